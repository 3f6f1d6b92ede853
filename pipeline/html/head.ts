import type { Element } from 'hast'
import { element } from '../markup/element.ts'

/** The same page in a language; path below output/. */
export interface PageAddress {
  readonly locale: string
  readonly path: string
}

/** Where a page stands among its translations, for search engines: its one address, and those of all languages. */
export function addressLinks(
  url: string,
  own: string,
  alternatives: readonly PageAddress[],
  fallback: string,
): readonly Element[] {
  const link = (hrefLang: string, path: string) => element('link', { rel: ['alternate'], hrefLang, href: url + path })
  const links = alternatives.map(({ locale, path }) => link(locale, path))
  return [
    element('link', { rel: ['canonical'], href: url + own }),
    ...links,
    ...(alternatives.length > 1 ? [link('x-default', fallback)] : []),
  ]
}

/** What every page names besides its text; `base` leads from the page to output/. */
export function siteLinks(
  base: string,
  site: { readonly locale: string; readonly isOnline: boolean; readonly feedTitle: string } | undefined,
): readonly Element[] {
  const icon = element('link', { rel: ['icon'], type: 'image/svg+xml', href: `${base}assets/icon.svg` })
  // A browser refuses a manifest that it finds on disk, and says so: only a publication with an address has one.
  if (site?.isOnline !== true) return [icon]
  const folder = `${base}${encodeURIComponent(site.locale)}/`
  return [
    icon,
    element('link', { rel: ['manifest'], href: `${folder}site.webmanifest` }),
    element('link', {
      rel: ['alternate'],
      type: 'application/atom+xml',
      title: site.feedTitle,
      href: `${folder}feed.xml`,
    }),
  ]
}
