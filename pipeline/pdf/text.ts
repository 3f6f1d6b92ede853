import type { GlyphItem } from '../typeset/display/types.ts'
import type { EmbeddedFont } from './font.ts'
import { operand, utf16Hex } from './number.ts'

/**
 * Writes glyph runs as one text object. Runs that stand on one baseline share a TJ array as far as possible: every
 * further show operator makes readers split the line, which hurts right-to-left text most.
 */
export interface TextPainter {
  add(item: GlyphItem, font: EmbeddedFont): void
  /** Closes the text object, if one is open. */
  close(): void
}

/** `out` receives operators; `setColour` writes the fill colour when it changes. Page coordinates have y downwards. */
export function openText(out: string[], setColour: (colour: GlyphItem['colour']) => void): TextPainter {
  let open = false
  let array = ''
  let hex = ''
  let font: EmbeddedFont | undefined
  let size = 0
  let scale = 1
  let rise = 0
  let baseline = 0
  let colour: GlyphItem['colour'] | undefined
  /** Where the viewer's pen stands, in points; undefined before the first glyph of a line. */
  let pen: number | undefined

  function endString(): void {
    if (hex === '') return
    array += `<${hex}>`
    hex = ''
  }
  function show(): void {
    endString()
    if (array === '') return
    out.push(`[${array}]TJ`)
    array = ''
  }
  /** Moves the pen inside the array, in whole thousandths of the type size; the rounding error stays in `pen`. */
  function moveTo(x: number): void {
    const unit = (size * scale) / 1000
    const move = pen === undefined ? 0 : Math.round((pen - x) / unit)
    if (move === 0 || pen === undefined) return
    endString()
    array += String(move)
    pen -= move * unit
  }
  function begin(item: GlyphItem, next: EmbeddedFont): void {
    if (!open) {
      out.push('BT')
      open = true
      font = undefined
      pen = undefined
      // A rule may have changed the fill colour since.
      colour = undefined
    }
    const nextScale = item.scale ?? 1
    if (colour !== item.colour) {
      show()
      setColour(item.colour)
      colour = item.colour
    }
    if (font !== next || size !== item.size) {
      show()
      out.push(`/${next.name} ${operand(item.size)} Tf`)
      font = next
      size = item.size
    }
    if (pen === undefined || item.y !== baseline || scale !== nextScale) {
      show()
      // The page has y downwards; the text matrix turns the letters up again.
      out.push(`${operand(nextScale)} 0 0 -1 ${operand(item.x)} ${operand(item.y)} Tm`)
      baseline = item.y
      scale = nextScale
      pen = item.x
    }
  }
  return {
    add(item, next) {
      begin(item, next)
      if (item.actualText !== undefined) {
        show()
        out.push(`/Span<</ActualText<feff${utf16Hex(item.actualText)}>>>BDC`)
      }
      let x = item.x
      for (const glyph of item.glyphs) {
        if (glyph.dy !== rise) {
          show()
          out.push(`${operand(glyph.dy)} Ts`)
          rise = glyph.dy
        }
        moveTo(x + glyph.dx)
        hex += next.code(glyph.id, glyph.text)
        pen = (pen ?? x) + (next.width(glyph.id) * size * scale) / 1000
        x += glyph.advance
      }
      if (item.actualText !== undefined) {
        show()
        out.push('EMC')
      }
    },
    close() {
      if (!open) return
      show()
      if (rise !== 0) out.push('0 Ts')
      rise = 0
      out.push('ET')
      open = false
    },
  }
}
