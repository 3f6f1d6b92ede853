import { unzipSync, zipSync } from 'fflate'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { checkShop, isShop } from '../../pipeline/verify/shop/check-shop.ts'
import { shopChecks } from '../../pipeline/verify/shop/checks.ts'
import { imageFacts } from '../../pipeline/verify/shop/image.ts'
import { shopProfiles } from '../../pipeline/verify/shop/profiles.data.ts'
import { shopNames, type ShopName } from '../../pipeline/verify/shop/types.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { checkByPackage } from '../../pipeline/verify/strict/books.ts'
import { editionIn, pageMap, png } from '../epub/fixture.ts'
import { pack } from '../epub/read.ts'

type Files = Record<string, Uint8Array>
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

const withIsbn = (locale: string): Edition => {
  const edition = editionIn(locale)
  return { ...edition, metadata: { ...edition.metadata, isbn: '9780306406157' } }
}
const sound = pack(withIsbn('ar'), { cover: 'generated' })
const codesOf = (bytes: Uint8Array, shop: ShopName): readonly string[] =>
  checkShop(bytes, shop).map(({ code, message }) => `${code} ${message}`)

test.each(shopNames)('a book of ours keeps every rule of %s', async (shop) => {
  expect(codesOf(await sound, shop)).toEqual([])
})

test('without the page of the cover a book is as sound, and Kobo misses the page', async () => {
  const bytes = await pack(withIsbn('ar'), { cover: 'generated', coverPage: false })
  const names = Object.keys(unzipSync(bytes))
  expect([names.includes('OEBPS/cover.xhtml'), names.includes('OEBPS/cover.png')]).toEqual([false, true])
  for (const shop of ['apple', 'kindle', 'google'] as const) expect(codesOf(bytes, shop)).toEqual([])
  expect(codesOf(bytes, 'kobo')).toEqual([expect.stringContaining('no document shows the cover')])
  expect(verifyEpub(withIsbn('ar'), bytes, pageMap)).toEqual([])
  expect((await checkByPackage(bytes)).message).toBe('')
})

test('every rule has a hint, every check is used by a shop', () => {
  const rules = Object.values(shopProfiles).flatMap((profile) => profile.rules)
  expect(rules.length).toBeGreaterThan(40)
  for (const { hint } of rules) expect(hint.length).toBeGreaterThan(10)
  expect(new Set(rules.map(({ check }) => check))).toEqual(new Set(Object.keys(shopChecks)))
})

/** A PNG header of a size, with as many bytes behind it as asked. */
function pngOf(width: number, height: number, colourType = 2, extra = 0): Uint8Array {
  const bytes = new Uint8Array(60 + extra)
  bytes.set(png().subarray(0, 33))
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  bytes[25] = colourType
  return bytes
}
const edit = (path: string, change: (text: string) => string) => (files: Files) => {
  const name = `OEBPS/${path}`
  const before = decode(files[name])
  const after = change(before)
  expect(after).not.toBe(before)
  files[name] = encode(after)
}
const put = (path: string, bytes: Uint8Array) => (files: Files) => {
  expect(files).toHaveProperty([`OEBPS/${path}`])
  files[`OEBPS/${path}`] = bytes
}
const cmyk = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 20, 8, 6, 0x40, 4, 0, 4, 0, 0, 0, 0)

const faults: readonly (readonly [string, ShopName, string, (files: Files) => void])[] = [
  ['no cover image', 'google', 'verify/shop', edit('content.opf', (text) => text.replace('properties="cover-image"', ''))],
  ['no cover for older readers', 'kobo', 'verify/shop', edit('content.opf', (text) => text.replace('content="cover-image"', 'content="other"'))],
  ['a cover with words beside it', 'kobo', 'verify/shop', edit('cover.xhtml', (text) => text.replace('</div>', '<p>Words</p></div>'))],
  ['a cover of 4 MB', 'kobo', 'verify/shop-advice', put('cover.png', pngOf(1600, 2560, 2, 4_000_000))],
  ['a small cover', 'kindle', 'verify/shop', put('cover.png', pngOf(600, 960))],
  ['a cover under 1400 pixels', 'apple', 'verify/shop-advice', put('cover.png', pngOf(1300, 2000))],
  ['a cover of 8000 pixels', 'google', 'verify/shop', put('cover.png', pngOf(2000, 8000))],
  ['a cover as drawing', 'kindle', 'verify/shop', edit('content.opf', (text) => text.replace('image/png" properties="cover-image"', 'image/svg+xml" properties="cover-image"'))],
  ['a picture of 6 million pixels', 'apple', 'verify/shop', put('images/map-0a1b2c3d.png', pngOf(3000, 2000))],
  ['a picture in CMYK', 'apple', 'verify/shop', put('images/map-0a1b2c3d.png', cmyk)],
  ['a transparent picture', 'kobo', 'verify/shop-advice', put('images/map-0a1b2c3d.png', pngOf(40, 40, 6))],
  ['a picture of 6 MB', 'kobo', 'verify/shop-advice', put('images/map-0a1b2c3d.png', pngOf(40, 40, 2, 6_000_000))],
  ['a picture of a new kind', 'kindle', 'verify/shop-advice', edit('content.opf', (text) => text.replace(/(map-0a1b2c3d\.png" media-type=")image\/png/, '$1image/avif'))],
  ['a WOFF 2 font', 'kobo', 'verify/shop', edit('content.opf', (text) => text.replace('font/ttf', 'font/woff2'))],
  ['a file name in Arabic', 'kobo', 'verify/shop', (files) => { files['OEBPS/خريطة.png'] = png() }],
  ['contents of three levels', 'kindle', 'verify/shop-advice', edit('toc.xhtml', (text) => text.replace('#part-0">', '#part-0">').replace(/(<li><a href="text\/001\.xhtml#part-0">[^<]*<\/a>)/, '$1<ol><li><a href="text/001.xhtml#part-1">x</a></li></ol>'))],
  ['a ground of its own', 'kobo', 'verify/shop-advice', edit('style.css', (text) => `${text}p{background:#eee}`)],
  ['style in a document', 'kobo', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace('<p id="p-0-0"', '<p style="color:red" id="p-0-0"'))],
  ['no contents for older readers', 'kindle', 'verify/shop', edit('content.opf', (text) => text.replace('application/x-dtbncx+xml', 'text/xml'))],
  ['another identifier there', 'kobo', 'verify/shop', edit('toc.ncx', (text) => text.replace('urn:uuid:', 'urn:other:'))],
  ['a document of 11 MB', 'kobo', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace('</article>', `<p>${'words '.repeat(1_900_000)}</p></article>`))],
  ['a script', 'google', 'verify/shop', edit('text/001.xhtml', (text) => text.replace('<p id="p-0-0"', '<p onclick="x()" id="p-0-0"'))],
  ['no direction', 'apple', 'verify/shop-advice', edit('content.opf', (text) => text.replace(' page-progression-direction="rtl"', ''))],
  ['fonts that nobody mentions', 'apple', 'verify/shop', edit('content.opf', (text) => text.replace('ibooks:specified-fonts">true', 'ibooks:specified-fonts">false'))],
  ['no ISBN', 'kobo', 'verify/shop-advice', edit('content.opf', (text) => text.replace('urn:isbn:978', 'urn:other:978'))],
  ['a wide table', 'kobo', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace('</tr>', '<td/><td/><td/></tr>'))],
  ['a call of a note that does not pop up', 'kobo', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace('epub:type="noteref"', ''))],
  ['a note that does not pop up', 'apple', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace('epub:type="footnote"', ''))],
  ['a landmark without words', 'kobo', 'verify/shop-advice', edit('toc.xhtml', (text) => text.replace(/(epub:type="bodymatter"[^>]*>)[^<]*/, '$1'))],
  ['no landmarks', 'kobo', 'verify/shop-advice', edit('toc.xhtml', (text) => text.replace('epub:type="landmarks"', 'epub:type="loi"'))],
  ['no direction there', 'kobo', 'verify/shop-advice', edit('content.opf', (text) => text.replace(' page-progression-direction="rtl"', ''))],
  ['lines of two directions', 'apple', 'verify/shop', edit('style.css', (text) => `${text}html,body.a{writing-mode:vertical-rl}p{-webkit-writing-mode:vertical-rl}`)],
  ['a picture without a description', 'kindle', 'verify/shop-advice', edit('text/001.xhtml', (text) => text.replace(/ alt="[^"]*"/, ''))],
  ['a lock', 'google', 'verify/shop', (files) => { files['META-INF/encryption.xml'] = encode('<encryption/>') }],
] // prettier-ignore
describe('a shop sees', () => {
  test.each(faults)('%s (%s)', async (_name, shop, code, spoil) => {
    const files: Files = { ...unzipSync(await sound) }
    spoil(files)
    const mimetype = files['mimetype'] ?? new Uint8Array()
    const found = checkShop(zipSync({ ...files, mimetype: [mimetype, { level: 0 }] }, { level: 1 }), shop, {
      file: 'x',
    })
    expect(found.map((problem) => problem.code)).toEqual([code])
    expect(found[0]?.place).toEqual({ file: 'x' })
    expect(found[0]?.hints).toHaveLength(1)
  })
})

test('a file over the limit of a shop is refused', () => {
  const book = { size: 700_000_000 } as Parameters<(typeof shopChecks)['file-size']>[0]
  const rule = shopProfiles.kindle.rules.find(({ check }) => check === 'file-size')
  expect(rule && shopChecks['file-size'](book, rule)).toEqual(['the file has 700.0 MB'])
  expect(rule && shopChecks['file-size']({ ...book, size: 1000 }, rule)).toEqual([])
})

test.each([
  ['nothing', new Uint8Array()],
  ['words', encode('This is no archive.')],
  ['an archive without a book', zipSync({ 'a.txt': encode('a') })],
  ['half a book', undefined],
])('%s is no e-book, and that is said', async (_name, bytes) => {
  const whole = await sound
  const found = checkShop(bytes ?? whole.subarray(0, whole.length / 2), 'apple')
  expect(found.map(({ code }) => code)).toEqual(['verify/unreadable'])
})

test('sizes and colours are read from pictures, cut ones too, without end or error', () => {
  expect(imageFacts(png())).toEqual({ width: 4, height: 4, colour: 'rgb', isTransparent: false })
  expect(imageFacts(pngOf(7, 9, 6))?.isTransparent).toBe(true)
  expect(imageFacts(cmyk)).toEqual({ width: 1024, height: 1600, colour: 'cmyk', isTransparent: false })
  expect(imageFacts(deflateSync('x'))).toBeUndefined()
  for (let length = 0; length < cmyk.length; length++) imageFacts(cmyk.subarray(0, length))
  expect(
    imageFacts(Uint8Array.of(0xff, 0xd8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
  ).toBeUndefined()
})

test('only shops that are known are shops', () => {
  expect(shopNames.every(isShop)).toBe(true)
  expect(['', 'Kobo', 'constructor'].some(isShop)).toBe(false)
})
