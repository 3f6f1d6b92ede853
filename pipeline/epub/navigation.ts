import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Element as XmlElement } from 'xast'
import type { ContentsEntry, Edition } from '../edition/types.ts'
import { labelled, spokenIn } from './label.ts'
import { xml, xmlFile } from './xml.ts'

/** An entry of the table of contents. */
export interface NavigationEntry {
  readonly href: string
  readonly label: string
  readonly lang?: string
  /** A number such as "Table 1: " before the label, and its language when a fallback answered. */
  readonly prefix?: { readonly text: string; readonly lang?: string }
  readonly children: readonly NavigationEntry[]
}

export interface Landmark {
  readonly type: 'cover' | 'titlepage' | 'toc' | 'loi' | 'lot' | 'bodymatter' | 'endnotes' | 'colophon'
  readonly href: string
  readonly label: string
  readonly lang?: string
}

export interface PageTarget {
  readonly href: string
  readonly label: string
}

/** Everything that leads into the book. */
export interface Navigation {
  readonly contents: readonly NavigationEntry[]
  readonly landmarks: readonly Landmark[]
  readonly pages: readonly PageTarget[]
  readonly figures: readonly NavigationEntry[]
  readonly tables: readonly NavigationEntry[]
}

/** Headings of the article as entries that lead to them; `pathOf` names the document in which an id is. */
export function headingEntries(
  entries: readonly ContentsEntry[],
  pathOf: (id: string) => string,
): readonly NavigationEntry[] {
  return entries.map((entry) => ({
    href: `${pathOf(entry.id)}#${encodeURIComponent(entry.id)}`,
    label: entry.label,
    ...(entry.lang !== undefined && { lang: entry.lang }),
    children: headingEntries(entry.children, pathOf),
  }))
}

const link = (entry: Omit<NavigationEntry, 'children'>, type?: string): Element => {
  const { href, label, lang, prefix } = entry
  const typed = type === undefined ? {} : { 'epub:type': type }
  if (prefix === undefined) return h('a', { href, ...spokenIn(lang), ...typed }, label)
  const name = lang === undefined ? label : h('span', spokenIn(lang), label)
  const number = prefix.lang === undefined ? prefix.text : h('span', spokenIn(prefix.lang), prefix.text)
  return h('a', { href, ...typed }, label === '' ? [number] : [number, name])
}

const list = (entries: readonly NavigationEntry[]): Element =>
  h(
    'ol',
    entries.map((entry) => h('li', [link(entry), ...(entry.children.length > 0 ? [list(entry.children)] : [])])),
  )

/** The body of the navigation document. Landmarks and pages are for the reading system alone and stay hidden in the text. */
export function navigationBody(edition: Edition, navigation: Navigation): readonly Element[] {
  const nav = (type: string, role: string | undefined, heading: Element, entries: Element): Element => {
    const properties = {
      id: type,
      'epub:type': type,
      ariaLabelledBy: `${type}-heading`,
      ...(role !== undefined && { role }),
      ...((type === 'landmarks' || type === 'page-list') && { hidden: true }),
    }
    return h('nav', properties, [heading, entries])
  }
  const listing = (type: 'loi' | 'lot', key: string, entries: readonly NavigationEntry[]): readonly Element[] =>
    entries.length === 0
      ? []
      : [nav(type, undefined, labelled(edition, 'h2', key, { id: `${type}-heading` }), list(entries))]
  const landmarks = navigation.landmarks.map((landmark) => h('li', [link(landmark, landmark.type)]))
  const pages = navigation.pages.map((page) => h('li', [link(page)]))
  return [
    nav('toc', 'doc-toc', labelled(edition, 'h1', 'contents', { id: 'toc-heading' }), list(navigation.contents)),
    ...listing('loi', 'list-of-figures', navigation.figures),
    ...listing('lot', 'list-of-tables', navigation.tables),
    nav('landmarks', undefined, labelled(edition, 'h2', 'landmarks', { id: 'landmarks-heading' }), h('ol', landmarks)),
    ...(pages.length === 0
      ? []
      : [
          nav(
            'page-list',
            'doc-pagelist',
            labelled(edition, 'h2', 'page-list', { id: 'page-list-heading' }),
            h('ol', pages),
          ),
        ]),
  ]
}

/** The table of contents for readers of EPUB 2. Text has no language of its own there. */
export function ncx(edition: Edition, navigation: Navigation): string {
  let order = 0
  const point = (entry: NavigationEntry): XmlElement => {
    const playOrder = String(++order)
    return xml(
      'navPoint',
      { id: `point-${playOrder}`, playOrder },
      xml('navLabel', {}, xml('text', {}, entry.label)),
      xml('content', { src: entry.href }),
      entry.children.map(point),
    )
  }
  const depth = (entries: readonly NavigationEntry[]): number =>
    entries.reduce((deepest, entry) => Math.max(deepest, 1 + depth(entry.children)), 0)
  const root = xml(
    'ncx',
    { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': edition.locale, dir: edition.dir },
    xml(
      'head',
      {},
      xml('meta', { name: 'dtb:uid', content: edition.metadata.identifiers.epub }),
      xml('meta', { name: 'dtb:depth', content: String(depth(navigation.contents)) }),
    ),
    xml('docTitle', {}, xml('text', {}, edition.metadata.title)),
    edition.metadata.authors.map((author) => xml('docAuthor', {}, xml('text', {}, author))),
    xml('navMap', {}, navigation.contents.map(point)),
  )
  return xmlFile(root, { emptyTags: true })
}
