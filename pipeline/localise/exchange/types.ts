import type { SegmentState } from '../../edition/types.ts'
import type { Place } from '../../diagnostic/diagnostic.ts'

/** A segment on its way to or from a translator. */
export interface ExchangeUnit {
  readonly article: string
  readonly id: string
  readonly kind: string
  /** Source with tokens, as the segment has it. */
  readonly source: string
  /** What the tokens stand for. */
  readonly tags: readonly string[]
  readonly target?: string
  readonly state: SegmentState
  /** The source that the target was made from, when it was another one. */
  readonly previous?: string
  /** Hash of the target when the file was written, '-' when there was none: tells on import whether somebody else has changed it since. */
  readonly base: string
}

/** Everything that one file holds. */
export interface Exchange {
  readonly sourceLocale: string
  readonly locale: string
  readonly units: readonly ExchangeUnit[]
  /** Newest change of a target, ISO 8601; absent when none is known. */
  readonly modifiedAt?: string
}

/** A unit as a file has it: less may be known, and nothing of it is to be trusted. */
export interface ImportedUnit {
  readonly article?: string
  readonly id?: string
  readonly source?: string
  readonly target: string
  readonly state: 'draft' | 'translated' | 'reviewed'
  readonly base?: string
  /** Which machine made it, and how sure it was. */
  readonly mt?: string
  readonly place: Place
}

export interface Imported {
  /** Language of the targets; undefined when the file does not say. */
  readonly locale?: string
  readonly units: readonly ImportedUnit[]
}
