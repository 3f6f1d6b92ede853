import type { Quantities } from './quantities.ts'
import type { SegmentState } from '../edition/types.ts'

/** One translatable string of an article: a phrasing block or an attribute. `text` has numbered tokens for inline nodes. */
export interface Segment {
  readonly id: string
  /** Node type or attribute, e.g. 'paragraph', 'h2', 'image.alt', 'front.title'. */
  readonly kind: string
  readonly text: string
  /** First 16 hex of sha256 of the NFC text, white space folded. */
  readonly hash: string
  /** What each numbered token stands for, e.g. '<0> link https://…'. */
  readonly tags?: readonly string[]
  /** Quantities that targets may write as `{{q0}}`, where the article asks for it. */
  readonly vars?: Quantities
}

/** locales/<source>/<article>.units.json */
export interface UnitsFile {
  readonly version: 1
  readonly units: Readonly<Record<string, Omit<Segment, 'id'>>>
}

/** locales/<lng>/<article>.state.json: what each target was made from. */
export type StateFile = Readonly<
  Record<
    string,
    {
      readonly h: string
      readonly src: string
      readonly th: string
      readonly s: 'draft' | 'translated' | 'reviewed'
      readonly by?: string
      readonly at?: string
      readonly mt?: string
    }
  >
>

/** Targets of one locale for one article, id → string; parsed into a Map, never a plain object. */
export type Catalog = ReadonlyMap<string, string>

export interface SegmentReport {
  readonly id: string
  readonly state: SegmentState
  /** Language that the edition shows for this segment. */
  readonly shown: string
  /** There is nothing to translate in it (figures, code, names to keep): it counts neither way. */
  readonly wordless?: true
}
