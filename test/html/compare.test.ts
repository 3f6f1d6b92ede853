import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { renderEditionPages } from '../../pipeline/html/edition-pages.ts'
import type { FontUsage } from '../../pipeline/font/embed.ts'
import type { PageOptions } from '../../pipeline/html/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { call, editionOf, heading, link, note, paragraph, table, text } from '../edition/sample.ts'

type Element = DefaultTreeAdapterTypes.Element
const blocksIn = (word: string): readonly Block[] => [
  heading(1, 'title-0001', `${word} title`),
  paragraph('p-0001', `${word} first.`, call('n'), ' ', link('#h-0001', text('below'))),
  heading(2, 'h-0001', `${word} part`),
  table('t-0001', [
    ['', `${word} head`],
    ['a', '1'],
  ]),
  { type: 'thematicBreak', id: 'r-0001' },
  paragraph('p-0002', `${word} last.`),
  note('n', paragraph('n-0001', `${word} note.`)),
]
const source = editionOf({ blocks: blocksIn('English'), title: 'English title' })
const alternates = ['en', 'ar'].map((locale) => {
  const { dir, autonym } = languageOf(locale)
  return { locale, dir, autonym, title: 'T' }
})
const target = editionOf({
  blocks: blocksIn('عربي'),
  title: 'عربي title',
  locale: 'ar',
  alternates,
  segments: [{ id: 'p-0002', state: 'stale:minor', shown: 'ar' }],
})
const options: PageOptions = { pageMap: [], downloads: [], articles: [] }
const made = renderEditionPages(target, source, options).value

const elements = (html: string) => {
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}
const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
const all = elements(made.comparison ?? '')
const pairs = all
  .filter((element) => (attribute(element, 'class') ?? '').split(' ').includes('pair'))
  .map((element) => element.childNodes.filter((node) => 'tagName' in node))

test('each block stands beside the one that it was made from', () => {
  expect(pairs.map(([left, right]) => [textOf(left!), textOf(right!)])).toEqual([
    ['الإنجليزية · النص الأصلي', 'العربية · الترجمة'],
    ['English title', 'عربي title'],
    ['English first.1 below', 'عربي first.1 below'],
    ['English part', 'عربي part'],
    ['English heada1', 'عربي heada1'],
    ['', ''],
    ['English last.', expect.stringMatching(/تغيّر.*عربي last\.|.+عربي last\./u)],
    ['Notes', 'الحواشي'],
    [expect.stringContaining('English note.'), expect.stringContaining('عربي note.')],
  ])
})

test('the original says its language and direction', () => {
  const columns = all.filter((element) => attribute(element, 'class') === 'original')
  expect(columns.length).toBe(8)
  expect(new Set(columns.map((element) => `${attribute(element, 'lang')} ${attribute(element, 'dir')}`))).toEqual(
    new Set(['en ltr']),
  )
})

test('no id is there twice and every link within the page leads somewhere', () => {
  const ids = all.flatMap((element) => attribute(element, 'id') ?? [])
  expect(ids.length).toBeGreaterThan(12)
  expect(new Set(ids).size).toBe(ids.length)
  const hrefs = all.flatMap((element) => attribute(element, 'href') ?? []).filter((href) => href.startsWith('#'))
  expect(hrefs.length).toBeGreaterThan(4)
  for (const href of hrefs) expect(ids).toContain(decodeURIComponent(href.slice(1)))
})

test('the page has one heading of the first level, and the article links to it and back', () => {
  expect(all.filter(({ tagName }) => tagName === 'h1').map(textOf)).toEqual(['المقارنة بالنص الأصلي'])
  expect(made.page).toContain('<a href="sample.compare.html">المقارنة بالنص الأصلي</a>')
  expect(made.comparison).toContain('<a href="sample.html">العودة إلى المقال</a>')
  expect(made.comparison).toContain('<meta name="robots" content="noindex">')
})

test('the original has nothing to be compared with', () => {
  const own = renderEditionPages(source, undefined, options).value
  expect(own.comparison).toBeUndefined()
  expect(own.page).not.toContain('compare')
})

test('the comparison asks for no font again that the page has, but for those of the original', () => {
  const asked: (readonly FontUsage[])[] = []
  renderEditionPages(target, source, {
    ...options,
    fonts: (usage) => {
      asked.push(usage)
      return { faces: [], href: () => '' }
    },
  })
  const [page = [], original = [], ...more] = asked
  const words = (usage: readonly FontUsage[]) => usage.map(({ text: shown }) => shown).join(' ')
  expect(more).toEqual([])
  expect(words(page)).toContain('العودة إلى المقال')
  // The name of the other language is in letters that every system can show.
  expect(words(page)).not.toContain('English')
  expect(words(original)).toContain('English last.')
  expect(words(original)).not.toContain('عربي')
  expect(new Set(original.map(({ request }) => request.lang))).toEqual(new Set(['en']))
})

test('the citation names the edition and each page of the book that a reader may quote', () => {
  const edition = editionOf({
    blocks: blocksIn('English'),
    frontMatter: { date: '2022-01-10', authors: ['Ann Author'] },
    publication: { title: 'Pub', url: 'https://example.org/', publisher: 'Desk' },
  })
  const pageMap = [
    { index: 0, label: '1', at: { block: 'title-0001', offset: 0 } },
    { index: 1, label: '2', at: { block: 'p-0001', offset: 3 } },
  ]
  const { page } = renderEditionPages(edition, undefined, { ...options, pageMap }).value
  const details = elements(page).find((element) => attribute(element, 'class') === 'cite')
  expect(textOf(details!)).toBe(
    'Cite this pageAnn Author · A title · Pub · Desk · January 10, 2022 · https://example.org/en/sample.htmlPage 1Page 2',
  )
  expect(page).toContain('<a href="#page-2">Page 2</a>')
  expect(page).toContain('id="page-2"')
})
