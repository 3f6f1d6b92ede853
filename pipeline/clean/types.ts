import type { Credit } from './byline.ts'

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
  /** For a page (HTML, DOCX as HTML): the place in the file. `place` is then in the Markdown that was written from it. */
  readonly origin?: {
    readonly start: Point
    readonly end: Point
    /** The file has there what the record has, without markup between: the edit can be made in the file too. */
    readonly verbatim?: true
  }
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

/** A block of cleaned plain text; [start, end) are UTF-16 offsets into `Cleaned.text`, without marks of structure such as '# '. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item'
  readonly start: number
  readonly end: number
}

/** What cleaning gives. `tree/` makes the article of it. */
export interface Cleaned {
  readonly file: string
  readonly format: 'text' | 'markdown'
  /** The input with every `applied` record replayed, byte for byte. For 'markdown' this is Markdown. */
  readonly text: string
  /** For 'text': its blocks in order. For 'markdown': empty, the Markdown parser finds them. */
  readonly blocks: readonly TextBlock[]
  readonly records: readonly EditRecord[]
  /** Author and day that the lines of a plain text name, also when an editor has them taken out. */
  readonly credit?: Credit
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
