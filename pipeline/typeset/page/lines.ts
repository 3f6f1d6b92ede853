import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { languageOf } from '../../language/language.ts'
import type { Inline } from '../../tree/nodes.ts'
import type { Artifact, GlyphItem, ImageItem, Item, LinkItem, RuleItem } from '../display/types.ts'
import type { Line, Span } from '../line/types.ts'
import { reportGaps } from './coverage.ts'
import { NEVER, type Strip } from './galley.ts'
import { inlineText, type InlineText, type SpanDetails } from './inline.ts'
import { hasSmallPictures, PLACEHOLDER } from './small-picture.ts'
import { readingOrder } from './reading-order.ts'
import { NO_ELEMENT } from './structure.ts'
import type { Flow, TextStyle } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** What is set: the text's place in the tree and how lines may part. */
export interface LineOptions {
  readonly element: number
  /** Id of the block for the page map and for messages. */
  readonly block: string | undefined
  /** Headings and the like never part. */
  readonly isWhole?: boolean
  /** Pictures stand in the line whatever their size: there is no place for them below. */
  readonly keepsPictures?: boolean
}

/** Sets inline nodes as strips, one per line; pictures among them come back to be set below. */
export function setInline(
  nodes: readonly Inline[],
  flow: Flow,
  options: LineOptions,
  typesetter: Typesetter,
): { readonly strips: readonly Strip[]; readonly images: InlineText['images'] } {
  const withPictures = options.keepsPictures === true || hasSmallPictures(nodes, flow.style.size, typesetter)
  const base = { style: flow.style, lang: flow.lang, dir: flow.dir, element: options.element, withPictures }
  const text = inlineText(nodes, base, typesetter)
  return { strips: setSpans(text.spans, text.details, flow, options, typesetter), images: text.images }
}

/** Sets ready spans as strips, one per line. */
export function setSpans(
  spans: readonly Span[],
  details: readonly SpanDetails[],
  flow: Flow,
  options: LineOptions,
  typesetter: Typesetter,
): readonly Strip[] {
  if (spans.length === 0) return []
  reportGaps(spans, flow.lang, options.block, typesetter)
  const lines = paragraphLines(spans, flow, options.block, typesetter)
  const starts = startsOf(spans)
  const { style } = flow
  const left = flow.left + towardsMarker(lines, flow)
  const baseline = baselineOf(style, flow, typesetter)
  const anchored = new Set<string>()
  const hasPictures = details.some(({ picture }) => picture !== undefined)
  const isPlain = details.every(({ link, anchor, isStruck }) => link === undefined && anchor === undefined && !isStruck)
  return lines.map((line, index): Strip => {
    const pictures = hasPictures ? picturesOn(line, details, left, baseline) : []
    const ordered = readingOrder(line.items, flow.dir === 'rtl')
    const items: Item[] =
      pictures.length === 0
        ? ordered.map((item) => placed(item, left, baseline))
        : ordered.flatMap((item) => shown(item, pictures, left, baseline))
    const at = options.block === undefined || !flow.isMain ? undefined : plainOffset(line.start, starts, details)
    const breakCost =
      index === 0 ? 0 : partingCost(index, lines.length, lines[index - 1] as Line, options.isWhole === true)
    const plain: Strip = {
      height: style.leading, above: 0, items, artifacts: [], breakCost, anchors: [],
      ...(at !== undefined && { at: { block: options.block as string, offset: at } }),
    } // prettier-ignore
    // Most lines of most texts.
    if (isPlain && pictures.length === 0) return plain
    const rules: RuleItem[] = []
    const anchors: string[] = []
    const notes: string[] = []
    // As they are read: on a line from right to left the first call stands last.
    for (const extent of line.extents.toSorted((a, b) => a.span - b.span)) {
      const detail = details[extent.span]
      const span = spans[extent.span]
      if (detail === undefined || span === undefined) continue
      const from = left + extent.left
      const width = extent.right - extent.left
      if (detail.anchor !== undefined && !anchored.has(detail.anchor)) {
        anchored.add(detail.anchor)
        anchors.push(detail.anchor)
        if (detail.note !== undefined) notes.push(detail.note)
      }
      if (detail.link !== undefined && width > 0) items.push(linkOver(detail.link, from, width, baseline, span))
      if (detail.isStruck && width > 0) rules.push(strike(span, from, width, baseline, typesetter))
    }
    const ornaments = pictures.filter(({ element }) => element === undefined).map(({ from: _from, ...image }) => image)
    const layout = [...rules, ...ornaments]
    const artifacts: Artifact[] = layout.length > 0 ? [{ type: 'layout', items: layout }] : []
    const figures = pictures.flatMap(({ element, ...box }) => (element === undefined ? [] : [{ ...box, element }]))
    return {
      ...plain,
      artifacts,
      anchors,
      ...(notes.length > 0 && { notes }),
      ...(figures.length > 0 && { figures }),
    }
  })
}

/**
 * How far a line moves to the side of its marker, points: a line of the other direction, alone in an item or a note, would begin at the far edge.
 * Two lines and more reach the marker by themselves.
 */
function towardsMarker(lines: readonly Line[], { dir, marked = dir, width }: Flow): number {
  const [line] = lines
  if (marked === dir || line === undefined || lines.length > 1 || line.extents.length === 0) return 0
  return marked === 'rtl'
    ? Math.max(0, width - Math.max(...line.extents.map(({ right }) => right)))
    : -Math.max(0, Math.min(...line.extents.map(({ left }) => left)))
}

/** The pictures of a line where their placeholders stand, a little below the base line. */
function picturesOn(
  line: Line,
  details: readonly SpanDetails[],
  left: number,
  baseline: number,
): readonly (ImageItem & { readonly from: number })[] {
  return line.extents.flatMap(({ span, left: from, right }) => {
    const picture = details[span]?.picture
    if (picture === undefined) return []
    const { image, width, height, element } = picture
    const x = left + (from + right - width) / 2
    const y = baseline + SINK * height - height
    return [{ kind: 'image', x, y, width, height, image, from: left + from, ...(element !== undefined && { element }) }]
  })
}

/** How much of a picture in a line stands below the base line. */
const SINK = 0.15

/** An item in its place; a placeholder gives way to its picture, or to nothing for an ornament. */
function shown(
  item: GlyphItem,
  pictures: readonly (ImageItem & { readonly from: number })[],
  left: number,
  baseline: number,
): readonly Item[] {
  const own = placed(item, left, baseline)
  const picture = pictures.find(({ from }) => Math.abs(from - own.x) < 0.01)
  if (picture === undefined || own.text !== PLACEHOLDER) return [own]
  const { from: _from, ...image } = picture
  return image.element === undefined ? [] : [image]
}

/** Lines of a paragraph; a report of a missing glyph by the line setter is dropped, since `reportGaps` knows the block. */
function paragraphLines(
  spans: readonly Span[],
  flow: Flow,
  block: string | undefined,
  typesetter: Typesetter,
): readonly Line[] {
  const { style } = flow
  const outcome = typesetter.lines.setParagraph(
    spans,
    {
      ...typesetter.lineSettings(flow.lang),
      dir: flow.dir,
      width: flow.width,
      align: style.align,
      indent: style.indent,
      hyphenate: style.hyphenate,
      ...(flow.isMain && { hyphensBefore: typesetter.hyphenRow }),
      ...(style.balance && { balance: true }),
    },
    typesetter.fonts,
  )
  const others = outcome.diagnostics.filter((report) => report.code !== 'typeset/missing-glyph')
  typesetter.diagnostics.push(...others.map((report) => inBlock(report, block, typesetter)))
  if (flow.isMain) typesetter.hyphenRow = hyphenRow(typesetter.hyphenRow, outcome.value, spans)
  return outcome.value
}

/** A line of so many words is no step between others: the eye goes on from hyphen to hyphen across it. */
const FEW_WORDS = 3

/** Lines in a row that end in a hyphen, after further lines of the text. */
function hyphenRow(before: number, lines: readonly Line[], spans: readonly Span[]): number {
  const text = spans.map((span) => span.text).join('')
  let row = before
  for (const { start, end, hyphenated } of lines) {
    const words = text.slice(start, end).trim().split(' ')
    if (hyphenated || /[-\u2010]$/u.test(words.at(-1) ?? '')) row += 1
    else if (words.length > FEW_WORDS) row = 0
  }
  return row
}

/** The line setter does not know which block it sets. */
function inBlock(report: Diagnostic, block: string | undefined, typesetter: Typesetter): Diagnostic {
  const segment = block === undefined ? {} : { segment: block }
  return { ...report, place: { locale: typesetter.edition.locale, ...segment, ...report.place } }
}

/** Distance from a line's top to its baseline: the face's ascent and descent stand in the middle of the leading. */
export function baselineOf(style: TextStyle, flow: Flow, typesetter: Typesetter): number {
  const { face, weight, italic } = style
  const font = typesetter.fonts.primary({ face, weight, italic, lang: flow.lang })
  const scale = style.size / font.unitsPerEm
  const extra = style.leading - (font.ascender - font.descender) * scale
  return extra / 2 + font.ascender * scale
}

/** An item moved by (x, y); artifacts lose their pretended element. */
export function placed(item: GlyphItem, x: number, y: number): GlyphItem {
  const moved = { ...item, x: item.x + x, y: item.y + y }
  if (item.element !== NO_ELEMENT) return moved
  const { element: _element, ...artifact } = moved
  return artifact
}

/** At least two lines of a paragraph stay together on either side of a page break; a word is not cut at the turn of a page. */
function partingCost(index: number, count: number, before: Line, isWhole: boolean): number {
  if (isWhole || index < 2 || count - index < 2) return NEVER
  return before.hyphenated ? 3 : 0
}

function linkOver(
  link: NonNullable<SpanDetails['link']>,
  x: number,
  width: number,
  baseline: number,
  span: Span,
): LinkItem {
  const y = baseline - (span.rise ?? 0) - 0.85 * span.size
  const { target, contents, element } = link
  return { kind: 'link', x, y, width, height: 1.15 * span.size, target, contents, element }
}

/** A rule through the middle of the letters: half the x-height, or half the box of ideographs. */
function strike(span: Span, x: number, width: number, baseline: number, typesetter: Typesetter): RuleItem {
  const font = typesetter.fonts.primary(span.request)
  const isIdeographic = languageOf(span.request.lang).justify === 'inter-character'
  const middle = isIdeographic ? 0.38 : font.xHeight / font.unitsPerEm / 2
  const y = baseline - (span.rise ?? 0) - (middle + 0.03) * span.size
  return { kind: 'rule', x, y, width, height: 0.06 * span.size, colour: span.colour }
}

/** Offset of each span in the joined text, and the length of that text. */
function startsOf(spans: readonly Span[]): readonly number[] {
  const starts = [0]
  for (const span of spans) starts.push((starts.at(-1) as number) + span.text.length)
  return starts
}

/** Offset in the block's plain text of an offset in the joined text of the spans. */
function plainOffset(offset: number, starts: readonly number[], details: readonly SpanDetails[]): number {
  let low = 0
  let high = details.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  const detail = details[low]
  if (detail === undefined) return 0
  return detail.plainStart + (detail.isMark ? 0 : offset - (starts[low] as number))
}
