import { describe, expect, test } from 'vitest'
import type { Edition, Note, Picture } from '../../pipeline/edition/types.ts'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import type { GlyphItem, Page } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { design, edition, fonts, heading, paragraph, text } from './sample.ts'

const words = 'A hundred small words run over the lines of this page and on to the next one. '

function pagesOf(source: Edition): readonly Page[] {
  return [...layoutEdition(source, design, fonts).value.pages]
}

function call(identifier: string): Inline {
  return { type: 'footnoteReference', identifier }
}

function note(index: number, ...children: readonly Block[]): Note {
  const id = `note-${index}`
  return { id, identifier: `n${index}`, number: index, label: String(index), calls: [`${id}-call-1`], children }
}

/** Everything that makes a page unreadable: items outside of the text area, lines of text on top of each other. */
function flaws(pages: readonly Page[]): readonly string[] {
  const found: string[] = []
  for (const page of pages) {
    const { margin } = design
    const left = page.index % 2 === 0 ? margin.inside : margin.outside
    const right = design.width - (page.index % 2 === 0 ? margin.outside : margin.inside)
    const glyphs: GlyphItem[] = []
    const all = [...page.items, ...page.artifacts.flatMap(({ type, items }) => (type === 'layout' ? items : []))]
    for (const item of all) {
      const width = item.kind === 'glyphs' ? visibleWidth(item) : item.width
      const bottom = item.kind === 'glyphs' ? item.y : item.y + item.height
      const name = `page ${page.label}: ${item.kind} ${item.kind === 'glyphs' ? item.text.slice(0, 20) : ''}`
      // A grapheme wider than the measure, and signs that hang into the margin, are the line setter's affair.
      if (item.x < left - 6 || item.x + width > right + 6) found.push(`${name} leaves the measure`)
      if (bottom > design.height - margin.bottom + 3 || item.y < margin.top - 1) found.push(`${name} leaves the page`)
      if (item.kind === 'glyphs') glyphs.push(item)
    }
    found.push(...overlaps(glyphs, page))
  }
  return found
}

/** White space at the end of a line hangs. */
function visibleWidth(item: GlyphItem): number {
  return item.text.trim() === '' ? 0 : item.width
}

/** Runs of which one covers much of another: neither the same base line nor a raised sign beside its word. */
function overlaps(glyphs: readonly GlyphItem[], page: Page): readonly string[] {
  const found: string[] = []
  const sorted = glyphs.filter((item) => visibleWidth(item) > 0).toSorted((a, b) => a.y - b.y)
  for (const [index, upper] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const lower = sorted[next] as GlyphItem
      const distance = lower.y - upper.y
      if (distance >= 0.6 * Math.min(upper.size, lower.size)) break
      const shared = Math.min(upper.x + upper.width, lower.x + lower.width) - Math.max(upper.x, lower.x)
      if (shared > 1)
        found.push(`page ${page.label}: “${upper.text.slice(0, 20)}” and “${lower.text.slice(0, 20)}” overlap`)
    }
  }
  return found
}

/** First page on which an element with this block id, or one below it, shows something. */
function firstPages(source: Edition): { readonly pages: readonly Page[]; firstPage(block: string): number } {
  const { structure, pages: made } = layoutEdition(source, design, fonts).value
  const pages = [...made]
  const blockOf = new Map<number, string>()
  for (const { id, parent, block } of structure) {
    const own = block ?? (parent === undefined ? undefined : blockOf.get(parent))
    if (own !== undefined) blockOf.set(id, own)
  }
  const first = new Map<string, number>()
  for (const page of pages)
    for (const { element } of page.items) {
      const block = element === undefined ? undefined : blockOf.get(element)
      if (block !== undefined && !first.has(block)) first.set(block, page.index)
    }
  return { pages, firstPage: (block) => first.get(block) ?? -1 }
}

test('the checks of this file see what they look for', () => {
  const pages = pagesOf(edition({ blocks: [paragraph('p', words.repeat(5))] }))
  const moved = (x: number, y: number) =>
    pages.map((page) => ({
      ...page,
      items: [...page.items, ...page.items.map((item) => ({ ...item, x: item.x + x, y: item.y + y }))],
    }))
  expect(flaws(pages)).toEqual([])
  expect(flaws(moved(20, 3)).join()).toContain('overlap')
  expect(flaws(moved(400, 0)).join()).toContain('leaves the measure')
  expect(flaws(moved(0, 500)).join()).toContain('leaves the page')
})

describe('a thousand footnotes', () => {
  const count = 1000
  const notes = Array.from({ length: count }, (_, index) => note(index + 1, paragraph(`t${index + 1}`, words)))
  const source = edition({
    notes,
    blocks: Array.from({ length: count / 4 }, (_, index) =>
      paragraph(`p${index}`, ...[1, 2, 3, 4].flatMap((part) => [words, call(`n${4 * index + part}`), ' '])),
    ),
  })
  const { pages, firstPage } = firstPages(source)

  test('leave no page overfull and no line on another', () => {
    expect(flaws(pages)).toEqual([])
  })

  test('all stand, in order, none before its call and none more than a page after it', () => {
    const late = notes.filter((_, index) => {
      const [called, set] = [firstPage(`p${Math.floor(index / 4)}`), firstPage(`t${index + 1}`)]
      // A paragraph may go on over one page.
      return set < called || set > called + 1
    })
    expect(late.map(({ id }) => id)).toEqual([])
    const order = notes.map((_, index) => firstPage(`t${index + 1}`))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})

test('a thousand calls on a few lines fill pages of notes', () => {
  const notes = Array.from({ length: 1000 }, (_, index) => note(index + 1, paragraph(`t${index + 1}`, 'A note.')))
  const { pages, firstPage } = firstPages(
    edition({ notes, blocks: [paragraph('p', 'Word', ...notes.map(({ identifier }) => call(identifier)))] }),
  )
  expect(flaws(pages)).toEqual([])
  expect(notes.filter((_, index) => firstPage(`t${index + 1}`) < 0)).toEqual([])
})

test('a footnote of more than three pages goes on from page to page, under text as long as there is some', () => {
  const long = Array.from({ length: 12 }, (_, index) => paragraph(`t${index}`, words.repeat(9)))
  const blocks = [
    paragraph('p', words, call('n1')),
    ...Array.from({ length: 12 }, (_, index) => paragraph(`q${index}`, words.repeat(5))),
  ]
  const { pages, firstPage } = firstPages(edition({ notes: [note(1, ...long)], blocks }))
  expect(flaws(pages)).toEqual([])
  expect(firstPage('t0')).toBe(firstPage('p'))
  expect(firstPage('t11') - firstPage('t0')).toBeGreaterThanOrEqual(3)
  expect(firstPage('q0')).toBeLessThanOrEqual(1)
})

test('notes that call notes a thousand deep all stand', () => {
  const notes = Array.from({ length: 1000 }, (_, index) =>
    note(index + 1, paragraph(`t${index + 1}`, 'See', ...(index < 999 ? [call(`n${index + 2}`)] : []))),
  )
  const { pages, firstPage } = firstPages(edition({ notes, blocks: [paragraph('p', 'Word', call('n1'))] }))
  expect(flaws(pages)).toEqual([])
  expect(notes.filter((_, index) => firstPage(`t${index + 1}`) < 0)).toEqual([])
})

test('a note that calls itself stands once', () => {
  const notes = [note(1, paragraph('t1', 'See', call('n1')))]
  const { firstPage } = firstPages(edition({ notes, blocks: [paragraph('p', 'Word', call('n1'))] }))
  expect(firstPage('t1')).toBe(0)
})

function table(rows: number, columns: number, value: (row: number, column: number) => string): Block {
  return {
    type: 'table',
    id: 't',
    align: Array.from({ length: columns }, () => 'none' as const),
    children: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow' as const,
      id: `r${row}`,
      children: Array.from({ length: columns }, (__, column) => ({
        type: 'tableCell' as const,
        id: `c${row}-${column}`,
        children: [text(value(row, column))],
      })),
    })),
  }
}

test('a table of sixty columns stays in the measure', () => {
  expect(flaws(pagesOf(edition({ blocks: [table(5, 60, (row, column) => `${row}·${column}`)] })))).toEqual([])
})

test('a table of ten thousand rows takes seconds, not minutes', () => {
  const before = process.cpuUsage()
  const pages = pagesOf(edition({ blocks: [table(10_000, 3, (row, column) => `Cell ${row} ${column}`)] }))
  const { user } = process.cpuUsage(before)
  expect(pages.length).toBeGreaterThan(200)
  expect(flaws(pages)).toEqual([])
  expect(user / 1e6).toBeLessThan(12)
})

test('a word of a megabyte is broken where it must be, in bounded time', () => {
  const before = process.cpuUsage()
  const pages = pagesOf(edition({ blocks: [paragraph('p', 'x'.repeat(1_000_000))] }))
  const { user } = process.cpuUsage(before)
  expect(pages.length).toBeGreaterThan(300)
  expect(flaws(pages)).toEqual([])
  expect(user / 1e6).toBeLessThan(30)
})

test('lists forty deep stay in the measure', () => {
  let block: Block = paragraph('deep', words.repeat(3))
  for (let depth = 0; depth < 40; depth += 1)
    block = {
      type: 'list',
      ordered: depth % 2 === 0,
      spread: false,
      children: [{ type: 'listItem', spread: false, children: [paragraph(`p${depth}`, 'An item'), block] }],
    }
  expect(flaws(pagesOf(edition({ blocks: [block] })))).toEqual([])
})

test.each([
  ['tall', 100, 20_000],
  ['wide', 20_000, 100],
  ['huge', 20_000, 20_000],
])('a picture that is too %s is made to fit', (_name, width, height) => {
  const picture: Picture = { url: 'a.png', bytes: new Uint8Array(), type: 'image/png', width, height, name: 'a.png' }
  const image = { type: 'image', url: 'a.png', alt: 'A picture' } as const
  const figure: Block = {
    type: 'figure',
    id: 'f',
    image,
    caption: { type: 'caption', id: 'k', children: [text(words)] },
  }
  const notes = [note(1, figure, paragraph('t', words))]
  const blocks = [heading('h', 2, 'Heading'), figure, paragraph('p', words, call('n1')), figure]
  expect(flaws(pagesOf(edition({ blocks, notes, pictures: [picture] })))).toEqual([])
})

test('a heading of a whole chapter parts over pages', () => {
  expect(flaws(pagesOf(edition({ blocks: [heading('h', 2, words.repeat(60))] })))).toEqual([])
})

test('code with a line of a hundred thousand characters is set on many lines', () => {
  const code: Block = { type: 'code', id: 'c', value: `a\n${'call(x, y); '.repeat(8_000)}\nb` }
  expect(flaws(pagesOf(edition({ blocks: [code] })))).toEqual([])
})
