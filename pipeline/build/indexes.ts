import { catalogueBook, catalogueName, opdsCatalogue } from '../epub/opds.ts'
import { renderLocaleIndex, renderPublicationIndex } from '../html/index-page.ts'
import { renderNotFound, rootOf } from '../html/not-found-page.ts'
import { renderReport } from '../html/report-page.ts'
import { icon } from '../html/site/web-manifest.ts'
import { renderStatement, statementName } from '../html/statement-page.ts'
import type { IndexEdition, IndexInput } from '../html/types.ts'
import { languageOf } from '../language/language.ts'
import { requirements } from '../verify/accessibility/requirements.data.ts'
import { webFonts } from './cells.ts'
import { idsOf, openPages, pagesOrEmpty, pagingOf, textFiles } from './index-pages.ts'
import type { IndexPage, IndexPages, Listed } from './index-pages.ts'
import { digest } from './keys.ts'
import type { Ledger } from './ledger.ts'
import { pagesOfList } from './listing.ts'
import { textIn } from './local-text.ts'
import { keepFeeds, keepSitemaps } from './site.ts'
import type { OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/**
 * The indexes, feeds, catalogues and sitemaps as they must be. Long ones are parted into pages, and a page is taken over when its
 * articles and what all pages share are as before. Bytes of new ones are put into `fresh`.
 */
export function indexesOf(
  workshop: Workshop,
  ledger: Ledger,
  listed: Listed,
  fresh: Map<string, Uint8Array>,
): Readonly<Record<string, IndexPage>> {
  const pages = openPages(workshop, ledger, listed, fresh)
  keepWorks(pages, workshop, [...listed.articles.keys()])
  for (const { locale } of pages.languages) {
    const proofs = keepArticles(pages, workshop, locale)
    // An article of that name has the first right to it.
    const namesake = listed.articles.get(statementName.replace(/\.html$/u, ''))
    if (namesake?.editions.some((edition) => edition.locale === locale) !== true)
      keepStatement(pages, workshop, locale, proofs)
    keepBooks(pages, workshop, locale)
  }
  const { url } = workshop.config
  if (url !== undefined) {
    const mapped = [...listed.articles].filter(([, { editions }]) => editions.some(({ hasPage }) => hasPage))
    keepSitemaps(
      pages,
      workshop,
      url,
      mapped.map(([name]) => name),
    )
    for (const { locale, isPublished } of pages.languages)
      if (isPublished) keepFeeds(pages, workshop, url, locale, listed)
  }
  return pages.kept
}

/** What all pages of a language are made of; fonts are put into `assets`. `base` leads from the page to output/. */
function inputOf(
  { config, furniture, theme, fonts }: Workshop,
  { languages }: IndexPages,
  locale: string,
  base: string,
  assets: Map<string, OutputFile>,
): Omit<IndexInput, 'editions'> {
  const { text, lang } = textIn(config.titles, locale, config)
  return {
    ...{ publication: text, locale, dir: languageOf(locale).dir, furniture: furniture(locale) },
    ...(locale !== lang && { publicationLang: lang }),
    ...{ theme, languages },
    ...(config.url !== undefined && { url: config.url }),
    ...(config.webfonts === 'subset' && { fonts: webFonts(fonts, base, assets, config) }),
  }
}

/** output/index.html and report.html: every article in every language; and 404.html. */
function keepWorks(pages: IndexPages, workshop: Workshop, names: readonly string[]): void {
  const { source, url } = workshop.config
  const works = pagesOrEmpty(names)
  for (const page of works) {
    pages.keep(`works ${page.id}`, { ...pages.partsOf(page), ...idsOf(works, page) }, () => {
      const assets = new Map<string, OutputFile>()
      const about = { ...inputOf(workshop, pages, source, '', assets), editions: pages.editions(page) }
      const index = pagingOf(works, page, 'index', 'html')
      const report = pagingOf(works, page, 'report', 'html')
      const texts = [
        { path: index.file, text: renderPublicationIndex({ ...about, paging: index }) },
        { path: report.file, text: renderReport({ ...about, paging: report }) },
      ]
      return { files: textFiles(texts, assets) }
    })
  }
  pages.keep('not found', {}, () => {
    const assets = new Map<string, OutputFile>()
    const root = rootOf(url)
    const others = pages.languages.filter(({ locale, isPublished }) => isPublished && locale !== source)
    const text = renderNotFound(
      inputOf(workshop, pages, source, root, assets),
      others.map(({ locale, dir }) => ({ locale, dir, furniture: workshop.furniture(locale) })),
      root,
    )
    return { files: textFiles([icon, { path: '404.html', text }], assets) }
  })
}

/** output/<locale>/index.html: the articles of a language. Gives what the statement must know of them. */
function keepArticles(pages: IndexPages, workshop: Workshop, locale: string): readonly IndexEdition[] {
  const list = pagesOrEmpty(pages.namesIn(locale))
  return list.flatMap((page) => {
    const { evidence } = pages.keep(`${locale} ${page.id}`, { ...pages.partsOf(page), ...idsOf(list, page) }, () => {
      const assets = new Map<string, OutputFile>()
      const editions = pages.editions(page, locale)
      const paging = pagingOf(list, page, 'index', 'html')
      const text = renderLocaleIndex({ ...inputOf(workshop, pages, locale, '../', assets), editions, paging })
      const files = textFiles([{ path: `${locale}/${paging.file}`, text }], assets)
      return { files, evidence: evidenceOf(editions) }
    })
    return evidence ?? []
  })
}

/** output/<locale>/accessibility.html. */
function keepStatement(pages: IndexPages, workshop: Workshop, locale: string, editions: readonly IndexEdition[]): void {
  pages.keep(`${locale} statement`, { evidence: digest([JSON.stringify(editions)]) }, () => {
    const assets = new Map<string, OutputFile>()
    const text = renderStatement({ ...inputOf(workshop, pages, locale, '../', assets), editions }, requirements)
    return { files: textFiles([{ path: `${locale}/${statementName}`, text }], assets) }
  })
}

/** output/<locale>/opds.json: the e-books of a language. */
function keepBooks(pages: IndexPages, { config }: Workshop, locale: string): void {
  const withBook = (of: string) => pages.namesIn(of, ({ hasBook }) => hasBook)
  const books = pagesOfList(withBook(locale))
  if (books.length === 0) return
  const others = pages.languages.filter((other) => other.locale !== locale && withBook(other.locale).length > 0)
  const parts = { others: digest(others.map((other) => other.locale)) }
  for (const page of books) {
    pages.keep(`${locale} books ${page.id}`, { ...pages.partsOf(page), ...parts }, () => {
      const paging = pagingOf(books, page, catalogueName.replace(/\.json$/u, ''), 'json')
      const text = opdsCatalogue({
        ...{ locale, title: textIn(config.titles, locale, config).text, others },
        ...(config.url !== undefined && { url: config.url }),
        books: pages.editions(page, locale).flatMap((edition) => catalogueBook(edition) ?? []),
        ...(books.length > 1 && { paging }),
      })
      return { files: textFiles([{ path: `${locale}/${paging.file}`, text }]) }
    })
  }
}

/**
 * The editions that decide what the statement says of all: those that do not meet something, and of the others the first with each
 * verdict of each check. Without what a statement does not show.
 */
function evidenceOf(editions: readonly IndexEdition[]): readonly IndexEdition[] {
  const seen = new Set<string>()
  return editions.flatMap((edition) => {
    const verdicts = edition.cells.flatMap(({ format, checks }) =>
      Object.entries(checks ?? {}).map(([check, verdict]) => `${format} ${check} ${verdict}`),
    )
    if (!verdicts.some((verdict) => !seen.has(verdict) || verdict.endsWith(' fail'))) return []
    for (const verdict of verdicts) seen.add(verdict)
    const { article, locale, sourceLocale, dir, autonym, title, titleLang } = edition
    const cells = edition.cells.map(({ format, status, checks }) => ({ format, status, ...(checks && { checks }) }))
    return [{ article, locale, sourceLocale, dir, autonym, title, ...(titleLang && { titleLang }), cells }]
  })
}
