import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { statesFor, writeJson } from '../localise/extract.ts'
import { pseudoCatalog, pseudoLocales } from '../localise/pseudo.ts'
import type { PseudoLocale } from '../localise/pseudo.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { World } from '../world/types.ts'
import { textAt } from './locales.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'

/** What `stemma pseudo` writes: catalogs and states of every article in the pseudo-locales; never a file of another locale. */
export function pseudoPublication(
  world: World,
  locales: readonly PseudoLocale[] = pseudoLocales,
): Outcome<readonly OutputFile[]> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, {})
  const diagnostics: Diagnostic[] = [...found]
  const files: OutputFile[] = []
  const add = (path: string, text: string) => {
    if (textAt(folder, path) !== text) files.push({ path, bytes: new TextEncoder().encode(text) })
  }
  for (const name of plan?.names ?? []) {
    if (plan === undefined) break
    const { value: loaded, diagnostics: problems } = plan.article(name)
    diagnostics.push(...problems)
    if (loaded === undefined) continue
    const segments = segmentsOf(loaded.article)
    for (const locale of locales) {
      // An article may be written in one of them; its own segments are no pseudo-text.
      if (loaded.article.lang === locale) continue
      const catalog = pseudoCatalog(segments, locale)
      add(`locales/${locale}/${name}.json`, writeJson(catalog))
      add(`locales/${locale}/${name}.state.json`, writeJson(statesFor(segments, catalog, {}, { by: 'pseudo' })))
    }
  }
  return { value: files, diagnostics }
}
