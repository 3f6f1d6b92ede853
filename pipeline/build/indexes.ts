import { catalogueFiles } from '../epub/opds.ts'
import { renderLocaleIndex, renderNotFound, renderPublicationIndex } from '../html/index-page.ts'
import { renderReport } from '../html/report-page.ts'
import { renderStatement, statementName } from '../html/statement-page.ts'
import { siteFiles } from '../html/site/files.ts'
import { icon } from '../html/site/web-manifest.ts'
import type { IndexEdition, IndexInput } from '../html/types.ts'
import { languageOf } from '../language/language.ts'
import { requirements } from '../verify/accessibility/requirements.data.ts'
import { webFonts } from './cells.ts'
import type { EditionEntry, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'
import { digestOf, keyOf } from './keys.ts'
import type { Ledger } from './ledger.ts'
import { textIn } from './local-text.ts'
import { recordOfFile } from './output.ts'
import type { FileRecord } from './records.ts'

/** The indexes as they must be, taken over when they tell the same as before. Bytes of new ones are put into `fresh`. */
export function indexesOf(
  workshop: Workshop,
  ledger: Ledger,
  entries: readonly EditionEntry[],
  fresh: Map<string, Uint8Array>,
): { readonly key: string; readonly files: readonly FileRecord[] } {
  const furniture = [...ledger.inputs.stamps.keys()].filter((path) => /^locales\/[^/]+\/ui\.json$/u.test(path)).sort()
  const key = keyOf('indexes', {
    tools: ledger.tools,
    config: JSON.stringify(workshop.config),
    theme: workshop.theme,
    furniture: furniture.map((path) => `${path} ${ledger.inputs.hash(path)}`).join(' '),
    entries: JSON.stringify(entries),
  })
  const { indexes } = ledger
  if (indexes?.key === key && indexes.files.every((file) => ledger.hasFile(file))) return indexes
  const files = buildIndexes(workshop, entries)
  for (const file of files) fresh.set(digestOf(file.bytes), file.bytes)
  return { key, files: files.map(recordOfFile) }
}

/** The pages that list editions: output/index.html, output/404.html and output/<locale>/index.html. */
function buildIndexes(workshop: Workshop, entries: readonly EditionEntry[]): readonly OutputFile[] {
  const { config } = workshop
  const files = new Map<string, OutputFile>()
  const editions: readonly IndexEdition[] = entries.map((entry) => ({
    ...entry,
    autonym: languageOf(entry.locale).autonym,
  }))
  const named = (locale: string) => textIn(config.titles, locale, config)
  const titles = Object.fromEntries(entries.map(({ locale }) => [locale, named(locale).text]))
  const input = (locale: string, base: string, listed: readonly IndexEdition[]): IndexInput => ({
    publication: named(locale).text,
    ...(locale !== named(locale).lang && { publicationLang: named(locale).lang }),
    locale,
    dir: languageOf(locale).dir,
    furniture: workshop.furniture(locale),
    theme: workshop.theme,
    ...(config.url !== undefined && { url: config.url }),
    editions: listed,
    ...(config.webfonts === 'subset' && { fonts: webFonts(workshop.fonts, base, files) }),
  })
  const add = (path: string, text: string) => files.set(path, { path, bytes: new TextEncoder().encode(text) })
  add(icon.path, icon.text)
  if (config.url !== undefined) {
    const { title: publication, url, source, publisher, rights } = config
    const about = { publication, titles, url, source, ...(publisher && { publisher }), ...(rights && { rights }) }
    for (const { path, text } of siteFiles({ ...about, editions, furniture: workshop.furniture })) add(path, text)
  }
  const autonym = (locale: string) => languageOf(locale).autonym
  for (const { path, text } of catalogueFiles({ ...config, titles }, entries, autonym)) add(path, text)
  add('index.html', renderPublicationIndex(input(config.source, '', editions)))
  add('report.html', renderReport(input(config.source, '', editions)))
  add('404.html', renderNotFound(input(config.source, '', []), config.url))
  for (const locale of new Set(entries.map((entry) => entry.locale))) {
    const own = editions.filter((edition) => edition.locale === locale)
    add(`${locale}/index.html`, renderLocaleIndex(input(locale, '../', own), editions))
    // An article of that name has the first right to it.
    const path = `${locale}/${statementName}`
    const isTaken = entries.some(({ cells }) => cells.some((cell) => cell.path === path))
    if (!isTaken) add(path, renderStatement(input(locale, '../', own), requirements))
  }
  return [...files.values()]
}
