import type { GlyphItem } from '../display/types.ts'

/**
 * Items of a line from left to right, put into the order in which they are read: the inverse of UAX #9, rule L2, on what
 * the items tell of their levels. Items of levels above 2 keep their visual order among themselves; that is only seen
 * where a structure element begins or ends right there.
 */
export function readingOrder(items: readonly GlyphItem[], isRightToLeft: boolean): readonly GlyphItem[] {
  if (!items.some((item) => item.rtl)) return items
  const levels = items.map((item, index) => levelOf(item, items[index - 1], items[index + 1], isRightToLeft))
  const order = [...items.keys()]
  for (const level of [1, 2]) reverseRuns(order, levels, level)
  return order.map((index) => items[index] as GlyphItem)
}

function levelOf(
  item: GlyphItem,
  before: GlyphItem | undefined,
  after: GlyphItem | undefined,
  isRightToLeft: boolean,
): number {
  if (item.rtl) return 1
  if (isRightToLeft) return 2
  // A number between right-to-left words of a left-to-right paragraph goes with them.
  return before?.rtl === true && after?.rtl === true && !/\p{L}/u.test(item.text) ? 2 : 0
}

/** Reverses every run of places whose level is at least this one. */
function reverseRuns(order: number[], levels: readonly number[], level: number): void {
  for (let start = 0; start < order.length; start += 1) {
    if ((levels[order[start] as number] ?? 0) < level) continue
    let end = start
    while (end < order.length && (levels[order[end] as number] ?? 0) >= level) end += 1
    order.splice(start, end - start, ...order.slice(start, end).reverse())
    start = end
  }
}
