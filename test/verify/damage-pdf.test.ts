import { describe, expect, test } from 'vitest'
import type { Edition } from '../../pipeline/edition/types.ts'
import { glyphsOf } from '../../pipeline/typeset/display/glyphs.ts'
import type { GlyphItem, Item, PlacedGlyph, StructureElement } from '../../pipeline/typeset/display/types.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import type { Finding } from '../../pipeline/verify/types.ts'
import { png } from '../epub/fixture.ts'
import { layOut, paint, sampleEdition, type Laid } from './sample.ts'

/** The sample with a photograph for its drawing, which would be turned into pixels anew for every damage. */
function quickSample(locale: string): Edition {
  const edition = sampleEdition(locale)
  const photographs = [...edition.pictures].map(([url, picture]) => [url, { ...picture, ...photograph }] as const)
  return { ...edition, pictures: new Map(photographs) }
}
const photograph = { type: 'image/png', bytes: png() } as const

const english = quickSample('en')
const laid = await layOut(english)
const arabic = quickSample('ar')
const laidArabic = await layOut(arabic)

/** The block with which the third page begins. */
const thirdPage = laid.pageMap[2]?.at?.block ?? ''

interface Damage {
  readonly name: string
  readonly spoil: (layout: Laid) => Laid
  readonly kind: Finding['kind']
  readonly block: string | undefined
  readonly says: string
}

/** Element of a block and all that stand below it. */
function family(layout: Laid, block: string): ReadonlySet<number> {
  const members = new Set<number>()
  for (const { id, parent, block: own } of layout.structure) {
    if (own === block || (parent !== undefined && members.has(parent))) members.add(id)
  }
  return members
}

/** Every item of a block through a function; `undefined` drops it. */
function onItems(layout: Laid, block: string, change: (item: Item) => Item | undefined): Laid {
  const members = family(layout, block)
  const pages = layout.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item) =>
      item.element !== undefined && members.has(item.element) ? (change(item) ?? []) : [item],
    ),
  }))
  return { ...layout, pages }
}

/** The item with other glyphs, whose advances have its scaling in them. */
function withGlyphs(item: GlyphItem, glyphs: readonly PlacedGlyph[]): GlyphItem {
  const { scale = 1 } = item
  const natural = glyphs.map((glyph) => ({ ...glyph, advance: glyph.advance / scale, dx: glyph.dx / scale }))
  return { ...item, runs: [{ x: 0, glyphs: natural }] }
}

/** The text of a block's glyphs, character for character, in the order of painting. */
function onGlyphs(layout: Laid, block: string, change: (text: string, at: number) => string | undefined): Laid {
  let at = 0
  return onItems(layout, block, (item): Item => {
    if (item.kind !== 'glyphs') return item
    const glyphs = glyphsOf(item).flatMap((glyph) => {
      const text = change(glyph.text, at++)
      return text === undefined ? [] : [{ ...glyph, text }]
    })
    return withGlyphs(item, glyphs)
  })
}

/** The nth glyph that stands for a text gets another one; undefined removes it. */
function swap(from: string, to: string | undefined, nth = 0): (text: string) => string | undefined {
  let seen = 0
  return (text) => (text === from && seen++ === nth ? to : text)
}

function onElements(layout: Laid, change: (element: StructureElement) => StructureElement): Laid {
  return { ...layout, structure: layout.structure.map(change) }
}

const onBlock = (block: string, change: (element: StructureElement) => Partial<StructureElement>) => (layout: Laid) =>
  onElements(layout, (element) => (element.block === block ? { ...element, ...change(element) } : element))

/** Blocks change their places: each is painted and read where the other one was. */
function exchange(layout: Laid, first: string, second: string): Laid {
  const idOf = (block: string) => layout.structure.find((element) => element.block === block)?.id
  const [a, b] = [idOf(first), idOf(second)]
  const other = (element: number | undefined) => (element === a ? b : element === b ? a : element)
  const exchanged = onElements(layout, (element) => {
    const block = element.id === a ? second : element.id === b ? first : undefined
    return block === undefined ? element : { ...element, block }
  })
  const pages = layout.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => ({ ...item, element: other(item.element) }) as Item),
  }))
  return { ...exchanged, pages }
}

const DAMAGES: readonly Damage[] = [
  { name: 'a digit changed', spoil: (layout) => onGlyphs(layout, 'first', swap('5', '6')), kind: 'text', block: 'first', says: 'On 6 January' },
  { name: 'a letter dropped', spoil: (layout) => onGlyphs(layout, 'first', swap('J', undefined)), kind: 'text', block: 'first', says: 'On 5 anuary' },
  { name: 'a space lost', spoil: (layout) => onGlyphs(layout, 'first', swap(' ', undefined, 1)), kind: 'text', block: 'first', says: '5January' },
  { name: 'a space at the end of a line lost', spoil: dropLineEnds, kind: 'text', block: 'first', says: '' },
  { name: 'a bracket mirrored', spoil: (layout) => onGlyphs(layout, 'first', swap('(', ')')), kind: 'text', block: 'first', says: ')CSTO)' },
  { name: 'a glyph without text', spoil: (layout) => onGlyphs(layout, 'first', swap('J', '')), kind: 'text', block: 'first', says: 'On 5 anuary' },
  { name: 'a word said twice by ActualText', spoil: (layout) => onItems(layout, 'section-one', (item) => (item.kind === 'glyphs' ? { ...item, actualText: `${item.text}${item.text}` } : item)), kind: 'text', block: 'section-one', says: 'Protests' },
  { name: 'a block lost', spoil: (layout) => dropBlock(layout, 'quote-two'), kind: 'missing', block: 'quote-two', says: 'Protests began' },
  { name: 'blocks swapped', spoil: (layout) => exchange(layout, 'quote-one', 'quote-two'), kind: 'order', block: 'quote-two', says: 'after quote-one' },
  { name: 'a paragraph of its own put in', spoil: addParagraph, kind: 'extra', block: undefined, says: 'P “Protests' },
  { name: 'text outside of the structure', spoil: untag, kind: 'missing', block: 'quote-two', says: 'Protests' },
  { name: 'a heading of another level', spoil: onBlock('section-two', () => ({ type: 'H4' })), kind: 'structure', block: 'section-two', says: 'H4' },
  { name: 'a heading that became a paragraph', spoil: onBlock('section-one', () => ({ type: 'P' })), kind: 'structure', block: 'section-one', says: 'P' },
  { name: 'a quote that became a section', spoil: onBlock('quote', () => ({ type: 'Sect' })), kind: 'structure', block: 'quote-one', says: 'BlockQuote' },
  { name: 'an item moved to another list', spoil: (layout) => reparent(layout, 'inner-two', 'list'), kind: 'structure', block: 'inner-two-text', says: 'in L LI' },
  { name: 'a cell moved to another row', spoil: (layout) => reparent(layout, 'table-cell-1-1', 'table-row-2'), kind: 'structure', block: 'table-cell-1-1', says: 'sharing' },
  { name: 'a head cell that became a plain one', spoil: onBlock('table-cell-0-1', () => ({ type: 'TD' })), kind: 'structure', block: 'table-cell-0-1', says: 'TD' },
  { name: 'a head cell that heads nothing', spoil: (layout) => onElements(layout, ({ scope: _scope, ...rest }) => rest), kind: 'structure', block: 'table-cell-0-0', says: 'scope none' },
  { name: 'the language of words lost', spoil: (layout) => onElements(layout, (element) => (element.type === 'Span' ? { ...element, lang: 'en' } : element)), kind: 'language', block: 'foreign', says: 'lang ar' },
  { name: 'the language of a block wrong', spoil: onBlock('fallback', () => ({ lang: 'fa' })), kind: 'language', block: 'fallback', says: 'lang fa' },
  { name: 'a link that leads elsewhere', spoil: (layout) => onItems(layout, 'linked', (item) => (item.kind === 'link' && 'url' in item.target ? { ...item, target: { url: 'https://example.com/' } } : item)), kind: 'link', block: 'linked', says: 'example.com' },
  { name: 'a link lost', spoil: (layout) => onItems(layout, 'linked', (item) => (item.kind === 'link' && 'url' in item.target ? undefined : item)), kind: 'link', block: 'linked', says: 'example.org' },
  { name: 'a link into nothing', spoil: (layout) => ({ ...layout, destinations: layout.destinations.filter(({ name }) => name !== 'section-two') }), kind: 'link', block: 'linked', says: 'section-two' },
  { name: 'a picture without description', spoil: onBlock('figure', () => ({ alt: '' })), kind: 'alternative', block: 'figure', says: 'none' },
  { name: 'another description', spoil: onBlock('figure', () => ({ alt: 'A dog' })), kind: 'alternative', block: 'figure', says: 'A dog' },
  { name: 'a note lost', spoil: (layout) => dropBlock(layout, 'note-a'), kind: 'missing', block: 'note-a', says: 'Protests' },
  { name: 'a call lost', spoil: dropCalls, kind: 'link', block: 'first', says: 'no call' },
  { name: 'a call with another number', spoil: changeCall, kind: 'link', block: 'first', says: '7' },
  { name: 'a line on another page', spoil: pushLine, kind: 'page', block: thirdPage, says: 'page 3 at' },
  { name: 'a space in code lost', spoil: (layout) => onGlyphs(layout, 'code', swap(' ', undefined, 4)), kind: 'text', block: 'code', says: '--localeen' },
  { name: 'the indent of a line of code lost', spoil: (layout) => onGlyphs(layout, 'code', swap(' ', undefined, 2)), kind: 'text', block: 'code', says: '\n --locale' },
  { name: 'one of three spaces in code lost', spoil: (layout) => onGlyphs(layout, 'code', swap(' ', undefined, 6)), kind: 'text', block: 'code', says: 'en  # (one)' },
  { name: 'lines of code joined', spoil: (layout) => onGlyphs(layout, 'code', swap('\n', undefined)), kind: 'text', block: 'code', says: '\\  --locale' },
  { name: 'a number of a list changed', spoil: (layout) => onLabel(layout, 'item-two', '4', '5'), kind: 'structure', block: 'item-two', says: 'label 4 | label 5.' },
  { name: 'a number that became a bullet', spoil: (layout) => onLabel(layout, 'item-two', '4', '•'), kind: 'structure', block: 'item-two', says: 'label •.' },
  { name: 'a number of a list lost', spoil: (layout) => dropLabel(layout, 'item-one'), kind: 'structure', block: 'item-one', says: 'label none' },
  { name: 'a bullet lost', spoil: (layout) => dropLabel(layout, 'inner-two'), kind: 'structure', block: 'inner-two', says: 'label none' },
  { name: 'a bullet changed', spoil: (layout) => onLabel(layout, 'inner-two', '•', '–'), kind: 'structure', block: 'inner-two', says: 'label –' },
  { name: 'a bullet that became a number', spoil: (layout) => onLabel(layout, 'inner-one', '•', '1'), kind: 'structure', block: 'inner-one', says: 'label 1' },
  { name: 'a list that says it has no numbers', spoil: onBlock('list', () => ({ listNumbering: 'Disc' })), kind: 'structure', block: 'list', says: 'ListNumbering Disc' },
  { name: 'an item of a list that is none', spoil: onBlock('inner-one', () => ({ block: 'other' })), kind: 'missing', block: 'inner-one', says: 'list item' },
  { name: 'emphasis lost', spoil: (layout) => onMarks(layout, 'Em', { type: 'Span' }), kind: 'structure', block: 'marked', says: 'emphasis from “' },
  { name: 'emphasis that became strong', spoil: (layout) => onMarks(layout, 'Em', { type: 'Strong' }), kind: 'structure', block: 'marked', says: '| strong from' },
  { name: 'emphasis that begins too late', spoil: moveEmphasis, kind: 'structure', block: 'marked', says: '| emphasis from “…at Almaty' },
  { name: 'strong words no longer strong', spoil: (layout) => onMarks(layout, 'Strong', { type: 'Span' }), kind: 'structure', block: 'marked', says: 'strong from “' },
  { name: 'struck text no longer struck', spoil: (layout) => onElements(layout, ({ decoration: _decoration, ...rest }) => rest), kind: 'structure', block: 'marked', says: 'delete from “' },
  { name: 'a subscript that became a superscript', spoil: (layout) => onElements(layout, (element) => (element.baselineShift === undefined ? element : { ...element, baselineShift: 3 })), kind: 'structure', block: 'marked', says: '| superscript' },
  { name: 'code among words that is no code', spoil: (layout) => onMarks(layout, 'Code', { type: 'Span' }), kind: 'structure', block: 'marked', says: 'code from “' },
  { name: 'another title of a link', spoil: (layout) => onLinks(layout, 'Their page'), kind: 'link', block: 'linked', says: 'Their page' },
  { name: 'the title of a link lost', spoil: (layout) => onLinks(layout, english.metadata.title), kind: 'link', block: 'linked', says: 'A page of theirs' },
  { name: 'a note on the page after its call', spoil: (layout) => moveNote(layout, 'footnote-b', 1), kind: 'page', block: 'footnote-b', says: 'as its call' },
  { name: 'a note on the page before its call', spoil: (layout) => moveNote(layout, 'footnote-b', -1), kind: 'page', block: 'footnote-b', says: 'as its call' },
  { name: 'a label of a note changed', spoil: (layout) => onLabel(layout, 'footnote-b', '2', '1'), kind: 'structure', block: 'footnote-b', says: 'label 1' },
  { name: 'the way back of a note lost', spoil: (layout) => onItems(layout, 'footnote-b', (item) => (item.kind === 'link' ? undefined : item)), kind: 'link', block: 'footnote-b', says: 'footnote-b-call-1' },
  { name: 'a folio that was not printed', spoil: (layout) => ({ ...layout, pages: layout.pages.map((page) => ({ ...page, artifacts: page.artifacts.filter(({ type }) => type !== 'footer' || page.index !== 1) })) }), kind: 'page', block: undefined, says: 'folio none printed' },
  { name: 'another folio', spoil: (layout) => ({ ...layout, pages: layout.pages.map((page) => (page.index === 1 ? { ...page, label: '9' } : page)) }), kind: 'page', block: undefined, says: 'page label 9' },
  { name: 'a page lost', spoil: (layout) => ({ ...layout, pages: layout.pages.slice(0, -1) }), kind: 'page', block: undefined, says: 'pages' },
  { name: 'an entry of the outline lost', spoil: (layout) => ({ ...layout, outline: layout.outline.map((entry) => ({ ...entry, children: [] })) }), kind: 'missing', block: 'section-one', says: 'outline entry' },
  { name: 'the language of the file', spoil: (layout) => ({ ...layout, metadata: { ...layout.metadata, lang: 'ru' } }), kind: 'language', block: undefined, says: 'Lang ru' },
  { name: 'the title of the file', spoil: (layout) => ({ ...layout, metadata: { ...layout.metadata, title: 'x' } }), kind: 'text', block: undefined, says: 'title x' },
] // prettier-ignore

/** The elements of a block's label: Lbl and what stands in it. */
function labelOf(layout: Laid, block: string): ReadonlySet<number> {
  const owner = layout.structure.find((element) => element.block === block)?.id
  const label = layout.structure.find(({ parent, type }) => parent === owner && type === 'Lbl')?.id
  return new Set(layout.structure.filter(({ id, parent }) => id === label || parent === label).map(({ id }) => id))
}

function onLabel(layout: Laid, block: string, from: string, to: string): Laid {
  const members = labelOf(layout, block)
  return onItems(layout, block, (item): Item => {
    if (item.kind !== 'glyphs' || item.element === undefined || !members.has(item.element)) return item
    return withGlyphs(
      item,
      glyphsOf(item).map((glyph) => (glyph.text === from ? { ...glyph, text: to } : glyph)),
    )
  })
}

function dropLabel(layout: Laid, block: string): Laid {
  const members = labelOf(layout, block)
  return onItems(layout, block, (item) => (item.element !== undefined && members.has(item.element) ? undefined : item))
}

/** Elements of one type inside the paragraph of marked words. */
function onMarks(layout: Laid, type: StructureElement['type'], change: Partial<StructureElement>): Laid {
  const members = family(layout, 'marked')
  return onElements(layout, (element) =>
    members.has(element.id) && element.type === type ? { ...element, ...change } : element,
  )
}

/** The emphasis begins four glyphs later. */
function moveEmphasis(layout: Laid): Laid {
  const emphasis = layout.structure.find(({ type }) => type === 'Em')
  let isDone = false
  const pages = layout.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((item): readonly Item[] => {
      if (item.kind !== 'glyphs' || item.element !== emphasis?.id || isDone) return [item]
      isDone = true
      const glyphs = glyphsOf(item)
      const head = { ...withGlyphs(item, glyphs.slice(0, 4)), element: emphasis?.parent ?? 0 }
      return [head, withGlyphs(item, glyphs.slice(4))]
    }),
  }))
  return { ...layout, pages }
}

function onLinks(layout: Laid, contents: string): Laid {
  return onItems(layout, 'linked', (item) =>
    item.kind === 'link' && 'url' in item.target ? { ...item, contents } : item,
  )
}

/** The lines of a note go to another page. */
function moveNote(layout: Laid, block: string, by: number): Laid {
  const members = family(layout, block)
  const isOfNote = ({ element }: Item) => element !== undefined && members.has(element)
  const home = layout.pages.findIndex(({ items }) => items.some(isOfNote))
  const moved = layout.pages[home]?.items.filter(isOfNote) ?? []
  expect(moved.length).toBeGreaterThan(0)
  const pages = layout.pages.map((page, index) => {
    const items = page.items.filter((item) => !isOfNote(item))
    return { ...page, items: index === home + by ? [...items, ...moved] : items }
  })
  return { ...layout, pages }
}

function dropBlock(layout: Laid, block: string): Laid {
  const members = family(layout, block)
  const kept = onItems(layout, block, () => undefined)
  return {
    ...kept,
    structure: kept.structure.map((element) =>
      members.has(element.id) ? { ...element, type: 'Sect', block: undefined } : element,
    ) as Laid['structure'],
  }
}

function dropLineEnds(layout: Laid): Laid {
  return onItems(layout, 'first', (item): Item => {
    if (item.kind !== 'glyphs' || glyphsOf(item).at(-1)?.text !== ' ') return item
    return withGlyphs(item, glyphsOf(item).slice(0, -1))
  })
}

/** A copy of a paragraph, tagged as another one. */
function addParagraph(layout: Laid): Laid {
  const id = layout.structure.length
  const source = layout.structure.find(({ block }) => block === 'section-one')
  const structure = [...layout.structure, { id, parent: 0, type: 'P' as const }]
  const pages = layout.pages.map((page) => {
    const copies = page.items.filter(({ element }) => element === source?.id).map((item) => ({ ...item, element: id }))
    return { ...page, items: [...page.items, ...copies] }
  })
  return { ...layout, structure, pages }
}

function untag(layout: Laid): Laid {
  const untagged = onItems(layout, 'quote-two', ({ element: _element, ...rest }) => rest as Item)
  return dropBlock(untagged, 'quote-two')
}

function reparent(layout: Laid, block: string, into: string): Laid {
  const parent = layout.structure.find((element) => element.block === into)?.id
  const ids = new Set(layout.structure.filter((element) => element.block === block).map(({ id }) => id))
  return onElements(layout, (element) =>
    ids.has(element.id) && parent !== undefined ? { ...element, parent } : element,
  )
}

function callsOf(layout: Laid, block: string): ReadonlySet<number> {
  const members = family(layout, block)
  const calls = new Set<number>()
  for (const { id, parent, type } of layout.structure) {
    if ((members.has(id) && type === 'Reference') || (parent !== undefined && calls.has(parent))) calls.add(id)
  }
  return calls
}

function dropCalls(layout: Laid): Laid {
  const calls = callsOf(layout, 'first')
  return onItems(layout, 'first', (item) => (item.element !== undefined && calls.has(item.element) ? undefined : item))
}

function changeCall(layout: Laid): Laid {
  const calls = callsOf(layout, 'first')
  return onItems(layout, 'first', (item): Item => {
    if (item.kind !== 'glyphs' || item.element === undefined || !calls.has(item.element)) return item
    return withGlyphs(
      item,
      glyphsOf(item).map((glyph) => ({ ...glyph, text: '7' })),
    )
  })
}

/** The first block of the third page goes to the end of the second. */
function pushLine(layout: Laid): Laid {
  const members = family(layout, thirdPage)
  const moved = layout.pages.flatMap(({ items }) =>
    items.filter(({ element }) => element !== undefined && members.has(element)),
  )
  const without = onItems(layout, thirdPage, () => undefined)
  return {
    ...without,
    pages: without.pages.map((page) => (page.index === 1 ? { ...page, items: [...page.items, ...moved] } : page)),
  }
}

async function findingsAfter(edition: Edition, layout: Laid): Promise<readonly Finding[]> {
  return verifyPdf(edition, await paint(layout), layout.pageMap)
}

test('the undamaged files say what their editions say', async () => {
  expect(await findingsAfter(english, laid)).toEqual([])
  expect(await findingsAfter(arabic, laidArabic)).toEqual([])
  expect(DAMAGES.length).toBeGreaterThan(25)
})

describe('damage to a PDF is found and named:', () => {
  test.each(DAMAGES)('$name', async ({ spoil, kind, block, says }) => {
    const findings = await findingsAfter(english, spoil(laid))
    const named = findings.filter((finding) => finding.kind === kind && finding.block === block)
    expect(named, JSON.stringify(findings, undefined, 1)).not.toEqual([])
    expect(named.map(({ wanted, found }) => `${wanted} | ${found}`).join('\n')).toContain(says)
  })
})

describe('damage to right-to-left words in code is found and named:', () => {
  test.each<readonly [string, Finding['kind'], (layout: Laid) => Laid]>([
    ['words in logical order', 'order', (layout) => reverseRun(layout, 'code')],
    ['a letter changed', 'text', (layout) => onGlyphs(layout, 'code', swap('ة', 'ه'))],
    ['the indent before them lost', 'text', (layout) => onGlyphs(layout, 'code', swap(' ', undefined, 11))],
    ['a space lost', 'text', (layout) => onGlyphs(layout, 'code', swap(' ', undefined, 15))],
  ])('%s', async (_name, kind, spoil) => {
    const findings = await findingsAfter(english, spoil(laid))
    expect(findings.map((finding) => `${finding.kind} ${finding.block}`)).toEqual([`${kind} code`])
  })
}) // prettier-ignore

describe('damage to right-to-left lines of a PDF is found and named:', () => {
  test.each<readonly [string, Finding['kind'], (layout: Laid) => Laid]>([
    ['two letters swapped', 'order', (layout) => swapGlyphs(layout, 'first', 3)],
    ['a bracket mirrored', 'text', (layout) => onGlyphs(layout, 'first', swap('(', ')'))],
    ['both brackets mirrored', 'order', (layout) => onGlyphs(layout, 'first', (text) => (text === '(' ? ')' : text === ')' ? '(' : text))],
    ['a digit changed', 'text', (layout) => onGlyphs(layout, 'first', swap('5', '6'))],
    ['a line in logical order', 'order', (layout) => reverseRun(layout, 'first')],
    ['a space lost', 'text', (layout) => onGlyphs(layout, 'first', swap(' ', undefined, 2))],
  ])('%s', async (_name, kind, spoil) => {
    const findings = await findingsAfter(arabic, spoil(laidArabic))
    expect(findings.map((finding) => `${finding.kind} ${finding.block}`)).toEqual([`${kind} first`])
  })
}) // prettier-ignore

/** The texts of two neighbouring glyphs. */
function swapGlyphs(layout: Laid, block: string, at: number): Laid {
  const seen: string[] = []
  onGlyphs(layout, block, (text) => void seen.push(text))
  return onGlyphs(layout, block, (text, index) => (index === at ? seen[at + 1] : index === at + 1 ? seen[at] : text))
}

/** The first run from right to left instead of left to right. */
function reverseRun(layout: Laid, block: string): Laid {
  let isDone = false
  return onItems(layout, block, (item): Item => {
    if (item.kind !== 'glyphs' || !item.rtl || isDone) return item
    isDone = true
    return withGlyphs(item, glyphsOf(item).toReversed())
  })
}
