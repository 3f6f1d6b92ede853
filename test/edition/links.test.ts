import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchorsOf, resolveLink, type LinkContext } from '../../pipeline/edition/links.ts'
import { heading, paragraph } from './sample.ts'

const root = (title: string) => ({
  type: 'root' as const,
  children: [
    heading(1, 'title-1a2b', title),
    heading(2, 'how-it-began-3c4d', title === 'Title' ? 'How it began!' : 'Как всё началось'),
    paragraph('p1', 'A'),
  ],
})
const context: LinkContext = {
  article: 'sample',
  articles: new Set(['sample', 'other', 'мақала']),
  title: 'title-1a2b',
  anchors: anchorsOf(root('Title'), root('Заглавие')),
  baseUrl: undefined,
}
const resolve = (address: string, own: Partial<LinkContext> = {}) => {
  const target = resolveLink(address, { ...context, ...own })
  return target.kind === 'url' ? target.url : undefined
}

test.each([
  ['#p1', '#p1'],
  ['#how-it-began-3c4d', '#how-it-began-3c4d'],
  ['#how-it-began', '#how-it-began-3c4d'],
  ['#How-it-began', '#how-it-began-3c4d'],
  ['#как-всё-началось', '#how-it-began-3c4d'],
  ['#%D0%BA%D0%B0%D0%BA-%D0%B2%D1%81%D1%91-%D0%BD%D0%B0%D1%87%D0%B0%D0%BB%D0%BE%D1%81%D1%8C', '#how-it-began-3c4d'],
  ['#', '#title-1a2b'],
  ['', '#title-1a2b'],
  ['source.md#p1', '#p1'],
  ['../sample/', '#title-1a2b'],
  ['#nowhere', undefined],
  ['#100%', undefined],
])('inside the article %s leads to %s', (address, url) => {
  expect(resolve(address)).toBe(url)
})

test.each([
  ['../other/', 'article:other'],
  ['../other', 'article:other'],
  ['../other/source.md', 'article:other'],
  ['../other/source.txt#part', 'article:other#part'],
  ['other.md', 'article:other'],
  ['other.html#a%20b', 'article:other#a b'],
  ['other.html?x=1', 'article:other'],
  ['content\\other\\source.md', 'article:other'],
  ['article:other', 'article:other'],
  ['article:other#part', 'article:other#part'],
  ['../%D0%BC%D0%B0%D2%9B%D0%B0%D0%BB%D0%B0/', 'article:мақала'],
  ['article:unknown', undefined],
  ['../unknown/', undefined],
  ['other/picture.png', undefined],
  ['../../../../etc/passwd', undefined],
])('to another article %s leads to %s', (address, url) => {
  expect(resolve(address)).toBe(url)
})

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTPS://EXAMPLE.org/A b?q=ü|x#é', 'https://example.org/A%20b?q=%C3%BC%7Cx#%C3%A9'],
  ['https://пример.рф/', 'https://xn--e1afmkfd.xn--p1ai/'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['//example.org/a', 'https://example.org/a'],
  ['mailto:a@example.org?subject=a b', 'mailto:a@example.org?subject=a%20b'],
  ['https://', undefined],
  ['/about', undefined],
  ['tel:123', undefined],
  ['javascript:alert(1)', undefined],
  ['java\tscript:alert(1)', undefined],
  ['\u0001javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['vbscript:x', undefined],
  ['file:///etc/passwd', undefined],
])('outside %s leads to %s', (address, url) => {
  expect(resolve(address)).toBe(url)
})

test('an address from the root needs the address of the site', () => {
  expect(resolve('/about', { baseUrl: 'https://example.org/news/' })).toBe('https://example.org/about')
})

test('whatever is written, the result is one of the documented forms or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), fc.string()), (address) => {
      const url = resolve(address)
      if (url === undefined) return
      expect(url).toMatch(
        /^(?:#(?:p1|title-1a2b|how-it-began-3c4d)$|article:(?:other|мақала)(?:#|$)|https?:\/\/|mailto:)/u,
      )
    }),
    { seed: 7, numRuns: 500 },
  )
})
