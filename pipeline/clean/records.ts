import { createHash } from 'node:crypto'
import type { Draft, Work } from './engine.ts'
import { trimEdit } from './text-map.ts'
import type { EditRecord, Point } from './types.ts'

/** UTF-16 units of input before and after a place, by which it is found again in a changed input. */
const contextLength = 20

/** Line and column, from 1, of an offset. Lines end at `\n`, `\r\n` or `\r`, as editors count. */
export function pointsOf(text: string): (offset: number) => Point {
  const starts = [0]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - starts[low]! + 1, offset }
  }
}

/** Text before and after a place; half a surrogate pair is left out. */
export function contextOf(
  input: string,
  start: number,
  end: number,
): { readonly before: string; readonly after: string } {
  return {
    before: input.slice(Math.max(0, start - contextLength), start).replace(/^[\udc00-\udfff]/, ''),
    after: input.slice(end, end + contextLength).replace(/[\ud800-\udbff]$/, ''),
  }
}

/** Id of a record: the same input text with the same surroundings gives the same id. */
export function recordId(rule: string, before: string, actual: string, after: string): string {
  const hash = createHash('sha256').update(before).update(actual).update(after).digest('hex')
  return `${rule}-${hash.slice(0, 8)}`
}

interface Entry {
  readonly draft: Draft
  readonly start: number
  readonly end: number
  readonly order: number
}

/** Turn the drafts into records, sorted by place; with equal places an earlier edit stands first. */
export function recordsOf(input: string, work: Work): readonly EditRecord[] {
  const entries: Entry[] = []
  const groups = new Groups()
  for (const hull of work.map.hulls) {
    const last = hull.drafts.at(-1)
    // What ends as it began needs no record.
    if (!last || input.slice(hull.inStart, hull.inEnd) === hull.text) continue
    const whole = coreOf(input, last)
    for (const draft of hull.drafts) {
      const core = coreOf(input, draft)
      if (core.start === core.end && core.text === '') continue
      // Part of it was taken back by a later edit: then the later one is the whole truth.
      if (core.start < whole.start || core.end > whole.end) continue
      entries.push({ draft, start: core.start, end: core.end, order: entries.length })
      if (draft !== last) groups.join(draft, last)
    }
  }
  for (const draft of work.advice) {
    const core = coreOf(input, draft)
    if (draft.rule.class === 'suggest' && draft.swallowed.some((old) => !contains(core, coreOf(input, old)))) continue
    entries.push({ draft, start: core.start, end: core.end, order: entries.length })
    for (const old of draft.swallowed) groups.join(draft, old)
  }
  const keyed = new Map<string, Draft>()
  for (const { draft } of entries) {
    if (draft.together === undefined) continue
    const other = keyed.get(draft.together)
    if (other) groups.join(draft, other)
    else keyed.set(draft.together, draft)
  }
  entries.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order)
  const names = groups.names(entries.map((entry) => entry.draft))
  const pointOf = pointsOf(input)
  const used = new Map<string, number>()
  return entries.map(({ draft }) => {
    const { from, to } = shownRange(input, draft)
    const { before, after } = contextOf(input, from, to)
    const actual = input.slice(from, to)
    const id = recordId(draft.rule.id, before, actual, after)
    const times = (used.get(id) ?? 0) + 1
    used.set(id, times)
    const group = names.get(draft)
    return {
      id: times === 1 ? id : `${id}~${times}`,
      rule: draft.rule.id,
      class: draft.rule.class,
      place: { start: pointOf(from), end: pointOf(to) },
      before,
      actual,
      after,
      expected: draft.text === undefined ? undefined : expectedIn(input, draft, from, to),
      reason: draft.reason,
      lang: draft.lang,
      ...(group !== undefined && { group }),
      state: draft.rule.class === 'repair' ? 'applied' : 'offered',
    }
  })
}

interface Core {
  readonly start: number
  readonly end: number
  readonly text: string
}

function expectedIn(input: string, draft: Draft, from: number, to: number): string {
  return input.slice(from, draft.start) + (draft.text ?? '') + input.slice(draft.end, to)
}

/** What really changes of a stretch, as `replay` will find it. */
function coreIn(input: string, draft: Draft, from: number, to: number): Core {
  const expected = expectedIn(input, draft, from, to)
  const { head, tail } = trimEdit(input.slice(from, to), expected)
  return { start: from + head, end: to - tail, text: expected.slice(head, expected.length - tail) }
}

/**
 * The stretch to show. In `,,` which comma is deleted cannot be seen from outside; where the surroundings would move the
 * change to a place that may belong to another record, only the change itself is shown.
 */
function shownRange(input: string, draft: Draft): { readonly from: number; readonly to: number } {
  if (draft.text === undefined) return { from: draft.from, to: draft.to }
  const core = coreIn(input, draft, draft.from, draft.to)
  const isInside = draft.start <= core.start && core.end <= draft.end
  return isInside ? { from: draft.from, to: draft.to } : { from: draft.start, to: draft.end }
}

function coreOf(input: string, draft: Draft): Core {
  if (draft.text === undefined) return { start: draft.from, end: draft.to, text: '' }
  const { from, to } = shownRange(input, draft)
  return coreIn(input, draft, from, to)
}

function contains(outer: Core, inner: Core): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Sets of drafts that move together. */
class Groups {
  readonly #parents = new Map<Draft, Draft>()

  #root(draft: Draft): Draft {
    let root = draft
    for (let up = this.#parents.get(root); up; up = this.#parents.get(root)) root = up
    if (root !== draft) this.#parents.set(draft, root)
    return root
  }

  join(one: Draft, other: Draft): void {
    const [left, right] = [this.#root(one), this.#root(other)]
    if (left !== right) this.#parents.set(left, right)
  }

  /** `g1`, `g2`, … in the order of the drafts, for all sets of two and more. */
  names(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
    const sizes = new Map<Draft, number>()
    for (const draft of drafts) sizes.set(this.#root(draft), (sizes.get(this.#root(draft)) ?? 0) + 1)
    const numbers = new Map<Draft, string>()
    const names = new Map<Draft, string>()
    for (const draft of drafts) {
      const root = this.#root(draft)
      if ((sizes.get(root) ?? 0) < 2) continue
      const name = numbers.get(root) ?? `g${numbers.size + 1}`
      numbers.set(root, name)
      names.set(draft, name)
    }
    return names
  }
}
