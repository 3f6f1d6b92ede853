import type { Element } from 'xast'
import { nameIdentifier } from '../../edition/identifier.ts'
import { undatedTime } from '../../edition/types.ts'
import { editionPath, mediaTypes } from '../address.ts'
import type { IndexEdition } from '../types.ts'
import type { FeedPart, SiteFile, SiteInput } from './types.ts'
import { xml, xmlFile } from './xml.ts'

const NO_TIME = '2000-01-01T00:00:00Z'

/** Name of the feed in the folder of its locale. */
export const feedName = 'feed.xml'

/** The order of a feed: newest first. */
export function isNewer(a: Pick<IndexEdition, 'article' | 'date'>, b: Pick<IndexEdition, 'article' | 'date'>): number {
  return compare(b.date, a.date) || compare(a.article, b.article)
}

/**
 * The Atom feed (RFC 4287) of one language: its articles, newest first. A long one is also kept in archives (RFC 5005), which change
 * only when their articles do.
 */
export function atomFeed(input: SiteInput, locale: string, part: FeedPart = {}): SiteFile {
  const { url } = input
  const publication = input.titles?.[locale] ?? input.publication
  const folder = `${url}${encodeURIComponent(locale)}/`
  const own = input.editions.filter((edition) => edition.locale === locale && isPublished(edition)).toSorted(isNewer)
  const updated = own.map(({ modified }) => modified ?? NO_TIME).reduce((a, b) => (a > b ? a : b), NO_TIME)
  const author = input.publisher ?? publication
  const name = part.archive ?? feedName
  const link = (rel: string, file: string | undefined) =>
    file === undefined
      ? []
      : [xml('link', { rel, type: 'application/atom+xml', href: folder + encodeURIComponent(file) })]
  const isArchive = part.archive !== undefined
  const history = isArchive ? { 'xmlns:fh': 'http://purl.org/syndication/history/1.0' } : {}
  const root = xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', ...history, 'xml:lang': locale }, [
    xml('id', {}, [nameIdentifier(folder + encodeURIComponent(name))]),
    xml('title', {}, [publication]),
    xml('subtitle', {}, [input.furniture(locale).label('all-articles')]),
    xml('updated', {}, [updated]),
    xml('author', {}, [xml('name', {}, [author])]),
    ...(input.rights === undefined ? [] : [xml('rights', {}, [input.rights])]),
    ...link('self', name),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: `${folder}index.html` }),
    ...(isArchive ? [xml('fh:archive', {}), ...link('current', feedName)] : []),
    ...link('prev-archive', part.previous),
    ...link('next-archive', part.next),
    ...own.map((edition) => entryOf(edition, url)),
  ])
  return { path: `${locale}/${name}`, text: xmlFile(root) }
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
    ...(edition.description === undefined
      ? []
      : [xml('summary', { 'xml:lang': edition.descriptionLang }, [edition.description])]),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: page }),
    ...files,
  ])
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
