import type { HarfBuzz } from './harfbuzz.ts'

const f32 = 0x7d
const i32 = 0x7f

/** Put a JavaScript function into the engine's function table, through a WebAssembly module of one import and one export. */
function intoTable(hb: HarfBuzz, types: readonly number[], action: (...values: number[]) => void): number {
  const type = [1, 4 + types.length, 1, 0x60, types.length, ...types, 0]
  // magic, version; type section; import section "e"."f"; export section "f"
  const bytes = [0, 97, 115, 109, 1, 0, 0, 0, ...type, 2, 7, 1, 1, 101, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0]
  const module = new WebAssembly.Module(Uint8Array.from(bytes))
  const { f } = new WebAssembly.Instance(module, { e: { f: action } }).exports
  const index = hb.functions.grow(1)
  hb.functions.set(index, f)
  return index
}

let path = ''
let drawing: number | undefined

function place(...values: number[]): string {
  return values.map((value, index) => String(index % 2 === 0 ? round(value) : -round(value) + 0)).join(' ')
}
function round(value: number): number {
  return Math.round(value * 100) / 100
}

function start(hb: HarfBuzz): number {
  const { call } = hb
  const functions = call['hb_draw_funcs_create']!()
  const add = (name: string, letter: string, numbers: number): void => {
    const types = [i32, i32, i32, ...Array.from({ length: numbers }, () => f32), i32]
    const action = (...values: number[]): void => {
      path += letter + place(...values.slice(3, 3 + numbers))
    }
    call[`hb_draw_funcs_set_${name}_func`]!(functions, intoTable(hb, types, action), 0, 0)
  }
  add('move_to', 'M', 2)
  add('line_to', 'L', 2)
  add('quadratic_to', 'Q', 4)
  add('cubic_to', 'C', 6)
  add('close_path', 'Z', 0)
  return functions
}

/** Outline of a glyph as SVG path data in font units, y downwards; '' for an empty glyph. */
export function outlineOf(hb: HarfBuzz, font: number, glyph: number): string {
  drawing ??= start(hb)
  path = ''
  hb.call['hb_font_draw_glyph']!(font, glyph, drawing, 0)
  return path
}
