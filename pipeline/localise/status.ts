import type { SegmentState } from '../edition/types.ts'
import type { Article } from '../tree/nodes.ts'
import { localise, type LocaliseOptions } from './localise.ts'

/** One row of `stemma status`: an article in a locale. */
export interface StatusRow {
  readonly article: string
  readonly locale: string
  /** Number of segments. */
  readonly total: number
  /** Segments that the edition shows in its own language. */
  readonly own: number
  /** own ÷ total, 1 for an article without words. */
  readonly coverage: number
  readonly states: Readonly<Partial<Record<SegmentState, number>>>
}

/** Coverage of an article in each of its locales, the source language first as given. */
export function statusRows(
  article: Article,
  locales: readonly string[],
  options: LocaliseOptions,
): readonly StatusRow[] {
  return locales.map((locale) => {
    const { total, own, states } = localise(article, locale, options).value.coverage
    return { article: article.name, locale, total, own, coverage: total === 0 ? 1 : own / total, states }
  })
}
