import { pairsOf, rememberPairs, type LanguageMemory } from '../localise/prefill.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { Folder } from '../world/types.ts'
import { readLocaleFiles } from './locales.ts'
import { namesToKeep } from './checks.ts'
import type { Plan } from './plan.ts'

/** What the whole publication has said in a locale, from a language: articles in other languages are left out. */
export function publicationMemory(folder: Folder, plan: Plan, locale: string, source: string): LanguageMemory {
  const passage = { source, locale, names: namesToKeep(folder) }
  const pairs = plan.names.flatMap((name) => {
    const article = plan.article(name).value?.article
    if (article === undefined || article.lang !== source) return []
    const files = readLocaleFiles(folder, locale, name).value
    return files === undefined ? [] : pairsOf(segmentsOf(article), files.catalog, files.states ?? {}, passage)
  })
  return rememberPairs(pairs, passage)
}
