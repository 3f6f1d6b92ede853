import { createRequire } from 'node:module'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSfnt, writeSfnt } from '../../pipeline/font/sfnt.ts'
import { knownTags } from '../../pipeline/font/woff2.data.ts'
import { woff2 } from '../../pipeline/font/woff2.ts'
import { library } from '../epub/fixture.ts'

/** A reader of WOFF2 that shares no code with our writer: fontkit, which pdfkit brings. */
interface ForeignFont {
  readonly numGlyphs: number
  readonly characterSet: readonly number[]
  getGlyph(id: number): { readonly path: { toSVG(): string }; readonly advanceWidth: number }
}
const fromPdfkit = createRequire(createRequire(import.meta.url).resolve('pdfkit'))
const fontkit = fromPdfkit('fontkit') as { create(bytes: Buffer): ForeignFont }

const codePointsOf = (text: string): number[] =>
  [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))].toSorted((a, b) => a - b)

function subsetOf(lang: string, text: string, weight: 400 | 700 = 400): Uint8Array {
  const request = { face: 'serif', weight, italic: false, lang } as const
  const font = library.fontFor(text.codePointAt(0) ?? 0, request)
  if (font === undefined) throw new Error(`no font for ${text}`)
  return font.subset({ codePoints: codePointsOf(text) })
}

const describe = (font: ForeignFont) => ({
  characters: font.characterSet.toSorted((a, b) => a - b),
  glyphs: Array.from({ length: font.numGlyphs }, (_, id) => {
    const glyph = font.getGlyph(id)
    return `${glyph.advanceWidth} ${glyph.path.toSVG()}`
  }),
})

/** Tables as the directory of a WOFF2 file lists them. */
function directoryOf(
  file: Uint8Array,
): { tag: string; version: number; length: number; stored: number; end: number }[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let at = 48
  const number = (): number => {
    let value = 0
    for (;;) {
      const byte = view.getUint8(at++)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
  return Array.from({ length: view.getUint16(12) }, () => {
    const flags = view.getUint8(at++)
    const version = flags >> 6
    let tag = knownTags[flags & 63]
    if (tag === undefined) {
      tag = String.fromCharCode(...file.subarray(at, at + 4))
      at += 4
    }
    const length = number()
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
    return { tag, version, length, stored: isTransformed ? number() : length, end: at }
  })
}

test.each([
  ['Latin with composite accents', 'en', 'Zażółć gęślą jaźń, naïve façade — “Ünïcödé” 0123456789'],
  ['Kazakh', 'kk', 'Әділет ғылым қоғам өңір ұлт үміт һауа і'],
  ['Arabic with its joining forms', 'ar', 'الحرية والعدل والسلام في العالم لا'],
  ['Hindi with conjuncts', 'hi', 'क्षत्रिय ज्ञान श्री विश्व-शान्ति'],
  ['Chinese', 'zh-Hans', '人人生而自由在尊严和权利上一律平等'],
])('another reader finds the same outlines, widths and characters: %s', (_name, lang, text) => {
  const ttf = subsetOf(lang, text)
  const file = woff2(ttf)
  const before = describe(fontkit.create(Buffer.from(ttf)))
  expect(before.glyphs.filter((glyph) => glyph.length > 20).length).toBeGreaterThan(10)
  expect(describe(fontkit.create(Buffer.from(file)))).toEqual(before)
  expect(file.length).toBeLessThan(0.7 * ttf.length)
})

test('outlines near the limit of 16-bit offsets get 32-bit ones, since readers pad more', () => {
  const han = Array.from({ length: 620 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')
  const ttf = subsetOf('zh-Hans', han)
  const font = readSfnt(ttf)
  const glyf = font.tables.find(({ tag }) => tag === 'glyf')?.bytes.length ?? 0
  expect(glyf).toBeGreaterThan(0x1fffe)
  const file = woff2(ttf)
  const glyphs = font.tables.find(({ tag }) => tag === 'maxp')?.bytes
  const count = new DataView(glyphs?.buffer ?? new ArrayBuffer(8), glyphs?.byteOffset ?? 0).getUint16(4)
  expect(directoryOf(file).find(({ tag }) => tag === 'loca')?.length).toBe(4 * (count + 1))
  expect(describe(fontkit.create(Buffer.from(file)))).toEqual(describe(fontkit.create(Buffer.from(ttf))))
})

test('the header says the length of the file, of the stream and of the font it came from', () => {
  const ttf = subsetOf('en', 'Header')
  const file = woff2(ttf)
  const view = new DataView(file.buffer)
  expect(String.fromCharCode(...file.subarray(0, 4))).toBe('wOF2')
  expect(view.getUint32(8)).toBe(file.length)
  expect(file.length % 4).toBe(0)
  const directory = directoryOf(file)
  const tables = readSfnt(ttf).tables
  expect(directory.map(({ tag }) => tag).toSorted()).toEqual(tables.map(({ tag }) => tag).toSorted())
  expect(directory.findIndex(({ tag }) => tag === 'loca')).toBe(directory.findIndex(({ tag }) => tag === 'glyf') + 1)
  const padded = (length: number): number => Math.ceil(length / 4) * 4
  expect(view.getUint32(16)).toBe(12 + directory.reduce((sum, { length }) => sum + 16 + padded(length), 0))
  const start = directory.at(-1)?.end ?? 0
  const stream = brotliDecompressSync(file.subarray(start, start + view.getUint32(20)))
  expect(stream.length).toBe(directory.reduce((sum, { stored }) => sum + stored, 0))
})

test('a font without TrueType outlines keeps its tables as they are, and loses its signature', () => {
  const tables = ['CFF ', 'DSIG', 'cmap', 'abcd'].map((tag, index) => ({
    tag,
    bytes: new Uint8Array(10 + index).fill(index),
  }))
  const file = woff2(writeSfnt(0x4f54544f, tables))
  const directory = directoryOf(file)
  expect(directory.map(({ end: _end, ...table }) => table)).toEqual([
    { tag: 'CFF ', version: 0, length: 10, stored: 10 },
    { tag: 'abcd', version: 0, length: 13, stored: 13 },
    { tag: 'cmap', version: 0, length: 12, stored: 12 },
  ])
  expect(String.fromCharCode(...file.subarray(4, 8))).toBe('OTTO')
})

test('outlines that reach beyond their glyph are shipped as they are', () => {
  const font = readSfnt(subsetOf('en', 'Damaged'))
  const tables = font.tables.map((table) => {
    if (table.tag !== 'glyf') return table
    const bytes = table.bytes.slice()
    // The first glyph claims 32767 contours.
    bytes.set([0x7f, 0xff], 0)
    return { tag: 'glyf', bytes }
  })
  const versions = directoryOf(woff2(writeSfnt(font.flavour, tables))).map(({ tag, version }) => [tag, version])
  expect(versions).toContainEqual(['glyf', 3])
  expect(versions).toContainEqual(['loca', 3])
})

test('the same font gives the same bytes', () => {
  const ttf = subsetOf('ru', 'Одно и то же')
  expect(woff2(ttf)).toEqual(woff2(ttf.slice()))
})

test('a font that travels is packed smaller, and is the same font', () => {
  const ttf = subsetOf('hi', 'देवनागरी में लिखा पाठ')
  const [disk, web] = [woff2(ttf), woff2(ttf, 'web')]
  expect(web.length).toBeLessThan(0.98 * disk.length)
  expect(describe(fontkit.create(Buffer.from(web)))).toEqual(describe(fontkit.create(Buffer.from(disk))))
})

test('a font with any byte changed gives a file or an Error, never a crash', () => {
  const ttf = subsetOf('en', 'Fuzz')
  fc.assert(
    fc.property(fc.nat(ttf.length - 1), fc.nat(255), (at, value) => {
      const bytes = ttf.slice()
      bytes[at] = value
      try {
        expect(woff2(bytes).length).toBeGreaterThan(48)
      } catch (error) {
        expect((error as Error).message).toMatch(/^sfnt: /)
      }
    }),
    { seed: 7, numRuns: 300 },
  )
  expect(() => woff2(new Uint8Array(3))).toThrow('sfnt: ')
  expect(() => woff2(new TextEncoder().encode('ttcf and more than that'))).toThrow('sfnt: ')
})
