import { atomFeed, feedName, isNewer } from '../html/site/feed.ts'
import { robots, sitemap, sitemapIndex, sitemapName } from '../html/site/sitemap.ts'
import type { SiteInput } from '../html/site/types.ts'
import { webManifest } from '../html/site/web-manifest.ts'
import type { IndexEdition } from '../html/types.ts'
import { pagesOrEmpty, textFiles } from './index-pages.ts'
import type { IndexPages, Listed } from './index-pages.ts'
import { digest } from './keys.ts'
import { fileOfPage, pagesOfList } from './listing.ts'
import { textIn } from './local-text.ts'
import type { Workshop } from './workshop.ts'

/** Newest entries of a feed; all of a longer one stand in its archives. */
const mostEntries = 100

function siteOf(
  { config, furniture }: Workshop,
  { languages }: IndexPages,
  url: string,
  editions: readonly IndexEdition[],
): SiteInput {
  const { title: publication, source, publisher, rights } = config
  const titles = Object.fromEntries(languages.map(({ locale }) => [locale, textIn(config.titles, locale, config).text]))
  const about = { publication, titles, url, source, ...(publisher && { publisher }), ...(rights && { rights }) }
  return { ...about, editions, furniture }
}

/** sitemap.xml, parted and then with a list of its parts when there are many articles, and robots.txt. */
export function keepSitemaps(pages: IndexPages, workshop: Workshop, url: string, names: readonly string[]): void {
  const list = pagesOrEmpty(names)
  const fileOf = (id: string): string => (list.length === 1 ? sitemapName : partName(sitemapName, id))
  const files = list.map(({ id }) => fileOf(id))
  pages.keep('site', { files: digest(files) }, () => ({
    files: textFiles([robots({ url }), ...(files.length > 1 ? [sitemapIndex({ url }, files)] : [])]),
  }))
  const published = pages.languages.filter(({ isPublished }) => isPublished).map(({ locale }) => locale)
  for (const page of list) {
    const file = fileOf(page.id)
    // Which parts stand around does not show in a sitemap.
    pages.keep(`sitemap ${page.id}`, { articles: pages.partsOf(page)['articles'] ?? '', file }, () => {
      const site = siteOf(workshop, pages, url, pages.editions(page))
      return { files: textFiles([sitemap(site, file, page.id === '' ? published : [])]) }
    })
  }
}

/** output/<locale>/feed.xml with the newest articles, its archives with all when they are more, and the web app manifest. */
export function keepFeeds(
  pages: IndexPages,
  workshop: Workshop,
  url: string,
  locale: string,
  { articles }: Listed,
): void {
  const dateOf = (article: string) =>
    articles.get(article)?.editions.find((edition) => edition.locale === locale)?.date ?? ''
  const dated = pages
    .namesIn(locale, ({ hasPage }) => hasPage)
    .map((article) => ({ article, date: dateOf(article) }))
    .toSorted(isNewer)
    .map(({ article }) => article)
  // Counted from the oldest, so that a new article finds the archives as they are.
  const archives = dated.length > mostEntries ? pagesOfList(dated.toReversed()) : []
  const fileOf = (id: string): string => partName(feedName, id)
  const last = archives.at(-1)
  const newest = { names: dated.slice(0, mostEntries), id: '' }
  pages.keep(`${locale} feed`, { ...pages.partsOf(newest), archive: last === undefined ? '' : fileOf(last.id) }, () => {
    const site = siteOf(workshop, pages, url, pages.editions(newest, locale))
    const feed = atomFeed(site, locale, last === undefined ? {} : { previous: fileOf(last.id) })
    return { files: textFiles([feed, webManifest(site, locale)]) }
  })
  for (const page of archives) {
    const { previous, next } = page
    pages.keep(`${locale} archive ${page.id}`, pages.partsOf(page), () => {
      const site = siteOf(workshop, pages, url, pages.editions(page, locale))
      const around = {
        ...(previous !== undefined && { previous: fileOf(previous) }),
        ...(next !== undefined && { next: fileOf(next) }),
      }
      return { files: textFiles([atomFeed(site, locale, { archive: fileOf(page.id), ...around })]) }
    })
  }
}

/** Name of a part of a file: `feed.first.xml`, `feed.from.<name>.xml`. */
function partName(file: string, id: string): string {
  const dot = file.lastIndexOf('.')
  return fileOfPage(file.slice(0, dot), id === '' ? 'first' : `from.${id}`, file.slice(dot + 1))
}
