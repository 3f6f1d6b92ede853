import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../pipeline/diagnostic/diagnostic.ts'
import type { Edition } from '../../pipeline/edition/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import type { GlyphItem, Item, Layout, LinkItem, Page } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { layoutWith } from '../../pipeline/typeset/page/layout.ts'
import { bodyStyle } from '../../pipeline/typeset/page/style.ts'
import { plainLines } from './plain-lines.ts'
import { design, edition, fonts, heading, paragraph, text } from './sample.ts'

const words = 'A hundred small words run over the lines of this page and on to the next one. '
const long = words.repeat(6)

function layOut(source: Edition): {
  readonly layout: Layout
  readonly pages: readonly Page[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const layout = layoutWith(source, design, fonts, plainLines, diagnostics)
  return { layout, pages: [...layout.pages], diagnostics }
}

function glyphs(items: readonly Item[]): readonly GlyphItem[] {
  return items.filter((item) => item.kind === 'glyphs')
}

function textOf(items: readonly Item[]): string {
  return glyphs(items)
    .map((item) => item.text)
    .join('')
}

/** Text of an element and all below it, page by page. */
function textOfBlock({ layout, pages }: { layout: Layout; pages: readonly Page[] }, block: string): string {
  const inside = new Set<number>()
  for (const { id, parent, block: own } of layout.structure)
    if (own === block || (parent !== undefined && inside.has(parent))) inside.add(id)
  return pages
    .flatMap((page) => glyphs(page.items).filter((item) => inside.has(item.element ?? -1)))
    .map((item) => item.text)
    .join('')
}

function linesOnPages(pages: readonly Page[], element: number): readonly number[] {
  return pages.map(
    (page) =>
      new Set(
        glyphs(page.items)
          .filter((item) => item.element === element)
          .map((item) => item.y),
      ).size,
  )
}

describe('pages', () => {
  const blocks = Array.from({ length: 30 }, (_, index) => paragraph(`p${index}`, long))
  const result = layOut(edition({ blocks }))
  const { layout, pages } = result

  test('a paragraph never leaves a single line at the foot or the head of a page', () => {
    let parted = 0
    for (const element of layout.structure) {
      const counts = linesOnPages(pages, element.id).filter((count) => count > 0)
      if (element.block === undefined || counts.length < 2) continue
      parted += 1
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(2)
    }
    expect(parted).toBeGreaterThan(3)
  })

  test('all text stands inside the margins and on the grid', () => {
    const grid = 14.5
    for (const page of pages) {
      const inside = page.index % 2 === 0 ? design.margin.inside : design.margin.outside
      for (const item of glyphs(page.items)) {
        expect(item.x).toBeGreaterThanOrEqual(inside - 0.01)
        expect(item.y).toBeLessThanOrEqual(design.height - design.margin.bottom)
      }
      if (page.index === 0) continue
      const offsets = new Set(
        glyphs(page.items)
          .map((item) => (((item.y - design.margin.top) % grid) + grid) % grid)
          .map((y) => y.toFixed(2)),
      )
      expect(offsets.size).toBe(1)
    }
  })

  test('the first page has a folio and no running head; later pages name publication and article in turn', () => {
    const furniture = (index: number, type: string): string =>
      textOf(
        pages[index]?.artifacts.filter((artifact) => artifact.type === type).flatMap((artifact) => artifact.items) ??
          [],
      )
    expect([furniture(0, 'header'), furniture(0, 'footer')]).toEqual(['', '1'])
    expect([furniture(1, 'header'), furniture(1, 'footer')]).toEqual(['A publication', '2'])
    expect([furniture(2, 'header'), furniture(2, 'footer')]).toEqual(['A title', '3'])
  })

  test('folios stand at the outer edge', () => {
    const folio = (page: Page | undefined): number =>
      glyphs(page?.artifacts.find((artifact) => artifact.type === 'footer')?.items ?? [])[0]?.x ?? 0
    expect(folio(pages[0])).toBeGreaterThan(design.width / 2)
    expect(folio(pages[1])).toBeCloseTo(design.margin.outside, 1)
  })

  test('the page map says where each page begins', () => {
    expect(layout.pageMap).toHaveLength(pages.length)
    expect(layout.pageMap[0]).toEqual({ index: 0, label: '1', at: { block: 'title-0001', offset: 0 } })
    for (const { index, at } of layout.pageMap.slice(1)) {
      const page = pages[index]
      const first = textOf(page?.items ?? []).slice(0, 30)
      const whole = long.trim()
      expect(at).toBeDefined()
      expect(`${whole.slice(at?.offset)} ${whole}`.startsWith(first.trimEnd())).toBe(true)
      expect(layout.structure.find((element) => element.block === at?.block)?.type).toBe('P')
    }
  })

  test('pages can be walked more than once', () => {
    expect([...layout.pages]).toEqual(pages)
  })
})

test('a heading stands on the page of the text below it', () => {
  for (let count = 1; count < 34; count += 1) {
    const filler = Array.from({ length: count }, (_, index) => paragraph(`f${index}`, 'One line only.'))
    const { layout, pages } = layOut(edition({ blocks: [...filler, heading('h', 2, 'Heading'), paragraph('t', long)] }))
    const page = (block: string): number => {
      const id = layout.structure.find((element) => element.block === block)?.id
      return pages.findIndex((one) => one.items.some((item) => item.element === id))
    }
    expect(page('h')).toBe(page('t'))
  }
})

test('a sentence that announces a quotation stands on its page', () => {
  const lastPage = (said: string, count: number): readonly [number, number] => {
    const filler = Array.from({ length: count }, (_, index) => paragraph(`f${index}`, 'One line only.'))
    const quote: Block = { type: 'blockquote', id: 'q', children: [paragraph('t', long)] }
    const { layout, pages } = layOut(edition({ blocks: [...filler, paragraph('said', said), quote] }))
    const page = (block: string): number => {
      const id = layout.structure.find((element) => element.block === block)?.id
      return pages.findIndex((one) => one.items.some((item) => item.element === id))
    }
    return [page('said'), page('t')]
  }
  let apart = 0
  for (let count = 1; count < 34; count += 1) {
    const [said, quoted] = lastPage('They put it like this:', count)
    expect(said).toBe(quoted)
    const [other, after] = lastPage('They said so.', count)
    if (other !== after) apart += 1
  }
  expect(apart).toBeGreaterThan(0)
})

describe('structure', () => {
  const call: Inline = { type: 'footnoteReference', identifier: 'n' }
  const item = (id: string, ...children: readonly Block[]) => ({
    type: 'listItem' as const,
    id,
    spread: false,
    children,
  })
  const cell = (id: string, value: string) => ({ type: 'tableCell' as const, id, children: [text(value)] })
  const blocks: readonly Block[] = [
    paragraph(
      'p',
      '  Some ',
      { type: 'strong', children: [text(' bold  words')] },
      ' and a note',
      call,
      ' there.',
      { type: 'break' },
      'Next line',
    ),
    paragraph('k', 'Press ', { type: 'keyboard', children: [text('Ctrl')] }, ', read ', {
      type: 'span',
      lang: 'kk',
      children: [text('Қазақстан')],
    }),
    {
      type: 'list',
      id: 'ol',
      ordered: true,
      start: 3,
      spread: false,
      children: [
        item('i1', paragraph('ip', 'first')),
        item('i2', {
          type: 'list',
          id: 'ul',
          ordered: false,
          spread: false,
          children: [item('j', paragraph('jp', 'nested'))],
        }),
      ],
    },
    { type: 'blockquote', id: 'q', children: [paragraph('qp', 'quoted')] },
    { type: 'code', id: 'c', value: 'a\n\n  b' },
    {
      type: 'table',
      id: 't',
      align: ['none', 'right'],
      children: [
        { type: 'tableRow', id: 'r0', children: [cell('c00', 'Item'), cell('c01', 'Count')] },
        { type: 'tableRow', id: 'r1', children: [cell('c10', 'Killed'), cell('c11', '')] },
      ],
    },
    { type: 'thematicBreak', id: 'hr' },
    paragraph('back', { type: 'link', url: '#q', children: [text('see above')] }, ' or ', {
      type: 'link',
      url: '#nowhere',
      children: [text('nowhere')],
    }),
  ]
  const notes = [
    {
      id: 'note-1',
      identifier: 'n',
      number: 1,
      label: '1',
      calls: ['note-1-call-1'],
      children: [paragraph('np', 'The note.')],
    },
  ]
  const result = layOut(edition({ blocks, notes, subtitle: 'A subtitle', authors: ['Ann', 'Bob'] }))
  const { layout, pages } = result

  test('parents come before their children and every element but the first has one', () => {
    for (const { id, parent } of layout.structure)
      expect(parent === undefined ? 0 : parent < id).toBe(parent === undefined ? id : true)
  })

  test.each([
    [
      'white space is folded over the borders of marks, forced breaks stay',
      'p',
      'Some bold words and a note1 there.Next line',
    ],
    ['numbers count from the start of the list', 'ol', '3.first4.•nested'],
    ['a quotation keeps its text', 'q', 'quoted'],
    ['code keeps its line ends', 'c', 'a\n\n  b'],
    ['cells follow each other row by row', 't', 'ItemCountKilled'],
    ['a note begins with its label', 'note-1', '1The note.'],
  ])('%s', (_name, block, expected) => {
    expect(textOfBlock(result, block)).toBe(expected)
  })

  test('the title is followed by subtitle, authors and date', () => {
    expect(textOf(pages[0]?.items ?? [])).toMatch(/^A titleA subtitleAnn, BobJanuary 10, 2022Some /u)
  })

  test.each([
    ['ru', 'Анна, Борис'],
    ['zh-Hans', '安娜、鲍里斯'],
    ['ar', 'آنا، بوريس'],
  ])('two authors never run into one in %s', (locale, line) => {
    const authors = line.split(/[,、،] ?/u)
    const { pages } = layOut(edition({ locale, blocks: [paragraph('p', line)], authors }))
    const inOrder = textOf(pages[0]?.items ?? [])
    for (const sign of new Set(line)) expect(inOrder.split(sign).length).toBeGreaterThan(line.split(sign).length)
  })

  test('text in another language is a Span with its language, code and keys are Code', () => {
    const below = layout.structure.filter(({ parent }) => layout.structure[parent ?? -1]?.block === 'k')
    expect(below.map(({ type, lang }) => [type, lang])).toEqual([
      ['Code', undefined],
      ['Span', 'kk'],
    ])
  })

  test('a note call is a raised link in a Reference, and the note leads back to it', () => {
    const links = pages.flatMap((page) => page.items.filter((one): one is LinkItem => one.kind === 'link'))
    const to = links.map(({ target }) => ('destination' in target ? target.destination : target.url))
    expect(to).toEqual(['note-1', 'q', 'note-1-call-1'])
    const callLink = layout.structure[links[0]?.element ?? -1]
    expect(layout.structure[callLink?.parent ?? -1]?.type).toBe('Reference')
    const names = new Set(layout.destinations.map(({ name }) => name))
    expect(to.filter((name) => !names.has(name))).toEqual([])
  })

  test('every block can be linked to', () => {
    const names = layout.destinations.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'title-0001',
        'p',
        'ol',
        'i1',
        'ip',
        'ul',
        'j',
        'q',
        'qp',
        'c',
        't',
        'r1',
        'c11',
        'hr',
        'note-1',
        'np',
      ]),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  test('head cells name their columns; an empty cell still has its element', () => {
    const cells = layout.structure.filter(({ type }) => type === 'TH' || type === 'TD')
    expect(cells.map(({ type, scope, block }) => [type, scope, block])).toEqual([
      ['TH', 'Column', 'c00'],
      ['TH', 'Column', 'c01'],
      ['TD', undefined, 'c10'],
      ['TD', undefined, 'c11'],
    ])
  })

  test('the outline has the title on top', () => {
    expect(layout.outline.map((entry) => [entry.label, entry.children.map((child) => child.label)])).toEqual([
      ['A title', []],
    ])
  })
})

describe('tables', () => {
  const row = (index: number) => ({
    type: 'tableRow' as const,
    id: `r${index}`,
    children: [0, 1].map((column) => ({
      type: 'tableCell' as const,
      id: `c${index}-${column}`,
      children: [text(index === 0 ? `Head ${column}` : `Cell ${index}`)],
    })),
  })
  const table: Block = {
    type: 'table',
    id: 't',
    align: ['none', 'none'],
    children: Array.from({ length: 60 }, (_, index) => row(index)),
  }
  const { layout, pages } = layOut(edition({ blocks: [table] }))

  test('the head stands again on every page, as an artifact', () => {
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(1)) {
      const artifacts = page.artifacts
        .filter((artifact) => artifact.type === 'layout')
        .flatMap((artifact) => artifact.items)
      expect(textOf(artifacts)).toContain('Head 0')
      expect(artifacts.every((item) => item.element === undefined)).toBe(true)
      expect(textOf(page.items)).not.toContain('Head')
    }
  })

  test('columns keep their places on all pages', () => {
    const lefts = pages.map((page) => {
      const inside = page.index % 2 === 0 ? design.margin.inside : design.margin.outside
      return new Set(
        glyphs(page.items)
          .filter((item) => item.text === 'Cell')
          .map((item) => (item.x - inside).toFixed(2)),
      )
    })
    expect(lefts.slice(1).every((set) => [...set].join() === [...(lefts[0] ?? [])].join())).toBe(true)
    expect(layout.structure.filter(({ type }) => type === 'TR')).toHaveLength(60)
  })
})

describe('right-to-left editions', () => {
  const list: Block = {
    type: 'list',
    id: 'l',
    ordered: true,
    spread: false,
    children: [{ type: 'listItem', spread: false, children: [paragraph('i', 'item')] }],
  }
  const blocks = [list, ...Array.from({ length: 30 }, (_, index) => paragraph(`p${index}`, long))]
  const { layout, pages } = layOut(edition({ locale: 'ar-EG', blocks }))

  test('the spine is on the right of the first page', () => {
    const right = Math.max(...glyphs(pages[0]?.items ?? []).map((item) => item.x + item.width))
    expect(right).toBeCloseTo(design.width - design.margin.inside, 1)
  })

  test('list markers stand right of the text, in the digits of the locale', () => {
    const [marker, item] = ['١.', 'item'].map((wanted) =>
      glyphs(pages[0]?.items ?? []).find((one) => one.text === wanted),
    )
    expect(marker?.x).toBeGreaterThan(item?.x ?? Infinity)
  })

  test('folios are in the digits of the locale, at the outer edge', () => {
    expect(layout.pageMap.map(({ label }) => label).slice(0, 3)).toEqual(['١', '٢', '٣'])
    const folio = glyphs(pages[0]?.artifacts.find((artifact) => artifact.type === 'footer')?.items ?? [])[0]
    expect(folio?.x).toBeCloseTo(design.margin.outside, 1)
    expect(layout.metadata.rtl).toBe(true)
  })
})

test('code in a right-to-left line is written from left to right, signs of both ends included', () => {
  const code: Inline = { type: 'inlineCode', value: '<0>…</0>' }
  const blocks = [paragraph('p-0001', 'علامات مثل ', code, ' وغيرها')]
  const { pages } = layoutEdition(edition({ locale: 'ar', blocks }), design, fonts).value
  const items = glyphs([...pages].flatMap((page) => page.items)).filter(({ font }) => font.includes('mono'))
  const letters = items.flatMap(({ x, runs }) =>
    runs.flatMap((run) => run.glyphs.map((glyph, index) => ({ x: x + run.x + index, text: glyph.text }))),
  )
  const shown = letters.toSorted((a, b) => a.x - b.x).map(({ text: own }) => own).join('') // prettier-ignore
  expect(shown).toBe('<0>…</0>')
  expect(items.map(({ rtl }) => rtl)).not.toContain(true)
})

test('a block in a fallback language has its own direction and language', () => {
  const fallback: Block = { type: 'paragraph', id: 'f', lang: 'en', dir: 'ltr', children: [text('Not translated yet')] }
  const outcome = layoutEdition(edition({ locale: 'ar', blocks: [fallback] }), design, fonts)
  const element = outcome.value.structure.find(({ block }) => block === 'f')
  expect(element?.lang).toBe('en')
  const [page] = outcome.value.pages
  const set = glyphs(page?.items ?? []).find((item) => item.element === element?.id)
  expect(set?.x).toBeCloseTo(design.margin.outside, 1)
  expect(outcome.diagnostics).toEqual([])
})

test('a character without a glyph is an error that names character, block and what to do', () => {
  const { diagnostics } = layoutEdition(
    edition({ blocks: [paragraph('p-1234', 'Tomb \u{13000} sign')] }),
    design,
    fonts,
  )
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({
    code: 'typeset/missing-glyph',
    severity: 'error',
    place: { segment: 'p-1234', locale: 'en' },
  })
  expect(diagnostics[0]?.message).toContain('U+13000')
})

test('a link to another article is absolute, or plain text with a warning when the publication has no address', () => {
  const blocks = [paragraph('p', { type: 'link', url: 'article:other#part', children: [text('there')] })]
  const without = layoutEdition(edition({ blocks }), design, fonts)
  expect(without.diagnostics.map(({ code }) => code)).toEqual(['typeset/article-link'])
  const withUrl = layOut(edition({ blocks, url: 'https://example.org/' }))
  const link = withUrl.pages.flatMap((page) => page.items).find((item): item is LinkItem => item.kind === 'link')
  expect(link?.target).toEqual({ url: 'https://example.org/en/other.html#part' })
})

test('pictures are scaled into the text, centred, with alternative text and box; decorative ones are artifacts', () => {
  const picture = {
    url: 'a.png',
    bytes: new Uint8Array(),
    type: 'image/png' as const,
    width: 2000,
    height: 1000,
    name: 'a-1.png',
  }
  const image = { type: 'image' as const, url: 'a.png', alt: 'What it shows' }
  const blocks: readonly Block[] = [
    { type: 'figure', id: 'f', image, caption: { type: 'caption', id: 'cap', children: [text('A caption')] } },
    { type: 'figure', id: 'd', image: { ...image, alt: '', title: 'decorative' } },
  ]
  const { layout, pages } = layOut(edition({ blocks, pictures: [picture] }))
  const width = design.width - design.margin.inside - design.margin.outside
  const figure = layout.structure.find(({ type }) => type === 'Figure')
  const shown = pages.flatMap((page) => page.items).find((item) => item.kind === 'image')
  expect(figure).toMatchObject({ block: 'f', alt: 'What it shows' })
  expect(figure?.bbox?.[2]).toBeCloseTo(design.margin.inside + width, 3)
  expect(shown).toMatchObject({ x: design.margin.inside, width, height: width / 2 })
  expect(layout.structure.find(({ type }) => type === 'Caption')?.parent).toBe(figure?.id)
  expect(layout.structure.filter(({ type }) => type === 'Figure')).toHaveLength(1)
  expect(pages.flatMap((page) => page.artifacts).some(({ items }) => items.some((item) => item.kind === 'image'))).toBe(
    true,
  )
})

test('deep nesting leaves room for text and ends', () => {
  let block: Block = paragraph('deep', 'deep text')
  for (let depth = 0; depth < 200; depth += 1)
    block = {
      type: 'list',
      ordered: false,
      spread: false,
      children: [{ type: 'listItem', spread: false, children: [block] }],
    }
  const { pages } = layOut(edition({ blocks: [block] }))
  expect(textOf(pages.flatMap((page) => page.items))).toContain('deep')
})

test('lines of a face as tall as Nastaliq keep its whole height; other tall faces are set by their script', () => {
  const tall = {
    ...fonts.primary({ face: 'serif', weight: 400, italic: false, lang: 'ur' }),
    ascender: 1900,
    descender: -600,
  }
  const library = { ...fonts, primary: () => tall }
  const styles = [fonts, library].map((own) => [
    bodyStyle(languageOf('ur'), 10, own),
    bodyStyle(languageOf('bo'), 10, own),
  ])
  expect(styles.map((row) => row.map(({ size, leading }) => [size, leading]))).toEqual([
    [[12, 19.25], [12, 19.75]],
    [[10, 25], [12, 19.75]],
  ]) // prettier-ignore
})
