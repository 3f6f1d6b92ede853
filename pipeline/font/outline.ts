import { f32, i32, intoTable, type HarfBuzz } from './harfbuzz.ts'

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
