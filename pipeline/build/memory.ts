import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { decodeExchange } from '../localise/exchange/read.ts'
import { readTmx } from '../localise/exchange/tmx.ts'
import type { MemoryEntry } from '../localise/memory.ts'
import { pairsOf, rememberPairs, type LanguageMemory } from '../localise/prefill.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { Folder } from '../world/types.ts'
import { readLocaleFiles } from './locales.ts'
import { namesToKeep } from './checks.ts'
import type { Plan } from './plan.ts'

/** A translation memory of somewhere else, TMX. */
export interface MemoryFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** What TMX files say in a locale; one that cannot be read says why. */
export function pairsOfFiles(
  files: readonly MemoryFile[],
  locale: string,
  source: string,
): Outcome<readonly MemoryEntry[]> {
  const outcomes = files.map(({ file, bytes }): Outcome<readonly MemoryEntry[]> => {
    const text = decodeExchange(bytes)
    if (text === undefined) {
      const problem = diagnose('localise/import', 'the file is neither UTF-8 nor UTF-16', { file }, [
        'save it as UTF-8',
      ])
      return { value: [], diagnostics: [problem] }
    }
    const { value, diagnostics } = readTmx(file, text, source, locale)
    const pairs = value.units.flatMap(({ source: said, target }) =>
      said === undefined || target.trim() === '' ? [] : [{ source: said, target }],
    )
    return { value: pairs, diagnostics }
  })
  return {
    value: outcomes.flatMap(({ value }) => value),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  }
}

/**
 * What the whole publication has said in a locale, from a language: articles in other languages are left out. `others` is what was said
 * elsewhere; our own words come first.
 */
export function publicationMemory(
  folder: Folder,
  plan: Plan,
  locale: string,
  source: string,
  others: readonly MemoryEntry[] = [],
): LanguageMemory {
  const passage = { source, locale, names: namesToKeep(folder) }
  const pairs = plan.names.flatMap((name) => {
    const article = plan.article(name).value?.article
    if (article === undefined || article.lang !== source) return []
    const files = readLocaleFiles(folder, locale, name).value
    return files === undefined ? [] : pairsOf(segmentsOf(article), files.catalog, files.states ?? {}, passage)
  })
  return rememberPairs([...pairs, ...others], passage)
}
