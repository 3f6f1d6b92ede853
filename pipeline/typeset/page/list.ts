import type { List, ListItem } from '../../tree/nodes.ts'
import type { Span } from '../line/types.ts'
import { amendFirst, append, EMPTY_STRIP, type Strip } from './galley.ts'
import type { SpanDetails } from './inline.ts'
import { setSpans } from './lines.ts'
import { measure } from './measure.ts'
import { indented, type Flow } from './style.ts'
import { blockDetails, type Typesetter } from './typesetter.ts'

/** Bullets by depth, best first; the first that a font has is taken. */
const BULLETS = ['•', '–', '▪', '·'] as const

/** Boxes of tasks, best first; no brackets, which stand mirrored in lines from right to left. */
const BOXES = { checked: ['☑', '▣'], open: ['☐', '⬜', '□'] } as const

const SIGNS: ReadonlySet<string> = new Set(BULLETS)

const NO_DETAIL: SpanDetails = { isStruck: false, isMark: false, plainStart: 0 }

/** Sets a list: markers stand in a column of their own on the start side, numbers in the digits of the locale. */
export function setList(block: List, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { structure } = typesetter
  const listNumbering = block.ordered ? 'Decimal' : 'Disc'
  const list = structure.add('L', flow.parent, { ...blockDetails(block), listNumbering })
  const markers = block.children.map((item, index) => markerOf(block, item, index, flow, typesetter))
  // Numbers widen with their count of digits: the first and the last tell the widest.
  const widest = Math.max(...[markers[0], markers.at(-1)].map((text) => measureMarker(text ?? '', flow, typesetter)), 0)
  const gap = 0.45 * flow.style.size
  const column = Math.max(widest + gap, 1.5 * flow.style.size)
  const inList: Flow = { ...flow, parent: list, lists: flow.lists + (block.ordered ? 0 : 1) }
  const strips: Strip[] = []
  for (const [index, item] of block.children.entries()) {
    const set = setItem(item, markers[index] ?? '', inList, { column, gap }, block.spread, typesetter)
    const above = index > 0 && block.spread ? flow.grid / 2 : 0
    append(strips, amendFirst(set, { above }))
  }
  return strips
}

function setItem(
  item: ListItem,
  marker: string,
  outer: Flow,
  geometry: { readonly column: number; readonly gap: number },
  isSpread: boolean,
  typesetter: Typesetter,
): readonly Strip[] {
  const { structure } = typesetter
  const flow = typesetter.enter(outer, item)
  const li = structure.add('LI', outer.parent, blockDetails(item))
  const label = structure.add('Lbl', li)
  const body = structure.add('LBody', li)
  if (item.id !== undefined) typesetter.waiting.push(item.id)
  const span = markerSpan(marker, outer, label)
  // Bullets are those of the Latin font: Han fonts draw them small and in the middle of a square.
  const own: Span = SIGNS.has(marker) ? { ...span, request: { ...span.request, lang: 'en' } } : span
  const labelStrip = setMarker([own], [NO_DETAIL], outer, geometry, label, typesetter)
  const inner: Flow = { ...indented(flow, geometry.column), parent: body, marked: outer.dir }
  const strips = typesetter.setBlocks(item.children, inner, { isTight: !isSpread, isBlockStyle: true })
  return withMarker(strips, labelStrip, typesetter)
}

/** Sets a marker in the column before the text, up against it. */
export function setMarker(
  spans: readonly Span[],
  details: readonly SpanDetails[],
  flow: Flow,
  geometry: { readonly column: number; readonly gap: number },
  element: number,
  typesetter: Typesetter,
): Strip | undefined {
  const inner = indented(flow, geometry.column)
  const column = flow.width - inner.width
  const left = flow.dir === 'ltr' ? flow.left : inner.left + inner.width + geometry.gap
  const width = Math.max(1, column - geometry.gap)
  const style = { ...flow.style, align: 'end', indent: 0, hyphenate: false } as const
  const place: Flow = { ...flow, left, width, style, isMain: false }
  return setSpans(spans, details, place, { element, block: undefined }, typesetter)[0]
}

/** The strips with a marker on the first; an item without text is its marker. */
export function withMarker(
  strips: readonly Strip[],
  marker: Strip | undefined,
  typesetter: Typesetter,
): readonly Strip[] {
  if (marker === undefined) return strips
  const [first, ...rest] = strips
  if (first === undefined) return [{ ...marker, anchors: [...typesetter.waiting.splice(0), ...marker.anchors] }]
  const anchors = [...marker.anchors, ...first.anchors]
  return [{ ...EMPTY_STRIP, ...first, items: [...marker.items, ...first.items], anchors }, ...rest]
}

export function markerSpan(text: string, flow: Flow, element: number): Span {
  const { face, size, colour } = flow.style
  return { text, request: { face, weight: 400, italic: false, lang: flow.lang }, size, colour, element }
}

function markerOf(list: List, item: ListItem, index: number, flow: Flow, typesetter: Typesetter): string {
  if (item.checked !== undefined) return shownIn(item.checked ? BOXES.checked : BOXES.open, flow, typesetter)
  if (!list.ordered) return shownIn([BULLETS[flow.lists % BULLETS.length] ?? '•', '•', '-'], flow, typesetter)
  return `${typesetter.edition.furniture.digits((list.start ?? 1) + index)}.`
}

/** The first of the signs that the fonts have. */
function shownIn(signs: readonly string[], flow: Flow, typesetter: Typesetter): string {
  const request = { face: 'serif', weight: 400, italic: false, lang: flow.lang } as const
  const found = signs.find((sign) =>
    Array.from(sign).every((letter) => typesetter.fonts.fontFor(letter.codePointAt(0) ?? 0, request) !== undefined),
  )
  return found ?? '-'
}

function measureMarker(text: string, flow: Flow, typesetter: Typesetter): number {
  return measure([markerSpan(text, flow, 0)], flow, typesetter).natural
}
