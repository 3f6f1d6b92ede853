import type { Font, FontLibrary, FontRequest } from '../../font/types.ts'
import type { Direction } from '../../tree/nodes.ts'
import type { GlyphItem } from '../../typeset/display/types.ts'
import { glyphsOf } from '../../typeset/display/glyphs.ts'
import { setParagraph } from '../../typeset/line/index.ts'
import type { Line } from '../../typeset/line/types.ts'

/** A text on the cover. Lengths are pixels. */
export interface CoverText {
  readonly text: string
  readonly lang: string
  readonly dir: Direction
  /** Where lines stand; 'end' for a name that runs against the direction of the cover. */
  readonly align: 'start' | 'end'
  readonly weight: 400 | 700
  /** Sizes to try, largest first; the last one is taken whatever comes of it. */
  readonly sizes: readonly number[]
  /** Distance of base lines as a multiple of the size. */
  readonly leading: number
  /** No size is taken that needs more lines; of the last size, what does not fit is cut. */
  readonly maxLines: number
  /** No size is taken that needs more room; absent = no limit. */
  readonly maxHeight?: number
  readonly colour: string
}

/** A text that was set: its height and how to draw it. */
export interface SetText {
  /** From the top of the first line to the bottom of the last, by leading. */
  readonly height: number
  /** SVG of the text with its upper left corner at (x, y). */
  draw(x: number, y: number): string
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Glyph outlines that were taken once, by font and glyph: a cover says the same letters again and again. */
type Outlines = Map<string, string>

function outline(outlines: Outlines, font: Font, glyph: number): string {
  const key = `${font.id} ${glyph}`
  const path = outlines.get(key) ?? font.outline(glyph)
  outlines.set(key, path)
  return path
}

function drawRun(item: GlyphItem, library: FontLibrary, outlines: Outlines, x: number, y: number): string {
  const font = library.byId(item.font)
  const scale = item.size / font.unitsPerEm
  let pen = x + item.x
  const glyphs = glyphsOf(item).map((glyph) => {
    const path = outline(outlines, font, glyph.id)
    const [left, base] = [round(pen + glyph.dx), round(y + item.y - glyph.dy)]
    pen += glyph.advance
    return path === '' ? '' : `<path transform="matrix(${scale} 0 0 ${scale} ${left} ${base})" d="${path}"/>`
  })
  return glyphs.join('')
}

function fits(lines: readonly Line[], text: CoverText, size: number, width: number): boolean {
  const isLow = lines.length * size * text.leading <= (text.maxHeight ?? Infinity)
  return isLow && lines.length <= text.maxLines && lines.every((line) => line.width <= width + 0.5)
}

/**
 * Set a text of a cover: broken, shaped and put into visual order by the line setter of the PDF, so that it is right in
 * every script that the fonts know; drawn as outlines, so that the picture needs no fonts.
 */
export function setCoverText(text: CoverText, width: number, library: FontLibrary): SetText {
  const request: FontRequest = { face: 'serif', weight: text.weight, italic: false, lang: text.lang }
  const style = {
    lang: text.lang,
    dir: text.dir,
    width,
    align: text.align,
    indent: 0,
    hyphenate: false,
    balance: true,
  } as const
  let lines: readonly Line[] = []
  let size = 0
  for (size of text.sizes) {
    const span = { text: text.text, request, size, colour: [1, 1, 1], element: 0 } as const
    lines = setParagraph([span], style, library).value
    if (fits(lines, text, size, width)) break
  }
  const shown = lines.slice(0, text.maxLines)
  const leading = size * text.leading
  const font = library.primary(request)
  // The middle of the letters in the middle of the line.
  const baseline = leading / 2 + (size * (font.ascender + font.descender)) / (2 * font.unitsPerEm)
  return {
    height: shown.length * leading,
    draw(x, y) {
      const outlines: Outlines = new Map()
      const runs = shown.flatMap((line, index) =>
        line.items.map((item) => drawRun(item, library, outlines, x, y + index * leading + baseline)),
      )
      return `<g fill="${text.colour}">${runs.join('')}</g>`
    },
  }
}
