import type { Root } from '../tree/nodes.ts'

/** repair = applied by itself · suggest = fix attached, off until accepted · flag = no fix offered. */
export type EditClass = 'repair' | 'suggest' | 'flag'

/** A place in the input: line and column from 1, offset in UTF-16 units from 0. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** One edit or remark of the cleaner. All positions point into the input. */
export interface EditRecord {
  /** rule + '-' + 8 hex of sha256(before‖actual‖after); `~n` for repeats. before/after = 20 characters of input. */
  readonly id: string
  readonly rule: string
  readonly class: EditClass
  readonly place: { readonly start: Point; readonly end: Point }
  readonly before: string
  readonly actual: string
  readonly after: string
  /** What stands there after the edit; undefined when no fix is offered. An empty string removes. */
  readonly expected: string | undefined
  readonly reason: string
  readonly lang: string
  /** Records with the same group move together. */
  readonly group?: string
  readonly state: 'applied' | 'offered' | 'rejected'
}

/** What cleaning gives: the tree (no ids yet), its Markdown, and every edit as a record. */
export interface Cleaned {
  /** The input with every `applied` record replayed, byte for byte. */
  readonly text: string
  readonly root: Root
  readonly markdown: string
  readonly records: readonly EditRecord[]
}

/** content/<article>/edits.json (DESIGN §3). */
export interface Verdicts {
  readonly version: 1
  readonly verdicts: readonly {
    readonly id: string
    readonly rule: string
    readonly verdict: 'accept' | 'reject'
    readonly before: string
    readonly actual: string
    readonly after: string
  }[]
  readonly patches: readonly {
    readonly before: string
    readonly actual: string
    readonly expected: string
    readonly after: string
  }[]
}
