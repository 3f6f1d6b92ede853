import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { PageMap } from '../edition/types.ts'
import type { Cell, EditionEntry, FileRecord } from './types.ts'

/** What planning must know of an article, kept so that an article that did not change need not be parsed. */
export interface ArticleFacts {
  readonly lang: string
  /** Locales of its editions, source language first. */
  readonly locales: readonly string[]
  /** Names that its links may lead to, whether there is such an article or not. */
  readonly links: readonly string[]
}

/** What all cells of an edition share, as kept between builds. */
export interface BaseRecord {
  readonly entry: Omit<EditionEntry, 'cells'>
  /** Title as other locales list it. */
  readonly title: string
  readonly diagnostics: readonly Diagnostic[]
  readonly pageMap: PageMap
  /** Set when no cell of the edition can be made: the locale is under `minTranslated`, or an error with this code. */
  readonly closed?: { readonly status: 'withheld' | 'failed'; readonly code?: string }
}

/** One cell as kept between builds. */
export interface CellRecord {
  readonly cell: Cell
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly FileRecord[]
}
