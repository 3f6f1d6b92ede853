import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { parseCatalog } from '../localise/catalog.ts'
import { chainFor } from '../localise/chain.ts'
import { writeJson } from '../localise/extract.ts'
import { furnitureProblems, furnitureTemplate } from '../localise/furniture.ts'
import { isPseudoLocale } from '../localise/pseudo.ts'
import type { Catalog } from '../localise/types.ts'
import type { Folder } from '../world/types.ts'
import { notText, textAt } from './locales.ts'
import type { Plan } from './plan.ts'

type Labels = ReadonlyMap<string, Catalog>

const fileOf = (locale: string): string => `locales/${locale}/ui.json`

/** ui.json of every locale that the publication has, and what is to be told of the labels of each, at the place of its locale. */
export function readLabels(folder: Folder, plan: Plan): Outcome<Labels> {
  const files = new Map<string, Catalog>()
  const all: Diagnostic[] = []
  const locales = localesOf(plan)
  for (const locale of new Set([...locales.flatMap((one) => chainOf(one, plan)), 'en'])) {
    const text = textAt(folder, fileOf(locale))
    if (text === undefined) continue
    const wrong = notText(folder, fileOf(locale), 'localise/json')
    const { value, diagnostics } = parseCatalog(fileOf(locale), text)
    const found = wrong === undefined ? diagnostics : [wrong]
    files.set(locale, value.catalog)
    all.push(...found.map((problem) => ({ ...problem, place: { ...problem.place, locale } })))
  }
  for (const locale of locales) {
    all.push(...furnitureProblems(locale, chainOf(locale, plan), files, { file: fileOf(locale), locale }))
  }
  return { value: files, diagnostics: all }
}

/** The ui.json files that `extract` writes: those of languages that lack labels. A file that cannot be read is left alone. */
export function labelTemplates(
  folder: Folder,
  plan: Plan,
): readonly { readonly path: string; readonly text: string }[] {
  const { value: files, diagnostics } = readLabels(folder, plan)
  return localesOf(plan).flatMap((locale) => {
    const isBroken = diagnostics.some(({ severity, place }) => severity === 'error' && place?.locale === locale)
    if (isBroken || isPseudoLocale(locale)) return []
    const template = furnitureTemplate(locale, chainOf(locale, plan), files)
    return template === undefined ? [] : [{ path: fileOf(locale), text: writeJson(template) }]
  })
}

function localesOf(plan: Plan): readonly string[] {
  return [...new Set(plan.tasks.map(({ locale }) => locale))]
}

function chainOf(locale: string, { config }: Plan): readonly string[] {
  return chainFor(locale, config.fallback, config.source)
}
