import { expect, test } from 'vitest'
import { buildEdition } from '../../pipeline/edition/build.ts'
import { shorten } from '../../pipeline/edition/metadata.ts'
import type { SegmentReport } from '../../pipeline/localise/types.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { visit } from '../../pipeline/tree/visit.ts'
import { call, editionOf, heading, inputOf, link, mark, note, paragraph, picture, table, text } from './sample.ts'

const codesOf = (sample: Parameters<typeof inputOf>[0]) =>
  buildEdition(inputOf(sample)).diagnostics.map(({ code }) => code)
const shape = (blocks: readonly Block[]) => blocks.map((block) => `${block.type}${block.lang ?? ''}`)
const shown = (id: string, language: string): SegmentReport => ({ id, state: 'new', shown: language })
const stale = (id: string): SegmentReport => ({ id, state: 'stale:minor', shown: 'ru' })

test('notes are numbered in the order of their first call, wherever their text stands', () => {
  const edition = editionOf({
    blocks: [
      note('late', paragraph('n1', 'Said second.')),
      paragraph('p1', 'One', call('early'), ' two', call('late'), ' three', call('early')),
      note('early', paragraph('n2', 'Said first.')),
    ],
  })
  expect(edition.notes.map(({ id, number, calls }) => ({ id, number, calls }))).toEqual([
    { id: 'footnote-early', number: 1, calls: ['footnote-early-call-1', 'footnote-early-call-2'] },
    { id: 'footnote-late', number: 2, calls: ['footnote-late-call-1'] },
  ])
  expect(shape(edition.root.children)).toEqual(['heading', 'paragraph'])
})

test('a note that a note calls follows the notes of the text', () => {
  const edition = editionOf({
    blocks: [
      paragraph('p1', 'A', call('a'), ' b', call('b')),
      note('a', paragraph('n1', 'See also', call('c'))),
      note('b', paragraph('n2', 'B')),
      note('c', paragraph('n3', 'C', call('a'))),
    ],
  })
  expect(edition.notes.map(({ identifier, calls }) => `${identifier} ${calls.length}`)).toEqual(['a 2', 'b 1', 'c 1'])
})

test('note numbers are written in the digits of the locale', () => {
  const edition = editionOf({
    locale: 'ar-EG',
    source: 'ar-EG',
    blocks: [paragraph('p1', 'أ', call('a')), note('a', paragraph('n1', 'ب'))],
  })
  expect(edition.notes[0]?.label).toBe('١')
})

test('a note without a call keeps its text and is reported; a call without a note is reported and goes', () => {
  const sample = { blocks: [paragraph('p1', 'A', call('nowhere')), note('lost', paragraph('n1', 'Text.'))] }
  expect(codesOf(sample)).toEqual(['edition/undefined-note', 'edition/uncalled-note'])
  const edition = editionOf(sample)
  expect(edition.root.children[1]).toEqual(paragraph('p1', 'A'))
  expect(edition.notes.map(({ calls }) => calls)).toEqual([[]])
})

test('of two notes with one name both keep their text', () => {
  const edition = editionOf({
    blocks: [paragraph('p1', 'A', call('a')), note('a', paragraph('n1', '1')), note('a', paragraph('n2', '2'))],
  })
  expect(edition.notes).toHaveLength(2)
  expect(new Set(edition.notes.map(({ identifier }) => identifier)).size).toBe(2)
})

test('a note call inside a link stands behind it, and a link inside a link loses its address', () => {
  const inner = link('https://b.example/', text('inner'))
  const edition = editionOf({
    blocks: [
      paragraph('p1', link('https://a.example/', text('outer '), call('a'), inner)),
      note('a', paragraph('n1', 'N')),
    ],
  })
  expect(edition.root.children[1]).toEqual(
    paragraph('p1', link('https://a.example/', text('outer '), mark('span', text('inner'))), call('a')),
  )
})

test('one notice stands before each run of blocks in the same foreign language', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [
      paragraph('p1', 'Свой.'),
      { ...paragraph('p2', 'English.'), lang: 'en' },
      { type: 'code', id: 'c1', value: 'code' },
      { ...paragraph('p3', 'English.'), lang: 'en' },
      { ...paragraph('p4', 'Deutsch.'), lang: 'de' },
      paragraph('p5', 'Свой.'),
      { ...paragraph('p6', 'English.'), lang: 'en' },
    ],
    segments: [
      shown('p1', 'ru'),
      shown('p2', 'en'),
      shown('p3', 'en'),
      shown('p4', 'de'),
      shown('p5', 'ru'),
      shown('p6', 'en'),
    ],
  })
  expect(shape(edition.root.children)).toEqual([
    'heading',
    'paragraph',
    'notice',
    'paragraphen',
    'code',
    'paragraphen',
    'notice',
    'paragraphde',
    'paragraph',
    'notice',
    'paragraphen',
  ])
  const notices = edition.root.children.flatMap((block) => (block.type === 'notice' ? [block] : []))
  expect(notices.map(({ id }) => id)).toEqual(['notice-en-p2', 'notice-de-p4', 'notice-en-p6'])
  // The language is named in the language of the reader.
  expect(notices.map(({ children }) => JSON.stringify(children))).toEqual([
    expect.stringContaining('английский'),
    expect.stringContaining('немецкий'),
    expect.stringContaining('английский'),
  ])
})

test('an untranslated title is explained below it, and what follows in the same language is not explained again', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [heading(1, 't1', 'Title'), paragraph('p1', 'English.'), paragraph('p2', 'Свой.')],
    segments: [shown('t1', 'en'), shown('p1', 'en'), shown('p2', 'ru')],
  })
  expect(shape(edition.root.children)).toEqual(['heading', 'notice', 'paragraph', 'paragraph'])
})

test('a list or table with one untranslated part is explained before it, figures alone need no explanation', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [
      table('t1', [
        ['Слово', 'Число'],
        ['word', '164'],
      ]),
      table('t2', [['Слово', '7,939']]),
    ],
    segments: [shown('t1-cell-1-0', 'en'), shown('t1-cell-1-1', 'en'), shown('t2-cell-0-1', 'en')],
  })
  expect(shape(edition.root.children)).toEqual(['heading', 'notice', 'table', 'table'])
})

test('a stale block says so unless the publication keeps it quiet', () => {
  const sample = { locale: 'ru', blocks: [paragraph('p1', 'Старое.')], segments: [stale('p1')] }
  expect(shape(editionOf(sample).root.children)).toEqual(['heading', 'notice', 'paragraph'])
  expect(shape(editionOf({ ...sample, staleNotices: [] }).root.children)).toEqual(['heading', 'paragraph'])
})

test('a translation that its changed source has put aside is not called untranslated', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [paragraph('p1', 'English.'), paragraph('p2', 'English.')],
    segments: [
      { ...shown('p1', 'en'), state: 'stale:facts' },
      { ...shown('p2', 'en'), state: 'new' },
    ],
  })
  const notices = edition.root.children.flatMap((block) => (block.type === 'notice' ? [block] : []))
  expect(notices.map(({ id }) => id)).toEqual(['notice-changed-en-p1', 'notice-en-p2'])
  expect(JSON.stringify(notices[0])).toContain('оригинал изменился. Язык показанного текста: английский')
  expect(JSON.stringify(notices[1])).toContain('ещё не переведён')
})

test('the notice speaks the language of the reader and carries its direction', () => {
  const edition = editionOf({ locale: 'he', blocks: [paragraph('p1', 'English.')], segments: [shown('p1', 'en')] })
  // There is no Hebrew furniture: the notice is English in a right-to-left page.
  expect(edition.root.children[1]).toMatchObject({ type: 'notice', lang: 'en', dir: 'ltr' })
})

test('a notice inside the notes stands in the first note of its run', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [
      paragraph('p1', 'А', call('a'), call('b')),
      note('a', paragraph('n1', 'English a.')),
      note('b', paragraph('n2', 'English b.')),
    ],
    segments: [shown('n1', 'en'), shown('n2', 'en')],
  })
  expect(edition.notes.map(({ children }) => shape(children))).toEqual([['notice', 'paragraph'], ['paragraph']])
})

test('contents nest by depth, without the title and without headings that are quoted', () => {
  const edition = editionOf({
    blocks: [
      heading(3, 'h1', 'Deep'),
      heading(2, 'h2', 'First'),
      { ...heading(3, 'h3', 'Inner'), lang: 'de' },
      { type: 'blockquote', id: 'q1', children: [heading(2, 'h4', 'Quoted')] },
      heading(2, 'h5', 'Second'),
    ],
  })
  const outline = (entries: typeof edition.contents): unknown =>
    entries.map(({ id, lang, children }) => [id, lang, outline(children)])
  expect(outline(edition.contents)).toEqual([
    ['h1', undefined, []],
    ['h2', undefined, [['h3', 'de', []]]],
    ['h5', undefined, []],
  ])
})

test('labels of the contents leave note marks out', () => {
  const title = {
    type: 'heading' as const,
    depth: 2 as const,
    id: 'h1',
    children: [text('Before '), call('a'), text(' after')],
  }
  expect(editionOf({ blocks: [title, note('a', paragraph('n1', 'N'))] }).contents[0]?.label).toBe('Before after')
})

test.each([
  [
    'front matter',
    { frontMatter: { date: '2022-01-10' }, publication: { title: 'P', date: '2021-01-01' } },
    '2022-01-10',
    [],
  ],
  ['the publication', { frontMatter: {}, publication: { title: 'P', date: '2021-01-01' } }, '2021-01-01', []],
  ['SOURCE_DATE_EPOCH', { frontMatter: {}, sourceDateEpoch: 1_600_000_000 }, '2020-09-13', []],
  ['nobody', { frontMatter: {} }, undefined, ['edition/no-date']],
  ['a day that never was', { frontMatter: { date: '2022-02-30' } }, undefined, ['edition/bad-date', 'edition/no-date']],
  ['a date with time', { frontMatter: { date: '2022-01-10T23:30:00-05:00' } }, '2022-01-10', []],
])('the date comes from %s', (_name, sample, date, codes) => {
  const { value, diagnostics } = buildEdition(inputOf({ blocks: [paragraph('p1', 'A')], ...sample }))
  expect(value.metadata.date).toBe(date)
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
})

test.each([
  ['en', 'January 10, 2022'],
  ['ar', '10 يناير 2022'],
  ['fa', '۱۰ ژانویهٔ ۲۰۲۲'],
  ['th', '10 มกราคม ค.ศ. 2022'],
  ['tlh', '2022-01-10'],
])('the day is printed in the Gregorian calendar in the digits of %s', (locale, label) => {
  expect(editionOf({ locale, blocks: [paragraph('p1', 'A')] }).metadata.dateLabel).toBe(label)
})

test('an edition is as new as its newest translation', () => {
  const at = (modified: string | undefined) =>
    editionOf({ blocks: [paragraph('p1', 'A')], ...(modified !== undefined && { modified }) }).metadata.modified
  expect(at(undefined)).toBe('2022-01-10T00:00:00Z')
  expect(at('2021-05-05T10:00:00Z')).toBe('2022-01-10T00:00:00Z')
  expect(at('2023-05-05T12:00:00.123+02:00')).toBe('2023-05-05T10:00:00Z')
  expect(at('yesterday')).toBe('2022-01-10T00:00:00Z')
})

test('identifiers are name-based: the same edition has the same one for ever, each format its own', () => {
  const { identifiers } = editionOf({ locale: 'kk', blocks: [paragraph('p1', 'A')] }).metadata
  // Made with another implementation of RFC 9562.
  expect(identifiers.html).toBe('urn:uuid:86e913f5-d7a5-5d31-8c3d-9a404106def6')
  expect(new Set(Object.values(identifiers)).size).toBe(3)
})

test('the description is what the author says, else the first paragraph shortened at a word', () => {
  const long = paragraph('p1', 'word '.repeat(100))
  const description = editionOf({ blocks: [heading(2, 'h1', 'H'), long] }).metadata.description
  expect(description).toMatch(/^(?:word )+word…$/)
  expect(description.length).toBeLessThanOrEqual(161)
  expect(editionOf({ blocks: [long], frontMatter: { description: 'Own.' } }).metadata.description).toBe('Own.')
  expect(shorten('哈萨克斯坦总统'.repeat(40), 160, 'zh-Hans').length).toBeLessThanOrEqual(161)
  expect(shorten('x'.repeat(1_000_000), 160, 'en')).toBe(`${'x'.repeat(160)}…`)
})

test('a picture without a description gets its caption or file name, and the edition remembers', () => {
  const image = { type: 'image' as const, url: 'img/old-map_2.png', alt: '' }
  const sample = {
    blocks: [
      {
        type: 'figure' as const,
        id: 'f1',
        image,
        caption: { type: 'caption' as const, id: 'c1', children: [text('The map.')] },
      },
      paragraph('p1', 'A ', image),
      { type: 'figure' as const, id: 'f2', image: { ...image, title: 'decorative' } },
    ],
    pictures: new Map([[image.url, picture(image.url)]]),
  }
  expect(codesOf(sample)).toEqual(['edition/missing-alternative', 'edition/missing-alternative'])
  const edition = editionOf(sample)
  expect(edition.root.children[1]).toMatchObject({ image: { alt: 'The map.' } })
  expect(edition.root.children[2]).toMatchObject({ children: [{}, { alt: 'old map 2' }] })
  expect(edition.root.children[3]).toMatchObject({ image: { alt: '', title: 'decorative' } })
  expect(edition.missingAlternatives).toEqual(['f1', 'p1'])
})

test('the title of a picture that stands alone becomes its caption', () => {
  const image = { type: 'image' as const, url: 'a.png', alt: 'A map', title: 'The map', lang: 'de' }
  const edition = editionOf({
    blocks: [{ type: 'figure', id: 'f1', image }],
    pictures: new Map([['a.png', picture('a.png')]]),
  })
  expect(edition.root.children[1]).toEqual({
    type: 'figure',
    id: 'f1',
    image: { type: 'image', url: 'a.png', alt: 'A map', lang: 'de' },
    caption: { type: 'caption', id: 'f1-caption', lang: 'de', children: [text('The map')] },
  })
})

test('a picture that cannot be had is replaced by its description, and no renderer meets it', () => {
  const figure = (url: string): Block => ({
    type: 'figure',
    id: `f-${url}`,
    image: { type: 'image', url, alt: 'What it shows' },
    caption: { type: 'caption', id: `c-${url}`, children: [text('Caption.')] },
  })
  const sample = {
    blocks: [figure('https://example.org/a.png'), figure('gone.png'), figure('broken.png')],
    pictures: new Map([['broken.png', undefined]]),
  }
  const { value, diagnostics } = buildEdition(inputOf(sample))
  // Whoever read the broken file has said so already.
  expect(diagnostics.map(({ code }) => code)).toEqual(['edition/remote-picture', 'edition/missing-picture'])
  visit(value.root, (node) => expect(node.type).not.toBe('image'))
  expect(shape(value.root.children)).toEqual(['heading', ...Array.from({ length: 6 }, () => 'paragraph')])
  expect(value.root.children[1]).toMatchObject({ id: 'f-https://example.org/a.png', children: [{ type: 'link' }] })
})

test('every diagnostic names article and locale', () => {
  const { diagnostics } = buildEdition(
    inputOf({ locale: 'ru', blocks: [paragraph('p1', 'A', call('x'))], frontMatter: {} }),
  )
  expect(diagnostics.length).toBeGreaterThan(1)
  for (const { place, hints } of diagnostics) {
    expect(place).toMatchObject({ file: 'content/sample', locale: 'ru' })
    expect(hints).not.toEqual([])
  }
})

test('the same input gives the same edition, and the input is left as it was', () => {
  const sample = inputOf({
    locale: 'ar',
    blocks: [paragraph('p1', 'A', call('a'), link('#a-title', text('x'))), note('a', paragraph('n1', 'N'))],
  })
  const before = JSON.stringify(sample)
  expect(buildEdition(sample)).toEqual(buildEdition(sample))
  expect(JSON.stringify(sample)).toBe(before)
})
