import { describe, expect, test } from 'vitest'
import { createFontLibrary } from '../../pipeline/font/index.ts'
import { readFacts } from '../../pipeline/font/font-facts.ts'
import { ownFamily } from '../../pipeline/font/own-font.ts'
import { families, fallbackFamilies, scriptFamilies } from '../../pipeline/font/registry.data.ts'
import type { FontRequest } from '../../pipeline/font/types.ts'
import { languages, paragraphsOf } from '../typeset/udhr.ts'
import { installedFonts, readPackageFile } from './installed.ts'

const request = (lang: string, more: Partial<FontRequest> = {}): FontRequest => ({
  face: 'serif',
  weight: 400,
  italic: false,
  lang,
  ...more,
})
const point = (letter: string): number => letter.codePointAt(0) ?? 0

describe('fonts are found by script', () => {
  test.each([
    ['a letter of the language', 'ж', request('ru'), 'noto-serif-400'],
    ['bold italics', 'a', request('en', { weight: 700, italic: true }), 'noto-serif-700-italic'],
    ['Arabic', 'ع', request('ar'), 'amiri-400'],
    ['Latin inside Arabic comes from the Arabic font', 'a', request('ar'), 'amiri-400'],
    ['Latin inside Chinese comes from the Latin font', 'a', request('zh-Hans'), 'noto-serif-400'],
    ['Chinese quotation marks come from the Chinese font', '“', request('zh-Hans'), 'noto-serif-sc-400'],
    ['the same marks in English do not', '“', request('en'), 'noto-serif-400'],
    ['no script but Latin and its kin has italics', '中', request('zh-Hans', { italic: true }), 'noto-serif-sc-400'],
    ['code', 'x', request('en', { face: 'mono' }), 'noto-sans-mono-400'],
    ['a sign the body font lacks', '😀', request('en'), 'noto-emoji-400'],
  ])('%s', (_name, letter, asked, id) => {
    expect(installedFonts.fontFor(point(letter), asked)?.id).toBe(id)
  })
})

test('every family that a script names has a row, and the other way round', () => {
  const named = new Set([
    ...fallbackFamilies,
    ...Object.values(scriptFamilies).flatMap((row) => Object.values(row).flatMap((names) => names.split(' '))),
  ])
  for (const name of named) expect(Object.keys(families)).toContain(name)
  expect(Object.keys(scriptFamilies).length).toBeGreaterThan(50)
})

test.each(languages)('%s (%s): every character of real text has a glyph', (locale, code) => {
  const text = paragraphsOf(code).join('\n')
  expect(text.length).toBeGreaterThan(2000)
  expect(installedFonts.gaps(text.normalize('NFC'), locale)).toEqual([])
})

test('Urdu and Kashmiri are set in Nastaliq once its package is installed, other languages are not', () => {
  const amiri = (path: string) =>
    readPackageFile('@expo-google-fonts/amiri', path.replaceAll('NotoNastaliqUrdu', 'Amiri'))
  const library = createFontLibrary((name, path) => (name.endsWith('/noto-nastaliq-urdu') ? amiri(path) : readPackageFile(name, path))) // prettier-ignore
  const found = (lang: string) => [library.primary(request(lang)).id, library.fontFor(point('ع'), request(lang))?.id]
  for (const lang of ['ur', 'ur-IN', 'ks'])
    expect(found(lang)).toEqual(['noto-nastaliq-urdu-400', 'noto-nastaliq-urdu-400'])
  for (const lang of ['ar', 'fa', 'ckb']) expect(found(lang)).toEqual(['amiri-400', 'amiri-400'])
  expect(installedFonts.primary(request('ur')).id).toBe('amiri-400')
  const own = { bytes: amiri('400Regular/Amiri_400Regular.ttf') ?? new Uint8Array(), file: 'own.ttf' }
  const withOwn = createFontLibrary(readPackageFile, new Map([[`${ownFamily('Arab', 'serif')}-400`, own]]))
  expect(withOwn.primary(request('ur')).package).toBe('own.ttf')
})

test('a missing script names the package that brings it', () => {
  expect(installedFonts.gaps('a\u{1e900}\u{1e900} \u200d', 'en')).toEqual([
    { codePoint: 0x1e900, script: 'Adlm', package: '@expo-google-fonts/noto-sans-adlam' },
  ])
  expect(installedFonts.gaps('\u{10fffd}', 'en')).toEqual([{ codePoint: 0x10fffd, script: 'Zzzz', package: undefined }])
})

test('without optional packages the gaps say what to install; without any the error does', () => {
  const few = createFontLibrary((name, path) =>
    /amiri|noto-serif$|mono|harfbuzz/u.test(name) ? readPackageFile(name, path) : undefined,
  )
  expect(few.gaps('中', 'zh-Hans')).toEqual([
    { codePoint: 0x4e2d, script: 'Hani', package: '@expo-google-fonts/noto-serif-sc' },
  ])
  expect(few.primary(request('zh-Hans')).id).toBe('noto-serif-400')
  const none = createFontLibrary((name, path) => (name === 'harfbuzzjs' ? readPackageFile(name, path) : undefined))
  expect(() => none.primary(request('en'))).toThrow('@expo-google-fonts/noto-serif')
})

test('a font that is cut off counts as absent', () => {
  const whole =
    readPackageFile('@expo-google-fonts/noto-serif', '400Regular/NotoSerif_400Regular.ttf') ?? new Uint8Array()
  expect(readFacts(whole)).toMatchObject({
    family: 'Noto Serif',
    unitsPerEm: 1000,
    outlines: 'truetype',
    embedding: 'allowed',
  })
  for (const length of [0, 3, 11, 40, 200, 5000, whole.length - 5000])
    expect(readFacts(whole.subarray(0, length))).toBeUndefined()
})

test('a font whose maker forbids embedding counts as absent', () => {
  const restricted = (
    readPackageFile('@expo-google-fonts/noto-serif', '400Regular/NotoSerif_400Regular.ttf') ?? new Uint8Array()
  ).slice()
  const view = new DataView(restricted.buffer)
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    if (view.getUint32(entry) === 0x4f532f32) view.setUint16(view.getUint32(entry + 8) + 8, 2)
  }
  expect(readFacts(restricted)?.embedding).toBe('forbidden')
  const library = createFontLibrary((name, path) =>
    path.endsWith('NotoSerif_400Regular.ttf') ? restricted : readPackageFile(name, path),
  )
  expect(library.fontFor(point('ж'), request('en'))?.id).not.toBe('noto-serif-400')
})

describe('a font', () => {
  const font = installedFonts.primary(request('en'))

  test('shapes with HarfBuzz: ligatures, kerning, clusters', () => {
    expect(font.shape('office', { dir: 'ltr', script: 'Latn', lang: 'en' }).map(({ id, cluster }) => [id, cluster])).toEqual([
      [82, 0], [2102, 1], [70, 4], [72, 5],
    ]) // prettier-ignore
    expect(font.shape('office', { dir: 'ltr', features: ['-liga'] })).toHaveLength(6)
    expect(() => font.shape('a', { dir: 'ltr', features: ['toolong'] })).toThrow('toolong')
    expect(font.shape('', { dir: 'ltr' })).toEqual([])
  })

  test('lets letters join to what stands beside the text', () => {
    const amiri = installedFonts.primary(request('ar'))
    const initial = amiri.shape('س', { dir: 'rtl', script: 'Arab', after: 'ل' })
    expect(initial[0]?.id).not.toBe(amiri.shape('س', { dir: 'rtl', script: 'Arab' })[0]?.id)
  })

  test('draws outlines with y downwards', () => {
    const [o] = font.shape('o', { dir: 'ltr' })
    const path = font.outline(o?.id ?? 0)
    expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+[MLQZ\d. -]+Z$/u)
    const heights = [...path.matchAll(/ (-?[\d.]+)/gu)].map((match) => Number(match[1]))
    expect(Math.min(...heights)).toBeLessThan(-500)
    expect(font.outline(font.shape(' ', { dir: 'ltr' })[0]?.id ?? 0)).toBe('')
  })

  test('is cut down for PDF with glyph ids kept, for the web with its layout', () => {
    const glyphs = font.shape('AV', { dir: 'ltr' }).map(({ id }) => id)
    const small = font.subset({ glyphs })
    expect(small.length).toBeLessThan(20_000)
    const web = font.subset({ codePoints: [point('A'), point('V')] })
    const library = createFontLibrary((name, path) =>
      path.endsWith('NotoSerif_400Regular.ttf') ? web : readPackageFile(name, path),
    )
    const cut = library.fontFor(point('A'), request('en'))
    expect(cut?.covers(point('B'))).toBe(false)
    const advances = (shaper: typeof font): readonly number[] =>
      shaper.shape('AV', { dir: 'ltr' }).map(({ xAdvance }) => xAdvance)
    expect(cut && advances(cut)).toEqual(advances(font))
    expect(font.subset({ glyphs })).toEqual(small)
  })

  test('carries its licence; a package that lacks the file gets the Open Font License with the copyright of the font', () => {
    expect(font.licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
    const khmer = installedFonts.primary(request('km'))
    expect(khmer.package).toBe('@expo-google-fonts/noto-serif-khmer')
    expect(khmer.licence).toMatch(/^Copyright 2016 Google[\s\S]*SIL OPEN FONT LICENSE Version 1\.1/u)
  })
})
