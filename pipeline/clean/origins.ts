import type { WrittenPage } from '../source/types.ts'
import { pointsOf } from './records.ts'
import type { EditRecord } from './types.ts'

/** Tell of each record of a page where in the file its text stands; `place` and all else are of the Markdown written from it. */
export function withOrigins(records: readonly EditRecord[], page: WrittenPage | undefined): readonly EditRecord[] {
  if (page === undefined) return records
  const pointOf = pointsOf(page.input)
  return records.map((record) => {
    const start = originOf(page.origin, record.place.start.offset, 'start')
    const end = Math.max(start, originOf(page.origin, record.place.end.offset, 'end'))
    // The lines round a block that goes were made when the page was written.
    const actual = record.expected === '' ? record.actual.trim() : record.actual
    const isVerbatim = actual !== '' && page.input.slice(start, end) === actual
    return { ...record, origin: { start: pointOf(start), end: pointOf(end), ...(isVerbatim && { verbatim: true }) } }
  })
}

/** The offset in the file of an offset in the written text: of what stands there, else of what comes next, or before for an end. */
export function originOf(map: WrittenPage['origin'], offset: number, side: 'start' | 'end'): number {
  const { out, in: ins, length } = map
  let low = 0
  let high = out.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = out[middle]! + length[middle]!
    if (side === 'start' ? end <= offset : end < offset) low = middle + 1
    else high = middle
  }
  const before = low === 0 ? 0 : ins[low - 1]! + length[low - 1]!
  if (low === out.length) return before
  if (offset > out[low]! || (offset === out[low] && side === 'start'))
    return ins[low]! + Math.min(offset - out[low]!, length[low]!)
  return side === 'start' ? ins[low]! : before
}
