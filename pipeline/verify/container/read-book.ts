import { findAll, findFirst, textOf, type MarkupElement } from '../xhtml/element.ts'
import { readXml } from '../xhtml/xml-reader.ts'
import { resolvePath } from './package.ts'
import { unpack } from './unpack.ts'

/** One row of the manifest of a book. */
export interface BookItem {
  readonly id: string
  /** Path in the archive. */
  readonly path: string
  readonly type: string
  readonly properties: readonly string[]
  /** The bytes; empty when the file is not there. */
  readonly bytes: Uint8Array
}

/** A finished e-book, read again as far as shops and accessibility care. */
export interface ReadBook {
  /** Bytes of the whole file. */
  readonly size: number
  readonly package: MarkupElement
  readonly items: readonly BookItem[]
  /** Spine items in order. */
  readonly spine: readonly BookItem[]
  /** Content documents by path. */
  readonly documents: ReadonlyMap<string, MarkupElement>
  readonly nav: MarkupElement | undefined
  readonly ncx: MarkupElement | undefined
  /** All style sheets, one after the other. */
  readonly css: string
  /** Names of all files of the archive. */
  readonly paths: readonly string[]
}

/** Read an EPUB; a text says why it cannot be read. */
export function readBook(bytes: Uint8Array): ReadBook | string {
  let files: Readonly<Record<string, Uint8Array>>
  try {
    files = unpack(bytes)
  } catch (error) {
    return `no ZIP archive: ${error instanceof Error ? error.message : String(error)}`
  }
  const text = (path: string): string => new TextDecoder().decode(files[path] ?? new Uint8Array())
  const parse = (path: string): MarkupElement | undefined => {
    const reading = readXml(text(path))
    return reading.kind === 'document' ? reading.root : undefined
  }
  const container = parse('META-INF/container.xml')
  const path = container && findFirst(container, 'rootfile')?.attributes.get('full-path')
  const root = path === undefined ? undefined : parse(path)
  if (path === undefined || root === undefined) return 'no package document'
  const items = findAll(root, ({ name }) => name === 'item').map(({ attributes }): BookItem => {
    const itemPath = resolvePath(path, attributes.get('href') ?? '')
    return {
      id: attributes.get('id') ?? '',
      path: itemPath,
      type: attributes.get('media-type') ?? '',
      properties: (attributes.get('properties') ?? '').split(/\s+/).filter((property) => property !== ''),
      bytes: files[itemPath] ?? new Uint8Array(),
    }
  })
  const byId = new Map(items.map((item) => [item.id, item]))
  const spine = findAll(root, ({ name }) => name === 'itemref').flatMap(
    ({ attributes }) => byId.get(attributes.get('idref') ?? '') ?? [],
  )
  const documents = new Map<string, MarkupElement>()
  for (const item of items) {
    const document = item.type === 'application/xhtml+xml' ? parse(item.path) : undefined
    if (document !== undefined) documents.set(item.path, document)
  }
  const nav = items.find(({ properties }) => properties.includes('nav'))
  const ncx = items.find(({ type }) => type === 'application/x-dtbncx+xml')
  return {
    size: bytes.length,
    package: root,
    items,
    spine,
    documents,
    nav: nav && documents.get(nav.path),
    ncx: ncx && parse(ncx.path),
    css: items
      .filter(({ type }) => type === 'text/css')
      .map((item) => text(item.path))
      .join('\n'),
    paths: Object.keys(files),
  }
}

/** Values of a property in the metadata of the package, in order; only those that refine nothing. */
export function metaValues(book: ReadBook, property: string): readonly string[] {
  return findAll(
    book.package,
    ({ name, attributes }) => name === 'meta' && attributes.get('property') === property && !attributes.has('refines'),
  ).map(textOf)
}

/** Texts of the Dublin Core elements of a name, without its prefix. */
export function dublinCore(book: ReadBook, element: string): readonly string[] {
  const metadata = findFirst(book.package, 'metadata')
  return metadata === undefined ? [] : findAll(metadata, ({ name }) => name === element).map(textOf)
}

/** The cover image: the item that says so. */
export function coverItem(book: ReadBook): BookItem | undefined {
  return book.items.find(({ properties }) => properties.includes('cover-image'))
}
