import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { SourceText, WrittenPage } from '../source/types.ts'
import { pointsOf } from './records.ts'
import { effectiveEdits, type CoreEdit } from './replay.ts'
import type { Cleaned, EditRecord } from './types.ts'

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

/**
 * Diagnostics about the cleaned text, told of the file as it came: edits that stand before a place move it, and what is written from a
 * page stands elsewhere in the page. A line without an offset is meant from its start or the column that is named.
 */
export function toldOfFile(
  diagnostics: readonly Diagnostic[],
  { file, text, page }: SourceText,
  cleaned: Pick<Cleaned, 'text' | 'records'>,
): readonly Diagnostic[] {
  if (page === undefined && cleaned.text === text) return diagnostics
  if (!diagnostics.some(({ place }) => place?.line !== undefined && place.file === file)) return diagnostics
  const starts = [0]
  for (let at = cleaned.text.indexOf('\n'); at >= 0; at = cleaned.text.indexOf('\n', at + 1)) starts.push(at + 1)
  const edits = effectiveEdits(cleaned.records)
  const pointOf = pointsOf(page?.input ?? text)
  return diagnostics.map((diagnostic) => {
    const { place } = diagnostic
    if (place?.line === undefined || place.file !== file) return diagnostic
    const seen = place.offset ?? (starts[place.line - 1] ?? 0) + (place.column ?? 1) - 1
    const offset = beforeEdits(edits, seen)
    return { ...diagnostic, place: { ...place, ...pointOf(page ? originOf(page.origin, offset, 'start') : offset) } }
  })
}

/** Offset in the input of an offset of the text with the edits on it; in a changed stretch the start of that. */
function beforeEdits(edits: readonly CoreEdit[], offset: number): number {
  let shift = 0
  for (const { start, end, text } of edits) {
    if (start + shift + text.length > offset) return Math.min(offset - shift, start)
    shift += text.length - (end - start)
  }
  return offset - shift
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
