import type { Element } from 'xast'
import { nameIdentifier } from '../../edition/identifier.ts'
import { undatedTime } from '../../edition/types.ts'
import { editionPath, mediaTypes } from '../address.ts'
import type { IndexEdition } from '../types.ts'
import type { SiteFile, SiteInput } from './types.ts'
import { xml, xmlFile } from './xml.ts'

/** The Atom feed (RFC 4287) of one language: its articles, newest first. */
export function atomFeed(input: SiteInput, locale: string): SiteFile {
  const { url } = input
  const publication = input.titles?.[locale] ?? input.publication
  const folder = `${url}${encodeURIComponent(locale)}/`
  const own = input.editions
    .filter((edition) => edition.locale === locale && isPublished(edition))
    .toSorted((a, b) => compare(b.date, a.date) || compare(a.article, b.article))
  const updated = own.map(({ modified }) => modified ?? undatedTime).reduce((a, b) => (a > b ? a : b), undatedTime)
  const author = input.publisher ?? publication
  const root = xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
    xml('id', {}, [nameIdentifier(`${folder}feed.xml`)]),
    xml('title', {}, [publication]),
    xml('subtitle', {}, [input.furniture(locale).label('all-articles')]),
    xml('updated', {}, [updated]),
    xml('author', {}, [xml('name', {}, [author])]),
    ...(input.rights === undefined ? [] : [xml('rights', {}, [input.rights])]),
    xml('link', { rel: 'self', type: 'application/atom+xml', href: `${folder}feed.xml` }),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: `${folder}index.html` }),
    ...own.map((edition) => entryOf(edition, url)),
  ])
  return { path: `${locale}/feed.xml`, text: xmlFile(root) }
}

/** Whether an edition has a page that can be linked to. */
export function isPublished(edition: IndexEdition): boolean {
  return edition.cells.some(({ format, status }) => format === 'html' && status === 'built')
}

function entryOf(edition: IndexEdition, url: string): Element {
  const { article, locale } = edition
  const page = url + editionPath(locale, article, 'html')
  const files = edition.cells.flatMap(({ format, status, bytes }) => {
    if (format === 'html' || status !== 'built') return []
    const href = url + editionPath(locale, article, format)
    const length = bytes === undefined ? undefined : String(bytes)
    return [xml('link', { rel: 'enclosure', type: mediaTypes[format], hreflang: locale, href, length })]
  })
  return xml('entry', {}, [
    xml('id', {}, [edition.identifier ?? nameIdentifier(page)]),
    xml('title', { 'xml:lang': edition.titleLang }, [edition.title]),
    ...(edition.date === undefined ? [] : [xml('published', {}, [`${edition.date}T00:00:00Z`])]),
    xml('updated', {}, [edition.modified ?? undatedTime]),
    ...(edition.authors ?? []).map((name) => xml('author', {}, [xml('name', {}, [name])])),
    ...(edition.description === undefined ? [] : [xml('summary', {}, [edition.description])]),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: page }),
    ...files,
  ])
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
