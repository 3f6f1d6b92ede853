import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { glyphsOf } from '../../../pipeline/typeset/display/glyphs.ts'
import { languageOf } from '../../../pipeline/language/language.ts'
import { measureText, probeTypeset, setLine, setParagraph } from '../../../pipeline/typeset/line/index.ts'
import type { Line, ParagraphStyle, Span } from '../../../pipeline/typeset/line/types.ts'
import { cpuTime } from '../../cpu-time.ts'
import { installedFonts } from '../../font/installed.ts'
import { languages, paragraphsOf } from '../udhr.ts'

function span(text: string, lang: string, more: Partial<Span> = {}): Span {
  return {
    text,
    request: { face: 'serif', weight: 400, italic: false, lang },
    size: 10,
    colour: [0, 0, 0],
    element: 1,
    ...more,
  }
}
function style(lang: string, more: Partial<ParagraphStyle> = {}): ParagraphStyle {
  return { lang, dir: languageOf(lang).dir, width: 240, align: 'justify', indent: 0, hyphenate: true, ...more }
}
function set(text: string, lang: string, more: Partial<ParagraphStyle> = {}): readonly Line[] {
  return setParagraph([span(text, lang)], style(lang, more), installedFonts).value
}
const textOf = (line: Line): string => line.items.map((item) => item.text).join('')
const prose =
  'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.'

/** Left and right edge of what a line shows. */
function edges(line: Line): readonly [number, number] {
  const shown = line.items.filter((item) => item.width > 0)
  return [Math.min(...shown.map((item) => item.x)), Math.max(...shown.map((item) => item.x + item.width))]
}
/** Points by which a line may stand out of the measure: what it declares, and never more than half a letter. */
const out = (line: Line, side: 'start' | 'end'): number => {
  const points = line.protrusion?.[side] ?? 0
  expect(points).toBeLessThan(5.01)
  return points
}
/** Width inside the measure. */
const inside = (line: Line): number => line.width - out(line, 'start') - out(line, 'end')
/** Part of the lines that stay short in languages of long words without hyphens. */
const longWords: Readonly<Record<string, number>> = { iu: 0.9, ml: 0.35, si: 0.5, hy: 0.1, ta: 0.1, kn: 0.1, te: 0.1 }
/** Letters and signs of a text, sorted: what must be the same before and after, whatever the order on the line. */
const letters = (text: string): string =>
  Array.from(text.normalize('NFC').replaceAll(/[\s\u00ad]/gu, ''))
    .toSorted()
    .join('')

describe.each(languages)('%s', (locale, code) => {
  const paragraphs = paragraphsOf(code).filter((text) => text.length > 60)

  test('no line is wider than any measure, and no letter is lost', () => {
    expect(paragraphs.length).toBeGreaterThan(10)
    fc.assert(
      fc.property(
        fc.constantFrom(...paragraphs),
        fc.integer({ min: 40, max: 500 }),
        fc.constantFrom('justify' as const, 'start' as const, 'center' as const),
        fc.integer({ min: 0, max: 24 }),
        (text, width, align, indent) => {
          const lines = set(text, locale, { width, align, indent })
          const normal = text.normalize('NFC')
          let at = 0
          for (const [index, line] of lines.entries()) {
            const [left, right] = edges(line)
            expect(left).toBeGreaterThan(-0.01 - out(line, 'start'))
            expect(right).toBeLessThan(width + 0.01 + out(line, 'end'))
            expect(inside(line)).toBeLessThan(width - (index === 0 ? indent : 0) + 0.01)
            expect(line.start).toBe(at)
            expect(letters(textOf(line))).toBe(letters(normal.slice(line.start, line.end)))
            expect(letters(line.items.flatMap((item) => glyphsOf(item).map((glyph) => glyph.text)).join(''))).toBe(
              letters(textOf(line)),
            )
            for (const item of line.items) {
              expect(glyphsOf(item).reduce((sum, glyph) => sum + glyph.advance, 0)).toBeCloseTo(item.width, 4)
            }
            at = line.end
          }
          expect(at).toBe(normal.length)
        },
      ),
      { seed: 7, numRuns: 12 },
    )
  })

  test('full lines fill the measure, unless their spaces would be wider than three quarters of the type size', () => {
    const full = paragraphs.slice(0, 12).flatMap((text) => set(text, locale, { width: 300 }).slice(0, -1))
    expect(full.length).toBeGreaterThan(5)
    const short = full.filter((line) => Math.abs(inside(line) - 300) > 0.01)
    for (const line of short) {
      const spaces = line.items.flatMap(glyphsOf).filter((glyph) => glyph.text === ' ' && glyph.advance > 0)
      expect(Math.max(0, ...spaces.map((glyph) => glyph.advance))).toBeGreaterThan(spaces.length > 0 ? 7.4 : -1)
      expect(inside(line)).toBeLessThan(300.01)
    }
    expect(short.length / full.length).toBeLessThan(longWords[locale] ?? 0.04)
  })
})

test('left-to-right lines carry the text in order, with the space at the line end and U+00AD where a word is cut', () => {
  const lines = set(prose, 'en', { width: 120 })
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.map(textOf).join('').replaceAll('\u00ad', '')).toBe(prose)
  const cut = lines.find((line) => line.hyphenated)
  expect(cut && textOf(cut)).toMatch(/\p{L}\u00ad$/u)
  const whole = lines.find((line) => !line.hyphenated)
  const last = whole?.items.slice(-1).flatMap(glyphsOf).at(-1)
  expect(last).toMatchObject({ text: ' ', advance: 0 })
})

test('the same paragraph is set the same way again', () => {
  expect(set(prose, 'en')).toEqual(set(prose, 'en'))
})

test('a right-to-left paragraph starts at the right and lists its items from left to right', () => {
  const [first, ...rest] = set(
    'ولما كان تناسي حقوق الإنسان وازدراؤها قد أفضيا إلى أعمال همجية آذت الضمير الإنساني Human Rights 1948',
    'ar',
    { indent: 12 },
  )
  const last = rest.at(-1)
  expect(first && edges(first)[1]).toBeCloseTo(228, 2)
  expect(last && edges(last)[1]).toBeCloseTo(240, 2)
  const latin = last?.items.find((item) => item.text.includes('Human'))
  expect(latin?.rtl).toBe(false)
  expect(last?.items.every((item, index, all) => index === 0 || item.x >= (all[index - 1]?.x ?? 0))).toBe(true)
  const space = first?.items.slice(0, 1).flatMap(glyphsOf)[0]
  expect(space).toMatchObject({ text: ' ', advance: 0 })
  expect(space?.dx).toBeLessThan(0)
})

test('a word whose glyphs are reordered is an item with a replacement text; right-to-left words never are', () => {
  const items = set('किताब की बात', 'hi', { width: 400 }).flatMap((line) => line.items)
  expect(items.map((item) => item.actualText ?? item.text)).toEqual(['किताब', ' की बात'])
  expect(items[0]?.actualText).toBe('किताब')
  expect(
    set('كتاب مفيد', 'ar')
      .flatMap((line) => line.items)
      .every((item) => item.actualText === undefined),
  ).toBe(true)
})

test('styles part a line into items, links find their place', () => {
  const spans = [span('See ', 'en'), span('the example', 'en', { element: 2 }), span(' now.', 'en')]
  const [line] = setParagraph(spans, style('en', { width: 400 }), installedFonts).value
  expect(line?.items.map((item) => [item.text, item.element])).toEqual([
    ['See ', 1],
    ['the example', 2],
    [' now.', 1],
  ])
  expect(line?.extents.map((extent) => extent.span)).toEqual([0, 1, 2])
  const [before, link] = line?.extents ?? []
  expect(link?.left).toBeCloseTo(before?.right ?? -1, 6)
})

test('a raised span lifts its items and the line grows', () => {
  const [flat] = set('note', 'en')
  const [raised] = setParagraph(
    [span('note', 'en'), span('1', 'en', { size: 6, rise: 8 })],
    style('en'),
    installedFonts,
  ).value
  expect(raised?.items[1]?.y).toBe(-8)
  expect(raised?.ascent).toBeGreaterThan(flat?.ascent ?? 0)
})

test('a span of the other direction is an isolate', () => {
  const spans = [span('1. ', 'en'), span('שלום', 'he', { isolate: 'rtl' }), span(' 2', 'en')]
  const [line] = setParagraph(spans, style('en', { width: 400 }), installedFonts).value
  expect(line?.items.map((item) => item.text.trim()).filter(Boolean)).toEqual(['1.', 'שלום', '2'])
})

describe('bad words', () => {
  test('a word wider than the measure is broken between graphemes and reported', () => {
    const word = `a\u0301${'x'.repeat(300)}`
    const { value, diagnostics } = setParagraph(
      [span(`short ${word} short`, 'en')],
      style('en', { width: 100 }),
      installedFonts,
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['typeset/overlong-word'])
    expect(diagnostics[0]?.hints[0]).toContain('U+00AD')
    for (const line of value) expect(inside(line)).toBeLessThan(100.01)
    expect(value.map(textOf).join('')).toBe(`short ${word} short`.normalize('NFC'))
  })

  test('a character without a glyph is reported with what to install', () => {
    const { diagnostics } = setParagraph([span('x \u{1e900}', 'en')], style('en'), installedFonts)
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({
      code: 'typeset/missing-glyph',
      hints: ['install @expo-google-fonts/noto-sans-adlam for script Adlm'],
    })
  })

  test('lone surrogates, unbalanced controls and piles of marks are set, in bounded time', () => {
    const start = process.cpuUsage().user
    const hostile = [
      '\ud800a\udc00',
      '\u202e\u2067\u2066abc\u2069',
      `e${'\u0301'.repeat(10_000)}`,
      'a'.repeat(200_000),
      '漢'.repeat(100_000),
      '\u00ad'.repeat(1000),
      '\u200b\u2060\ufeff',
    ]
    for (const text of hostile) {
      const lines = set(text, 'en', { width: 200 })
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.at(-1)?.end).toBe(text.normalize('NFC').length)
    }
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(15)
  })

  test.each([
    ['ar', 'ابجد'],
    ['te', 'తెలుగు'],
    ['ja', '字。」「'],
    ['my', 'မြန်'],
    ['en', 'x\u0301'],
  ])('%s: the time for a text without a space grows as its length does', (lang, part) => {
    const cpu = (length: number): number =>
      cpuTime(() => {
        const lines = set(part.repeat(length / part.length), lang, { width: 300 })
        expect(lines.length).toBeGreaterThan(100)
      })
    const once = cpu(40_000)
    // Generous, since other work runs on the machine; quadratic work would be sixteen times as much.
    expect(cpu(160_000) / once).toBeLessThan(10)
  })

  test('no text gives no line; a measure of nothing still ends', () => {
    expect(set('', 'en')).toEqual([])
    expect(set('a b c', 'en', { width: 0 }).length).toBeGreaterThan(2)
  })
})

test('a line feed forces a break and is not justified', () => {
  const lines = set('one two\nthree', 'en')
  expect(lines.map((line) => textOf(line).trim())).toEqual(['one two', 'three'])
  expect(lines[0]?.width).toBeLessThan(60)
})

test('a no-break space keeps words together and stretches with the others', () => {
  const lines = set('aaa bbb ccc 100\u00a0km ddd eee fff ggg', 'en', { width: 80 })
  expect(lines.some((line) => textOf(line).includes('100\u00a0km'))).toBe(true)
})

test('ragged headings are balanced', () => {
  const heading = 'Universal Declaration of Human Rights and of Everything Else'
  const greedy = set(heading, 'en', { align: 'start', hyphenate: false, width: 230 })
  const balanced = set(heading, 'en', { align: 'start', hyphenate: false, width: 230, balance: true })
  expect(balanced).toHaveLength(greedy.length)
  const spread = (lines: readonly Line[]): number =>
    Math.max(...lines.map((line) => line.width)) - Math.min(...lines.map((line) => line.width))
  expect(spread(balanced)).toBeLessThan(spread(greedy))
})

test('code breaks after its signs, is not hyphenated and keeps its spaces', () => {
  const code = span('configuration.options.internationalisation  =  documentation', 'en', {
    verbatim: true,
    request: { face: 'mono', weight: 400, italic: false, lang: 'en' },
  })
  const lines = setParagraph([code], style('en', { width: 160 }), installedFonts).value
  expect(lines.map((line) => textOf(line).trimEnd())).toEqual([
    'configuration.options.',
    'internationalisation  =',
    'documentation',
  ])
  expect(lines.some((line) => line.hyphenated)).toBe(false)
})

test('the hyphens that an option of a command begins with stay with it', () => {
  const request = { face: 'mono', weight: 400, italic: false, lang: 'en' } as const
  const command = span('make --locale ar --format-of-pages a5', 'en', { verbatim: true, request })
  for (let width = 60; width < 200; width += 5) {
    const { value } = setParagraph([command], style('en', { width }), installedFonts)
    const ends = value.map((line) => textOf(line).trimEnd())
    expect(ends.filter((end) => /(?:^| )-+$/u.test(end))).toEqual([])
  }
})

test('a single line is as wide as its text and never broken', () => {
  const { value } = setLine([span(prose, 'en')], style('en'), installedFonts)
  expect(value.width).toBeCloseTo(measureText([span(prose, 'en')], style('en'), installedFonts).natural, 4)
  expect(textOf(value)).toBe(prose)
  const arabic = setLine([span('حقوق الإنسان', 'ar')], style('ar'), installedFonts).value
  expect(edges(arabic)).toEqual([0, arabic.width])
  expect(setLine([], style('en'), installedFonts).value.width).toBe(0)
})

test('the least width of a text is that of its widest unbreakable part', () => {
  const { min, natural } = measureText(
    [span('a incomprehensible b', 'en')],
    { ...style('en'), hyphenate: false },
    installedFonts,
  )
  expect(min).toBeCloseTo(measureText([span('incomprehensible', 'en')], style('en'), installedFonts).natural, 4)
  expect(natural).toBeGreaterThan(min)
})

test('the probe sets paragraphs in the body face', () => {
  const { id, lines } = probeTypeset({ id: 'p', blocks: [prose, 'End.'], locale: 'en', width: 200 }, installedFonts)
  expect(id).toBe('p')
  expect(lines.at(-1)?.text).toBe('End.')
  expect(lines.slice(0, -2).every((line) => line.width <= 200.01)).toBe(true)
})

test('hyphens in a row count on from the paragraph before, so that a third is the last resort', () => {
  const russian = paragraphsOf('rus').filter((text) => text.length > 120)
  const hyphenated = (hyphensBefore: number): number =>
    russian.flatMap((text) =>
      [270, 300, 330, 360].filter((width) => set(text, 'ru', { width, hyphensBefore })[0]?.hyphenated === true),
    ).length
  const usual = hyphenated(0)
  expect(usual).toBeGreaterThan(40)
  expect(hyphenated(2)).toBeLessThan(usual / 4)
})
