import { describe, expect, test } from 'vitest'
import { renderEditionPages } from '../../pipeline/html/edition-pages.ts'
import type { Finding } from '../../pipeline/verify/types.ts'
import { verifyComparison } from '../../pipeline/verify/comparison.ts'
import { LOCALES, sampleEdition } from './sample.ts'

const comparisonOf = (from: string, to: string) => {
  const [source, edition] = [sampleEdition(from), sampleEdition(to)]
  const { comparison = '' } = renderEditionPages(edition, source, { pageMap: [], downloads: [], articles: [] }).value
  return { source, edition, html: comparison }
}
const { source, edition, html } = comparisonOf('en', 'ru')

test.each(LOCALES.flatMap((from) => LOCALES.map((to) => [from, to] as const)))(
  'the page of %s beside %s says what both editions say',
  (from, to) => {
    const made = comparisonOf(from, to)
    expect(verifyComparison(made.source, made.edition, made.html)).toEqual([])
  },
)

describe('damage to a page that compares is found and named:', () => {
  test.each<readonly [string, string | RegExp, string, Finding['kind'], string | undefined, string]>([
    ['a digit of the original changed', '2,500 soldiers', '2,600 soldiers', 'text', 'source-first', '2,600'],
    ['a digit of the translation changed', 'около 2500', 'около 2600', 'text', 'first', '2600'],
    ['a block of the original lost', /<p id="source-quote-two">.*?<\/p>/, '', 'missing', 'source-quote-two', 'Protests'],
    ['a block of the translation lost', /<p id="quote-two">.*?<\/p>/, '', 'missing', 'quote-two', 'Протесты'],
    ['columns that changed sides', /(<div class=")original("[^>]*>)(<p id="source-linked".*?<\/div>)(<div class=")target/, '$1target$2$3$4original', 'missing', 'source-linked', 'The bridge'],
    ['a block beside another one', /(<p id="more-1">.*?<\/p>)(.*?)(<p id="more-2">.*?<\/p>)/, '$3$2$1', 'order', 'more-1', 'more-2'],
    ['a heading of another level', /<h3 (id="section-one".*?)<\/h3>/, '<h4 $1</h4>', 'structure', 'section-one', 'h3'],
    ['the language of the original lost', /(<div class="original") lang="en"/, '$1', 'language', 'source-title', 'lang none'],
    ['a link of the original that leads into the translation', 'href="#source-section-two"', 'href="#section-two"', 'link', 'source-linked', '#?section-two'],
    ['emphasis lost', /<em>Protests(.*?)<\/em>/, 'Protests$1', 'structure', 'source-marked', 'emphasis'],
    ['a note of the original lost', /<p id="source-note-a">.*?<\/p>/, '', 'missing', 'source-note-a', 'Protests'],
    ['a paragraph of its own put in', '</main>', '<p>Buy now!</p></main>', 'extra', undefined, 'Buy now!'],
    ['a paragraph of its own in a column', /(<div class="target">)/, '$1<p>Buy now!</p>', 'extra', undefined, 'Buy now!'],
    ['the language of the page', '<html lang="ru"', '<html lang="en"', 'language', undefined, 'html lang en'],
    ['nothing but a heading', /<main.*<\/main>/s, '<main><h1>x</h1></main>', 'missing', 'first', 'января'],
  ])('%s', (_name, from, to, kind, block, says) => {
    const spoiled = html.replace(from, to)
    expect(spoiled).not.toBe(html)
    const findings = verifyComparison(source, edition, spoiled)
    const named = findings.filter((finding) => finding.kind === kind && finding.block === block)
    expect(
      named.map(({ wanted, found }) => `${wanted} | ${found}`).join('\n'),
      JSON.stringify(findings, undefined, 1),
    ).toContain(says)
  })
}) // prettier-ignore
