import { coverItem, dublinCore, metaValues, type BookItem, type ReadBook } from '../container/read-book.ts'
import { resolvePath } from '../container/package.ts'
import { findAll, findFirst, textOf, type MarkupElement } from '../xhtml/element.ts'
import { imageFacts, type ImageFacts } from './image.ts'
import type { CheckName, ShopRule } from './types.ts'

/** What is wrong with a book by one rule: one text for each thing that breaks it. */
type Check = (book: ReadBook, rule: ShopRule) => readonly string[]

const isImage = ({ type }: BookItem): boolean => type.startsWith('image/')
const isFont = ({ type, path }: BookItem): boolean => /font|opentype/.test(type) || /\.(?:ttf|otf|woff2?)$/.test(path)
const nameOf = ({ path }: BookItem): string => path.slice(path.lastIndexOf('/') + 1)
const mega = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** The pictures of a book that could be measured. */
const measured = (book: ReadBook): readonly (readonly [BookItem, ImageFacts])[] =>
  book.items.filter(isImage).flatMap((item) => {
    const facts = imageFacts(item.bytes)
    return facts === undefined ? [] : [[item, facts] as const]
  })

function cover(book: ReadBook): readonly [BookItem, ImageFacts] | undefined {
  const item = coverItem(book)
  const facts = item && imageFacts(item.bytes)
  return item === undefined || facts === undefined ? undefined : [item, facts]
}

const images = (book: ReadBook, isWrong: (facts: ImageFacts) => boolean, says: (facts: ImageFacts) => string) =>
  measured(book)
    .filter(([, facts]) => isWrong(facts))
    .map(([item, facts]) => `the picture ${nameOf(item)} ${says(facts)}`)

const allElements = (
  book: ReadBook,
  isWanted: (element: MarkupElement) => boolean,
): readonly [string, MarkupElement][] =>
  [...book.documents].flatMap(([path, root]) =>
    findAll(root, isWanted).map((element): [string, MarkupElement] => [path, element]),
  )

/** Levels of the nested lists of the contents. */
function contentsDepth(book: ReadBook): number {
  const nav =
    book.nav && findAll(book.nav, ({ name, attributes }) => name === 'nav' && attributes.get('epub:type') === 'toc')[0]
  const depth = (element: MarkupElement): number => {
    let deepest = 0
    for (const child of element.children) if (typeof child !== 'string') deepest = Math.max(deepest, depth(child))
    return deepest + (element.name === 'ol' ? 1 : 0)
  }
  return nav === undefined ? 0 : depth(nav)
}

/** The document that shows the cover holds nothing else. */
function coverAlone(book: ReadBook): readonly string[] {
  const item = coverItem(book)
  if (item === undefined) return []
  const shows = ({ name, attributes }: MarkupElement): boolean =>
    name === 'img' && (attributes.get('src') ?? '').endsWith(nameOf(item))
  const pages = [...book.documents].filter(([, root]) => findAll(root, shows).length > 0)
  const [page] = pages
  if (page === undefined) return ['no document shows the cover']
  const body = findFirst(page[1], 'body')
  const isAlone = body !== undefined && textOf(body) === '' && findAll(body, ({ name }) => name === 'img').length === 1
  return isAlone && pages.length === 1 ? [] : [`the cover shares ${page[0]} with other things`]
}

function ncx(book: ReadBook): readonly string[] {
  if (book.ncx === undefined) return ['there is no toc.ncx']
  const unique = book.package.attributes.get('unique-identifier')
  const identifier = findAll(
    book.package,
    ({ name, attributes }) => name === 'identifier' && attributes.get('id') === unique,
  )[0]
  const uid = findAll(book.ncx, ({ name, attributes }) => name === 'meta' && attributes.get('name') === 'dtb:uid')[0]
  const isSame = identifier !== undefined && uid?.attributes.get('content') === textOf(identifier)
  return isSame ? [] : ['the identifier of toc.ncx is not that of the package']
}

/** A call of a note, and the note that it leads to, say by epub:type what they are: so readers show the note beside the call. */
function notes(book: ReadBook): readonly string[] {
  const typeOf = ({ attributes }: MarkupElement): string => attributes.get('epub:type') ?? ''
  const types = new Map(
    allElements(book, ({ attributes }) => attributes.has('id')).map(([path, element]) => [
      `${path}#${element.attributes.get('id') ?? ''}`,
      typeOf(element),
    ]),
  )
  const calls = allElements(book, ({ attributes }) => /doc-noteref/.test(attributes.get('role') ?? ''))
  const mute = calls.flatMap(([path, call]) => {
    const href = call.attributes.get('href') ?? ''
    const [file = '', fragment = ''] = href.split('#')
    const note = types.get(`${file === '' ? path : resolvePath(path, file)}#${fragment}`) ?? ''
    const popsUp = /\bnoteref\b/.test(typeOf(call)) && /\b(?:footnote|endnote|rearnote)\b/.test(note)
    return popsUp ? [] : [`a call of the note ${href} in ${path} shows no pop-up`]
  })
  return [...new Set(mute)]
}

/** Landmarks are shown as entries: each has words. */
function landmarks(book: ReadBook): readonly string[] {
  const lists = book.nav ? findAll(book.nav, ({ attributes }) => attributes.get('epub:type') === 'landmarks') : []
  const links = lists.flatMap((list) => findAll(list, ({ name }) => name === 'a'))
  if (links.length === 0) return ['the book has no landmarks']
  return links.filter((link) => textOf(link) === '').map((link) => `the landmark ${link.attributes.get('href') ?? ''} has no words`) // prettier-ignore
}

/** Selectors, other than those of the whole document, that set the direction of the lines; a document has one. */
function writingMode({ css }: ReadBook): readonly string[] {
  const rules = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].filter(([, , body = '']) => /writing-mode\s*:/.test(body))
  return rules
    .map(([, selector = '']) => selector.trim())
    .filter((selector) => !selector.split(',').every((one) => /^(?:html|body)\b[^\s>+~]*$/.test(one.trim())))
    .map((selector) => `the style sheet sets writing-mode on ${selector}`)
}

/** Columns of the widest row. */
function columnsOf(table: MarkupElement): number {
  const rows = findAll(table, ({ name }) => name === 'tr')
  const cellsOf = (row: MarkupElement): number =>
    row.children.filter((child) => typeof child !== 'string' && /^t[hd]$/.test(child.name)).length
  return rows.reduce((widest, row) => Math.max(widest, cellsOf(row)), 0)
}

/** The checks by name; each is pure and total: a book that lacks what it looks at is another rule's business. */
export const shopChecks: Readonly<Record<CheckName, Check>> = {
  'file-size': (book, { limit = 0 }) => (book.size > limit ? [`the file has ${mega(book.size)}`] : []),
  'cover-listed': (book) => (coverItem(book) === undefined ? ['the book has no cover image'] : []),
  'cover-meta'(book) {
    const id = coverItem(book)?.id
    const meta = findAll(book.package, ({ name, attributes }) => name === 'meta' && attributes.get('name') === 'cover')
    const isNamed = meta.some(({ attributes }) => attributes.get('content') === id)
    return id === undefined || isNamed ? [] : ['the package names no cover for older readers']
  },
  'cover-alone': coverAlone,
  'cover-side'(book, { limit = 0 }) {
    const [, facts] = cover(book) ?? []
    if (facts === undefined || Math.min(facts.width, facts.height) >= limit) return []
    return [`the cover has ${facts.width} × ${facts.height} pixels`]
  },
  'cover-longest'(book, { limit = Infinity }) {
    const [, facts] = cover(book) ?? []
    if (facts === undefined || Math.max(facts.width, facts.height) <= limit) return []
    return [`the cover has ${facts.width} × ${facts.height} pixels`]
  },
  'cover-bytes'(book, { limit = Infinity }) {
    const item = coverItem(book)
    return item === undefined || item.bytes.length <= limit ? [] : [`the cover has ${mega(item.bytes.length)}`]
  },
  'cover-type'(book, { types = [] }) {
    const item = coverItem(book)
    return item === undefined || types.includes(item.type) ? [] : [`the cover is of the type ${item.type}`]
  },
  'image-bytes': (book, { limit = Infinity }) =>
    book.items
      .filter((item) => isImage(item) && item.bytes.length > limit)
      .map((item) => `the picture ${nameOf(item)} has ${mega(item.bytes.length)}`),
  'image-pixels': (book, { limit = Infinity }) =>
    images(
      book,
      ({ width, height }) => width * height > limit,
      ({ width, height }) => `has ${width} × ${height} pixels`,
    ),
  'image-colour': (book) =>
    images(
      book,
      ({ colour }) => colour === 'cmyk',
      () => 'is in CMYK',
    ),
  'image-transparent': (book) =>
    images(
      book,
      ({ isTransparent }) => isTransparent,
      () => 'is transparent',
    ),
  'image-type': (book, { types = [] }) =>
    book.items
      .filter((item) => isImage(item) && !types.includes(item.type))
      .map((item) => `the picture ${nameOf(item)} is of the type ${item.type}`),
  'font-type': (book, { types = [] }) =>
    book.items
      .filter((item) => isFont(item) && !types.includes(item.type))
      .map((item) => `the font ${nameOf(item)} is of the type ${item.type}`),
  'file-names': (book) =>
    book.paths
      .filter((path) => !/^[\w./-]+$/.test(path))
      .map((path) => `the file name ${JSON.stringify(path)} is not plain`),
  'contents-depth'(book, { limit = Infinity }) {
    const depth = contentsDepth(book)
    return depth > limit ? [`the contents have ${depth} levels`] : []
  },
  background: (book) =>
    /(?:^|[;{\s])background(?:-color|-image)?\s*:/.test(book.css) ? ['the style sheet sets a background'] : [],
  'inline-style': (book) =>
    allElements(book, ({ name, attributes }) => name === 'style' || attributes.has('style'))
      .map(([path]) => path)
      .filter((path, index, all) => all.indexOf(path) === index)
      .map((path) => `${path} has style of its own`),
  ncx,
  'document-bytes': (book, { limit = Infinity }) =>
    book.items
      .filter((item) => item.type === 'application/xhtml+xml' && item.bytes.length > limit)
      .map((item) => `the document ${nameOf(item)} has ${mega(item.bytes.length)}`),
  script: (book) =>
    allElements(
      book,
      ({ name, attributes }) => name === 'script' || [...attributes.keys()].some((key) => key.startsWith('on')),
    )
      .map(([path]) => path)
      .filter((path, index, all) => all.indexOf(path) === index)
      .map((path) => `${path} holds a script`),
  'package-direction'(book) {
    const progression = findFirst(book.package, 'spine')?.attributes.get('page-progression-direction')
    return book.package.attributes.has('dir') && progression !== undefined
      ? []
      : ['the package does not say its direction']
  },
  'specified-fonts'(book) {
    const isSaid = metaValues(book, 'ibooks:specified-fonts').includes('true')
    return isSaid || !book.items.some(isFont) ? [] : ['the package does not say that it has fonts']
  },
  isbn: (book) =>
    dublinCore(book, 'identifier').some((identifier) => /^(?:urn:isbn:)?97[89][\d-]{10,}$/i.test(identifier))
      ? []
      : ['the book has no ISBN'],
  'table-columns': (book, { limit = Infinity }) =>
    allElements(book, ({ name }) => name === 'table')
      .filter(([, table]) => columnsOf(table) > limit)
      .map(([, table]) => `the table ${table.attributes.get('id') ?? ''} has ${columnsOf(table)} columns`),
  notes,
  landmarks,
  alternatives: (book) =>
    allElements(book, ({ name, attributes }) => name === 'img' && !attributes.has('alt')).map(
      ([path, { attributes }]) => `the picture ${attributes.get('src') ?? ''} in ${path} has no alt`,
    ),
  'writing-mode': writingMode,
  locked: (book) =>
    book.paths.some((path) => /^META-INF\/(?:encryption|rights)\.xml$/.test(path)) ? ['the file is locked'] : [],
}
