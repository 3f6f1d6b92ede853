import type { GlyphItem, GlyphRun, PlacedGlyph } from '../display/types.ts'
import { visualOrder } from '../text/bidi.ts'
import type { Piece } from '../text/shape.ts'
import type { ParagraphText } from './atoms.ts'
import { wordSpace, type Glue } from './glue.ts'
import type { LinePart, LineRange } from './line-parts.ts'
import type { Edge } from './margin.ts'
import type { Gap } from './opportunities.ts'
import type { Line, ParagraphStyle } from './types.ts'

/** How a line is filled. */
export interface Filling {
  /** Of white space: stretch when positive, shrink when negative. */
  readonly ratio: number
  /** Of scalable glyphs. */
  readonly scale: number
  /** Of everything: the last resort. */
  readonly squeeze: number
  readonly start: Edge
  readonly end: Edge
}

/** Room that glue takes beyond its natural width, at a ratio of stretch (positive) or shrink (negative). */
function glueOf(amount: number, glue: Glue, ratio: number): number {
  return amount * glue.natural + amount * (ratio >= 0 ? glue.stretch : glue.shrink) * ratio
}

/** A piece that begins at `start` of its part, with the glue of the part's gaps after the clusters before them. */
function withGaps(
  piece: Piece,
  start: number,
  gaps: readonly Gap[],
  size: number,
  ratio: number,
): readonly PlacedGlyph[] {
  const { clusters, glyphs, text } = piece
  let next = 0
  while (next < gaps.length && gaps[next]!.at <= start) next++
  return glyphs.map((glyph, index) => {
    // Left to right only: the cluster ends where the next one begins. A gap inside a cluster counts at its end.
    const end = clusters[index + 1] ?? text.length
    if (end === clusters[index]) return glyph
    let advance = glyph.advance
    for (; next < gaps.length && gaps[next]!.at <= start + end; next++) advance += glueOf(size, gaps[next]!.glue, ratio)
    return advance === glyph.advance ? glyph : { ...glyph, advance }
  })
}

/** The hyphen at the end of a line stands for U+00AD; kept with its piece, so that all lines share it. */
function lineEndHyphen(piece: Piece): readonly PlacedGlyph[] {
  let glyphs = lineEndHyphens.get(piece)
  if (glyphs === undefined) {
    glyphs = piece.glyphs.map((glyph, index) => ({ ...glyph, text: index === 0 ? '\u00ad' : '' }))
    lineEndHyphens.set(piece, glyphs)
  }
  return glyphs
}
const lineEndHyphens = new WeakMap<Piece, readonly PlacedGlyph[]>()

/** What stands on a line in logical order; arrays by piece. */
interface Pieces {
  readonly pieces: Piece[]
  readonly parts: LinePart[]
  readonly glyphs: (readonly PlacedGlyph[])[]
  /** Points, scaling left out. */
  readonly widths: number[]
}

function piecesOf(parts: readonly LinePart[], paragraph: ParagraphText, ratio: number): Pieces {
  const found: Pieces = { pieces: [], parts: [], glyphs: [], widths: [] }
  for (const part of parts) {
    let start = 0
    for (const piece of part.word.pieces) {
      let { glyphs, width } = piece
      if (part.kind === 'hyphen') glyphs = lineEndHyphen(piece)
      else if (part.hangs) width = 0
      else if (part.isElastic) width += glueOf(width, wordSpace, ratio)
      else if (part.gaps.length > 0) {
        glyphs = withGaps(piece, start, part.gaps, paragraph.spans[part.span]!.size, ratio)
        width = 0
        for (const { advance } of glyphs) width += advance
      }
      start += piece.text.length
      found.pieces.push(piece)
      found.parts.push(part)
      found.glyphs.push(glyphs)
      found.widths.push(width)
    }
  }
  return found
}

type OpenItem = { -readonly [Key in keyof GlyphItem]: GlyphItem[Key] }

/** Places the parts of a line from left to right: items of runs, shared with the words that they show. */
export function placeParts(
  parts: readonly LinePart[],
  paragraph: ParagraphText,
  range: LineRange,
  style: ParagraphStyle,
  indent: number,
  { ratio, scale, squeeze, start: startEdge, end: endEdge }: Filling,
): Line {
  const { spans, base } = paragraph
  const shown = piecesOf(parts, paragraph, ratio)
  const { pieces, widths } = shown
  const count = pieces.length
  let width = 0
  let ascent = 0
  let descent = 0
  let isMixed = base === 1
  let lastSolid = -1
  for (let at = 0; at < count; at++) {
    const part = shown.parts[at]!
    // White space has been given its width already.
    widths[at]! *= part.kind === 'space' || part.level % 2 === 1 ? squeeze : scale * squeeze
    width += widths[at]!
    const rise = spans[part.span]!.rise ?? 0
    if (part.word.ascent + rise > ascent) ascent = part.word.ascent + rise
    if (part.word.descent - rise > descent) descent = part.word.descent - rise
    if (part.level !== 0) isMixed = true
    if (!part.hangs) lastSolid = at
  }
  // The white halves of signs at the edges are cut off.
  const trimmed = { start: startEdge.trim * scale * squeeze, end: lastSolid < 0 ? 0 : endEdge.trim * scale * squeeze }
  if (trimmed.start > 0 && count > 0) widths[0]! -= trimmed.start
  if (trimmed.end > 0) widths[lastSolid]! -= trimmed.end
  if (count > 0) width -= trimmed.start + trimmed.end
  const order = isMixed ? visualOrder(shown.parts.map(({ level }) => level)) : undefined
  const items: GlyphItem[] = []
  const extents: { span: number; left: number; right: number }[] = []
  const free = style.width - indent - width + startEdge.hang + endEdge.hang
  const atEnd = base === 0 ? style.align === 'end' : style.align !== 'end'
  let x = (base === 0 ? indent - startEdge.hang : 0) + (style.align === 'center' ? free / 2 : atEnd ? free : 0)
  let open: OpenItem | undefined
  let runs: GlyphRun[] = []
  let openPiece: Piece | undefined
  let openSpan = -1
  let extent: { span: number; left: number; right: number } | undefined
  for (let place = 0; place < count; place++) {
    const at = order === undefined ? place : order[place]!
    const piece = pieces[at]!
    const part = shown.parts[at]!
    const own = widths[at]!
    const ownScale = part.level % 2 === 0 ? scale * squeeze : squeeze
    const text = part.kind === 'hyphen' ? '\u00ad' : piece.text
    if (
      open !== undefined &&
      openSpan === part.span &&
      openPiece?.font === piece.font &&
      open.rtl === piece.rtl &&
      (open.scale ?? 1) === ownScale &&
      !piece.isComplex &&
      open.actualText === undefined
    ) {
      open.width += own
      open.text = piece.rtl ? text + open.text : open.text + text
    } else {
      const span = spans[part.span]!
      runs = []
      openSpan = part.span
      open = {
        kind: 'glyphs', x, y: -(span.rise ?? 0), width: own, font: piece.font.id, size: span.size, runs, text,
        rtl: piece.rtl, colour: span.colour, element: span.element,
      } // prettier-ignore
      if (ownScale !== 1) open.scale = ownScale
      if (piece.isComplex && part.kind === 'word') open.actualText = piece.text
      items.push(open)
    }
    openPiece = piece
    // Hanging white space lies outside the line, on the side where reading ends.
    const lead = part.hangs && base === 1 ? -piece.width : at === 0 ? -trimmed.start : 0
    runs.push({ x: x - open.x + lead, glyphs: shown.glyphs[at]! })
    if (!part.hangs) {
      if (extent !== undefined && extent.span === part.span) extent.right = x + own
      else extents.push((extent = { span: part.span, left: x, right: x + own }))
    }
    x += own
  }
  const start = range.from?.offset ?? 0
  const line = { items, width, ascent, descent, start, end: range.to.offset, hyphenated: range.to.hyphen, extents }
  const protrusion = { start: startEdge.hang, end: endEdge.hang }
  return protrusion.start + protrusion.end > 0 ? { ...line, protrusion } : line
}
