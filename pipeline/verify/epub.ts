import { undatedTime } from '../edition/types.ts'
import type { Edition, PageMap } from '../edition/types.ts'
import { checkNavigation } from './container/navigation.ts'
import { unpack } from './container/unpack.ts'
import { readPackage, resolvePath, type EpubDocument, type Package } from './container/package.ts'
import { compareArticle } from './xhtml/compare-article.ts'
import { findAll, findFirst, idsOf, textOf } from './xhtml/element.ts'
import { fragmentOf, type Main } from './xhtml/read-blocks.ts'
import { readXml } from './xhtml/xml-reader.ts'
import { startReport, type Report } from './report.ts'
import type { Finding } from './types.ts'

/**
 * Re-read a finished EPUB and compare it with its edition: the container, the package's claims, the content documents
 * of `text/` in spine order block by block, and the navigation. XML is read strictly.
 */
export function verifyEpub(edition: Edition, bytes: Uint8Array, pageMap: PageMap): readonly Finding[] {
  const report = startReport(edition, 'epub')
  const files = unzip(report, bytes)
  if (!files) return report.findings
  const book = readPackage(report, files)
  if (!book) return report.findings
  checkPackage(report, edition, book, files)

  const documents = new Map<string, EpubDocument>()
  for (const item of book.items.values()) {
    if (item.type !== 'application/xhtml+xml') continue
    const reading = readXml(decode(files[item.path]))
    if (reading.kind === 'broken') report.unreadable(`well-formed ${item.path}`, reading.reason)
    else documents.set(item.path, { path: item.path, root: reading.root, ids: idsOf(reading.root) })
  }
  const mains: Main[] = []
  for (const path of book.spine) {
    const document = documents.get(path)
    if (document && /(^|\/)text\/[^/]+\.xhtml$/.test(path)) mains.push(...mainOf(report, edition, document))
  }
  const article = compareArticle(report, edition, mains, pageMap)
  checkLinks(report, documents, files)
  checkNavigation(report, edition, book, documents, article.pages)
  return report.findings
}

/** Files whose content is compared. */
const READ = /\.(?:xhtml|opf|xml)$/

function unzip(report: Report, bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  // The container's first entry is the stored media type: name at byte 30, content at 38 (OCF 3.3, 4.2.6.2).
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 58))
  if (!head.startsWith('PK') || head.slice(30) !== 'mimetypeapplication/epub+zip' || bytes[8] !== 0) {
    report.unreadable('a ZIP that begins with the stored mimetype', JSON.stringify(head.slice(0, 2) + head.slice(30)))
    return undefined
  }
  try {
    // Pictures and fonts need only be there.
    return unpack(bytes, (path) => READ.test(path))
  } catch (error) {
    report.unreadable('a whole ZIP archive', String(error))
    return undefined
  }
}

function checkPackage(report: Report, edition: Edition, book: Package, files: Record<string, Uint8Array>): void {
  const expect = (kind: 'language' | 'text', name: string, wanted: string, found: string) => {
    if (wanted.normalize('NFC') !== found.normalize('NFC'))
      report.add(kind, undefined, `${name} ${wanted}`, `${name} ${found || 'none'}`)
  }
  expect('language', 'dc:language', edition.locale, book.language)
  expect('language', 'page-progression-direction', edition.dir, book.progression)
  expect('text', 'dc:title', edition.metadata.title, book.title)
  expect('text', 'dcterms:modified', edition.metadata.modified ?? undatedTime, book.modified)
  expect('text', 'dc:identifier', edition.metadata.identifiers.epub, book.identifier)
  const listed = new Set([...book.items.values()].map((item) => item.path))
  for (const path of listed) if (!files[path]) report.add('missing', undefined, `the listed file ${path}`, 'nothing')
  for (const path of Object.keys(files)) {
    const isContainer = path === 'mimetype' || path.startsWith('META-INF/') || path === book.path || path.endsWith('/')
    if (!isContainer && !listed.has(path)) report.add('extra', undefined, 'only files of the manifest', path)
  }
}

function mainOf(report: Report, edition: Edition, document: EpubDocument): readonly Main[] {
  const { root, path } = document
  const lang = root.attributes.get('xml:lang') ?? root.attributes.get('lang') ?? ''
  const dir = root.attributes.get('dir') === 'rtl' ? 'rtl' : 'ltr'
  if (lang !== edition.locale)
    report.add('language', undefined, `${path} lang ${edition.locale}`, `${path} lang ${lang || 'none'}`)
  if (dir !== edition.dir) report.add('language', undefined, `${path} dir ${edition.dir}`, `${path} dir ${dir}`)
  for (const element of findAll(root, ({ attributes }) => attributes.has('lang') || attributes.has('xml:lang'))) {
    const plain = element.attributes.get('lang')
    const xml = element.attributes.get('xml:lang')
    if (plain !== xml)
      report.add(
        'language',
        element.attributes.get('id'),
        `xml:lang ${plain ?? xml}`,
        `xml:lang ${xml ?? 'none'}, lang ${plain ?? 'none'}`,
      )
  }
  const title = findFirst(root, 'title')
  if (!title || textOf(title) === '') report.add('text', undefined, `a title in ${path}`, 'none')
  const main = findFirst(root, 'main') ?? findFirst(root, 'body')
  return main ? [{ element: main, lang, dir }] : []
}

/** Every relative link of every document leads to a file of the book and to an id in it. */
function checkLinks(
  report: Report,
  documents: ReadonlyMap<string, EpubDocument>,
  files: Record<string, Uint8Array>,
): void {
  for (const document of documents.values()) {
    for (const element of findAll(document.root, ({ attributes }) => attributes.has('href') || attributes.has('src'))) {
      const href = element.attributes.get('href') ?? element.attributes.get('src') ?? ''
      if (/^[a-z][a-z\d+.-]*:/i.test(href)) continue
      const path = href.startsWith('#') ? document.path : resolvePath(document.path, href)
      const fragment = fragmentOf(href)
      const target = documents.get(path)
      const isThere = files[path] !== undefined && (fragment === '' || target?.ids.has(fragment) === true)
      if (!isThere) report.add('link', undefined, 'an existing target', `${document.path} → ${href}`)
    }
  }
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder('utf-8').decode(bytes) : ''
}
