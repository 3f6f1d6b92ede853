import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { dublinCore, metaValues, readBook, type ReadBook } from '../../pipeline/verify/container/read-book.ts'
import { findAll, findFirst, textOf, type MarkupElement } from '../../pipeline/verify/xhtml/element.ts'
import { readHtml } from '../../pipeline/verify/xhtml/html-reader.ts'
import { readXml } from '../../pipeline/verify/xhtml/xml-reader.ts'
import { editionIn } from './fixture.ts'
import { pack } from './read.ts'

/** A finished book: what our reader makes of it, and the files as they are. */
interface Finished {
  readonly book: ReadBook
  readonly files: Readonly<Record<string, Uint8Array>>
}

/** What others demand of a book (EPUB 3.3, EPUB Accessibility 1.1, Ace, Standard Ebooks, shops), and a damage that breaks it. */
interface Rule {
  readonly says: string
  /** What breaks the rule; nothing when it holds. */
  readonly breaches: (finished: Finished) => readonly string[]
  readonly damage: readonly [file: string, found: string | RegExp, instead: string]
}

const attribute = (element: MarkupElement, name: string): string => element.attributes.get(name) ?? ''
const textIn = ({ files }: Finished, path: string): string => new TextDecoder().decode(files[path])
const roots = ({ book }: Finished): readonly (readonly [string, MarkupElement])[] => [...book.documents]
const everywhere = (finished: Finished, isWanted: (element: MarkupElement) => boolean): readonly MarkupElement[] =>
  roots(finished).flatMap(([, root]) => findAll(root, isWanted))
const unlessEqual = (found: unknown, wanted: unknown, what: string): readonly string[] =>
  JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`] // prettier-ignore
const navOf = ({ book }: Finished, type: string): MarkupElement | undefined =>
  book.nav && findAll(book.nav, (element) => attribute(element, 'epub:type') === type)[0]
const articles = (finished: Finished): readonly (readonly [string, MarkupElement])[] =>
  roots(finished).filter(([path]) => path.startsWith('OEBPS/text/'))

/** The role that belongs to an epub:type (EPUB Type to ARIA Role Authoring Guide 1.1), of those that a book of ours has. */
const roleOf: Readonly<Record<string, string>> = {
  cover: 'doc-cover',
  toc: 'doc-toc',
  'page-list': 'doc-pagelist',
  pagebreak: 'doc-pagebreak',
  noteref: 'doc-noteref',
  footnote: 'doc-footnote',
  endnotes: 'doc-endnotes',
  colophon: 'doc-colophon',
}

/** Names, attributes and texts in order; what only one of the two ways of reading adds is left out. */
function outline(element: MarkupElement): readonly unknown[] {
  const own = [...element.attributes]
    .filter(([name]) => !name.startsWith('xmlns'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const children = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return [element.name, own, children.map((child) => (typeof child === 'string' ? child : outline(child)))]
}

const rules: readonly Rule[] = [
  {
    says: 'parsers of XML and of HTML read every document alike',
    breaches: (finished) =>
      roots(finished).flatMap(([path]) => {
        const text = textIn(finished, path)
        const xml = readXml(text)
        const html = findFirst(readHtml(text), 'html')
        if (xml.kind === 'broken' || html === undefined) return [path]
        return unlessEqual(outline(html), outline(xml.root), path)
      }),
    damage: ['text/001.xhtml', /<span (id="page-2"[^>]*)><\/span>/, '<span $1/>'],
  },
  {
    says: 'characters stand as themselves, but those that XML keeps for itself',
    breaches: (finished) =>
      roots(finished).flatMap(([path]) => textIn(finished, path).match(/&(?!amp;|lt;|gt;|#x26;|#x3C;|quot;|#x22;)[^;]*;/g) ?? []), // prettier-ignore
    damage: ['toc.xhtml', '</h1>', '&#x642;</h1>'],
  },
  {
    says: 'beside an epub:type stands the role that belongs to it',
    breaches: (finished) =>
      everywhere(finished, ({ name, attributes }) => name !== 'body' && roleOf[attributes.get('epub:type') ?? ''] !== undefined) // prettier-ignore
        .filter((element) => !(element.name === 'a' && attribute(element, 'epub:type') !== 'noteref'))
        .filter((element) => attribute(element, 'role') !== roleOf[attribute(element, 'epub:type')])
        .map((element) => `${element.name} ${attribute(element, 'epub:type')}`),
    damage: ['text/001.xhtml', ' role="doc-noteref"', ''],
  },
  {
    says: 'language and direction stand on every document, as those of the package; both kinds of language attribute agree',
    breaches: (finished) => {
      const { book } = finished
      const [lang] = dublinCore(book, 'language')
      const dir = attribute(book.package, 'dir')
      const wrong = everywhere(finished, (element) => attribute(element, 'lang') !== attribute(element, 'xml:lang'))
      return [
        ...unlessEqual(attribute(book.package, 'xml:lang'), lang, 'package'),
        ...roots(finished).flatMap(([path, root]) => unlessEqual([attribute(root, 'lang'), attribute(root, 'dir')], [lang, dir], path)), // prettier-ignore
        ...wrong.map(({ name }) => name),
      ]
    },
    damage: ['back-colophon.xhtml', / xml:lang="[^"]+"/, ''],
  },
  {
    says: 'the title is one: in the package, the head, the heading, the contents and the old contents',
    breaches: (finished) => {
      const { book } = finished
      const title = dublinCore(book, 'title')[0]
      const [, text] = articles(finished)[0] ?? []
      const toc = navOf(finished, 'toc')
      const found = [
        text && findFirst(text, 'title'),
        text && findFirst(text, 'h1'),
        toc && findFirst(toc, 'a'),
        book.ncx && findFirst(book.ncx, 'text'),
        findFirst(book.documents.get('OEBPS/front-title.xhtml') ?? book.package, 'h1'),
      ]
      return found.flatMap((element) => unlessEqual(element && textOf(element), title, 'title'))
    },
    damage: ['toc.ncx', '<docTitle><text>', '<docTitle><text>x'],
  },
  {
    says: 'the title says that it is the main one, the subtitle that it is one, in this order',
    breaches: ({ book }) =>
      unlessEqual(
        findAll(book.package, ({ attributes }) => /^(?:title-type|display-seq)$/.test(attributes.get('property') ?? '')).map((meta) => `${attribute(meta, 'refines')} ${textOf(meta)}`), // prettier-ignore
        ['#title main', '#title 1', '#subtitle subtitle', '#subtitle 2'],
        'titles',
      ),
    damage: ['content.opf', 'property="title-type">main', 'property="title-type">short'],
  },
  {
    says: 'contents, landmarks and pages stand in the navigation; what is for machines alone is hidden',
    breaches: (finished) =>
      ['toc', 'landmarks', 'page-list'].flatMap((type) => {
        const nav = navOf(finished, type)
        return unlessEqual(nav?.attributes.has('hidden'), type !== 'toc', type)
      }),
    damage: ['toc.xhtml', ' hidden=""', ''],
  },
  {
    says: 'every heading of the text is in the contents, in order',
    breaches: (finished) => {
      const headings = articles(finished).flatMap(([path, root]) =>
        findAll(root, ({ name }) => /^h[2-6]$/.test(name)).map((heading) => `${path}#${attribute(heading, 'id')}`),
      )
      const toc = navOf(finished, 'toc')
      const listed = (toc ? findAll(toc, ({ name }) => name === 'a') : []).map((link) => `OEBPS/${attribute(link, 'href')}`) // prettier-ignore
      return unlessEqual(
        listed.filter((href) => href.includes('#')),
        headings,
        'headings',
      )
    },
    damage: ['toc.xhtml', /<li><a href="text\/001.xhtml#part-3">[^<]*<\/a><\/li>/, ''],
  },
  {
    says: 'a page mark for every entry of the page list, in order, with the number as its name; and the PDF as source',
    breaches: (finished) => {
      const marks = articles(finished).flatMap(
        ([path, root]) =>
        findAll(root, (element) => attribute(element, 'epub:type') === 'pagebreak').map((mark) => [`${path}#${attribute(mark, 'id')}`, attribute(mark, 'aria-label')]), // prettier-ignore
      )
      const list = navOf(finished, 'page-list')
      const links = (list ? findAll(list, ({ name }) => name === 'a') : []).map((link) => [`OEBPS/${attribute(link, 'href')}`, textOf(link)]) // prettier-ignore
      const { book } = finished
      return [
        ...unlessEqual(links, marks, 'pages'),
        ...unlessEqual(metaValues(book, 'pageBreakSource'), dublinCore(book, 'source'), 'source'),
        ...(marks.length > 0 ? [] : ['no pages']),
      ]
    },
    damage: ['text/001.xhtml', 'aria-label="2"', 'aria-label="3"'],
  },
  {
    says: 'every call leads to its note, and every note back to each of its calls, by name of the number',
    breaches: (finished) => {
      const calls = everywhere(finished, (element) => attribute(element, 'role') === 'doc-noteref')
      const wanted = calls.map((call) => `${attribute(call, 'href')} ${attribute(call, 'id')} ${textOf(call)}`)
      const notes = everywhere(finished, (element) => attribute(element, 'role') === 'doc-footnote')
      const found = notes.flatMap((note) =>
        findAll(note, (element) => attribute(element, 'role') === 'doc-backlink').map((back) => {
          const number = /\p{N}+$/u.exec(attribute(back, 'aria-label'))?.[0] ?? 'none'
          return `#${attribute(note, 'id')} ${attribute(back, 'href').slice(1)} ${number}`
        }),
      )
      return [...unlessEqual(found, wanted, 'notes'), ...(wanted.length > 1 ? [] : ['no calls'])]
    },
    damage: ['text/001.xhtml', 'href="#note-a-call-2" role="doc-backlink"', 'href="#note-a-call-1" role="doc-backlink"'], // prettier-ignore
  },
  {
    says: 'a translator is in the package just when the colophon names one',
    breaches: ({ book }) => {
      const colophon = book.documents.get('OEBPS/back-colophon.xhtml')
      const said = colophon === undefined ? '' : textOf(colophon)
      const names = dublinCore(book, 'contributor')
      return names.length > 0 && names.every((name) => said.includes(name)) ? [] : [names.join()]
    },
    damage: ['back-colophon.xhtml', 'A. &#x3C;Translator>', 'nobody'],
  },
  {
    says: 'nothing in the book runs, styles itself or asks the network for anything',
    breaches: (finished) => [
      ...everywhere(finished, ({ name }) => /^(?:script|style|iframe|object|embed|form|input)$/.test(name)).map(({ name }) => name), // prettier-ignore
      ...everywhere(finished, ({ attributes }) => [...attributes.keys()].some((key) => key === 'style' || key.startsWith('on'))).map(({ name }) => name), // prettier-ignore
      ...everywhere(finished, ({ attributes }) => /^(?:\w+:|\/\/)/.test(attributes.get('src') ?? '')).map(({ name }) => name), // prettier-ignore
      ...(finished.book.css.match(/url\((?!fonts\/)[^)]*|@import/g) ?? []),
    ],
    damage: ['style.css', 'url(fonts/', 'url(https://example.org/'],
  },
  {
    says: 'the style sheet sets no ground and no colour that night mode could not change',
    breaches: ({ book }) => book.css.match(/(?<![-\w])(?:background[-\w]*|color):(?!inherit)[^;}]*/g) ?? [],
    damage: ['style.css', 'hr{', 'hr{color:#000;'],
  },
  {
    says: 'the cells of a column have room for its longest word, by a class that the style sheet knows, and words may break',
    breaches: (finished) => {
      const { css } = finished.book
      const cells = everywhere(finished, ({ name }) => /^t[hd]$/.test(name))
      const classes = cells.flatMap((cell) => attribute(cell, 'class').match(/w\d+-\d+/) ?? [])
      return [
        ...unlessEqual(classes.length, cells.length, 'cells'),
        ...classes.filter((name) => !css.includes(`.${name}{min-width:min(`)),
        ...(/th,td\{[^}]*overflow-wrap:anywhere/.test(css) ? [] : ['words do not break']),
        ...(cells.length > 0 ? [] : ['no cells']),
      ]
    },
    damage: ['text/001.xhtml', /(<td[^>]*)class="[^"]*"/, '$1'],
  },
  {
    says: 'fonts are TrueType or OpenType, each with its licence beside it',
    breaches: ({ book, files }) => {
      const fonts = book.items.filter(({ path }) => path.startsWith('OEBPS/fonts/'))
      const licences = fonts.filter(({ type }) => type === 'text/plain').map(({ path }) => path.replace('-licence.txt', '')) // prettier-ignore
      const faces = fonts.filter(({ type }) => type !== 'text/plain')
      return [
        ...faces.flatMap(({ path, bytes }) => (/^(?:0,1,0,0|79,84,84,79)/.test(bytes.subarray(0, 4).join()) ? [] : [path])), // prettier-ignore
        ...faces.flatMap(({ path }) => (licences.some((licence) => path.startsWith(licence)) ? [] : [path])),
        ...fonts.flatMap(({ path }) => ((files[path]?.length ?? 0) > 0 ? [] : [path])),
        ...(faces.length > 0 ? [] : ['no fonts']),
      ]
    },
    damage: ['content.opf', 'media-type="text/plain"', 'media-type="font/otf"'],
  },
  {
    says: 'the manifest lists every file of the book and nothing else, all with plain names',
    breaches: ({ book }) => {
      const own = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf']
      const files = book.paths.filter((path) => !own.includes(path)).toSorted()
      const listed = book.items.map(({ path }) => path).toSorted()
      return [...unlessEqual(listed, files, 'files'), ...files.filter((path) => !/^[\w./-]+$/.test(path))]
    },
    damage: ['content.opf', /<item id="style"[^>]*>/, ''],
  },
  {
    says: 'the identifier is a name-based UUID, the same in the old contents',
    breaches: ({ book }) => {
      const [identifier = ''] = dublinCore(book, 'identifier')
      const uid = book.ncx && findAll(book.ncx, ({ attributes }) => attributes.get('name') === 'dtb:uid')[0]
      const isNamed = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab]/.test(identifier)
      return [...unlessEqual(uid && attribute(uid, 'content'), identifier, 'uid'), ...(isNamed ? [] : [identifier])]
    },
    damage: ['toc.ncx', 'urn:uuid:3', 'urn:uuid:4'],
  },
  {
    says: 'pages turn the way that the text runs, and the cover is named for new and for old readers',
    breaches: ({ book }) => {
      const spine = findFirst(book.package, 'spine')
      const cover = book.items.find(({ properties }) => properties.includes('cover-image'))?.id
      const old = findAll(book.package, ({ attributes }) => attributes.get('name') === 'cover')[0]
      return [
        ...unlessEqual(spine && attribute(spine, 'page-progression-direction'), attribute(book.package, 'dir'), 'spine'), // prettier-ignore
        ...unlessEqual(old && attribute(old, 'content'), cover ?? 'none', 'cover'),
      ]
    },
    damage: ['content.opf', 'properties="cover-image"', ''],
  },
  {
    says: 'what is said about accessibility follows from what is in the book',
    breaches: (finished) => {
      const { book } = finished
      const hasPictures = everywhere(finished, ({ name, attributes }) => name === 'img' && attributes.get('alt') !== '').some((image) => attribute(image, 'role') !== 'doc-cover') // prettier-ignore
      const hasPages = everywhere(finished, (element) => attribute(element, 'role') === 'doc-pagebreak').length > 0
      const features = metaValues(book, 'schema:accessibilityFeature')
      return [
        ...unlessEqual(metaValues(book, 'schema:accessMode').includes('visual'), hasPictures, 'visual'),
        ...unlessEqual(features.includes('alternativeText'), hasPictures, 'alternativeText'),
        ...unlessEqual(features.includes('pageBreakMarkers'), hasPages, 'pageBreakMarkers'),
        ...unlessEqual(features.includes('pageNavigation'), hasPages, 'pageNavigation'),
        ...unlessEqual(features, features.toSorted(), 'order'),
        ...['schema:accessModeSufficient', 'schema:accessibilityHazard', 'schema:accessibilitySummary'].filter((name) => metaValues(book, name).length === 0), // prettier-ignore
      ]
    },
    damage: ['content.opf', '<meta property="schema:accessMode">visual</meta>', ''],
  },
]

function finish(bytes: Uint8Array): Finished {
  const book = readBook(bytes)
  if (typeof book === 'string') throw new Error(book)
  return { book, files: unzipSync(bytes) }
}

const bytesOf = (locale: string): Promise<Uint8Array> => pack(editionIn(locale), { cover: 'generated' })

describe.each(['ar', 'zh-Hans', 'hi', 'kk', 'ru'])('a book in %s', async (locale) => {
  const finished = finish(await bytesOf(locale))
  test.each(rules.map((rule) => [rule.says, rule] as const))('%s', (_says, { breaches }) => {
    expect(breaches(finished)).toEqual([])
  })
})

describe('each of these rules can be broken', async () => {
  const { files } = finish(await bytesOf('ar'))
  test.each(rules.map((rule) => [rule.says, rule] as const))('%s', (_says, { breaches, damage }) => {
    const [name, found, instead] = damage
    const path = `OEBPS/${name}`
    const before = new TextDecoder().decode(files[path])
    const after = before.replace(found, instead)
    expect(after).not.toBe(before)
    const damaged = finish(zipSync({ ...files, [path]: new TextEncoder().encode(after) }))
    expect(breaches(damaged).length).toBeGreaterThan(0)
  })
})
