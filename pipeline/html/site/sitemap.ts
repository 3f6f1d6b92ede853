import { editionPath } from '../address.ts'
import type { IndexEdition } from '../types.ts'
import { isPublished } from './feed.ts'
import type { SiteFile, SiteInput } from './types.ts'
import { xml, xmlFile } from './xml.ts'

/** A page in its languages: the address in each, and the one for readers of no listed language. */
interface Alternatives {
  readonly addresses: readonly {
    readonly locale: string
    readonly href: string
    readonly modified?: string | undefined
  }[]
  readonly fallback: string
}

/** Name of the sitemap in output/. */
export const sitemapName = 'sitemap.xml'

/**
 * The sitemap (sitemaps.org 0.9): every page in every language, each with all its alternatives, as search engines ask for. `fronts` are
 * the languages whose lists of articles it names too.
 */
export function sitemap(input: SiteInput, file: string, fronts: readonly string[]): SiteFile {
  const { url } = input
  const works = new Map<string, IndexEdition[]>()
  for (const edition of input.editions.filter(isPublished)) {
    const own = works.get(edition.article)
    if (own === undefined) works.set(edition.article, [edition])
    else own.push(edition)
  }
  const pages: Alternatives[] = [...works.values()].map((editions) => {
    const addresses = editions.map(({ locale, article, modified }) => ({
      locale,
      modified,
      href: url + editionPath(locale, article, 'html'),
    }))
    const source = addresses.find(({ locale }) => locale === editions[0]?.sourceLocale) ?? addresses[0]
    return { addresses, fallback: source?.href ?? url }
  })
  if (fronts.length > 0) {
    pages.unshift({
      addresses: fronts.map((locale) => ({ locale, href: `${url}${encodeURIComponent(locale)}/index.html` })),
      fallback: `${url}index.html`,
    })
  }
  const entries = pages.flatMap(({ addresses, fallback }) => {
    const links = [
      ...addresses.map(({ locale, href }) => xml('xhtml:link', { rel: 'alternate', hreflang: locale, href })),
      xml('xhtml:link', { rel: 'alternate', hreflang: 'x-default', href: fallback }),
    ]
    return addresses.map(({ href, modified }) =>
      xml('url', {}, [
        xml('loc', {}, [href]),
        ...(modified === undefined ? [] : [xml('lastmod', {}, [modified])]),
        ...(addresses.length > 1 ? links : []),
      ]),
    )
  })
  return {
    path: file,
    text: xmlFile(xml('urlset', { ...schema, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }, entries)),
  }
}

const schema = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

/** The list of the sitemaps that the pages of a large publication are parted into. */
export function sitemapIndex({ url }: Pick<SiteInput, 'url'>, files: readonly string[]): SiteFile {
  const entries = files.map((file) => xml('sitemap', {}, [xml('loc', {}, [url + encodeURIComponent(file)])]))
  return { path: sitemapName, text: xmlFile(xml('sitemapindex', schema, entries)) }
}

/** Crawlers may read everything; here is the list. Works where the publication stands at the root of its host. */
export function robots({ url }: Pick<SiteInput, 'url'>): SiteFile {
  return { path: 'robots.txt', text: `User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n` }
}
