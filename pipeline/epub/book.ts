import { h } from 'hastscript'
import type { ContentsEntry, Edition, PageMap } from '../edition/types.ts'
import { renderArticle } from '../markup/article.ts'
import type { ArticleMarkup } from '../markup/types.ts'
import { accessibilityFacts, type AccessibilityFacts } from './accessibility.ts'
import { colophon, coverDocument, titled, titlePage } from './furniture-documents.ts'
import { labelOf } from './label.ts'
import { headingEntries, navigationBody, type Landmark, type Navigation } from './navigation.ts'
import { listsOf } from './lists.ts'
import { splitArticle, type Parts } from './split.ts'
import type { ContentDocument } from './xhtml.ts'

/** The texts of a book, in reading order; `nav` is one of them. */
export interface Book {
  readonly documents: readonly ContentDocument[]
  readonly nav: ContentDocument
  readonly navigation: Navigation
  readonly accessibility: AccessibilityFacts
  /** Names of articles that the text would link to if the publication had an address. */
  readonly unlinked: readonly string[]
  /** The page marks that stand in the text, in order. */
  readonly pageMarks: ArticleMarkup['pageMarks']
}

export const pictureFolder = 'images/'

/** Name of a part in the contents: the heading that it begins with. */
function headingLabels(entries: readonly ContentsEntry[]): ReadonlyMap<string, ContentsEntry> {
  const flat = (list: readonly ContentsEntry[]): readonly ContentsEntry[] =>
    list.flatMap((entry) => [entry, ...flat(entry.children)])
  return new Map(flat(entries).map((entry) => [entry.id, entry]))
}

/** The article with its notes, and nothing else: the same text as in the other formats, in one document or several. */
function articleDocuments(edition: Edition, { parts }: Parts): readonly ContentDocument[] {
  const headings = headingLabels(edition.contents)
  return parts.map((part, index): ContentDocument => {
    const { path, content, heading, kind } = part
    const own = { path, id: path.slice(0, -'.xhtml'.length).replace('/', '-') }
    if (kind === 'notes') return { ...own, ...titled(edition, 'notes'), type: 'backmatter', body: content }
    const { title, titleLang } = edition.metadata
    const entry = heading === undefined ? undefined : headings.get(heading)
    const lang = entry === undefined ? titleLang : entry.lang
    const id = kind === 'start' ? edition.title.id : heading
    const properties = id === undefined ? {} : { ariaLabelledBy: id }
    return {
      ...own,
      // Every document has a name of its own, so that readers who hear it know where they are.
      title: entry?.label ?? (index === 0 ? title : `${title} (${edition.furniture.digits(index + 1)})`),
      ...(lang !== undefined && { titleLang: lang }),
      type: 'bodymatter',
      body: [h(kind === 'start' ? 'article' : 'section', properties, [...content])],
    }
  })
}

/** A link to another article is an absolute one: the book may be anywhere. */
function articleAddress(edition: Edition): (name: string, fragment: string | undefined) => string | undefined {
  const { url } = edition.metadata
  return (name, fragment) =>
    url === undefined
      ? undefined
      : `${url}${edition.locale}/${encodeURIComponent(name)}.html${fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`}`
}

function landmark(edition: Edition, type: Landmark['type'], href: string, key: string): Landmark {
  const lang = edition.furniture.lang(key)
  return { type, href, label: labelOf(edition, key), ...(lang !== undefined && { lang }) }
}

function navigationOf(
  edition: Edition,
  markup: ArticleMarkup,
  { parts, pathOf }: Parts,
  front: ContentDocument,
  back: ContentDocument,
  hasCover: boolean,
): Navigation {
  const { title, titleLang } = edition.metadata
  const articlePath = parts[0]?.path ?? ''
  const notes = markup.notes === undefined ? [] : [landmark(edition, 'endnotes', `${pathOf('notes')}#notes`, 'notes')]
  const lists = listsOf(edition, pathOf)
  const start = { href: articlePath, label: title, ...(titleLang !== undefined && { lang: titleLang }) }
  const entry = (document: ContentDocument) => ({
    href: document.path,
    label: document.title,
    ...(document.titleLang !== undefined && { lang: document.titleLang }),
    children: [],
  })
  return {
    contents: [
      {
        ...start,
        children: [
          ...headingEntries(edition.contents, pathOf),
          ...notes.map(({ type: _type, ...note }) => ({ ...note, children: [] })),
        ],
      },
      entry(back),
    ],
    landmarks: [
      ...(hasCover ? [landmark(edition, 'cover', 'cover.xhtml', 'cover')] : []),
      landmark(edition, 'titlepage', front.path, 'title-page'),
      landmark(edition, 'toc', 'toc.xhtml#toc', 'contents'),
      ...(lists.figures.length > 0 ? [landmark(edition, 'loi', 'toc.xhtml#loi', 'list-of-figures')] : []),
      ...(lists.tables.length > 0 ? [landmark(edition, 'lot', 'toc.xhtml#lot', 'list-of-tables')] : []),
      landmark(edition, 'bodymatter', articlePath, 'main-text'),
      ...notes,
      landmark(edition, 'colophon', back.path, 'colophon'),
    ],
    pages: markup.pageMarks.map(({ id, label }) => ({ href: `${pathOf(id)}#${id}`, label })),
    ...lists,
  }
}

/** Write the texts of an edition's book: cover page, title page, contents, article, colophon. */
export function writeBook(edition: Edition, pageMap: PageMap, coverHref: string | undefined): Book {
  const markup = renderArticle(edition, {
    target: 'epub',
    pageMap,
    pictureHref: (picture) => `../${pictureFolder}${picture.name}`,
    articleHref: articleAddress(edition),
  })
  const accessibility = accessibilityFacts(edition, markup.pageMarks.length > 0)
  const front = titlePage(edition)
  const back = colophon(edition, accessibility.summary)
  const parts = splitArticle(markup)
  const navigation = navigationOf(edition, markup, parts, front, back, coverHref !== undefined)
  const nav: ContentDocument = {
    path: 'toc.xhtml',
    id: 'nav',
    ...titled(edition, 'contents'),
    type: 'frontmatter',
    body: navigationBody(edition, navigation),
  }
  const cover = coverHref === undefined ? [] : [coverDocument(edition, coverHref)]
  const documents = [...cover, front, nav, ...articleDocuments(edition, parts), back]
  return { documents, nav, navigation, accessibility, unlinked: markup.unlinked, pageMarks: markup.pageMarks }
}
