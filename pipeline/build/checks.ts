import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { checkCatalog } from '../localise/checks/check.ts'
import { parseLocaleSettings, parseTerms } from '../localise/checks/settings.ts'
import type { LocaleSettings } from '../localise/checks/settings.ts'
import type { Term } from '../localise/checks/types.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import { isPseudoLocale } from '../localise/pseudo.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { Article } from '../tree/nodes.ts'
import type { Folder } from '../world/types.ts'
import { textAt } from './locales.ts'

/** locales/<lng>/locale.json; defaults when there is none. */
export function readSettings(folder: Folder, locale: string): Outcome<LocaleSettings> {
  const path = `locales/${locale}/locale.json`
  const text = textAt(folder, path)
  return text === undefined ? { value: { checks: {}, stale: {} }, diagnostics: [] } : parseLocaleSettings(path, text)
}

/** locales/terms.json; empty when there is none. */
export function readTerms(folder: Folder): Outcome<readonly Term[]> {
  const path = 'locales/terms.json'
  const text = textAt(folder, path)
  return text === undefined ? { value: [], diagnostics: [] } : parseTerms(path, text)
}

/** Names and terms that stay as they are in every language: `"dnt": true` in terms.json. */
export function namesToKeep(folder: Folder): readonly string[] {
  return readTerms(folder).value.flatMap(({ src, dnt }) => (dnt ? [src] : []))
}

/** The checks of one article in one locale, with what is wrong in locale.json and terms.json. Pseudo-text is not checked. */
export function checkLocale(
  folder: Folder,
  article: Article,
  locale: string,
  files: LocaleFiles | undefined,
): readonly Diagnostic[] {
  if (files === undefined || locale === article.lang || isPseudoLocale(locale)) return []
  const settings = readSettings(folder, locale)
  const terms = readTerms(folder)
  const found = checkCatalog(
    segmentsOf(article),
    files,
    { locale, source: article.lang },
    { policy: settings.value.checks, terms: terms.value },
  )
  return [...settings.diagnostics, ...terms.diagnostics, ...found]
}
