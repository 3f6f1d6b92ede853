import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { contextOf, pointsOf, recordId } from './records.ts'
import { coreEdit, type CoreEdit } from './replay.ts'
import type { EditRecord, Verdicts } from './types.ts'

const patchRule = 'editor/patch'

/**
 * Set the states of records as the editor decided. A verdict finds its record by id or, when the input changed elsewhere,
 * by rule and surroundings; one that finds nothing is reported. An accepted suggestion takes the place of the repairs
 * inside it; a patch of the editor takes the place of everything that it touches.
 */
export function applyVerdicts(
  file: string,
  input: string,
  records: readonly EditRecord[],
  verdicts: Verdicts,
  lang: string,
): Outcome<readonly EditRecord[]> {
  const diagnostics: Diagnostic[] = []
  const byId = new Map(records.map((record) => [record.id, record]))
  const byContext = new Map(records.map((record) => [contextKey(record), record]))
  const groups = new Map<string, EditRecord[]>()
  for (const record of records) {
    if (record.group === undefined || record.class !== 'repair') continue
    const members = groups.get(record.group)
    if (members) members.push(record)
    else groups.set(record.group, [record])
  }
  const states = new Map<EditRecord, EditRecord['state']>()
  for (const verdict of verdicts.verdicts) {
    const record = byId.get(verdict.id) ?? byContext.get(contextKey(verdict))
    if (!record) {
      const hints = ['the text has changed there: look at the report of "clean" and remove or renew the verdict']
      const message = `verdict “${verdict.verdict}” on ${verdict.id} finds nothing: no ${verdict.rule} on “${verdict.actual}”`
      diagnostics.push(diagnose('clean/verdict-unmatched', message, { file }, hints))
      continue
    }
    if (record.expected === undefined) continue
    if (verdict.verdict === 'accept') states.set(record, 'applied')
    else for (const member of groupOf(record, groups)) states.set(member, 'rejected')
  }
  const judged = records.map((record) => ({ ...record, state: states.get(record) ?? record.state }))
  const patched = applyPatches(file, input, judged, verdicts.patches, lang)
  return { value: supersede(patched.value), diagnostics: [...diagnostics, ...patched.diagnostics] }
}

function contextKey(place: {
  readonly rule: string
  readonly before: string
  readonly actual: string
  readonly after: string
}): string {
  return [place.rule, place.before, place.actual, place.after].join('\0')
}

/** A rejected repair takes along the repairs of its group; a suggestion stands alone. */
function groupOf(record: EditRecord, groups: ReadonlyMap<string, readonly EditRecord[]>): readonly EditRecord[] {
  return (record.class === 'repair' && record.group !== undefined ? groups.get(record.group) : undefined) ?? [record]
}

/** Repairs inside an applied suggestion, and everything that a patch touches, are no longer applied. */
function supersede(records: readonly EditRecord[]): readonly EditRecord[] {
  const rulers: (CoreEdit & { readonly isPatch: boolean })[] = []
  for (const record of records) {
    const isPatch = record.rule === patchRule
    const edit = record.state === 'applied' && (isPatch || record.class === 'suggest') ? coreEdit(record) : undefined
    if (edit) rulers.push({ ...edit, isPatch })
  }
  if (rulers.length === 0) return records
  rulers.sort((a, b) => a.start - b.start)
  const patches = rulers.filter((ruler) => ruler.isPatch)
  return records.map((record) => {
    if (record.state !== 'applied' || record.rule === patchRule) return record
    const edit = coreEdit(record)
    if (!edit) return record
    return isUnder(edit, record.class === 'repair' ? rulers : patches) ? { ...record, state: 'offered' } : record
  })
}

/** Whether an edit overlaps one of a sorted list; an insertion counts also at the edge, where its order would be open. */
function isUnder(edit: CoreEdit, rulers: readonly CoreEdit[]): boolean {
  let low = 0
  let high = rulers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rulers[middle]!.end < edit.start) low = middle + 1
    else high = middle
  }
  for (let index = low; index < rulers.length && rulers[index]!.start <= edit.end; index++) {
    const ruler = rulers[index]!
    if (edit.start < ruler.end && ruler.start < edit.end) return true
    if (edit.start === edit.end && ruler.start === ruler.end && edit.start === ruler.start) return true
    if (edit.start === edit.end && ruler.start < edit.start && edit.start < ruler.end) return true
  }
  return false
}

function applyPatches(
  file: string,
  input: string,
  records: readonly EditRecord[],
  patches: Verdicts['patches'],
  lang: string,
): Outcome<readonly EditRecord[]> {
  const diagnostics: Diagnostic[] = []
  const added: EditRecord[] = []
  const pointOf = pointsOf(input)
  for (const patch of patches) {
    const wanted = patch.before + patch.actual + patch.after
    const found = input.indexOf(wanted)
    const place = { file }
    if (wanted === '' || found < 0) {
      const hints = ['copy before, actual and after from the input as it is now']
      diagnostics.push(
        diagnose('clean/patch-unmatched', `patch of “${patch.actual}” finds no such place`, place, hints),
      )
      continue
    }
    if (input.includes(wanted, found + 1)) {
      const hints = ['make before or after longer, so that one place is meant']
      diagnostics.push(
        diagnose('clean/patch-ambiguous', `patch of “${patch.actual}” fits more than one place`, place, hints),
      )
      continue
    }
    const start = found + patch.before.length
    const end = start + patch.actual.length
    if (added.some((other) => start < other.place.end.offset && other.place.start.offset < end)) {
      const hints = ['join the two patches into one']
      diagnostics.push(
        diagnose('clean/patch-overlap', `patch of “${patch.actual}” overlaps an earlier patch`, place, hints),
      )
      continue
    }
    const { before, after } = contextOf(input, start, end)
    added.push({
      id: recordId(patchRule, before, patch.actual, after),
      rule: patchRule,
      class: 'repair',
      place: { start: pointOf(start), end: pointOf(end) },
      before,
      actual: patch.actual,
      after,
      expected: patch.expected,
      reason: 'patch of the editor',
      lang,
      state: 'applied',
    })
  }
  if (added.length === 0) return { value: records, diagnostics }
  const all = [...records, ...added]
  all.sort((a, b) => a.place.start.offset - b.place.start.offset)
  return { value: all, diagnostics }
}
