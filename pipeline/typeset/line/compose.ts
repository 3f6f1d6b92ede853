import type { GlyphItem, PlacedGlyph } from '../display/types.ts'
import { visualOrder } from '../text/bidi.ts'
import { prefixWidths, type Piece } from '../text/shape.ts'
import type { ParagraphText } from './atoms.ts'
import { glyphShare } from './fill.ts'
import { wordSpace, type Glue } from './glue.ts'
import { endEdge, noEdge, startEdge, type Edge } from './margin.ts'
import { lineParts, type LinePart, type LineRange } from './line-parts.ts'
import type { Gap } from './opportunities.ts'
import type { Line, ParagraphStyle } from './types.ts'

interface Reckoning {
  readonly natural: number
  readonly stretch: number
  readonly shrink: number
  /** Width of the glyphs that may be scaled. */
  readonly scalable: number
}

function reckon(parts: readonly LinePart[], paragraph: ParagraphText): Reckoning {
  let natural = 0
  let stretch = 0
  let shrink = 0
  let scalable = 0
  for (const part of parts) {
    if (part.hangs) continue
    const { width } = part.word
    natural += width
    if (part.isElastic) {
      stretch += width * wordSpace.stretch
      shrink += width * wordSpace.shrink
    } else if (isScalable(part)) scalable += width
    const { size } = paragraph.spans[part.span]!
    for (const { glue } of part.gaps) {
      natural += size * glue.natural
      stretch += size * glue.stretch
      shrink += size * glue.shrink
    }
  }
  return { natural, stretch, shrink, scalable }
}

/** Letters that join are never scaled: right-to-left text in a paragraph of another script stays as it is. */
function isScalable(part: LinePart): boolean {
  return part.kind !== 'space' && part.level % 2 === 0
}

/** A word space is never wider than this, in em (pdftotext takes more for a column): the line stays short instead, for holes look like columns to eye and reader. */
const widestSpace = 0.75

/** The greatest stretch of a line; infinite where glue other than spaces takes part. */
function loosest(parts: readonly LinePart[], paragraph: ParagraphText): number {
  let least = Infinity
  for (const part of parts) {
    if (part.gaps.length > 0) return Infinity
    if (!part.isElastic || part.hangs || part.word.width === 0) continue
    const { size } = paragraph.spans[part.span]!
    const { width } = part.word
    least = Math.min(least, Math.max(0, widestSpace * size - width) / (width * wordSpace.stretch))
  }
  return least
}

/** Letters are never made narrower than this to fit a line. */
const narrowest = 0.8

/** How a line is filled. */
interface Filling {
  /** Of white space: stretch when positive, shrink when negative. */
  readonly ratio: number
  /** Of scalable glyphs. */
  readonly scale: number
  /** Of everything: the last resort. */
  readonly squeeze: number
  readonly start: Edge
  readonly end: Edge
}

/** First and last visible character of a line against the measure. */
function edgesOf(parts: readonly LinePart[], paragraph: ParagraphText, isOpening: boolean): readonly [Edge, Edge] {
  const { margins, base } = paragraph
  if (base === 1) return [noEdge, noEdge]
  const shown = parts.filter((part) => !part.hangs)
  const first = shown[0]
  const last = shown.at(-1)
  let start = noEdge
  if (!isOpening && first?.kind === 'word' && first.level === 0) {
    const { word } = first
    start = startEdge(margins, word.text[0]!, prefixWidths(word)[1]!, paragraph.spans[first.span]!.size)
  }
  if (last === undefined || last.kind === 'space' || last.level !== 0) return [start, noEdge]
  const { word } = last
  const { length } = word.text
  const letter = last.kind === 'hyphen' ? '\u00ad' : word.text[length - 1]!
  const widths = prefixWidths(word)
  const { size } = paragraph.spans[last.span]!
  return [start, endEdge(margins, letter, widths[length]! - widths[length - 1]!, size)]
}

/** Set one line: fill it, order it by direction, place its glyphs. `indent` is room left free at the line's start. */
export function composeLine(paragraph: ParagraphText, range: LineRange, style: ParagraphStyle, indent: number): Line {
  const parts = lineParts(paragraph, range)
  const { natural, stretch, shrink, scalable } = reckon(parts, paragraph)
  const isJustified = style.align === 'justify'
  const [start, last] = isJustified ? edgesOf(parts, paragraph, range.from === undefined) : [noEdge, noEdge]
  // A line that need not be full ends where it ends, unless it is full.
  const isFree = !isJustified || range.isLast
  const measure = style.width - indent
  const end = isFree && natural <= measure ? noEdge : last
  let spare = measure + start.hang + start.trim + end.hang + end.trim - natural
  const isTight = spare < 0
  const none: Filling = { ratio: 0, scale: 1, squeeze: 1, start, end }
  if (!isTight && isFree) return placeParts(parts, paragraph, range, style, indent, none)
  const flex = isJustified ? scalable * paragraph.margins.scaling : 0
  const share = glyphShare(spare, isTight ? shrink : stretch, flex)
  // Rounded as it is written to files, so that white space takes up the rest exactly.
  const scale = share === 0 ? 1 : Math.round((1 + share / scalable) * 1e4) / 1e4
  spare -= scalable * (scale - 1)
  if (!isTight) {
    const ratio = stretch > 0 ? Math.min(spare / stretch, loosest(parts, paragraph)) : 0
    return placeParts(parts, paragraph, range, style, indent, { ...none, ratio, scale })
  }
  const ratio = shrink > 0 ? Math.max(-1, spare / shrink) : 0
  // A word cut by force, or at a place where its letters had been kerned, can come out wider than it was reckoned.
  const least = natural + scalable * (scale - 1) - (ratio < 0 ? shrink : 0)
  const room = measure + start.hang + start.trim + end.hang + end.trim
  const isOver = (ratio <= -1 || shrink === 0) && room / least >= narrowest
  const squeeze = isOver ? Math.min(1, room / least) : 1
  return placeParts(parts, paragraph, range, style, indent, { ...none, ratio, scale, squeeze })
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

interface Visible {
  readonly piece: Piece
  readonly part: LinePart
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
  /** Horizontal scaling of its glyphs; absent = none. */
  readonly scale?: number
  /** What the advances of its glyphs are still to be multiplied with. */
  readonly factor?: number
}

function visiblePieces(parts: readonly LinePart[], paragraph: ParagraphText, ratio: number): Visible[] {
  const found: Visible[] = []
  for (const part of parts) {
    if (part.kind !== 'word') {
      for (const piece of part.word.pieces) {
        const extra = part.isElastic ? glueOf(piece.width, wordSpace, ratio) : 0
        const width = part.hangs ? 0 : piece.width + extra
        found.push({ piece, part, width, glyphs: spaceGlyphs(piece, part, width, paragraph.base) })
      }
      continue
    }
    let start = 0
    for (const piece of part.word.pieces) {
      if (part.gaps.length === 0) found.push({ piece, part, glyphs: piece.glyphs, width: piece.width })
      else {
        const glyphs = withGaps(piece, start, part.gaps, paragraph.spans[part.span]!.size, ratio)
        found.push({ piece, part, glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) })
      }
      start += piece.text.length
    }
  }
  return found
}

/** White space and hyphens: justified, hanging without room, or standing for U+00AD. */
function spaceGlyphs(piece: Piece, part: LinePart, width: number, base: 0 | 1): readonly PlacedGlyph[] {
  if (part.kind === 'hyphen')
    return piece.glyphs.map((glyph, index) => ({ ...glyph, text: index === 0 ? '\u00ad' : '' }))
  if (width === piece.width) return piece.glyphs
  // Hanging white space lies outside the line, on the side where reading ends.
  return piece.glyphs.map((glyph) => ({
    ...glyph,
    advance: width / piece.glyphs.length,
    dx: part.hangs && base === 1 ? glyph.dx - glyph.advance : glyph.dx,
  }))
}

/** The white half of a sign that begins the line: cut off, and the sign moved over it. */
function trimStart(pieces: Visible[], trim: number): void {
  const [first] = pieces
  const glyph = first?.glyphs[0]
  if (first === undefined || glyph === undefined) return
  const moved = { ...glyph, advance: glyph.advance - trim, dx: glyph.dx - trim }
  pieces[0] = { ...first, glyphs: [moved, ...first.glyphs.slice(1)], width: first.width - trim * (first.factor ?? 1) }
}

/** The white half of a sign that ends the line. */
function trimEnd(pieces: Visible[], trim: number): void {
  const index = pieces.findLastIndex(({ part }) => !part.hangs)
  const last = pieces[index]
  const glyph = last?.glyphs.at(-1)
  if (last === undefined || glyph === undefined) return
  const cut = { ...glyph, advance: glyph.advance - trim }
  pieces[index] = { ...last, glyphs: [...last.glyphs.slice(0, -1), cut], width: last.width - trim * (last.factor ?? 1) }
}

/** White space has been given its width already; it takes the scale of its neighbours so that they stay one run. */
function scaled({ piece, part, glyphs, width }: Visible, scale: number, squeeze: number): Visible {
  const factor = part.kind === 'space' ? squeeze : scale * squeeze
  const visible = { piece, part, glyphs, factor, width: width * factor }
  return scale * squeeze === 1 ? visible : { ...visible, scale: scale * squeeze }
}

/** Add glyphs to those of a run, scaled. */
function pushGlyphs(run: PlacedGlyph[], glyphs: readonly PlacedGlyph[], factor: number): void {
  if (factor === 1) for (const glyph of glyphs) run.push(glyph)
  else
    for (const { id, advance, dx, dy, text } of glyphs)
      run.push({ id, advance: advance * factor, dx: dx * factor, dy, text })
}

function placeParts(
  parts: readonly LinePart[],
  paragraph: ParagraphText,
  range: LineRange,
  style: ParagraphStyle,
  indent: number,
  { ratio, scale, squeeze, start: startEdge, end: endEdge }: Filling,
): Line {
  const { spans, base } = paragraph
  const set = visiblePieces(parts, paragraph, ratio)
  const pieces =
    scale === 1 && squeeze === 1
      ? set
      : set.map((visible) => scaled(visible, visible.part.level % 2 === 0 ? scale : 1, squeeze))
  if (startEdge.trim > 0) trimStart(pieces, startEdge.trim)
  if (endEdge.trim > 0) trimEnd(pieces, endEdge.trim)
  let width = 0
  let ascent = 0
  let descent = 0
  let isMixed = base === 1
  for (const { width: own, part } of pieces) {
    width += own
    const rise = spans[part.span]!.rise ?? 0
    ascent = Math.max(ascent, part.word.ascent + rise)
    descent = Math.max(descent, part.word.descent - rise)
    if (part.level !== 0) isMixed = true
  }
  const ordered = isMixed ? visualOrder(pieces.map(({ part }) => part.level)).map((index) => pieces[index]!) : pieces
  const items: GlyphItem[] = []
  const extents: { span: number; left: number; right: number }[] = []
  const free = style.width - indent - width + startEdge.hang + endEdge.hang
  const atEnd = base === 0 ? style.align === 'end' : style.align !== 'end'
  let x = (base === 0 ? indent - startEdge.hang : 0) + (style.align === 'center' ? free / 2 : atEnd ? free : 0)
  let open: { -readonly [Key in keyof GlyphItem]: GlyphItem[Key] } | undefined
  let openGlyphs: PlacedGlyph[] = []
  let openFont: unknown
  let openSpan = -1
  for (const { piece, part, glyphs, width: own, scale: ownScale, factor = 1 } of ordered) {
    const span = spans[part.span]!
    const text = part.kind === 'hyphen' ? '\u00ad' : piece.text
    if (
      open !== undefined &&
      openSpan === part.span &&
      openFont === piece.font &&
      open.rtl === piece.rtl &&
      open.scale === ownScale &&
      !piece.isComplex &&
      open.actualText === undefined
    ) {
      pushGlyphs(openGlyphs, glyphs, factor)
      open.width += own
      open.text = piece.rtl ? text + open.text : open.text + text
    } else {
      openGlyphs = []
      pushGlyphs(openGlyphs, glyphs, factor)
      openFont = piece.font
      openSpan = part.span
      open = {
        kind: 'glyphs', x, y: -(span.rise ?? 0), width: own, font: piece.font.id, size: span.size, glyphs: openGlyphs, text,
        rtl: piece.rtl, colour: span.colour, element: span.element,
      } // prettier-ignore
      if (ownScale !== undefined) open.scale = ownScale
      if (piece.isComplex && part.kind === 'word') open.actualText = piece.text
      items.push(open)
    }
    if (!part.hangs) {
      const last = extents.at(-1)
      if (last !== undefined && last.span === part.span) last.right = x + own
      else extents.push({ span: part.span, left: x, right: x + own })
    }
    x += own
  }
  const start = range.from?.offset ?? 0
  const line = { items, width, ascent, descent, start, end: range.to.offset, hyphenated: range.to.hyphen, extents }
  const protrusion = { start: startEdge.hang, end: endEdge.hang }
  return protrusion.start + protrusion.end > 0 ? { ...line, protrusion } : line
}
