import { describe, expect, test } from 'vitest'
import type { Edition, Note, Picture } from '../../pipeline/edition/types.ts'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import type { Item, Page } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { design, edition, fonts, heading, paragraph, text } from './sample.ts'

const words = 'A hundred small words run over the lines of this page and on to the next one. '
const call = (identifier: string): Inline => ({ type: 'footnoteReference', identifier })

function note(name: string, number: number, ...children: readonly Block[]): Note {
  const id = `note-${name}`
  return { id, identifier: name, number, label: String(number), calls: [`${id}-call-1`], children }
}

const item = (id: string, ...children: readonly Block[]) => ({ type: 'listItem' as const, id, spread: false, children })
const cell = (id: string, ...children: readonly Inline[]) => ({ type: 'tableCell' as const, id, children })

/** Notes called in a heading, list item, quotation, table, note and more than once in a line; one that nothing calls. */
const source: Edition = edition({
  blocks: [
    heading('h', 2, 'A heading'),
    { type: 'heading', id: 'hn', depth: 3, children: [text('A heading with a note'), call('a')] },
    paragraph('p', words, call('b'), ' ', words, call('c'), call('b')),
    paragraph('space', 'White space before a call ', call('b'), ' '),
    {
      type: 'list',
      id: 'l',
      ordered: false,
      spread: false,
      children: [item('i1', paragraph('ip1', 'One', call('d'))), item('i2', paragraph('ip2', 'Two'))],
    },
    { type: 'blockquote', id: 'q', children: [paragraph('qp', 'Quoted', call('e')), paragraph('qe', '— Somebody')] },
    {
      type: 'table',
      id: 't',
      align: ['none', 'none'],
      children: [
        { type: 'tableRow', id: 'r0', children: [cell('c00', text('Head'), call('f')), cell('c01', text('Count'))] },
        { type: 'tableRow', id: 'r1', children: [cell('c10', text('Row')), cell('c11', text('1'), call('g'))] },
      ],
    },
    paragraph('end', words),
  ],
  notes: [
    note('a', 1, paragraph('ta', 'To a heading.')),
    note('b', 2, paragraph('tb1', words.repeat(3)), paragraph('tb2', 'A second paragraph.')),
    note('c', 3, {
      type: 'list',
      id: 'tcl',
      ordered: true,
      spread: false,
      children: [item('tci', paragraph('tcp', 'A list in a note', call('h')))],
    }),
    note('d', 4, paragraph('td', 'To an item.')),
    note('e', 5, paragraph('te', 'To a quotation.')),
    note('f', 6, paragraph('tf', 'To a head.')),
    note('g', 7, paragraph('tg', 'To a cell.')),
    note('h', 8, paragraph('th', 'Called in a note.')),
    { ...note('z', 9, paragraph('tz', 'Called by nothing.')), calls: [] },
  ],
})
const { value: layout } = layoutEdition(source, design, fonts)
const pages = [...layout.pages]
const blockOf = new Map<number, string>()
for (const { id, parent, block } of layout.structure)
  blockOf.set(id, block ?? (parent === undefined ? '' : (blockOf.get(parent) ?? '')))

const noteBlocks = new Set(['ta', 'tb1', 'tb2', 'tcp', 'td', 'te', 'tf', 'tg', 'th', 'tz'])

const isOf = (block: string) => (one: Item) => one.element !== undefined && blockOf.get(one.element) === block
const pageOf = (block: string): Page | undefined => pages.find((page) => page.items.some(isOf(block)))
const topOf = (block: string): number =>
  Math.min(
    ...(pageOf(block)
      ?.items.filter(isOf(block))
      .map((one) => one.y) ?? []),
  )

describe('notes', () => {
  test('stand below the text, on the page of their call, in the order of their numbers', () => {
    for (const [block, noteBlock] of [
      ['hn', 'ta'],
      ['p', 'tb1'],
      ['qp', 'te'],
      ['c00', 'tf'],
      ['c11', 'tg'],
    ] as const) {
      expect(pageOf(noteBlock)?.index, noteBlock).toBe(pageOf(block)?.index)
      expect(topOf(noteBlock)).toBeGreaterThan(topOf(block))
    }
    const tops = ['ta', 'tb1', 'tb2', 'tcp', 'th', 'td'].map(
      (block) => (pageOf(block)?.index ?? 0) * 1e4 + topOf(block),
    )
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  })

  test('end at the foot of the text area, below a rule', () => {
    for (const page of pages) {
      const inNotes = page.items.filter(
        (one) => one.kind === 'glyphs' && noteBlocks.has(blockOf.get(one.element ?? -1) ?? ''),
      )
      if (inNotes.length === 0) continue
      const bottom = Math.max(...inNotes.map((one) => one.y))
      const foot =
        design.margin.top + Math.floor((design.height - design.margin.top - design.margin.bottom) / 14.5) * 14.5
      expect(foot - bottom).toBeLessThan(6)
      const first = Math.min(...inNotes.map((one) => one.y))
      const rules = page.artifacts.flatMap(({ items }) => items).filter((one) => one.kind === 'rule')
      expect(rules.some((rule) => rule.y < first && rule.y > first - 20)).toBe(true)
    }
  })

  test('are read after the block that calls them, in the same container, or after the table around it', () => {
    const kids = (block: string): readonly string[] => {
      const parent = layout.structure.find((element) => element.block === block)
      const id = block === '' ? 0 : parent?.id
      return layout.structure.flatMap((element) =>
        element.parent === id && element.block !== undefined ? [element.block] : [],
      )
    }
    expect(kids('')).toEqual([
      'title-0001', 'h', 'hn', 'note-a', 'p', 'note-b', 'note-c', 'note-h', 'space', 'l', 'q', 't', 'note-f', 'note-g', 'end', 'note-z',
    ]) // prettier-ignore
    expect(kids('q')).toEqual(['qp', 'note-e', 'qe'])
    const parentOf = (block: string) =>
      layout.structure[layout.structure.find((one) => one.block === block)?.parent ?? -1]
    expect(parentOf('note-d')?.type).toBe('LBody')
  })

  test('leave the page map to the text', () => {
    for (const { at } of layout.pageMap) expect(noteBlocks.has(at?.block ?? '')).toBe(false)
  })

  test('and their calls lead to each other', () => {
    const names = new Set(layout.destinations.map(({ name }) => name))
    const links = pages.flatMap((page) => page.items).filter((one) => one.kind === 'link')
    const targets = links.map(({ target }) => ('destination' in target ? target.destination : ''))
    expect(targets.filter((name) => !names.has(name))).toEqual([])
    // Ten calls, and back from the eight notes that are called.
    expect(targets).toHaveLength(18)
  })

  test('are found by verify where they belong', async () => {
    const { value: bytes } = await paintPdf({ ...layout, pages })
    expect(verifyPdf(source, bytes, layout.pageMap)).toEqual([])
  })

  test('that change places are found by verify', async () => {
    const swapped: Edition = {
      ...source,
      notes: source.notes.map((one) =>
        one.id === 'note-d' ? { ...one, children: [paragraph('td', 'To an idem.')] } : one,
      ),
    }
    const { value: bytes } = await paintPdf({ ...layout, pages })
    expect(verifyPdf(swapped, bytes, layout.pageMap).map(({ kind, block }) => [kind, block])).toEqual([['text', 'td']])
    const moved = layout.structure.map((element) => (element.block === 'note-d' ? { ...element, parent: 0 } : element))
    const { value: other } = await paintPdf({ ...layout, pages, structure: moved })
    expect(verifyPdf(source, other, layout.pageMap).map(({ kind, block }) => [kind, block])).toContainEqual([
      'structure',
      'td',
    ])
  })
})

test('a note of a right-to-left edition has its number and its rule on the right', () => {
  const arabic = edition({
    locale: 'ar',
    blocks: [paragraph('p', 'كلمة', call('a'))],
    notes: [note('a', 1, paragraph('t', 'ملاحظة'))],
  })
  const [page] = layoutEdition(arabic, design, fonts).value.pages
  const glyphs = page?.items.filter((one) => one.kind === 'glyphs') ?? []
  const [label, word] = [glyphs.findLast((one) => one.text === '1'), glyphs.find((one) => one.text.includes('ملاحظة'))]
  expect(label?.x).toBeGreaterThan((word?.x ?? Infinity) + (word?.width ?? 0))
  const rule = page?.artifacts.flatMap(({ items }) => items).find((one) => one.kind === 'rule')
  expect((rule?.x ?? 0) + (rule && 'width' in rule ? rule.width : 0)).toBeCloseTo(
    design.width - design.margin.inside,
    1,
  )
})

test('two calls side by side are told apart, in both directions', async () => {
  for (const [locale, word] of [
    ['en', 'Word'],
    ['ar', 'كلمة'],
  ] as const) {
    const notes = [note('a', 1, paragraph('ta', word)), note('b', 2, paragraph('tb', word))]
    const both = edition({ locale, blocks: [paragraph('p', `${word} `, word, call('a'), call('b'), '.')], notes })
    const { value } = layoutEdition(both, design, fonts)
    const [page] = value.pages
    expect(
      page?.items.filter((one) => one.kind === 'glyphs' && /^[,،]$/u.test(one.text) && one.element === undefined),
    ).toHaveLength(1)
    expect(verifyPdf(both, (await paintPdf(value)).value, value.pageMap)).toEqual([])
  }
})

describe('pictures among words', () => {
  const drawing = (url: string, width: number, height: number): Picture => ({
    url, width, height, name: url, type: 'image/svg+xml',
    bytes: new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`),
  }) // prettier-ignore
  const pictures = [drawing('small.svg', 16, 16), drawing('large.svg', 300, 200)]
  const image = (url: string, alt: string, title?: string): Inline => ({
    type: 'image',
    url,
    alt,
    ...(title !== undefined && { title }),
  })

  test.each(['en', 'ar'])('that are small stand in the line, others below the block: %s', async (locale) => {
    const word = locale === 'ar' ? 'كلمة' : 'word'
    const rich = edition({
      locale,
      pictures,
      notes: [note('a', 1, paragraph('ta', word))],
      blocks: [
        paragraph('p', `${word} `, image('small.svg', 'A sign'), ` ${word} `, image('small.svg', '', 'decorative'), ` ${word}`),
        paragraph('mixed', 'Sign ', image('small.svg', 'Between'), ` ${word} `, image('small.svg', '', 'decorative'), ' here'),
        paragraph('big', word, image('large.svg', 'A view'), image('small.svg', 'Another sign')),
        { type: 'table', id: 't', align: ['none'], children: [
          { type: 'tableRow', id: 'r0', children: [cell('c0', text(word), image('small.svg', 'In a head'))] },
          { type: 'tableRow', id: 'r1', children: [cell('c1', image('large.svg', 'In a cell'))] },
        ] },
        { type: 'figure', id: 'f', image: { type: 'image', url: 'large.svg', alt: 'A figure' }, caption: { type: 'caption', id: 'k', children: [text(word), call('a'), image('small.svg', 'In a caption')] } },
        paragraph('after', word),
      ],
    }) // prettier-ignore
    const { value, diagnostics } = layoutEdition(rich, design, fonts)
    expect(diagnostics).toEqual([])
    const [page, ...rest] = value.pages
    const inText = page?.items.filter((one) => one.kind === 'image') ?? []
    const line = page?.items.find(
      (one) => one.kind === 'glyphs' && one.element === value.structure.find(({ block }) => block === 'p')?.id,
    )
    expect(inText[0]?.height).toBe(12)
    expect((inText[0]?.y ?? 0) + 12 - (line?.y ?? 0)).toBeLessThan(3)
    expect(
      value.structure
        .filter(({ type }) => type === 'Figure')
        .map(({ alt, placement, bbox }) => [alt, placement, bbox?.length]),
    ).toEqual([
      ['A sign', 'Inline', 4],
      ['Between', 'Inline', 4],
      ['A view', undefined, 4],
      ['Another sign', undefined, 4],
      ['In a head', 'Inline', 4],
      ['In a cell', 'Inline', 4],
      ['A figure', undefined, 4],
      ['In a caption', 'Inline', 4],
    ])
    expect(
      [page, ...rest]
        .flatMap((one) => one?.items ?? [])
        .filter((one) => one.kind === 'glyphs' && one.text.includes('*')),
    ).toEqual([])
    expect(verifyPdf(rich, (await paintPdf(value)).value, value.pageMap)).toEqual([])
  })
})

test('white space after a picture or call is seen, whatever stood before it', () => {
  const picture = { type: 'image', url: 'i.svg', alt: 'A sign' } as const
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
  const pictures: readonly Picture[] = [
    { url: 'i.svg', name: 'i.svg', type: 'image/svg+xml', bytes, width: 8, height: 8 },
  ]
  const source = edition({ pictures, blocks: [paragraph('p', 'before ', picture, ' after')] })
  const [page] = layoutEdition(source, design, fonts).value.pages
  const image = page?.items.find((one) => one.kind === 'image')
  const after = page?.items.find((one) => one.kind === 'glyphs' && one.text.startsWith('after'))
  expect((after?.x ?? 0) - (image?.x ?? 0) - 6).toBeGreaterThan(2.5)
})

test('notes make no widows: of a paragraph two lines at least stand on either page', () => {
  const count = 40
  const blocks = Array.from({ length: count }, (_, index) => paragraph(`p${index}`, words.repeat(4), call(`n${index}`)))
  const notes = Array.from({ length: count }, (_, index) =>
    note(`n${index}`, index + 1, paragraph(`t${index}`, words.repeat((index % 5) + 1))),
  )
  const { value } = layoutEdition(edition({ blocks, notes }), design, fonts)
  const onPages = [...value.pages]
  let parted = 0
  for (const { id, type } of value.structure) {
    if (type !== 'P') continue
    const lines = onPages
      .map(
        (page) =>
          new Set(page.items.flatMap((one) => (one.kind === 'glyphs' && one.element === id ? [one.y] : []))).size,
      )
      .filter((lineCount) => lineCount > 0)
    if (lines.length < 2) continue
    parted += 1
    expect(Math.min(...lines)).toBeGreaterThanOrEqual(2)
  }
  expect(parted).toBeGreaterThan(3)
})
