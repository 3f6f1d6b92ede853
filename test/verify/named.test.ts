import { expect, test } from 'vitest'
import type { Code } from '../../pipeline/diagnostic/codes.ts'
import { renderPage } from '../../pipeline/html/page.ts'
import { verifyHtml } from '../../pipeline/verify/html.ts'
import { findingsToDiagnostics } from '../../pipeline/verify/report.ts'
import { sampleEdition } from './sample.ts'

// No PDF is laid out here: a page mark stands where we say.
const edition = sampleEdition('en')
const pageMap = [
  { index: 0, label: '1', at: { block: 'title', offset: 0 } },
  { index: 1, label: '2', at: { block: 'quote-two', offset: 0 } },
]
const html = renderPage(edition, { pageMap, downloads: [], articles: [] }).value

test('the page as it was rendered has nothing to tell', () => {
  expect(verifyHtml(edition, html, pageMap)).toEqual([])
})

const rows: readonly (readonly [Code, string, RegExp, string])[] = [
  ['verify/alternative', 'the description of a picture lost', /(<img [^>]*?)alt="[^"]*"/u, '$1alt=""'],
  ['verify/extra', 'a paragraph put in', /<h3 id/u, '<p>Buy now!</p><h3 id'],
  ['verify/language', 'a direction lost', /(<p id="fallback"[^>]*) dir="rtl"/u, '$1'],
  ['verify/link', 'another address', /https:\/\/example\.org\/a/u, 'https://example.com/a'],
  ['verify/missing', 'a block lost', /<p id="more-3">.*?<\/p>/u, ''],
  ['verify/order', 'blocks swapped', /(<p id="more-1">.*?<\/p>)(<p id="more-2">.*?<\/p>)/u, '$2$1'],
  ['verify/page', 'a page mark lost', /<span id="page-2".*?<\/span>/u, ''],
  ['verify/structure', 'emphasis lost', /<em>(.*?)<\/em>/u, '$1'],
  ['verify/text', 'a digit changed', /2,500 soldiers/u, '2,600 soldiers'],
]

test.each(rows)('%s is an error that names edition and format: %s', (code, _name, from, to) => {
  const start = html.indexOf('<main')
  const spoiled = html.slice(0, start) + html.slice(start).replace(from, to)
  expect(spoiled).not.toBe(html)
  const told = findingsToDiagnostics(verifyHtml(edition, spoiled, pageMap))
  expect(told.map((problem) => problem.code)).toContain(code)
  for (const problem of told) {
    expect(problem.severity).toBe('error')
    expect(problem.message).toContain('sample (en) html')
  }
})
