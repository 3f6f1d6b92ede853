import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { statesFor, templateCatalog, unitsFile, writeJson } from '../localise/extract.ts'
import { prefill } from '../localise/prefill.ts'
import type { LanguageMemory } from '../localise/prefill.ts'
import { isPseudoLocale } from '../localise/pseudo.ts'
import { segmentsOf } from '../localise/segments.ts'
import { hasWords } from '../localise/wording.ts'
import type { World } from '../world/types.ts'
import { labelTemplates } from './labels.ts'
import { readLocaleFiles, textAt } from './locales.ts'
import { namesToKeep } from './checks.ts'
import { pairsOfFiles, publicationMemory } from './memory.ts'
import type { MemoryFile } from './memory.ts'
import { planBuild } from './plan.ts'
import type { Plan } from './plan.ts'
import type { OutputFile } from './types.ts'

export interface ExtractOptions {
  readonly fromMemory?: boolean
  readonly memories?: readonly MemoryFile[]
  /** Who has made the targets that are new or changed, and when (ISO 8601), for their records. */
  readonly stamp?: { readonly by?: string; readonly at?: string }
}

/**
 * What `stemma extract` writes into the publication, only files that change: segments and template of each article under
 * locales/<its language>/, a state record for each target that has none or was changed, drafts from memory for segments without a
 * target, and ui.json for languages that lack labels. `memories` are TMX files to take drafts from, beside what the publication has said.
 */
export function extractPublication(
  world: World,
  { fromMemory = true, memories: tmx = [], stamp = {} }: ExtractOptions = {},
): Outcome<readonly OutputFile[]> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, {})
  const diagnostics: Diagnostic[] = [...found]
  const files: OutputFile[] = []
  const add = (path: string, text: string) => {
    if (textAt(folder, path) !== text) files.push({ path, bytes: new TextEncoder().encode(text) })
  }
  const names = namesToKeep(folder)
  const memories = new Map<string, LanguageMemory>()
  const memoryFor = (of: Plan, locale: string, source: string) => {
    const key = `${source} ${locale}`
    const known = memories.get(key)
    if (known !== undefined) return known
    const others = pairsOfFiles(tmx, locale, source)
    // A file that cannot be read is told once, not for each language.
    if (memories.size === 0) diagnostics.push(...others.diagnostics)
    const memory = publicationMemory(folder, of, locale, source, others.value)
    memories.set(key, memory)
    return memory
  }
  for (const name of plan?.names ?? []) {
    if (plan === undefined) break
    const { value: loaded, diagnostics: problems } = plan.article(name)
    diagnostics.push(...problems)
    if (loaded === undefined) continue
    const { article, locales } = loaded
    add(`locales/${article.lang}/${name}.units.json`, writeJson(unitsFile(article)))
    add(`locales/${article.lang}/${name}.json`, writeJson(templateCatalog(article)))
    for (const locale of locales.filter((other) => other !== article.lang)) {
      const { value, diagnostics: wrong } = readLocaleFiles(folder, locale, name)
      diagnostics.push(...wrong)
      // A catalog that cannot be read is somebody's work: it is left alone.
      if (wrong.some(({ severity }) => severity === 'error')) continue
      const segments = segmentsOf(article)
      const states = statesFor(segments, value?.catalog ?? new Map(), value?.states ?? {}, stamp)
      const catalog = value?.catalog ?? new Map<string, string>()
      const isWhole = segments.every(
        (segment) => (catalog.get(segment.id) ?? '').trim() !== '' || !hasWords(segment, names),
      )
      const drafts =
        isWhole || !fromMemory || isPseudoLocale(locale)
          ? { catalog, states, filled: 0 }
          : prefill(segments, catalog, states, memoryFor(plan, locale, article.lang))
      if (drafts.filled > 0) add(`locales/${locale}/${name}.json`, writeJson(drafts.catalog))
      if (value !== undefined || drafts.filled > 0)
        add(`locales/${locale}/${name}.state.json`, writeJson(drafts.states))
    }
  }
  for (const { path, text } of plan === undefined ? [] : labelTemplates(folder, plan)) add(path, text)
  return { value: files, diagnostics }
}
