import { trimEdit } from './text-map.ts'
import type { EditRecord } from './types.ts'

/** What a record really changes: [start, end) of the input becomes `text`. */
export interface CoreEdit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** What the input has there. */
  readonly actual: string
  readonly group: string | undefined
}

/** The change of one record, without the surroundings that it shows; undefined for a flag. */
export function coreEdit(record: EditRecord): CoreEdit | undefined {
  if (record.expected === undefined) return undefined
  const { head, tail } = trimEdit(record.actual, record.expected)
  return {
    start: record.place.start.offset + head,
    end: record.place.end.offset - tail,
    text: record.expected.slice(head, record.expected.length - tail),
    actual: record.actual.slice(head, record.actual.length - tail),
    group: record.group,
  }
}

/**
 * The edits that count, in order of place: those of applied records, where one that lies inside a wider one of its own
 * group is already part of that one. Of equal places the later record holds.
 */
export function effectiveEdits(records: readonly EditRecord[]): readonly CoreEdit[] {
  const edits: CoreEdit[] = []
  for (const record of records) {
    const edit = record.state === 'applied' ? coreEdit(record) : undefined
    if (edit) edits.push(edit)
  }
  const byWidth = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end || b.index - a.index)
  const kept: CoreEdit[] = []
  // Per group: an edit of another group, an insertion, may stand between two of this one.
  const ends = new Map<string, number>()
  for (const { edit } of byWidth) {
    const end = edit.group === undefined ? undefined : ends.get(edit.group)
    if (end !== undefined && edit.end <= end) continue
    kept.push(edit)
    if (edit.group !== undefined) ends.set(edit.group, edit.end)
  }
  // An insertion stands before what begins at its place.
  return kept.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The input with all applied records on it. Throws when records overlap that do not move together: they are of another text. */
export function replay(input: string, records: readonly EditRecord[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of effectiveEdits(records)) {
    if (edit.start < at || edit.end > input.length) throw new Error('replay: records overlap or are of another text')
    parts.push(input.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(input.slice(at))
  return parts.join('')
}

/** The input again, from the output of `replay` and the same records. */
export function inverse(output: string, records: readonly EditRecord[]): string {
  const parts: string[] = []
  let at = 0
  let shift = 0
  for (const edit of effectiveEdits(records)) {
    const start = edit.start + shift
    parts.push(output.slice(at, start), edit.actual)
    at = start + edit.text.length
    shift += edit.text.length - (edit.end - edit.start)
  }
  parts.push(output.slice(at))
  return parts.join('')
}
