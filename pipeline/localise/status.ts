import type { SegmentState } from '../edition/types.ts'
import type { Article } from '../tree/nodes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { localise, type LocaliseOptions } from './localise.ts'
import { segmentsOf } from './segments.ts'
import type { SegmentReport, StateFile } from './types.ts'
import { sayDiff, wordDiff } from './word-diff.ts'

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
  /** Targets that are out of date, with what has changed in the source since (`[-old-]{+new+}`). */
  readonly stale: readonly { readonly id: string; readonly state: SegmentState; readonly change: string }[]
}

/** Coverage of an article in each of its locales, the source language first as given. */
export function statusRows(
  article: Article,
  locales: readonly string[],
  options: LocaliseOptions,
): Outcome<readonly StatusRow[]> {
  const diagnostics: Diagnostic[] = []
  const value = locales.map((locale): StatusRow => {
    const { value: said, diagnostics: found } = localise(article, locale, options)
    diagnostics.push(...found)
    const { total, own, states } = said.coverage
    const stale = staleOf(article, said.segments, options.files.get(locale)?.states ?? {})
    return { article: article.name, locale, total, own, coverage: total === 0 ? 1 : own / total, states, stale }
  })
  return { value, diagnostics }
}

function staleOf(article: Article, reports: readonly SegmentReport[], states: StateFile): StatusRow['stale'] {
  const old = reports.filter(({ state }) => /^stale:(?:minor|major|facts)$/u.test(state))
  if (old.length === 0) return []
  const texts = new Map(segmentsOf(article).map(({ id, text }) => [id, text]))
  return old.map(({ id, state }) => {
    const change = sayDiff(wordDiff(states[id]?.src ?? '', texts.get(id) ?? ''))
    return { id, state, change }
  })
}
