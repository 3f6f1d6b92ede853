import type { Code } from './codes.ts'

/** How grave a diagnostic is: an error costs the cells that it touches, a warning costs nothing. */
export type Severity = 'error' | 'warning' | 'info'

/** Where something was seen. Lines and columns count from 1, offsets are UTF-16 units from 0. */
export interface Place {
  /** Path inside the publication, with forward slashes. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly offset?: number
  /** Id of a segment or block. */
  readonly segment?: string
  readonly locale?: string
}

/** One message to a human: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly place: Place | undefined
  readonly hints: readonly string[]
}

/** A value together with everything worth telling a human about it. */
export interface Outcome<Value> {
  readonly value: Value
  readonly diagnostics: readonly Diagnostic[]
}
