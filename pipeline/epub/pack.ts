import type { CoverDesign } from '../config/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { undatedTime } from '../edition/types.ts'
import type { Edition, PageMap, Picture } from '../edition/types.ts'
import { embeddedFaces, type EmbeddedFace, type FontUsage } from '../font/embed.ts'
import type { FontLibrary } from '../font/types.ts'
import { collectUsage } from '../markup/usage.ts'
import { packArchive } from './archive.ts'
import { pictureFolder, writeBook, type Book } from './book.ts'
import { checkCover, type CoverPicture } from './cover/check.ts'
import type { Conformance } from './conformance.ts'
import { ncx } from './navigation.ts'
import { packageDocument, type ManifestItem } from './package-document.ts'
import { fontPath, styleSheet } from './style.ts'
import { isReadable } from './xml.ts'
import { manifestProperties, xhtml } from './xhtml.ts'
import type { ArchiveFile } from './zip.ts'

export type { CoverPicture }

export interface EpubOptions {
  /** Pages of the PDF edition of the same locale; empty = no page list. */
  readonly pageMap: PageMap
  readonly library: FontLibrary
  /** The fonts to embed; absent = subsets with exactly the characters of the book. */
  readonly faces?: readonly EmbeddedFace[]
  readonly cover: 'generated' | 'none' | CoverPicture
  /** Whether the cover also stands in the text, as its first page; absent = yes. */
  readonly coverPage?: boolean
  /** Design of the generated cover; absent = the first. */
  readonly coverDesign?: CoverDesign
  /** What `conformanceClaim` allows to be claimed. */
  readonly conformance?: Conformance
}

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const

/** ZIP knows no time before 1980. */
const earliest = '1980-01-01T00:00:00Z'

/** No book is valid without a title, and no person is nobody: the name of the article stands in, names of nothing are left out. */
function named(edition: Edition): Edition {
  const { title, authors, translators } = edition.metadata
  if (isReadable(title) && [...authors, ...translators].every(isReadable)) return edition
  const metadata = {
    ...edition.metadata,
    title: isReadable(title) ? title : edition.article,
    authors: authors.filter(isReadable),
    translators: translators.filter(isReadable),
  }
  return { ...edition, metadata }
}

/** Everything that the documents of a book show, for callers who cut one set of fonts for several formats. */
export function epubUsage(edition: Edition, pageMap: PageMap): readonly FontUsage[] {
  return usageOf(writeBook(edition, pageMap, undefined), edition)
}

function usageOf(book: Book, edition: Edition): readonly FontUsage[] {
  const nodes = book.documents.flatMap((document) => document.body)
  return collectUsage([...nodes], edition.locale)
}

/** The cover of an edition: the user's picture, one drawn for it, or none. */
export async function makeCover(
  edition: Edition,
  { cover, library, coverDesign }: Pick<EpubOptions, 'cover' | 'library' | 'coverDesign'>,
): Promise<Outcome<CoverPicture | undefined>> {
  if (cover === 'none') return { value: undefined, diagnostics: [] }
  if (cover !== 'generated') return checkCover(cover)
  // Loaded when needed: it brings the line setter and the rasteriser.
  const { generateCover } = await import('./cover/cover.ts')
  const bytes = await generateCover(edition, library, coverDesign)
  return { value: { bytes, type: 'image/png' }, diagnostics: [] }
}

/** A picture with its size in pixels. */
export type CardPicture = CoverPicture & { readonly width: number; readonly height: number }

type CoverOptions = Parameters<typeof makeCover>[1]
type MadeCover = ReturnType<typeof makeCover>

/** Covers that were made, for books that are packed again and for pages that show them where they are shared. */
const covers = new WeakMap<Edition, { readonly of: CoverOptions; readonly made: MadeCover }>()

/** The cover of an edition as its book has it, made once for each edition. */
export function coverOf(given: Edition, { cover, library, coverDesign }: CoverOptions): MadeCover {
  const known = covers.get(given)
  if (known?.of.cover === cover && known.of.library === library && known.of.coverDesign === coverDesign)
    return known.made
  const of = { cover, library, ...(coverDesign !== undefined && { coverDesign }) }
  const made = makeCover(named(given), of)
  covers.set(given, { of, made })
  return made
}

/** The card of an edition, 1200 × 630 pixels: the sister of its generated cover, for places that show links. */
export async function cardOf(given: Edition, library: FontLibrary, design?: CoverDesign): Promise<CardPicture> {
  const { cardSize, generateCard } = await import('./cover/card.ts')
  return { ...cardSize, type: 'image/png', bytes: await generateCard(named(given), library, design) }
}

/** The pictures of a book. What sets the letters of drawings is loaded when there is a drawing. */
async function shownPictures(edition: Edition, library: FontLibrary): Promise<readonly Picture[]> {
  const pictures = [...edition.pictures.values()]
  if (pictures.every(({ type }) => type !== 'image/svg+xml')) return pictures
  const { outlinedPictures } = await import('../typeset/drawing/outlined.ts')
  return [...outlinedPictures(edition, library).values()]
}

/** Fonts and their licences, each once. */
function fontFiles(faces: readonly EmbeddedFace[]): readonly (ArchiveFile & { readonly type: string })[] {
  const files = new Map<string, ArchiveFile & { readonly type: string }>()
  for (const face of faces) {
    const path = fontPath(face)
    files.set(path, { path, content: face.ttf, type: face.outlines === 'truetype' ? 'font/ttf' : 'font/otf' })
    const licence = `fonts/${face.package.split('/').at(-1) ?? 'font'}-licence.txt`
    files.set(licence, { path: licence, content: face.licence, type: 'text/plain' })
  }
  return [...files.values()]
}

function unlinkedDiagnostics(edition: Edition, book: Book): readonly Diagnostic[] {
  return book.unlinked.map((name) =>
    diagnose(
      'epub/article-link',
      `the e-book cannot link to the article "${name}": its text stands without a link`,
      { file: `content/${edition.article}`, locale: edition.locale },
      ['add "url: https://…/" to publication.yaml, the address where the editions will be'],
    ),
  )
}

/**
 * Pack an edition as EPUB 3.3: cover, title page, contents, article with notes, colophon; page list from the pages of
 * the PDF edition; fonts cut down to what the book shows; metadata derived from the tree. The same edition gives the
 * same bytes. What only reading could prove (conformance) is not claimed.
 */
export async function packEpub(given: Edition, options: EpubOptions): Promise<Outcome<Uint8Array>> {
  const edition = named(given)
  const { value: picture, diagnostics: coverProblems } = await coverOf(given, options)
  const shown = await shownPictures(edition, options.library)
  const { parts, files, diagnostics } = writeFiles(edition, options, picture, shown)
  const { modified = undatedTime } = edition.metadata
  const value = await packArchive(parts, files, modified < earliest ? earliest : modified)
  return { value, diagnostics: [...coverProblems, ...diagnostics] }
}

/** The files of a book. A function of its own, so that their trees are gone while the archive is packed. */
function writeFiles(
  edition: Edition,
  options: EpubOptions,
  picture: CoverPicture | undefined,
  shown: Awaited<ReturnType<typeof shownPictures>>,
) {
  const coverHref = picture === undefined ? undefined : `cover.${extensions[picture.type]}`
  const book = writeBook(edition, options.pageMap, options.coverPage === false ? undefined : coverHref)
  const usage = usageOf(book, edition)
  const faces = options.faces ?? embeddedFaces(usage, options.library)
  const fonts = fontFiles(faces)
  const pictures = shown.map(({ name, bytes, type }) => ({
    path: `${pictureFolder}${name}`,
    content: bytes,
    type,
  }))
  const others = [...pictures, ...fonts]
  const items: readonly ManifestItem[] = [
    ...book.documents.map((document) => {
      const properties = [...(document === book.nav ? ['nav'] : []), ...manifestProperties(document)]
      return { id: document.id, href: document.path, type: 'application/xhtml+xml', properties }
    }),
    { id: 'ncx', href: 'toc.ncx', type: 'application/x-dtbncx+xml' },
    { id: 'style', href: 'style.css', type: 'text/css' },
    ...(picture === undefined || coverHref === undefined
      ? []
      : [{ id: 'cover-image', href: coverHref, type: picture.type, properties: ['cover-image'] }]),
    ...others.map(({ path, type }, index) => ({ id: `file-${index + 1}`, href: path, type })),
  ]
  const hasPages = book.pageMarks.length > 0
  const opf = packageDocument(edition, {
    items,
    spine: book.documents.map(({ id }) => id),
    accessibility: book.accessibility,
    pageSource: hasPages ? edition.metadata.identifiers.pdf : undefined,
    hasFonts: faces.length > 0,
    coverItem: picture === undefined ? undefined : 'cover-image',
    conformance: options.conformance,
  })
  const langs = [...new Set([edition.locale, ...usage.map(({ request }) => request.lang)])]
  const parts = {
    opf,
    nav: xhtml(book.nav, edition),
    ncx: ncx(edition, book.navigation),
    css: styleSheet(faces, langs),
  }
  const files: readonly ArchiveFile[] = [
    ...book.documents
      .filter((document) => document !== book.nav)
      .map((document) => ({ path: document.path, content: xhtml(document, edition) })),
    ...(picture === undefined || coverHref === undefined ? [] : [{ path: coverHref, content: picture.bytes }]),
    ...others,
  ]
  return { parts, files, diagnostics: unlinkedDiagnostics(edition, book) }
}
