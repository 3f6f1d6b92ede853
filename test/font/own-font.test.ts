import { describe, expect, test } from 'vitest'
import { createFontLibrary, openOwnFont } from '../../pipeline/font/index.ts'
import type { FontRequest } from '../../pipeline/font/types.ts'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { design, edition, heading, paragraph } from '../typeset/sample.ts'
import { installedFonts, readPackageFile } from './installed.ts'
import { asCff, asCollection, withRights } from './made-fonts.ts'

const file = (name: string, path: string): Uint8Array => {
  const bytes = readPackageFile(`@expo-google-fonts/${name}`, path)
  if (bytes === undefined) throw new Error(`${name} is not installed`)
  return bytes
}
const serif = file('noto-serif', '400Regular/NotoSerif_400Regular.ttf')
const other = file('noto-sans-mono', '400Regular/NotoSansMono_400Regular.ttf')
const request: FontRequest = { face: 'serif', weight: 400, italic: false, lang: 'en' }
const source = installedFonts.byId('noto-sans-mono-400')

function libraryWith(bytes: Uint8Array, index = 0) {
  const opened = openOwnFont(bytes, index)
  if ('problem' in opened) throw new Error(opened.problem)
  return createFontLibrary(
    readPackageFile,
    new Map([['own-latn-serif-400', { file: 'fonts/own', bytes: opened.bytes }]]),
  )
}

test('an own font goes before the installed ones of its script, and no other script loses its own', () => {
  const library = libraryWith(other)
  expect(library.primary(request).id).toBe('own-latn-serif-400')
  expect(library.fontFor(0x61, { ...request, weight: 700, italic: true })?.family).toBe('Noto Sans Mono')
  expect(library.fontFor(0x61, { ...request, face: 'mono' })?.id).toBe('noto-sans-mono-400')
  expect(library.fontFor(0x436, { ...request, lang: 'ru' })?.id).toBe('noto-serif-400')
  expect(library.fontFor(0x639, { ...request, lang: 'ar' })?.id).toBe('amiri-400')
})

test('each font of a collection is found by its index', () => {
  const collection = asCollection([serif, other])
  const names = [0, 1].map((index) => libraryWith(collection, index).primary(request).family)
  expect(names).toEqual(['Noto Serif', 'Noto Sans Mono'])
})

const broken: readonly (readonly [string, Uint8Array, number, RegExp])[] = [
  ['a font cut in half', serif.subarray(0, serif.length / 2), 0, /damaged, cut off/u],
  ['a collection cut in half', asCollection([serif, other]).subarray(0, serif.length), 1, /damaged, cut off/u],
  ['a text', new TextEncoder().encode('This is no font at all, whatever its name.'), 0, /no font/u],
  ['an empty file', new Uint8Array(), 0, /no font/u],
  ['a WOFF2 file', new TextEncoder().encode('wOF2 and what follows it'), 0, /WOFF/u],
  ['an index beyond the end', asCollection([serif, other]), 2, /2 fonts, and none with the index 2/u],
  ['a font whose maker forbids embedding', withRights(serif, 2), 0, /may not be embedded/u],
  ['a font of which only bitmaps may be embedded', withRights(serif, 0x200), 0, /may not be embedded/u],
]
test.each(broken)('%s is told, with what to do', (_name, bytes, index, problem) => {
  const opened = openOwnFont(bytes, index)
  expect(opened).toMatchObject({ problem: expect.stringMatching(problem), hint: expect.stringMatching(/\w/u) })
})

test('a font that allows no parts is embedded whole', () => {
  const font = libraryWith(withRights(other, 0x100)).primary(request)
  expect(font.wholeOnly).toBe(true)
  expect(font.subset({ codePoints: [0x61] })).toHaveLength(other.length)
})

describe('CFF outlines', () => {
  test.each([
    ['with names of glyphs', false],
    ['CID-keyed', true],
  ])('%s: the PDF embeds them, and its text reads as it was written', async (_name, isCidKeyed) => {
    const fonts = libraryWith(asCff(other, source, isCidKeyed))
    expect(fonts.primary(request).outlines).toBe('cff')
    const book = edition({ blocks: [heading('h', 2, 'Next part'), paragraph('p', 'Plain words, office and all.')] })
    const layout = layoutEdition(book, design, fonts).value
    const { value, diagnostics } = await paintPdf(layout)
    expect(diagnostics).toEqual([])
    const plain = Buffer.from(value).toString('latin1')
    expect(plain).toContain('/Subtype /CIDFontType0C')
    expect(plain).toContain('/CMapName /Stemma-Glyphs')
    expect(verifyPdf(book, value, layout.pageMap)).toEqual([])
  })
})
