import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { glyphsOf } from '../../../pipeline/typeset/display/glyphs.ts'
import { languageOf } from '../../../pipeline/language/language.ts'
import { createShapeProbe } from '../../../pipeline/typeset/text/probe.ts'
import { scriptRuns, shapingScript } from '../../../pipeline/typeset/text/script-runs.ts'
import { partOf, shaperOf } from '../../../pipeline/typeset/text/shape.ts'
import { setLine } from '../../../pipeline/typeset/line/index.ts'
import { installedFonts, readPackageFile } from '../../font/installed.ts'
import { languages, paragraphsOf } from '../udhr.ts'

const request = (lang: string) => ({ face: 'serif', weight: 400, italic: false, lang }) as const
const shaper = shaperOf(installedFonts)

test.each(languages)('%s: words come out as HarfBuzz shapes them', (locale, code) => {
  const asked = request(locale)
  const font = installedFonts.primary(asked)
  const { dir, script } = languageOf(locale)
  const style = shaper.style(asked, font.unitsPerEm, dir === 'rtl')
  let compared = 0
  for (const word of new Set(paragraphsOf(code).slice(0, 40).join(' ').normalize('NFC').split(' '))) {
    const { pieces } = shaper.word(word, style)
    // Words of one font and script: HarfBuzz takes one run at a time.
    if (pieces.length !== 1 || pieces[0]?.font !== font) continue
    const runs = scriptRuns(word, shapingScript(script))
    const wanted = font.shape(word, { dir, script: runs[0]?.script ?? '', lang: locale })
    expect(runs).toHaveLength(1)
    expect(
      pieces[0].glyphs.map(({ id, advance, dx, dy }) => [id, Math.round(advance), Math.round(dx), Math.round(dy)]),
    ).toEqual(wanted.map(({ id, xAdvance, xOffset, yOffset }) => [id, xAdvance, xOffset, yOffset]))
    compared++
  }
  expect(compared).toBeGreaterThan(10)
})

test.each(languages)('%s: whole paragraphs come out as HarfBuzz shapes them in one run', (locale, code) => {
  const asked = request(locale)
  const font = installedFonts.primary(asked)
  const { dir, script } = languageOf(locale)
  let compared = 0
  for (const text of paragraphsOf(code).map((paragraph) => paragraph.normalize('NFC'))) {
    const runs = scriptRuns(text, shapingScript(script))
    // HarfBuzz takes one run of font, script and direction at a time.
    const isOneRun =
      runs.length === 1 &&
      Array.from(text).every((letter) => installedFonts.fontFor(letter.codePointAt(0)!, asked) === font)
    const hasOneDirection = dir === 'ltr' || !/[\d\p{Nd}()«»[\]]/u.test(text)
    if (!isOneRun || !hasOneDirection) continue
    const wanted = font.shape(text, { dir, script: runs[0]?.script ?? '', lang: locale })
    const spans = [{ text, request: asked, size: font.unitsPerEm, colour: [0, 0, 0] as const, element: 0 }]
    const line = setLine(spans, { lang: locale, dir }, installedFonts).value
    const glyphs = line.items.toSorted((a, b) => a.x - b.x).flatMap(glyphsOf)
    expect(glyphs.map(({ id, advance, dx, dy }) => [id, Math.round(advance), Math.round(dx), Math.round(dy)])).toEqual(
      wanted.map(({ id, xAdvance, xOffset, yOffset }) => [id, xAdvance, xOffset, yOffset]),
    )
    compared++
  }
  expect(compared).toBeGreaterThan(20)
})

describe('the text of a word is handed out to its glyphs', () => {
  test.each([
    ['a ligature takes its letters', 'en', 'office', ['o', 'ffi', 'c', 'e'], false],
    ['a right-to-left word is painted backwards', 'he', 'אב', ['ב', 'א'], false],
    ['reordered vowels keep the order of the text', 'hi', 'कि', ['क', 'ि'], true],
  ])('%s', (_name, lang, text, parts, isComplex) => {
    const rtl = languageOf(lang).dir === 'rtl'
    const [piece] = shaper.word(text, shaper.style(request(lang), 10, rtl)).pieces
    expect(piece?.glyphs.map((glyph) => glyph.text)).toEqual(parts)
    expect(piece?.isComplex).toBe(isComplex)
  })

  test.each(languages)('%s: and nothing of it is lost', (locale, code) => {
    const rtl = languageOf(locale).dir === 'rtl'
    for (const word of new Set(paragraphsOf(code).slice(0, 40).join(' ').split(' '))) {
      const { pieces } = shaper.word(word, shaper.style(request(locale), 10, rtl))
      const parts = pieces.map(({ glyphs }) => (rtl ? glyphs.toReversed() : glyphs).map((glyph) => glyph.text).join(''))
      expect(parts.join('')).toBe(word)
    }
  })

  test.each([
    ['hi', 'क्\u200cष'],
    ['bn', 'র\u200d্য'],
  ])('%s: a joiner in %j does not stand alone', (lang, text) => {
    const style = shaper.style({ face: 'serif', weight: 400, italic: false, lang }, 10, false)
    const parts = shaper.word(text, style).pieces.flatMap((piece) => piece.glyphs.map((glyph) => glyph.text))
    expect(parts.join('')).toBe(text)
    expect(parts.filter((part) => part === '\u200c' || part === '\u200d')).toEqual([])
  })
})

test('brackets are mirrored in right-to-left text, their characters stay', () => {
  const [left] = shaper.word('(', shaper.style(request('he'), 10, false)).pieces
  const [right] = shaper.word(')', shaper.style(request('he'), 10, true)).pieces
  expect(right?.glyphs[0]?.id).toBe(left?.glyphs[0]?.id)
  expect(right?.glyphs[0]?.text).toBe(')')
})

test('a word cut in two has the width of its parts; joining letters still join', () => {
  const style = shaper.style(request('en'), 10, false)
  const word = shaper.word('hyphenation', style)
  const parts = [partOf(word, 0, 6, style, shaper), partOf(word, 6, 11, style, shaper)]
  expect(parts.map(({ text }) => text)).toEqual(['hyphen', 'ation'])
  expect(parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(word.width, 0)
  const arabic = shaper.style(request('ar'), 10, true)
  const cut = partOf(shaper.word('السلام', arabic), 0, 3, arabic, shaper)
  const alone = shaper.word('الس', arabic)
  expect(cut.pieces[0]?.glyphs[0]?.id).not.toBe(alone.pieces[0]?.glyphs[0]?.id)
})

test('a mark after a space stands on that space', () => {
  const line = setLine(
    [{ text: 'a \u0301 b', request: request('en'), size: 10, colour: [0, 0, 0], element: 0 }],
    { lang: 'en', dir: 'ltr' },
    installedFonts,
  ).value
  const font = installedFonts.primary(request('en'))
  const wanted = font.shape(' \u0301', { dir: 'ltr', script: 'Latn', lang: 'en' })
  const shown = line.items.flatMap((item) => glyphsOf(item).map(({ id }) => id))
  expect(shown.slice(1, 1 + wanted.length)).toEqual(wanted.map(({ id }) => id))
})

test('only fonts whose rules look at the space are shaped across it', () => {
  const found = ['ar', 'te', 'bo', 'my', 'en', 'hi', 'he', 'th'].map((lang) => [
    lang,
    installedFonts.primary(request(lang)).usesSpaces,
  ])
  expect(found).toEqual([
    ['ar', true],
    ['te', true],
    ['bo', true],
    ['my', true],
    ['en', false],
    ['hi', false],
    ['he', false],
    ['th', false],
  ])
})

test('letters join over a change of style', () => {
  const spans = ['س', 'لام'].map((text) => ({
    text,
    request: request('ar'),
    size: 10,
    colour: [0, 0, 0] as const,
    element: 0,
  }))
  const line = setLine(spans, { lang: 'ar', dir: 'rtl' }, installedFonts).value
  const whole = setLine([{ ...spans[0]!, text: 'سلام' }], { lang: 'ar', dir: 'rtl' }, installedFonts).value
  expect(line.items.flatMap((item) => glyphsOf(item).map(({ id }) => id))).toEqual(
    whole.items.flatMap((item) => glyphsOf(item).map(({ id }) => id)),
  )
})

test('common characters take the script of what stands before them', () => {
  expect(scriptRuns('(a, б) 1', 'Latn')).toEqual([
    { start: 0, end: 4, script: 'Latn' },
    { start: 4, end: 8, script: 'Cyrl' },
  ])
  expect(scriptRuns('1990', 'Arab')).toEqual([{ start: 0, end: 4, script: 'Arab' }])
  expect(scriptRuns('漢かカ', 'Hani')).toEqual([{ start: 0, end: 3, script: 'Hani' }])
})

test('the probe shapes with any font file and says when there is none', () => {
  const probe = createShapeProbe((path) => (path === 'none' ? undefined : readFileSync(path)), readPackageFile)
  const font = new URL(
    '../../../node_modules/@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
    import.meta.url,
  ).pathname
  const wanted = installedFonts.primary(request('ar')).shape('سلام', { dir: 'rtl', script: 'Arab' })
  expect(probe({ id: '1', text: 'سلام', font }).glyphs).toBe(
    wanted.map((glyph) => `${glyph.id}@${glyph.xOffset},${glyph.yOffset}+${glyph.xAdvance}`).join('|'),
  )
  expect(() => probe({ id: '2', text: 'a', font: 'none' })).toThrow('none')
})
