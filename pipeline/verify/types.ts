import type { Code } from '../diagnostic/codes.ts'

/** A difference between an edition and one of its files. */
export interface Finding {
  readonly code: Code
  readonly format: 'html' | 'pdf' | 'epub'
  readonly kind: 'missing' | 'order' | 'text' | 'extra' | 'language' | 'structure' | 'link' | 'alternative' | 'page'
  /** Article and locale, as `article/locale`. */
  readonly edition: string
  /** Block id, when one is concerned. */
  readonly block: string | undefined
  readonly wanted: string
  readonly found: string
}
