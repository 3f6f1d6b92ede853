import { h } from 'hastscript'
import type { Edition, PageMap } from '../edition/types.ts'
import { renderArticle } from '../markup/article.ts'
import type { ArticleMarkup } from '../markup/types.ts'
import { accessibilityFacts, type AccessibilityFacts } from './accessibility.ts'
import { colophon, coverDocument, titlePage } from './furniture-documents.ts'
import { labelOf } from './label.ts'
import { headingEntries, navigationBody, type Landmark, type Navigation } from './navigation.ts'
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

/** Where the article stands in the book. */
const articlePath = 'text/001.xhtml'
export const pictureFolder = 'images/'

/** The article with its notes, and nothing else: the same text as in the other formats. */
function articleDocument(edition: Edition, markup: ArticleMarkup): ContentDocument {
  const { title, titleLang } = edition.metadata
  const labelledBy = edition.title.id === undefined ? {} : { ariaLabelledBy: edition.title.id }
  const article = h('article', labelledBy, [
    h('header', [markup.title]),
    ...markup.blocks,
    ...(markup.notes === undefined ? [] : [markup.notes]),
  ])
  return {
    path: articlePath,
    id: 'text-001',
    title,
    ...(titleLang !== undefined && { titleLang }),
    type: 'bodymatter',
    body: [article],
  }
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
  front: ContentDocument,
  back: ContentDocument,
  hasCover: boolean,
): Navigation {
  const { title, titleLang } = edition.metadata
  const notesId = markup.notes === undefined ? undefined : `${articlePath}#notes`
  const notes = notesId === undefined ? [] : [landmark(edition, 'endnotes', notesId, 'notes')]
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
          ...headingEntries(edition.contents, articlePath),
          ...notes.map(({ type: _type, ...note }) => ({ ...note, children: [] })),
        ],
      },
      entry(back),
    ],
    landmarks: [
      ...(hasCover ? [landmark(edition, 'cover', 'cover.xhtml', 'cover')] : []),
      landmark(edition, 'titlepage', front.path, 'title-page'),
      landmark(edition, 'toc', 'toc.xhtml#toc', 'contents'),
      landmark(edition, 'bodymatter', articlePath, 'main-text'),
      ...notes,
      landmark(edition, 'colophon', back.path, 'colophon'),
    ],
    pages: markup.pageMarks.map(({ id, label }) => ({ href: `${articlePath}#${id}`, label })),
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
  const navigation = navigationOf(edition, markup, front, back, coverHref !== undefined)
  const contentsLang = edition.furniture.lang('contents')
  const nav: ContentDocument = {
    path: 'toc.xhtml',
    id: 'nav',
    title: labelOf(edition, 'contents'),
    ...(contentsLang !== undefined && { titleLang: contentsLang }),
    type: 'frontmatter',
    body: navigationBody(edition, navigation),
  }
  const cover = coverHref === undefined ? [] : [coverDocument(edition, coverHref)]
  const documents = [...cover, front, nav, articleDocument(edition, markup), back]
  return { documents, nav, navigation, accessibility, unlinked: markup.unlinked, pageMarks: markup.pageMarks }
}
