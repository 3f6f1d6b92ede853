import { prefixWidths } from '../text/shape.ts'
import type { ParagraphText } from './atoms.ts'
import { glyphShare } from './fill.ts'
import { wordSpace } from './glue.ts'
import { endEdge, noEdge, startEdge, type Edge } from './margin.ts'
import { lengthenParts } from './lengthen.ts'
import { lineParts, type LinePart, type LineRange } from './line-parts.ts'
import { placeParts, type Filling } from './place.ts'
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

/** Word spaces stretch so far (as a part of their stretch) before joins are lengthened, where that is asked for. */
const spacesFirst = 0.25

/** Letters are never made narrower than this to fit a line. */
const narrowest = 0.8

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

/** The parts of a line that is to be `measure` points wide, joins lengthened where its word spaces would else be wide. */
function withKashida(parts: readonly LinePart[], paragraph: ParagraphText, measure: number): readonly LinePart[] {
  const { natural, stretch } = reckon(parts, paragraph)
  const points = measure - natural - stretch * spacesFirst
  return points > 0 ? lengthenParts(parts, paragraph, points) : parts
}

/** Set one line: fill it, order it by direction, place its glyphs. `indent` is room left free at the line's start. */
export function composeLine(paragraph: ParagraphText, range: LineRange, style: ParagraphStyle, indent: number): Line {
  const isJustified = style.align === 'justify'
  const plain = lineParts(paragraph, range)
  const parts =
    isJustified && style.kashida === true && !range.isLast ? withKashida(plain, paragraph, style.width - indent) : plain
  const { natural, stretch, shrink, scalable } = reckon(parts, paragraph)
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
