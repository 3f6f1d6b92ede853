import { expect, test } from 'vitest'
import { fontFaceRules, fontStack } from '../../pipeline/font/css.ts'
import { embeddedFaces } from '../../pipeline/font/embed.ts'
import type { Font, FontLibrary, FontRequest } from '../../pipeline/font/types.ts'
import { unicodeRange } from '../../pipeline/font/unicode-range.ts'
import { collectUsage } from '../../pipeline/markup/usage.ts'
import { h } from 'hastscript'
import { editionIn, library as installed, pageMap } from '../epub/fixture.ts'
import { epubUsage } from '../../pipeline/epub/pack.ts'
import { woff2 } from '../../pipeline/font/woff2.ts'

/** A font that covers what a pattern matches and whose subset is a list of its characters. */
function fakeFont(family: string, weight: number, covers: RegExp, cut: string[]): Font {
  const id = `${family}-${weight}`
  return {
    id, family, weight, italic: false, postscriptName: id, unitsPerEm: 1000, ascender: 800, descender: -200, capHeight: 700,
    xHeight: 500, outlines: 'truetype', wholeOnly: false, package: `fonts/${family}`, licence: `Licence of ${family}`,
    usesSpaces: false,
    covers: (codePoint) => covers.test(String.fromCodePoint(codePoint)),
    advance: () => 500,
    shape: () => [],
    outline: () => '',
    subset: (request) => {
      const text = 'codePoints' in request ? String.fromCodePoint(...request.codePoints) : ''
      cut.push(`${id}: ${text}`)
      return new TextEncoder().encode(text)
    },
  } // prettier-ignore
}

/** Latin first for Latin languages; for Arabic the Arabic font, which has ASCII signs but no Latin letters with accents. */
function fakeLibrary(): { library: FontLibrary; cut: string[] } {
  const cut: string[] = []
  const fonts = new Map<string, Font>()
  const font = (family: string, weight: number, covers: RegExp): Font => {
    const known = fonts.get(`${family}-${weight}`) ?? fakeFont(family, weight, covers, cut)
    fonts.set(known.id, known)
    return known
  }
  const order = ({ lang, weight }: FontRequest): Font[] => {
    const latin = font('latin', weight, /[\p{Script=Latin}\p{Script=Cyrillic}\u0300-\u036f -@\u2010]/u)
    const arabic = font('arabic', weight, /[\p{Script=Arabic}\u064b-\u0652a-z -@\u2010]/u)
    return lang === 'ar' ? [arabic, latin] : [latin, arabic]
  }
  const library: FontLibrary = {
    fontFor: (codePoint, request) => order(request).find((candidate) => candidate.covers(codePoint)),
    primary: (request) => order(request)[0] as Font,
    gaps: () => [],
    byId: (id) => fonts.get(id) as Font,
  }
  return { library, cut }
}

const request = (lang: string, change: Partial<FontRequest> = {}): FontRequest => ({
  face: 'serif',
  weight: 400,
  italic: false,
  lang,
  ...change,
})

test('each character is in the subset of the font that the library gives for it', () => {
  const { library } = fakeLibrary()
  const faces = embeddedFaces([{ text: 'Қазақ (é) كتاب', request: request('kk') }], library)
  expect(faces.map(({ font, family, weight }) => [font, family, weight])).toEqual([
    ['latin-400', 'Stemma Serif', 400],
    ['arabic-400', 'Stemma Serif', 400],
  ])
  expect(new TextDecoder().decode(faces[0]?.ttf)).toBe(' ()-.0123456789éазҚқ‐')
  expect(new TextDecoder().decode(faces[1]?.ttf)).toBe('ابتك')
})

test('a mark goes with its base: into every font that sets one', () => {
  const { library } = fakeLibrary()
  const faces = embeddedFaces([{ text: 'e\u0301 ك\u064E', request: request('en') }], library)
  expect(new TextDecoder().decode(faces[0]?.ttf)).toContain('\u0301')
  expect(new TextDecoder().decode(faces[1]?.ttf)).toBe('ك\u064E')
})

test('a language that wants other fonts for the same characters gets a family of its own', () => {
  const { library } = fakeLibrary()
  const faces = embeddedFaces(
    [
      { text: 'كتاب (csto)', request: request('ar') },
      { text: 'The CSTO (csto)', request: request('en') },
      { text: 'Les États', request: request('fr') },
    ],
    library,
  )
  expect(faces.map(({ family, font, langs }) => [family, font, langs])).toEqual([
    ['Stemma Serif', 'arabic-400', ['ar']],
    ['Stemma Serif 2', 'latin-400', ['en', 'fr']],
  ])
  const css = fontFaceRules(faces, ({ font }) => ({ src: `url(${font}.ttf)` }))
  expect(css).toContain(':lang(en){font-family:"Stemma Serif 2",serif}')
  expect(css).toContain(':lang(ar){font-family:"Stemma Serif",serif}')
})

test('faces of one font share one subset with the characters of all', () => {
  const { library, cut } = fakeLibrary()
  const usage = [
    { text: 'abc', request: request('en') },
    { text: 'xyz', request: request('en', { italic: true }) },
    { text: 'def', request: request('en', { face: 'mono' }) },
  ]
  const faces = embeddedFaces(usage, library)
  expect(faces.map(({ family, italic }) => [family, italic])).toEqual([
    ['Stemma Serif', false],
    ['Stemma Serif', true],
    ['Stemma Mono', false],
  ])
  expect(new Set(faces.map(({ ttf }) => ttf)).size).toBe(1)
  expect(cut.length).toBe(1)
  embeddedFaces(usage, library)
  expect(cut.length).toBe(1)
})

test('what no font covers is left out and nothing breaks', () => {
  const { library } = fakeLibrary()
  const faces = embeddedFaces([{ text: '\u{13000}\u0000\n漢\uD800', request: request('en') }], library)
  expect(new TextDecoder().decode(faces[0]?.ttf)).toBe(' -.0123456789‐')
  expect(embeddedFaces([], library)).toEqual([])
})

test.each([
  ['neighbours make a range', [0x61, 0x62, 0x63], [], 'U+61-63'],
  ['a gap that nobody else fills is bridged', [0x41, 0x7a], [], 'U+41-7A'],
  ['a gap with a character of another font is not', [0x41, 0x7a], [0x60], 'U+41,U+7A'],
  ['what both have stays in', [0x41, 0x42], [0x42], 'U+41-42'],
  ['beyond the basic plane', [0x1f600], [0x41], 'U+1F600'],
])('unicode-range: %s', (_name, own, others, expected) => {
  expect(unicodeRange(own, others)).toBe(expected)
})

test('in books each typeface has a name of its own, because readers ignore unicode-range', () => {
  const { library } = fakeLibrary()
  const faces = embeddedFaces([{ text: 'ab كتاب', request: request('en') }, { text: 'B', request: request('en', { weight: 700 }) }], library) // prettier-ignore
  const css = fontFaceRules(faces, ({ font }) => ({ src: `url(${font})` }), 'by-font')
  expect(css).not.toContain('unicode-range')
  expect(css).toContain('font-family:"Stemma Serif B"')
  expect(fontStack(faces, 'serif', undefined, 'by-font')).toBe('"Stemma Serif","Stemma Serif B",serif')
  expect(fontStack(faces, 'serif')).toBe('"Stemma Serif",serif')
  expect(fontStack(faces, 'sans')).toBe('sans-serif')
})

test('usage follows weight, style, face and language of the elements, own language first', () => {
  const nodes = [
    h('p', { lang: 'en' }, 'first'),
    h('h2', ['Head', h('em', 'slanted')]),
    h('p', ['a', h('code', 'npm'), h('strong', [h('i', 'both')])]),
    h('style', 'unseen'),
  ]
  const found = collectUsage(nodes, 'ru').map(({ text, request: { face, weight, italic, lang } }) =>
    [lang, face, weight, italic ? 'italic' : 'upright', text].join(' '),
  )
  expect(found).toEqual([
    'ru serif 700 upright Head',
    'ru serif 700 italic slanted\nboth',
    'ru serif 400 upright a',
    'ru mono 400 upright npm',
    'en serif 400 upright first',
  ])
})

test.each(['en', 'kk', 'ar', 'hi', 'zh-Hans', 'ru'])('every character of an edition in %s is in a subset', (locale) => {
  const usage = epubUsage(editionIn(locale), pageMap)
  const faces = embeddedFaces(usage, installed)
  for (const { text, request: wanted } of usage) {
    const family = fontStack(faces, wanted.face, wanted.lang)
    const style = faces.filter(
      (face) => family.startsWith(`"${face.family}"`) && face.weight === wanted.weight && face.italic === wanted.italic,
    )
    expect(style.length).toBeGreaterThan(0)
    for (const character of new Set(text)) {
      const codePoint = character.codePointAt(0) ?? 0
      const font = installed.fontFor(codePoint, wanted)
      if (font === undefined || /[\p{M}\p{C}]/u.test(character)) continue
      expect([character, style.map((face) => face.font)]).toEqual([character, expect.arrayContaining([font.id])])
    }
  }
})

test('web fonts of a Chinese article of 25 paragraphs stay under 150 kB', () => {
  const edition = editionIn('zh-Hans', 18)
  expect(edition.root.children.filter(({ type }) => type === 'paragraph').length).toBeGreaterThan(25)
  const faces = embeddedFaces(epubUsage(edition, pageMap), installed)
  const files = new Set(faces.map(({ ttf }) => ttf))
  expect([...files].reduce((sum, ttf) => sum + woff2(ttf).length, 0)).toBeLessThan(150_000)
})
