import { describe, expect, test } from 'vitest'
import { glyphsOf } from '../../../pipeline/typeset/display/glyphs.ts'
import { dumpItem } from '../../../pipeline/typeset/display/dump.ts'
import { languageOf } from '../../../pipeline/language/language.ts'
import { setLine, setParagraph } from '../../../pipeline/typeset/line/index.ts'
import type { Line } from '../../../pipeline/typeset/line/types.ts'
import { installedFonts } from '../../font/installed.ts'
import { layoutEdition } from '../../../pipeline/typeset/index.ts'
import { design, edition, paragraph as block } from '../sample.ts'
import { paragraphsOf } from '../udhr.ts'

/** Type size 10, so that lengths in em are tens of points. */
function lines(text: string, lang: string, width: number, align: 'justify' | 'start' = 'justify'): readonly Line[] {
  const request = { face: 'serif', weight: 400, italic: false, lang } as const
  const spans = [{ text, request, size: 10, colour: [0, 0, 0] as const, element: 0 }]
  const style = { lang, dir: languageOf(lang).dir, width, align, indent: 0, hyphenate: true } as const
  return setParagraph(spans, style, installedFonts).value
}
const texts = (text: string, lang: string, width: number): readonly string[] =>
  lines(text, lang, width).map((line) => text.slice(line.start, line.end).trim())
const naturalWidth = (text: string, lang: string): number => {
  const request = { face: 'serif', weight: 400, italic: false, lang } as const
  const spans = [{ text, request, size: 10, colour: [0, 0, 0] as const, element: 0 }]
  return setLine(spans, { lang, dir: languageOf(lang).dir }, installedFonts).value.width
}
const dump = (line: Line): string => line.items.map(dumpItem).join('\n')

/** The text set at every measure from 6 to 40 em: what begins and what ends its lines, the ends of the text apart. */
function edges(
  text: string,
  lang: string,
): { readonly first: ReadonlySet<string>; readonly last: ReadonlySet<string>; readonly pairs: readonly string[] } {
  const first = new Set<string>()
  const last = new Set<string>()
  const pairs: string[] = []
  for (let em = 6; em <= 40; em++) {
    const set = texts(text, lang, em * 10)
    for (const line of set.slice(1)) first.add(line[0] ?? '')
    for (const line of set.slice(0, -1)) last.add(line.at(-1) ?? '')
    for (const [index, line] of set.slice(1).entries()) pairs.push((set[index]?.at(-1) ?? '') + (line[0] ?? ''))
  }
  return { first, last, pairs }
}
const classes = {
  closing: '）〕］｝〉》」』】〙〗',
  hyphens: '‐〜゠–',
  ends: '！？‼⁇⁈⁉',
  middle: '・：；',
  stops: '。．',
  commas: '、，',
  iteration: 'ヽヾゝゞ々〻',
  long: 'ー',
  small: 'ぁぃぅぇぉァィゥェォっゃゅょゎッャュョヮヵヶ',
  openers: '（〔［｛〈《「『【〘〖',
}
/** Every sign between letters, in an order that brings each to every column. */
const japanese = Array.from(Object.values(classes).join(''))
  .map((sign, index) => (classes.openers.includes(sign) ? `${sign}字` : `字${sign}`) + '文字列'.slice(0, index % 4))
  .join('')

describe('Japanese (JLREQ)', () => {
  test('JL-01 no line starts with closing marks, stops, iteration marks, ー or small kana, at any measure from 6 to 40 em', () => {
    const { first } = edges(japanese, 'ja')
    const { openers: _openers, ...never } = classes
    expect(first.size).toBeGreaterThan(3)
    expect([...first].filter((letter) => Object.values(never).join('').includes(letter))).toEqual([])
  })
  test('JL-02 no line ends with an opening bracket; pairs of …… and —— stay together', () => {
    const { last, pairs } = edges(`${japanese}字……字——字‥‥字字字`.repeat(2), 'ja')
    expect([...last].filter((letter) => classes.openers.includes(letter))).toEqual([])
    expect(pairs.filter((pair) => /^(?:……|——|‥‥)$/u.test(pair))).toEqual([])
  })
  test('JL-03 stops and commas hang by half an em, nothing else does', () => {
    const text = paragraphsOf('jpn')
      .filter((paragraph) => paragraph.length > 80)
      .join('')
    let hanging = 0
    for (let em = 8; em <= 30; em++) {
      for (const line of lines(text, 'ja', em * 10)) {
        const out = line.protrusion?.end ?? 0
        const end = text.slice(line.start, line.end).at(-1) ?? ''
        expect(line.protrusion?.start ?? 0).toBe(0)
        if (out > 0) {
          hanging++
          expect('、。，．').toContain(end)
          expect(out).toBeCloseTo(5, 6)
        }
      }
    }
    expect(hanging).toBeGreaterThan(20)
  })
  test('JL-03 a line of whole squares keeps their width', () => {
    const [line] = lines('人間は生れながらにして自由', 'ja', 50)
    expect(
      line?.items
        .slice(0, 1)
        .flatMap(glyphsOf)
        .map((glyph) => glyph.advance),
    ).toEqual([10, 10, 10, 10, 10])
  })
  test('JL-03 adjacent signs share one white half', () => {
    // 字」「字: the two brackets stand on one square and a half instead of two.
    expect(advances('字」「字', 'ja')).toEqual([10, 5, 10, 10])
    expect(advances('字。」字', 'ja')).toEqual([10, 5, 10, 10])
    expect(advances('字「『字', 'ja')).toEqual([10, 5, 10, 10])
    expect(advances('字、字', 'ja')).toEqual([10, 10, 10])
  })
  test('JL-03 a bracket that begins a line loses its white half', () => {
    const text = '漢字漢字漢「漢字漢字漢字漢字」字'
    const [, second] = lines(text, 'ja', 50)
    const glyph = second?.items.slice(0, 1).flatMap(glyphsOf)[0]
    expect(text[second?.start ?? 0]).toBe('「')
    expect(glyph).toMatchObject({ text: '「', dx: -5 })
    expect(second?.items[0]?.x).toBe(0)
  })
  test('normal and loose lines may start with small kana and ー; loose ones with iteration marks and ・ too', () => {
    const strict = edges(japanese, 'ja-u-lb-strict').first
    const normal = edges(japanese, 'ja-u-lb-normal').first
    const loose = edges(japanese, 'ja-u-lb-loose').first
    const count = (set: ReadonlySet<string>, signs: string): number =>
      [...set].filter((letter) => signs.includes(letter)).length
    expect([strict, normal, loose].map((set) => count(set, classes.small + classes.long))).toEqual([
      0,
      expect.any(Number),
      expect.any(Number),
    ])
    expect(count(normal, classes.small)).toBeGreaterThan(3)
    expect(count(normal, classes.iteration + classes.middle)).toBe(0)
    expect(count(loose, classes.iteration + classes.middle)).toBeGreaterThan(2)
    expect(count(loose, classes.closing + classes.stops + classes.commas)).toBe(0)
  })
})

function advances(text: string, lang: string): readonly number[] {
  const [line] = lines(text, lang, 400, 'justify')
  return (line?.items ?? []).flatMap((item) => glyphsOf(item).map((glyph) => Math.round(glyph.advance * 100) / 100))
}

const chinese = Array.from('，。、；：！？）》」』】·～／／……——（《「『【')
  .map(
    (sign, index, all) =>
      (sign === all[index + 1]
        ? ''
        : sign === all[index - 1]
          ? `字${sign}${sign}`
          : '（《「『【'.includes(sign)
            ? `${sign}字`
            : `字${sign}`) + '汉字文本'.slice(0, index % 5),
  )
  .join('')

describe.each(['zh-Hans', 'zh-Hant'])('Chinese (CLREQ) %s', (lang) => {
  const set = (level: string) => edges(chinese, level === '' ? lang : `${lang}-u-lb-${level}`)
  const among = (found: ReadonlySet<string>, signs: string): readonly string[] =>
    [...found].filter((letter) => signs.includes(letter))
  test('CL-01 none: any sign may begin a line', () => {
    expect(among(set('loose').first, '，。、；：！？）》」』】').length).toBeGreaterThan(5)
  })
  test('CL-01 basic: no pause, stop, closing mark, connector, interpunct or solidus begins a line, no opener ends one', () => {
    const { first, last } = set('normal')
    expect(among(first, '，。、；：！？）》」』】·～／')).toEqual([])
    expect(among(last, '（《「『【')).toEqual([])
    expect(among(last, '／')).toEqual(['／'])
  })
  test('CL-01 gb, the default: no solidus ends a line either', () => {
    const { first, last } = set('')
    expect(among(first, '，。、；：！？）》」』】·～／')).toEqual([])
    expect(among(last, '／（《「『【')).toEqual([])
    expect(among(first, '…—').length).toBeGreaterThan(0)
  })
  test('CL-01 strict: no —— or …… begins a line either', () => {
    expect(among(set('strict').first, '…—，。、；：！？）》」』】·～／')).toEqual([])
  })
  test('pairs are never parted', () => {
    expect(set('').pairs.filter((pair) => pair === '……' || pair === '——')).toEqual([])
  })
  test('CL-02 a sign at the end of a line gives up its white half before anything moves', () => {
    const text = lang === 'zh-Hans' ? '汉字汉字，汉字汉字汉字' : '漢字漢字」漢字漢字漢字'
    const [line] = lines(text, lang, 45)
    expect(text.slice(line?.start, line?.end)).toHaveLength(5)
    expect(
      line?.items
        .slice(-1)
        .flatMap(glyphsOf)
        .map((glyph) => glyph.advance),
    ).toEqual([10, 10, 10, 10, 5])
    expect(line?.width).toBeCloseTo(45, 6)
  })
  test('CL-02 digits keep their signs', () => {
    const { pairs } = edges('价格为$1,770.50或12%左右。'.repeat(6), lang)
    expect(pairs.filter((pair) => /[\d$.,%][\d%]|\$\d/u.test(pair))).toEqual([])
  })
  test('CL-02 a last line is not one character where another division is possible', () => {
    const text = '人人生而自由在尊严和权利上一律平等他们赋有理性和良心并应以兄弟关系的精神相对待这是真的'
    for (const sign of ['', '。', '。」']) {
      let alone = 0
      for (let em = 10; em <= 30; em += 0.5)
        if ((texts(text + sign, lang, em * 10).at(-1) ?? '').length === 1 + sign.length) alone++
      expect([sign, alone]).toEqual([sign, 0])
    }
  })
})

describe('Korean (KLREQ)', () => {
  const text = paragraphsOf('kor')
    .filter((paragraph) => paragraph.length > 60)
    .slice(0, 6)
    .join(' ')
  test('KL-01 lines break between syllables, or with lw-keepall at spaces only', () => {
    const bySyllable = lines(text, 'ko', 200)
    const byWord = lines(text, 'ko-u-lw-keepall', 200)
    const normal = text.normalize('NFC')
    expect(bySyllable.slice(0, -1).some((line) => !/\s$/u.test(normal.slice(line.start, line.end)))).toBe(true)
    expect(byWord.slice(0, -1).filter((line) => !/\s$/u.test(normal.slice(line.start, line.end)))).toEqual([])
    expect(byWord.length).toBeGreaterThan(10)
  })
  test('KL-01 jamo that form a syllable are never parted', () => {
    const jamo = '한글은 소리글자이다 '.repeat(6).normalize('NFD')
    for (let em = 6; em <= 20; em++) {
      for (const line of lines(jamo, 'ko', em * 10).slice(1)) {
        expect(jamo.normalize('NFC').slice(line.start, line.start + 1)).not.toMatch(/[\u1160-\u11ff]/u)
      }
    }
  })
})

describe('Arabic (ALREQ)', () => {
  const text = paragraphsOf('arb')
    .filter((paragraph) => paragraph.length > 80)
    .slice(0, 8)
    .join(' ')
  test('AL-01 no hyphen and no letter space: a justified line has the glyphs of its unjustified twin, spaces apart', () => {
    const justified = lines(text, 'ar', 260)
    expect(justified.some((line) => line.hyphenated)).toBe(false)
    let compared = 0
    for (const line of justified.slice(0, -1)) {
      const own = text.slice(line.start, line.end).trim()
      const twin = lines(own, 'ar', 2600)[0]
      const glyphs = (from: Line | undefined) =>
        (from?.items ?? [])
          .flatMap(glyphsOf)
          .filter((glyph) => glyph.text !== ' ')
          .map((glyph) => `${glyph.id}+${glyph.advance.toFixed(3)}`)
      // The font kerns across the space at the end of the line, which the twin has not.
      const [a, b] = [glyphs(line), glyphs(twin)]
      expect(a.length).toBe(b.length)
      expect(a.filter((glyph, index) => glyph !== b[index]).length).toBeLessThan(3)
      compared++
    }
    expect(compared).toBeGreaterThan(8)
  })
  test('AL-01 the first line has the first words, at the right', () => {
    const [first] = lines(text, 'ar', 200)
    expect(text.startsWith(text.slice(first?.start, first?.end))).toBe(true)
    const edge = Math.max(...(first?.items ?? []).map((item) => item.x + item.width))
    expect(edge).toBeCloseTo(200, 3)
    expect((first?.items ?? []).every((item) => item.scale === undefined)).toBe(true)
  })
  test('AL-02 U+0640 is text: it stays where it is written and no other appears', () => {
    const [line] = lines('الســـلام عليكم', 'ar', 300)
    expect(dump(line!).match(/ـ/gu)).toHaveLength(3 * 2 - 3)
    expect(lines(text, 'ar', 220).map(dump).join('')).not.toContain('ـ')
  })
})

describe('Arabic digits', () => {
  // Written by hand from ALREQ and CLDR; the folio, the label of the page map and the number of a list are one decision.
  test.each([
    ['ar-EG', '١', '٢'],
    ['fa', '۱', '۲'],
    ['ur-IN', '۱', '۲'],
    ['ur', '1', '2'],
    ['ar-MA', '1', '2'],
  ])('AL-03 %s: folios, page labels and numbers of lists are %s, %s', (locale, one, two) => {
    const item = (id: string, word: string) =>
      ({ type: 'listItem', id, spread: false, children: [block(`${id}p`, word)] }) as const
    const list = { type: 'list', id: 'l', ordered: true, spread: false, children: [item('a', 'كلمة'), item('b', 'كلمة')] } as const // prettier-ignore
    const layout = layoutEdition(edition({ locale, blocks: [list] }), design, installedFonts).value
    const shown = [...layout.pages].flatMap(({ items, artifacts }) =>
      [...items, ...artifacts.flatMap((artifact) => artifact.items)].flatMap(
        (shape) =>
        shape.kind === 'glyphs' ? [glyphsOf(shape).map(({ text }) => text).join('')] : [], // prettier-ignore
      ),
    )
    expect(layout.pageMap[0]?.label).toBe(one)
    expect(shown.join(' ')).toContain(two)
    const foreign = /[0-9]/u.test(one) ? /[٠-٩۰-۹]/u : /[0-9]/u
    expect(shown.filter((text) => foreign.test(text))).toEqual([])
  })
  test.each([
    ['ar-EG', 'بلغت ١٢٫٥٪ من ٣٬٤٠٠', '١٢٫٥', '٣٬٤٠٠'],
    ['fa', 'رسید ۱۲٫۵٪ از ۳٬۴۰۰', '۱۲٫۵', '۳٬۴۰۰'],
    ['ur-IN', 'یہ ۱۲٫۵٪ تھے ۳٬۴۰۰', '۱۲٫۵', '۳٬۴۰۰'],
    ['ar-MA', 'بلغت 12,5% من 3.400', '12,5', '3.400'],
  ])(
    'AL-03 %s: digits, ٫ and ٬ of a number run from left to right in a line from right to left',
    (lang, text, part, whole) => {
      const [line] = lines(text, lang, 400, 'start')
      const places = (line?.items ?? []).flatMap((item) => {
        let x = item.x
        return glyphsOf(item).map(({ text, advance }) => ({ text, x: (x += advance) }))
      })
      const shown = places.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join('') // prettier-ignore
      expect(shown).toContain(whole)
      expect(shown).toContain(part)
      // The number that is written last stands on the left.
      expect(shown.indexOf(whole)).toBeLessThan(shown.indexOf(part))
    },
  )
})

describe('Dashes between spaces', () => {
  const text = 'слово — слово – слово — слово – слово — слово'
  test.each(['ru', 'kk', 'el', 'en', 'de', 'sr-Latn'])('%s: a dash may end a line and begins none', (lang) => {
    let ends = 0
    for (let width = 30; width <= 200; width += 5) {
      const set = texts(text, lang, width)
      expect(set.slice(1).filter((line) => /^[–—]/u.test(line))).toEqual([])
      ends += set.filter((line) => /[–—]$/u.test(line)).length
    }
    expect(ends).toBeGreaterThan(30)
  })
  test('French: it may open an aside', () => {
    expect(texts('mot mot – mot', 'fr', naturalWidth('mot mot', 'fr') + 2)[1]).toMatch(/^–/u)
  })
})

describe('Hebrew (HLREQ)', () => {
  test('HL-01 a line breaks after maqaf, points stay with their letter, gershayim are no quotation marks', () => {
    expect(texts('בֵּית־סֵפֶר', 'he', 32)).toEqual(['בֵּית־', 'סֵפֶר'])
    expect(texts('צה״ל צה״ל', 'he', naturalWidth('צה״ל', 'he') + 1)).toEqual(['צה״ל', 'צה״ל'])
  })
})

describe('Indic scripts (ILREQ)', () => {
  test.each([
    ['hi', 'hin'],
    ['bn', 'ben'],
    ['ta', 'tam'],
  ])('IL-01 %s: lines break at spaces, and a danda never begins one', (lang, code) => {
    const text = paragraphsOf(code)
      .filter((paragraph) => paragraph.length > 60)
      .slice(0, 6)
      .join(' ।\u00a0। ')
      .normalize('NFC')
    for (let em = 8; em <= 30; em += 3) {
      for (const line of lines(text, lang, em * 10).slice(1)) {
        const first = text.slice(line.start, line.start + 1)
        expect(first).not.toMatch(/[\p{M}।॥]/u)
      }
    }
  })
  test('IL-01 a word wider than the line is cut between syllables', () => {
    for (const line of lines('अन्तर्राष्ट्रीयकरणविज्ञान', 'hi', 30).slice(1)) expect(line.start).toBeGreaterThan(0)
    const cut = texts('अन्तर्राष्ट्रीयकरणविज्ञान', 'hi', 30)
    expect(cut.length).toBeGreaterThan(2)
    for (const part of cut) expect(part).toMatch(/^\p{L}/u)
    for (const part of cut.slice(0, -1)) expect(part).not.toMatch(/\u094d$/u)
  })
})

describe('all languages', () => {
  test.each([
    ['fr', 'Quoi\u202f? Non\u202f!'],
    ['de', '„Ja“, sagte er'],
    ['ru', '«Да», — сказал он'],
  ])('GEN-01 %s: signs stay with their words', (lang, text) => {
    const { first } = edges(`${text} `.repeat(8).trim(), lang)
    expect([...first].filter((letter) => /[?!“»,—\u202f]/u.test(letter)).filter((letter) => letter !== '—')).toEqual([])
  })
})
