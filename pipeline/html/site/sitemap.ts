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

/** The sitemap (sitemaps.org 0.9): every page in every language, each with all its alternatives, as search engines ask for. */
export function sitemap(input: SiteInput): SiteFile {
  const { url } = input
  const published = input.editions.filter(isPublished)
  const works = new Map<string, IndexEdition[]>()
  for (const edition of published) works.set(edition.article, [...(works.get(edition.article) ?? []), edition])
  const pages: Alternatives[] = [...works.values()].map((editions) => {
    const addresses = editions.map(({ locale, article, modified }) => ({
      locale,
      modified,
      href: url + editionPath(locale, article, 'html'),
    }))
    const source = addresses.find(({ locale }) => locale === editions[0]?.sourceLocale) ?? addresses[0]
    return { addresses, fallback: source?.href ?? url }
  })
  const locales = [...new Set(published.map(({ locale }) => locale))]
  pages.unshift({
    addresses: locales.map((locale) => ({ locale, href: `${url}${encodeURIComponent(locale)}/index.html` })),
    fallback: `${url}index.html`,
  })
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
  const names = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }
  return { path: 'sitemap.xml', text: xmlFile(xml('urlset', names, entries)) }
}

/** Crawlers may read everything; here is the list. Works where the publication stands at the root of its host. */
export function robots({ url }: SiteInput): SiteFile {
  return { path: 'robots.txt', text: `User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n` }
}
