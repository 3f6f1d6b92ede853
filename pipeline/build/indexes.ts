import { renderLocaleIndex, renderNotFound, renderPublicationIndex } from '../html/index-page.ts'
import type { IndexEdition, IndexInput } from '../html/types.ts'
import { languageOf } from '../language/language.ts'
import { webFonts } from './edition-job.ts'
import type { EditionEntry, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/** The pages that list editions: output/index.html, output/404.html and output/<locale>/index.html. */
export function buildIndexes(workshop: Workshop, entries: readonly EditionEntry[]): readonly OutputFile[] {
  const { config } = workshop
  const files = new Map<string, OutputFile>()
  const editions: readonly IndexEdition[] = entries.map((entry) => ({
    ...entry,
    autonym: languageOf(entry.locale).autonym,
  }))
  const input = (locale: string, base: string, listed: readonly IndexEdition[]): IndexInput => ({
    publication: config.title,
    ...(locale !== config.source && { publicationLang: config.source }),
    locale,
    dir: languageOf(locale).dir,
    furniture: workshop.furniture(locale),
    minTranslated: config.policies.minTranslated,
    editions: listed,
    ...(config.webfonts === 'subset' && { fonts: webFonts(workshop.fonts, base, files) }),
  })
  const add = (path: string, html: string) => files.set(path, { path, bytes: new TextEncoder().encode(html) })
  add('index.html', renderPublicationIndex(input(config.source, '', editions)))
  add('404.html', renderNotFound(input(config.source, '', []), config.url))
  for (const locale of new Set(entries.map((entry) => entry.locale))) {
    const own = editions.filter((edition) => edition.locale === locale)
    add(`${locale}/index.html`, renderLocaleIndex(input(locale, '../', own), editions))
  }
  return [...files.values()]
}
