import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { statesFor, templateCatalog, unitsFile, writeJson } from '../localise/extract.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { World } from '../world/types.ts'
import { readLocaleFiles, textAt } from './locales.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'

/**
 * What `stemma extract` writes into the publication, only files that change: segments and template of each article under
 * locales/<its language>/, and a state record for each target that has none or was changed.
 */
export function extractPublication(world: World): Outcome<readonly OutputFile[]> {
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
    const { article, locales } = loaded
    add(`locales/${article.lang}/${name}.units.json`, writeJson(unitsFile(article)))
    add(`locales/${article.lang}/${name}.json`, writeJson(templateCatalog(article)))
    for (const locale of locales.filter((other) => other !== article.lang)) {
      const { value, diagnostics: wrong } = readLocaleFiles(folder, locale, name)
      diagnostics.push(...wrong)
      if (value === undefined || wrong.some(({ severity }) => severity === 'error')) continue
      const states = statesFor(segmentsOf(article), value.catalog, value.states ?? {})
      add(`locales/${locale}/${name}.state.json`, writeJson(states))
    }
  }
  return { value: files, diagnostics }
}
