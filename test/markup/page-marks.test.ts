import fc from 'fast-check'
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import type { PageMap } from '../../pipeline/edition/types.ts'
import { element, textNode } from '../../pipeline/markup/element.ts'
import { placeMarks } from '../../pipeline/markup/page-marks.ts'
import { foldText } from '../../pipeline/tree/text.ts'
import { call, editionOf, heading, link, mark, note, paragraph, table, text } from '../edition/sample.ts'
import { articleOf, blocksOf, markupOf } from './render.ts'

const page = (label: string, block: string, offset: number, index = 0): PageMap[number] => ({
  index,
  label,
  at: { block, offset },
})
const span = (label: string) => `<span id="page-${label}" class="page" role="doc-pagebreak" title="${label}"></span>`
const placed = (pageMap: PageMap, ...blocks: Parameters<typeof editionOf>[0]['blocks']) =>
  blocksOf(editionOf({ blocks }), 'html', pageMap)

test.each([
  ['at the beginning', 0, `${span('2')}One two`],
  ['inside a word', 2, `On${span('2')}e two`],
  ['behind a space', 4, `One ${span('2')}two`],
  ['on a space', 3, `One ${span('2')}two`],
  ['at the end', 7, `One two${span('2')}`],
  ['beyond the end', 99, `One two${span('2')}`],
])('a mark stands %s', (_name, offset, html) => {
  expect(placed([page('2', 'p', offset)], paragraph('p', 'One two'))).toBe(`<p id="p">${html}</p>`)
})

test('white space counts as it is shown, note calls not at all', () => {
  const html = placed(
    [page('2', 'p', 4)],
    paragraph('p', '  One \n', call('n'), ' \t', mark('strong', text(' two'))),
    note('n', paragraph('np', 'N')),
  )
  expect(html).toContain(`</sup> \t<strong> ${span('2')}two</strong>`)
})

test('a call keeps to the text before it when the page begins behind it', () => {
  const html = placed([page('2', 'p', 3)], paragraph('p', 'One', call('n'), 'two'), note('n', paragraph('np', 'N')))
  expect(html).toContain(`</sup>${span('2')}two`)
})

test('a decomposed letter counts once and is not torn apart', () => {
  expect(placed([page('2', 'p', 2)], paragraph('p', 'e\u0301e\u0301e\u0301'))).toContain(
    `e\u0301e\u0301${span('2')}e\u0301`,
  )
})

test('a mark goes into links, items, cells, code and captions', () => {
  expect(placed([page('2', 'p', 1)], paragraph('p', link('https://a.example/', text('ab'))))).toContain(
    `a${span('2')}b</a>`,
  )
  expect(placed([page('2', 't-cell-1-0', 0)], table('t', [['A'], ['b']]))).toContain(
    `<td id="t-cell-1-0">${span('2')}b</td>`,
  )
  expect(placed([page('2', 'c', 3)], { type: 'code', id: 'c', value: 'a\n b' })).toContain(`a\n ${span('2')}b</code>`)
})

test('marks of containers go to the first text inside, those of rules before the rule', () => {
  const item = { type: 'listItem' as const, id: 'i', spread: false, children: [paragraph('p', 'x')] }
  const list = { type: 'list' as const, id: 'l', ordered: false, spread: true, children: [item] }
  expect(placed([page('2', 'l', 0)], list)).toBe(`<ul id="l"><li id="i"><p id="p">${span('2')}x</p></li></ul>`)
  expect(placed([page('2', 't', 0)], table('t', [['A']]))).toContain(
    `<th id="t-cell-0-0" scope="col">${span('2')}A</th>`,
  )
  expect(placed([page('2', 'r', 0)], { type: 'thematicBreak', id: 'r' })).toBe(`${span('2')}<hr id="r">`)
  const empty = { ...list, children: [] }
  expect(placed([page('2', 'l', 0)], empty)).toBe(`<ul id="l"></ul>${span('2')}`)
})

test('marks are told in the order of the text, notes last; pages without text have none', () => {
  const edition = editionOf({
    blocks: [heading(1, 't', 'T'), paragraph('p', 'Long', call('n')), note('n', paragraph('np', 'N'))],
  })
  const pageMap = [
    page('1', 't', 0),
    page('2', 'p', 1),
    page('3', 'p', 3),
    { index: 3, label: '4' },
    page('5', 'np', 0),
    page('6', 'gone', 0),
  ]
  const { pageMarks } = articleOf(edition, 'html', pageMap)
  expect(pageMarks).toEqual(['1', '2', '3', '5'].map((label) => ({ id: `page-${label}`, label })))
  expect(markupOf(edition, 'epub', pageMap)).toContain(
    '<h1 id="t"><span id="page-1" class="page" role="doc-pagebreak" epub:type="pagebreak" aria-label="1"></span>T</h1>',
  )
})

test('a folio in other digits or used twice gets an id of its own', () => {
  const edition = editionOf({ blocks: [paragraph('p', 'abc')] })
  const pageMap = [page('٢', 'p', 0, 1), page('i', 'p', 1, 2), page('i', 'p', 2, 3)]
  expect(articleOf(edition, 'html', pageMap).pageMarks.map(({ id }) => id)).toEqual([
    'page-index-2',
    'page-i',
    'page-index-4',
  ])
})

test('wherever marks fall, they change no text and stand before the character that they name', () => {
  const piece = fc.oneof(
    fc.constantFrom(' ', '\n', '  ', 'e\u0301', 'ж', '字', '\u{1F600}', 'क्षि', 'word', '\u00A0'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  )
  const content = fc.array(fc.tuple(fc.array(piece, { maxLength: 6 }), fc.nat(3)), { minLength: 1, maxLength: 6 })
  const build = (parts: readonly (readonly [readonly string[], number])[]): ElementContent[] =>
    parts.map(([pieces, kind]) => {
      const value = pieces.join('')
      if (kind === 0) return textNode(value)
      if (kind === 1) return element('sup', {}, [element('a', { role: 'doc-noteref' }, [textNode('1')])])
      return element(kind === 2 ? 'em' : 'a', {}, [textNode(value)])
    })
  const textOf = (nodes: readonly ElementContent[], until: { found: boolean }): string =>
    nodes
      .map((node): string => {
        if (until.found || (node.type === 'element' && node.properties['role'] === 'doc-noteref')) return ''
        if (node.type === 'text') return node.value
        if (node.type !== 'element') return ''
        if (node.properties['role'] === 'doc-pagebreak') until.found = true
        return textOf(node.children, until)
      })
      .join('')
  const strip = (nodes: readonly ElementContent[]) =>
    toHtml([...nodes]).replaceAll(/<span id="page-x"[^>]*><\/span>/g, '')
  fc.assert(
    fc.property(content, fc.nat(30), (parts, offset) => {
      const nodes = build(parts)
      const marked = placeMarks(nodes, [{ id: 'page-x', label: 'x', offset }], 'html')
      expect(strip(marked)).toBe(toHtml(nodes))
      const before = foldText(textOf(marked, { found: false }))
      const whole = foldText(textOf(nodes, { found: false }))
      // A space at the place of the mark stands before it; a cluster that NFC shortens is never split.
      expect(whole.startsWith(before.trimEnd())).toBe(true)
      if (whole.length >= offset) expect(before.length).toBeGreaterThanOrEqual(Math.min(offset, whole.length) - 1)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('a page full of marks costs no more than its text', () => {
  const value = 'word '.repeat(20_000)
  const marks = Array.from({ length: 2000 }, (_, index) => ({
    id: `page-${index}`,
    label: `${index}`,
    offset: index * 50,
  }))
  const start = process.cpuUsage()
  const nodes = placeMarks([textNode(value)], marks, 'html')
  const { user } = process.cpuUsage(start)
  expect(nodes.filter((node) => node.type === 'element')).toHaveLength(2000)
  expect(user).toBeLessThan(2_000_000)
})
