import { NEVER, type Strip } from './galley.ts'

/** A page's strips: [start, end). */
export interface PageRange {
  readonly start: number
  readonly end: number
}

/** Cost of a strip that is taller than the page. */
const OVERFULL = NEVER * 1000

/**
 * Breaks strips into pages at the least total cost (dynamic programming over all legal pages, as for lines in Knuth and
 * Plass, "Breaking Paragraphs into Lines", 1981). The cost of a page is that of the break before it plus the square of
 * its empty lines; the last page may be as short as it likes, but not just a line or two.
 */
export function breakPages(strips: readonly Strip[], height: number, grid: number): readonly PageRange[] {
  const count = strips.length
  if (count === 0) return [{ start: 0, end: 0 }]
  const best: number[] = [0]
  const previous: number[] = [0]
  for (let end = 1; end <= count; end += 1) {
    best[end] = Infinity
    let used = 0
    for (let start = end - 1; start >= 0; start -= 1) {
      const strip = strips[start] as Strip
      used += strip.height
      const below = used + (strip.repeat?.height ?? 0)
      const isOverfull = below > height + 0.01
      if (isOverfull && start < end - 1) break
      const before = (best[start] as number) + (start === 0 ? 0 : strip.breakCost)
      const cost = before + (isOverfull ? OVERFULL : emptiness(below, height, grid, end === count, start === 0))
      if (cost < (best[end] as number)) {
        best[end] = cost
        previous[end] = start
      }
      used += strip.above
    }
  }
  const pages: PageRange[] = []
  for (let end = count; end > 0;) {
    const start = previous[end] as number
    pages.push({ start, end })
    end = start
  }
  return pages.toReversed()
}

/** Cost of what a page leaves empty: a last page of a few lines looks like a mistake, else it may end anywhere. */
function emptiness(used: number, height: number, grid: number, isLast: boolean, isFirst: boolean): number {
  if (!isLast) return ((height - used) / grid) ** 2
  const missing = 4 - used / grid
  return isFirst || missing <= 0 ? 0 : missing ** 2
}
