import { describe, expect, test } from 'vitest'
import type { Note } from '../../pipeline/edition/types.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import type { GlyphItem, Page } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { design, edition, fonts, paragraph, text } from './sample.ts'

const opposite = { en: { lang: 'ar', dir: 'rtl', word: 'كلمة' }, ar: { lang: 'en', dir: 'ltr', word: 'word' } } as const

/** A paragraph in the language that stands in for that of the edition. */
function foreign(id: string, locale: 'en' | 'ar', words: number): Block {
  const { lang, dir, word } = opposite[locale]
  const children = [text(Array.from({ length: words }, () => word).join(' '))]
  return { type: 'paragraph', id, lang, dir, children }
}

const glyphsOn = (page: Page | undefined): readonly GlyphItem[] =>
  (page?.items ?? []).flatMap((item) => (item.kind === 'glyphs' ? [item] : []))

function pageOf(parts: Parameters<typeof edition>[0]): readonly GlyphItem[] {
  const outcome = layoutEdition(edition(parts), design, fonts)
  expect(outcome.diagnostics).toEqual([])
  return glyphsOn([...outcome.value.pages][0])
}

/** Distance between the nearest edges of two pieces of text, points. */
function between(a: GlyphItem, b: GlyphItem): number {
  const [left, right] = a.x < b.x ? [a, b] : [b, a]
  return right.x - left.x - left.width
}

describe.each(['en', 'ar'] as const)('in an edition in %s, text that stands in from the other direction', (locale) => {
  const list = (words: number): Block => ({
    type: 'list',
    id: 'l',
    ordered: true,
    spread: false,
    children: [{ type: 'listItem', id: 'i', spread: false, children: [foreign('p', locale, words)] }],
  })
  const { word } = opposite[locale]

  test.each([1, 3, 60])('stands beside its number: %i words', (words) => {
    const items = pageOf({ locale, blocks: [list(words)] })
    const number = items.find(({ text: said }) => /^[1١]\.?$/u.test(said.trim()))!
    const line = items.filter(({ y, text: said }) => Math.abs(y - number.y) < 3 && said.includes(word))
    expect(line.length).toBeGreaterThan(0)
    expect(Math.min(...line.map((piece) => between(piece, number)))).toBeLessThan(12)
    // And within the measure of a first page, whose inner side is where its language begins.
    const { inside, outside } = design.margin
    const ends = items.flatMap((item) => [item.x, item.x + item.width])
    expect(Math.min(...ends)).toBeGreaterThan((locale === 'en' ? inside : outside) - 2)
    expect(Math.max(...ends)).toBeLessThan(design.width - (locale === 'en' ? outside : inside) + 2)
  })

  test('stands beside the number of its note, and notes follow each other as their calls are read', () => {
    const note = (name: string, number: number): Note => {
      const id = `note-${name}`
      const children = [foreign(`t${name}`, locale, 2)]
      return { id, identifier: name, number, label: `${number}`, calls: [`${id}-call-1`], children }
    }
    const call = (identifier: string) => ({ type: 'footnoteReference', identifier }) as const
    const own = locale === 'en' ? 'Some words' : 'بعض الكلمات'
    const blocks = [paragraph('p', own, call('a'), ` ${own}`, call('b'), ` ${own}`, call('c'))]
    const items = pageOf({ locale, blocks, notes: [note('a', 1), note('b', 2), note('c', 3)] })
    const notes = items.filter(({ text: said }) => said.includes(word)).map(({ y }) => y)
    const labels = items
      .filter((item) => /^[1-3]$/u.test(item.text) && notes.some((y) => Math.abs(item.y - y) < 3))
      .toSorted((a, b) => a.y - b.y)
    expect(labels.map(({ text: said }) => said)).toEqual(['1', '2', '3'])
    for (const label of labels) {
      const line = items.filter(({ y, text: said }) => Math.abs(y - label.y) < 3 && said.includes(word))
      expect(Math.min(...line.map((piece) => between(piece, label)))).toBeLessThan(12)
    }
  })
})
