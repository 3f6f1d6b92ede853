import { EpubCheck } from '@likecoin/epubcheck-ts'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { coverDesigns } from '../../pipeline/config/types.ts'
import { cardSvg } from '../../pipeline/epub/cover/card.ts'
import { checkCover } from '../../pipeline/epub/cover/check.ts'
import { coverSvg, generateCover } from '../../pipeline/epub/cover/cover.ts'
import { pngOf } from '../../pipeline/epub/cover/png.ts'
import { cardOf, packEpub } from '../../pipeline/epub/pack.ts'
import { imageFacts } from '../../pipeline/verify/shop/image.ts'
import { editionIn, library, pageMap } from './fixture.ts'

const locales = ['en', 'kk', 'ru', 'zh-Hans', 'ar', 'hi']
const titled = (edition: Edition, title: string): Edition => ({
  ...edition,
  metadata: { ...edition.metadata, title },
})

/** Where the letters of a cover stand: left end of each glyph, base line, pixels per font unit. */
const glyphsOf = (svg: string): { x: number; y: number; scale: number }[] =>
  [...svg.matchAll(/matrix\(([\d.e-]+) 0 0 [\d.e-]+ (-?[\d.]+) (-?[\d.]+)\)/g)].map((match) => ({
    scale: Number(match[1]),
    x: Number(match[2]),
    y: Number(match[3]),
  }))

/** So many drawings that those before are drawn again. */
async function drawOthers(): Promise<void> {
  for (let index = 1; index <= 20; index += 1)
    await pngOf(`<svg xmlns="http://www.w3.org/2000/svg" width="${index}" height="1"/>`)
}

test.each(locales)('every letter of a cover in %s stands inside the margins', (locale) => {
  const glyphs = glyphsOf(coverSvg(editionIn(locale), library))
  expect(glyphs.length).toBeGreaterThan(20)
  for (const { x, y } of glyphs) {
    expect(x).toBeGreaterThanOrEqual(130)
    expect(x).toBeLessThanOrEqual(1460)
    expect(y).toBeGreaterThan(150)
    expect(y).toBeLessThan(2500)
  }
})

describe.each(locales)('the card of an edition in %s', (locale) => {
  test.each(coverDesigns)('has every letter inside its margins, whatever stands beside them: %s', (design) => {
    const long = titled(editionIn(locale), `${editionIn(locale).metadata.title} `.repeat(6))
    for (const edition of [editionIn(locale), long]) {
      const svg = cardSvg(edition, library, design)
      expect(svg).not.toMatch(/<text|font|href|url\(/)
      const glyphs = glyphsOf(svg)
      expect(glyphs.length).toBeGreaterThan(20)
      for (const { x, y } of glyphs) {
        expect(x).toBeGreaterThanOrEqual(64)
        expect(x).toBeLessThanOrEqual(1136)
        expect(y).toBeGreaterThan(48)
        expect(y).toBeLessThan(620)
      }
    }
  })
})

test('a card is a PNG of 1200 × 630 pixels, the same every time, and small', async () => {
  const { bytes, width, height } = await cardOf(editionIn('hi'), library)
  expect([width, height]).toEqual([1200, 630])
  expect(imageFacts(bytes)).toMatchObject({ width: 1200, height: 630, isTransparent: false })
  expect(bytes.length).toBeLessThan(60_000)
  await drawOthers()
  expect(Buffer.compare(bytes, (await cardOf(editionIn('hi'), library)).bytes)).toBe(0)
})

test('an article whose title nobody can read has a card with its name', async () => {
  const nameless = await cardOf(titled(editionIn('en'), '\u0001'), library)
  const named = await cardOf(titled(editionIn('en'), 'declaration'), library)
  expect(Buffer.compare(nameless.bytes, named.bytes)).toBe(0)
})

test('a cover needs no fonts and loads nothing', () => {
  const svg = coverSvg(editionIn('ar'), library)
  expect(svg).not.toMatch(/<text|font|href|url\(/)
})

test('a text from right to left begins at the right; a Latin name in it keeps its own direction', () => {
  const glyphs = glyphsOf(coverSvg(titled(editionIn('ar'), 'في'), library))
  const lines = new Map<number, number[]>()
  for (const { x, y } of glyphs) lines.set(Math.round(y), [...(lines.get(Math.round(y)) ?? []), x])
  const [publication = [], title = []] = [...lines.values()]
  // "Stemma & Co." is drawn from left to right, at the right margin.
  expect(publication).toEqual(publication.toSorted((a, b) => a - b))
  expect(Math.min(...publication)).toBeGreaterThan(800)
  expect(Math.max(...title)).toBeGreaterThan(1200)
})

test('a long title is set smaller, and a title without end is cut', () => {
  const sizeOf = (title: string): number => Math.max(...glyphsOf(coverSvg(titled(editionIn('en'), title), library)).map(({ scale }) => scale)) // prettier-ignore
  const short = sizeOf('Short')
  const long = sizeOf(
    'A rather long title that needs several lines of the cover and then some more of them to be told in full',
  )
  expect(long).toBeLessThan(short)
  const endless = coverSvg(titled(editionIn('en'), 'word '.repeat(100_000)), library)
  expect(endless.length).toBeLessThan(300_000)
  expect(coverSvg(titled(editionIn('en'), 'x'.repeat(5000)), library).length).toBeLessThan(300_000)
})

test('characters without a glyph and an empty title do no harm', () => {
  expect(coverSvg(titled(editionIn('en'), '\u{13000}\u0000\uD800'), library)).toContain('</svg>')
  expect(coverSvg(titled(editionIn('en'), ''), library)).toContain('</svg>')
})

test('all locales of an article look like siblings, other articles need not', () => {
  const ground = (edition: Edition): string => /fill="(#\w+)"/.exec(coverSvg(edition, library))?.[1] ?? ''
  expect(new Set(locales.map((locale) => ground(editionIn(locale)))).size).toBe(1)
  const articles = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((article) => ground({ ...editionIn('en'), article }))
  expect(new Set(articles).size).toBeGreaterThan(2)
})

test('a generated cover is a PNG of 1600 × 2560 pixels under 1 MB, the same every time', async () => {
  const first = Buffer.from(await generateCover(editionIn('hi'), library))
  expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1600, 2560])
  expect(first.length).toBeLessThan(1_000_000)
  await drawOthers()
  expect(first.equals(await generateCover(editionIn('hi'), library))).toBe(true)
})

test('epubcheck finds nothing in a book with a generated cover', async () => {
  const { value } = await packEpub(editionIn('ar'), { pageMap, library, cover: 'generated' })
  const { messages } = await EpubCheck.validate(value)
  expect(messages.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([])
})

test('designs differ in their ornament only, and mirror what stands at the start of the line', () => {
  const drawn = coverDesigns.map((design) => coverSvg(editionIn('en'), library, design))
  expect(new Set(drawn).size).toBe(coverDesigns.length)
  for (const svg of drawn) expect(glyphsOf(svg)).toEqual(glyphsOf(drawn[0] ?? ''))
  const lefts = (locale: string): number[] =>
    [...coverSvg(editionIn(locale), library, 'bands').matchAll(/<rect x="(\d+)" y="\d+" width="(\d+)"/g)].map(
      (match) => Number(match[1]) + (locale === 'ar' ? Number(match[2]) : 0),
    )
  expect(new Set(lefts('en'))).toEqual(new Set([140]))
  expect(new Set(lefts('ar'))).toEqual(new Set([1460]))
})

test.each(coverDesigns)('nothing of the design %s leaves the cover or runs into the words below', (design) => {
  const svg = coverSvg(editionIn('en'), library, design)
  for (const [, cx, cy, r] of svg.matchAll(/cx="(\d+)" cy="(\d+)" r="(\d+)"/g)) {
    expect(Number(cx) - Number(r)).toBeGreaterThan(0)
    expect(Number(cx) + Number(r)).toBeLessThan(1600)
    expect(Number(cy) + Number(r)).toBeLessThan(2300)
  }
})

test.each([
  ['right', { width: 1600, height: 2560 }, 1000, []],
  ['small', { width: 900, height: 1440 }, 1000, ['epub/cover-size']],
  ['wide', { width: 2560, height: 1600 }, 1000, ['epub/cover-size']],
  ['heavy', { width: 1600, height: 2560 }, 4_000_000, ['epub/cover-size']],
  [
    'small, wide and heavy',
    { width: 30, height: 20 },
    4_000_000,
    ['epub/cover-size', 'epub/cover-size', 'epub/cover-size'],
  ],
  ['not measured', {}, 1000, []],
])('a picture as cover that is %s is used, with a word about it if need be', (_name, size, bytes, codes) => {
  const { value, diagnostics } = checkCover({ bytes: new Uint8Array(bytes), type: 'image/jpeg', ...size })
  expect(value).toBeDefined()
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
  for (const { hints, place } of diagnostics) expect([hints.length, place]).toEqual([1, { file: 'publication.yaml' }])
})

test('a drawing is no cover', async () => {
  const drawing = {
    bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    type: 'image/svg+xml' as const,
  }
  const { value, diagnostics } = await packEpub(editionIn('en'), { pageMap, library, cover: drawing })
  expect(diagnostics.map(({ code }) => code)).toEqual(['epub/cover-kind'])
  expect(Buffer.from(value).includes('cover.xhtml')).toBe(false)
})
