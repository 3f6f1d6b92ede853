import { EpubCheck } from '@likecoin/epubcheck-ts'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { packEpub, type EpubOptions } from '../../pipeline/epub/pack.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { editionIn, furnitureOf, library, pageMap, png } from './fixture.ts'

const cover = { bytes: png(), type: 'image/png' as const }
const pack = async (edition: Edition, options: Partial<EpubOptions> = {}): Promise<Uint8Array> =>
  (await packEpub(edition, { pageMap, library, cover, ...options })).value

const read = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, new TextDecoder().decode(content)]),
  )
const opfOf = async (edition: Edition, options: Partial<EpubOptions> = {}): Promise<string> =>
  read(await pack(edition, options))['OEBPS/content.opf'] ?? ''
const metaOf = (opf: string, property: string): string[] =>
  [...opf.matchAll(new RegExp(`<meta property="${property}"[^>]*>([^<]*)<`, 'g'))].map((match) => match[1] ?? '')

async function complaints(bytes: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages
    .filter(({ severity }) => severity !== 'usage' && severity !== 'info')
    .map(({ id, message }) => `${id} ${message}`)
}

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test.each(['en', 'ar', 'zh-Hans', 'hi', 'kk', 'ru'])(
  'epubcheck and verify find nothing in an edition in %s',
  async (locale) => {
    const edition = editionIn(locale)
    const bytes = await pack(edition)
    expect(await complaints(bytes)).toEqual([])
    expect(verifyEpub(edition, bytes, pageMap)).toEqual([])
  },
)

test('epubcheck finds nothing in a book without cover, notes, pages, pictures and authors', async () => {
  const full = editionIn('en')
  const { subtitle: _subtitle, publisher: _publisher, rights: _rights, ...metadata } = full.metadata
  const paragraph = { type: 'paragraph', id: 'only', children: [{ type: 'text', value: 'All there is.' }] } as const
  const edition: Edition = {
    ...full,
    metadata: { ...metadata, authors: [], keywords: [], description: '' },
    root: { type: 'root', children: [full.title, paragraph] },
    notes: [],
    contents: [],
    pictures: new Map(),
  }
  const bytes = await pack(edition, { cover: 'none', pageMap: [] })
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, [])).toEqual([])
  const opf = read(bytes)['OEBPS/content.opf'] ?? ''
  expect(opf).not.toMatch(/pageBreak|cover|dc:source/)
  expect(metaOf(opf, 'schema:accessMode')).toEqual(['textual'])
  expect(metaOf(opf, 'schema:accessModeSufficient')).toEqual(['textual'])
  expect(metaOf(opf, 'schema:accessibilityFeature')).toEqual(
    ['displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents', 'unlocked'], // prettier-ignore
  )
})

/** Put faults into a sound book: the referee must see each. */
const faults: readonly (readonly [string, string, (text: string) => string])[] = [
  ['an id used twice', 'text/001.xhtml', (text) => text.replace('id="p-0-0"', 'id="part-0"')],
  ['a link to nowhere', 'text/001.xhtml', (text) => text.replace('href="#part-0"', 'href="#nowhere"')],
  ['a picture that is not there', 'text/001.xhtml', (text) => text.replace('map-0a1b2c3d', 'other')],
  ['a tag that is not closed', 'text/001.xhtml', (text) => text.replace('</em>', '')],
  ['no date of change', 'content.opf', (text) => text.replace(/<meta property="dcterms:modified">[^<]*<\/meta>/, '')],
  ['an unknown progression', 'content.opf', (text) => text.replace('direction="rtl"', 'direction="up"')],
  ['a spine item that is not listed', 'content.opf', (text) => text.replace('idref="text-001"', 'idref="text-002"')],
  ['no navigation document', 'content.opf', (text) => text.replace(' properties="nav"', '')],
  ['a page list entry to nowhere', 'toc.xhtml', (text) => text.replace('#page-2', '#page-99')],
  ['another identifier in the old contents', 'toc.ncx', (text) => text.replace('urn:uuid:', 'urn:other:')],
  ['a forbidden CSS property', 'style.css', (text) => `${text}p{direction:ltr}`],
]
test.each(faults)('epubcheck sees %s', async (_name, path, change) => {
  const files = unzipSync(await pack(editionIn('ar')))
  const name = `OEBPS/${path}`
  const before = new TextDecoder().decode(files[name])
  const after = change(before)
  expect(after).not.toBe(before)
  const changed = zipSync({ ...files, mimetype: [files['mimetype'] ?? new Uint8Array(), { level: 0 }], [name]: new TextEncoder().encode(after) }) // prettier-ignore
  expect((await complaints(changed)).length).toBeGreaterThan(0)
})

test('the same edition gives the same bytes in every time zone', async () => {
  process.env['TZ'] = 'Asia/Tokyo'
  const first = await pack(editionIn('hi'))
  process.env['TZ'] = 'America/St_Johns'
  const second = await pack(editionIn('hi'))
  expect(Buffer.compare(first, second)).toBe(0)
})

test('the archive begins with the stored type; entries are sorted and dated alike, without folders', async () => {
  const bytes = await pack(editionIn('en'))
  const text = new TextDecoder('latin1').decode(bytes)
  expect(text.slice(30, 58)).toBe('mimetypeapplication/epub+zip')
  const entries = [...text.matchAll(/PK\u0001\u0002/g)].map(({ index }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset + index)
    const name = text.slice(index + 46, index + 46 + view.getUint16(28, true))
    return { name, method: view.getUint16(10, true), time: view.getUint16(12, true), date: view.getUint16(14, true) }
  })
  const names = entries.map(({ name }) => name)
  expect(names.slice(0, 2)).toEqual(['mimetype', 'META-INF/container.xml'])
  expect(names.slice(2)).toEqual(names.slice(2).toSorted())
  expect(names.filter((name) => name.endsWith('/'))).toEqual([])
  expect(entries[0]?.method).toBe(0)
  // 2022-02-03 04:05:06
  expect(new Set(entries.map(({ time, date }) => `${date} ${time}`))).toEqual(new Set([`${(42 << 9) | (2 << 5) | 3} ${(4 << 11) | (5 << 5) | 3}`])) // prettier-ignore
})

test('a text from before the age of ZIP still packs', async () => {
  const edition = editionIn('en')
  const old = { ...edition, metadata: { ...edition.metadata, date: '1848-02-21', modified: '1848-02-21T00:00:00Z' } }
  const bytes = await pack(old)
  expect(await complaints(bytes)).toEqual([])
  expect(metaOf(read(bytes)['OEBPS/content.opf'] ?? '', 'dcterms:modified')).toEqual(['1848-02-21T00:00:00Z'])
})

test('the files of a book are where DESIGN puts them, each font with its licence', async () => {
  const names = Object.keys(read(await pack(editionIn('en')))).toSorted()
  expect(names).toEqual([
    'META-INF/container.xml',
    'OEBPS/back-colophon.xhtml',
    'OEBPS/content.opf',
    'OEBPS/cover.png',
    'OEBPS/cover.xhtml',
    'OEBPS/fonts/noto-sans-mono-400.ttf',
    'OEBPS/fonts/noto-sans-mono-licence.txt',
    'OEBPS/fonts/noto-serif-400-italic.ttf',
    'OEBPS/fonts/noto-serif-400.ttf',
    'OEBPS/fonts/noto-serif-700.ttf',
    'OEBPS/fonts/noto-serif-licence.txt',
    'OEBPS/front-title.xhtml',
    'OEBPS/images/map-0a1b2c3d.png',
    'OEBPS/style.css',
    'OEBPS/text/001.xhtml',
    'OEBPS/toc.ncx',
    'OEBPS/toc.xhtml',
    'mimetype',
  ])
})

test('the package names people, roles, pages and the edition; it claims no conformance', async () => {
  const opf = await opfOf(editionIn('ar'))
  expect(opf).toContain('xml:lang="ar" dir="rtl"')
  expect(opf).toContain('page-progression-direction="rtl"')
  expect(opf).toContain('<dc:contributor id="translator-1">A. &#x3C;Translator></dc:contributor>')
  expect(opf).toContain('<meta refines="#translator-1" property="role" scheme="marc:relators">trl</meta>')
  expect(opf).toContain('<meta refines="#subtitle" property="title-type">subtitle</meta>')
  expect(metaOf(opf, 'pageBreakSource')).toEqual([editionIn('ar').metadata.identifiers.pdf])
  expect(metaOf(opf, 'schema:accessibilityHazard')).toEqual(['none'])
  expect(opf).not.toMatch(/conformsTo|certifiedBy/)
})

test('a picture with a stand-in for a description withholds the claims that it would break', async () => {
  const opf = await opfOf({ ...editionIn('en'), missingAlternatives: ['figure-1'] })
  expect(metaOf(opf, 'schema:accessibilityFeature')).not.toContain('alternativeText')
  expect(metaOf(opf, 'schema:accessModeSufficient')).toEqual(['textual,visual'])
  expect(metaOf(opf, 'schema:accessibilitySummary')[0]).not.toContain(furnitureOf('en').label('accessibility-images'))
})

test('nobody says that a moving picture does not flash', async () => {
  const edition = editionIn('en')
  const picture = edition.pictures.get('map.png')
  if (picture === undefined) throw new Error('the fixture has a picture')
  const moving = { ...edition, pictures: new Map([['map.png', { ...picture, bytes: png(true) }]]) }
  expect(metaOf(await opfOf(moving), 'schema:accessibilityHazard')).toEqual(['unknown'])
})

test('the page list holds every page mark and nothing else', async () => {
  const files = read(await pack(editionIn('kk')))
  const marks = [...(files['OEBPS/text/001.xhtml'] ?? '').matchAll(/id="(page-[^"]+)" [^>]*pagebreak/g)].map((match) => match[1]) // prettier-ignore
  const nav = files['OEBPS/toc.xhtml'] ?? ''
  const list = [...nav.slice(nav.indexOf('epub:type="page-list"')).matchAll(/001\.xhtml#([^"]+)"/g)].map((match) => match[1]) // prettier-ignore
  expect(marks).toEqual(['page-1', 'page-2', 'page-3'])
  expect(list).toEqual(marks)
})

test('whatever a text holds, the XML stays well-formed', async () => {
  const edition = editionIn('en')
  const nasty = ']]> <!-- -- & \u0000\u0008\uFFFE\uD800 <br> \u{1F600} "\''
  const metadata = { ...edition.metadata, title: nasty, authors: [nasty], description: nasty, publication: nasty }
  const paragraph = { type: 'paragraph', id: 'nasty', children: [{ type: 'text', value: nasty }] } as const
  const root = { type: 'root', children: [...edition.root.children, paragraph] } as const
  expect(await complaints(await pack({ ...edition, metadata, root }))).toEqual([])
})

test('furniture of another language is marked with it', async () => {
  const edition: Edition = { ...editionIn('ar'), furniture: furnitureOf('fa') }
  const bytes = await pack(edition)
  const files = read(bytes)
  expect(await complaints(bytes)).toEqual([])
  expect(files['OEBPS/toc.xhtml']).toContain('<h1 id="toc-heading" lang="en" dir="ltr" xml:lang="en">Contents</h1>')
  expect(files['OEBPS/content.opf']).toMatch(/accessibilitySummary" xml:lang="en" dir="ltr">This edition/)
})

test('a link to another article needs an address; without one its text stays and the author is told', async () => {
  const edition = editionIn('en')
  const url = 'article:other#part'
  const paragraph = { type: 'paragraph', id: 'to-other', children: [{ type: 'link', url, children: [{ type: 'text', value: 'the other' }] }] } as const // prettier-ignore
  const linked: Edition = { ...edition, root: { type: 'root', children: [...edition.root.children, paragraph] } }
  const without = await packEpub(linked, { pageMap, library, cover })
  expect(without.diagnostics.map(({ code, message }) => [code, message.includes('"other"')])).toEqual([
    ['epub/article-link', true],
  ])
  expect(read(without.value)['OEBPS/text/001.xhtml']).toContain('<p id="to-other">the other</p>')
  const metadata = { ...edition.metadata, url: 'https://news.example/' }
  const withUrl = await packEpub({ ...linked, metadata }, { pageMap, library, cover })
  expect(withUrl.diagnostics).toEqual([])
  expect(read(withUrl.value)['OEBPS/text/001.xhtml']).toContain('href="https://news.example/en/other.html#part"')
})

test.each([
  ['fa', 'persian'],
  ['mr', 'devanagari'],
])('lists in %s count in its own digits', async (locale, style) => {
  const edition: Edition = { ...editionIn('en'), locale, furniture: furnitureOf('en') }
  const bytes = await pack(edition)
  expect(read(bytes)['OEBPS/style.css']).toContain(`ol:lang(${locale}){list-style-type:${style}}`)
  expect(await complaints(bytes)).toEqual([])
})

test('the head of a table is not left alone at the foot of a page, and no row is cut', async () => {
  const style = read(await pack(editionIn('en')))['OEBPS/style.css']
  expect(style).toMatch(/thead\{[^}]*break-after:avoid/u)
  expect(style).toMatch(/tr\{[^}]*break-inside:avoid/u)
})

test.each([
  ['ar', 'amiri-400', '120%'],
  ['hi', 'noto-serif-devanagari-400', '105%'],
])(
  'letters that look small in %s are set larger by their font, as in the PDF, so that the reader keeps one size',
  async (locale, font, adjusted) => {
    const style = read(await pack(editionIn(locale)))['OEBPS/style.css'] ?? ''
    const rules = style.match(/@font-face\{[^}]*\}/gu) ?? []
    expect(rules.find((rule) => rule.includes(`${font}.ttf`))).toContain(`;size-adjust:${adjusted}}`)
    for (const rule of rules.filter((one) => one.includes('mono'))) expect(rule).not.toContain('size-adjust')
    expect(style).not.toMatch(/body[^}]*\{[^}]*font-size/u)
  },
)

test('letters that need no scaling are not scaled', async () => {
  for (const locale of ['en', 'kk', 'zh-Hans'])
    expect(read(await pack(editionIn(locale)))['OEBPS/style.css']).not.toContain('size-adjust')
})
