import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import { lettersOf } from '../../pipeline/pdf/right-to-left.ts'
import type { PlacedGlyph } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { design, edition, fonts, paragraph } from '../typeset/sample.ts'
import { vocalised } from './vocalised.data.ts'

/** Thousand units to the em, at 10 points: a hundred units are a point. Every glyph is 500 wide. */
const font = { unitsPerEm: 1000, advance: () => 500 }
const glyph = (id: number, text: string, more: Partial<PlacedGlyph> = {}): PlacedGlyph => ({
  id, text, advance: 5, dx: 0, dy: 0, ...more,
}) // prettier-ignore
const mark = (id: number, text: string): PlacedGlyph => glyph(id, text, { advance: 0, dx: 1, dy: -2 })

describe('letters of a right-to-left run', () => {
  test('a letter as the font has it stays', () => {
    expect(lettersOf([glyph(2, 'ب'), glyph(1, 'ا')], 10, font)).toEqual([
      { glyph: 2, text: 'ب' },
      { glyph: 1, text: 'ا' },
    ])
  })

  test('a letter is drawn with its marks; white space without width stands for them', () => {
    expect(lettersOf([mark(9, '\u064e'), mark(8, '\u0651'), glyph(2, 'ب')], 10, font)).toEqual([
      { glyph: { parts: [], advance: 0 }, text: '\u064e' },
      { glyph: { parts: [], advance: 0 }, text: '\u0651' },
      {
        glyph: {
          parts: [
            { glyph: 9, x: 100, y: -200 },
            { glyph: 8, x: 100, y: -200 },
            { glyph: 2, x: 0, y: 0 },
          ],
          advance: 500,
        },
        text: 'ب',
      },
    ])
  })

  test('the letters of a ligature share its width, the last one first', () => {
    expect(lettersOf([glyph(7, 'لا')], 10, font)).toEqual([
      { glyph: { parts: [], advance: 250 }, text: 'ا' },
      { glyph: { parts: [{ glyph: 7, x: -250, y: 0 }], advance: 250 }, text: 'ل' },
    ])
  })

  test('a letter that is kerned has its own advance, so that no pen moves between letters', () => {
    expect(lettersOf([glyph(3, 'ر', { advance: 6.5 })], 10, font)).toEqual([
      { glyph: { parts: [{ glyph: 3, x: 0, y: 0 }], advance: 650 }, text: 'ر' },
    ])
  })

  test('a part for which another glyph stands is drawn with it', () => {
    expect(lettersOf([glyph(5, '', { advance: 1 }), glyph(4, 'ف')], 10, font)).toEqual([
      {
        glyph: {
          parts: [
            { glyph: 5, x: 0, y: 0 },
            { glyph: 4, x: 100, y: 0 },
          ],
          advance: 600,
        },
        text: 'ف',
      },
    ])
  })

  test.each([
    ['ten thousand marks', Array.from({ length: 10_000 }, () => mark(9, '\u064e')), 64],
    ['a mark that stands pages away', [glyph(9, '\u064e', { advance: 0, dy: 900 })], 1],
  ])('of %s the text is kept, and no more drawn than can be seen', (_name, marks, drawn) => {
    const letters = lettersOf([...marks, glyph(2, 'ب')], 10, font) ?? []
    expect(letters.map(({ text }) => text).join('')).toBe(`${'\u064e'.repeat(marks.length)}ب`)
    const last = letters.at(-1)?.glyph
    expect(typeof last === 'object' ? last.parts.length : 1).toBe(drawn)
  })

  test.each([
    ['nothing to stand for', [glyph(1, '')]],
    ['an advance to the left', [glyph(1, 'ا', { advance: -2 })]],
  ])('%s is left as it is', (_name, glyphs) => {
    expect(lettersOf(glyphs, 10, font)).toBeUndefined()
  })
})

/** The operators in the streams of a file. */
function operators(bytes: Uint8Array): readonly string[] {
  const streams = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)
  return Array.from(streams).flatMap(([, body = '']) => {
    const content = body.startsWith('x') ? inflateSync(Buffer.from(body, 'latin1')).toString('latin1') : ''
    return content.startsWith('1 0 0 -1') ? (content.match(/(?<=[\s\])])[A-Z][A-Za-z*](?=\s)/gu) ?? []) : []
  })
}

test.each(vocalised)('$name: no letter leaves the base line, and the file says what the edition says', async (text) => {
  const { locale, paragraphs } = text
  const source = edition({ locale, title: '–', blocks: paragraphs.map((own, at) => paragraph(`p${at}`, own)) })
  const layout = layoutEdition(source, design, fonts).value
  const pages = [...layout.pages]
  const glyphs = pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'glyphs' ? item.runs.flatMap((run) => run.glyphs) : [])),
  )
  expect(glyphs.filter(({ dy }) => dy !== 0).length).toBeGreaterThan(0)
  const { value } = await paintPdf({ ...layout, pages })
  expect(operators(value)).toContain('TJ')
  expect(operators(value)).not.toContain('Ts')
  expect(verifyPdf(source, value, layout.pageMap)).toEqual([])
})
