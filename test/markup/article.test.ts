import { expect, test } from 'vitest'
import type { Block, Inline } from '../../pipeline/tree/nodes.ts'
import { call, editionOf, heading, link, mark, note, paragraph, picture, table, text } from '../edition/sample.ts'
import { articleOf, blocksOf, markupOf } from './render.ts'

const image: Inline = { type: 'image', url: 'map.png', alt: 'A map' }
const pictures = new Map([['map.png', picture('map.png')]])
const img = '<img src="img/map-00000000.png" alt="A map" width="300" height="160" loading="lazy" decoding="async">'
const inParagraph = (...children: readonly Inline[]) =>
  blocksOf(editionOf({ blocks: [paragraph('p', ...children)], pictures }))
const item = (id: string, value: string, checked?: boolean) => ({
  type: 'listItem' as const,
  id,
  spread: false,
  children: [paragraph(`${id}-p`, value)],
  ...(checked !== undefined && { checked }),
})

test.each<[string, Inline, string]>([
  ['text', text('a < b & "c"'), 'a &#x3C; b &#x26; "c"'],
  ['text in another language', { ...text('x'), lang: 'de' }, '<span lang="de">x</span>'],
  ['emphasis', mark('emphasis', text('x')), '<em>x</em>'],
  ['strong', mark('strong', text('x')), '<strong>x</strong>'],
  ['delete', mark('delete', text('x')), '<del>x</del>'],
  ['subscript', mark('subscript', text('x')), '<sub>x</sub>'],
  ['superscript', mark('superscript', text('x')), '<sup>x</sup>'],
  ['keyboard', mark('keyboard', text('x')), '<kbd>x</kbd>'],
  [
    'a span with a direction',
    { ...mark('span', text('x')), lang: 'ar', dir: 'rtl' },
    '<span lang="ar" dir="rtl">x</span>',
  ],
  ['inline code', { type: 'inlineCode', value: '<a>' }, '<code>&#x3C;a></code>'],
  ['a break', { type: 'break' }, '<br>'],
  ['an image', image, img],
  [
    'a link',
    { ...link('https://example.org/', text('x')), title: 'T' } as Inline,
    '<a href="https://example.org/" title="T">x</a>',
  ],
  ['a link to a block', link('#a-title-0000', text('x')), '<a href="#a-title-0000">x</a>'],
  ['a link to an article', link('../other/#part', text('x')), '<a href="other.html#part">x</a>'],
])('%s', (_name, node, html) => {
  expect(inParagraph(node)).toBe(`<p id="p">${html}</p>`)
})

test.each<[string, Block, string]>([
  ['a heading', heading(3, 'h', 'x'), '<h3 id="h">x</h3>'],
  [
    'a paragraph in another language',
    { ...paragraph('p', 'x'), lang: 'ar', dir: 'rtl' },
    '<p id="p" lang="ar" dir="rtl">x</p>',
  ],
  ['a rule', { type: 'thematicBreak', id: 'r' }, '<hr id="r">'],
  [
    'code',
    { type: 'code', id: 'c', language: 'ts', value: 'a\n  b' },
    '<pre id="c"><code class="language-ts">a\n  b</code></pre>',
  ],
  [
    'code whose language is no word',
    { type: 'code', id: 'c', language: '"><x', value: 'a' },
    '<pre id="c"><code>a</code></pre>',
  ],
  [
    'a quotation',
    { type: 'blockquote', id: 'q', children: [paragraph('p', 'x')] },
    '<blockquote id="q"><p id="p">x</p></blockquote>',
  ],
  [
    'a list',
    { type: 'list', id: 'l', ordered: false, spread: false, children: [item('i', 'x')] },
    '<ul id="l" class="tight"><li id="i"><p id="i-p">x</p></li></ul>',
  ],
  [
    'a loose list that begins with 3',
    { type: 'list', id: 'l', ordered: true, start: 3, spread: true, children: [item('i', 'x')] },
    '<ol id="l" start="3"><li id="i"><p id="i-p">x</p></li></ol>',
  ],
  [
    'a list of tasks',
    { type: 'list', id: 'l', ordered: false, spread: true, children: [item('i', 'x', true), item('j', 'y', false)] },
    '<ul id="l"><li id="i" class="task-item"><span class="task done" role="img" aria-label="Done"></span><p id="i-p">x</p></li>' +
      '<li id="j" class="task-item"><span class="task open" role="img" aria-label="To do"></span><p id="j-p">y</p></li></ul>',
  ],
  [
    'a figure',
    {
      type: 'figure',
      id: 'f',
      image: { type: 'image', url: 'map.png', alt: 'A map' },
      caption: { type: 'caption', id: 'k', children: [text('x')] },
    },
    `<figure id="f">${img}<figcaption id="k">x</figcaption></figure>`,
  ],
  [
    'a decorative picture',
    { type: 'figure', id: 'f', image: { type: 'image', url: 'map.png', alt: '', title: 'decorative' } },
    `<figure id="f">${img.replace('A map', '')}</figure>`,
  ],
])('%s', (_name, block, html) => {
  expect(blocksOf(editionOf({ blocks: [block], pictures }))).toBe(html)
})

test('a table scrolls by itself on a page and stands alone in a book; its head cells say what they head', () => {
  const edition = editionOf({
    blocks: [
      table('t', [
        ['', 'Dead'],
        ['Police', '19'],
      ]),
    ],
  })
  const inner =
    '<table id="t"><thead><tr id="t-row-0"><td id="t-cell-0-0"></td><th id="t-cell-0-1" scope="col" class="end">Dead</th></tr></thead>' +
    '<tbody><tr id="t-row-1"><th id="t-cell-1-0" scope="row">Police</th><td id="t-cell-1-1" class="end">19</td></tr></tbody></table>'
  expect(blocksOf(edition)).toBe(
    `<div class="table" role="region" aria-label="Table 1: Dead" tabindex="0">${inner}</div>`,
  )
  // A book cannot scroll: columns say how much room their longest word needs.
  const book = blocksOf(edition, 'epub')
  expect(book.match(/w\d+-2/gu)).toEqual(['w4-2', 'w3-2', 'w4-2', 'w3-2'])
  expect(book.replaceAll(/ class="w\d+-2"| w\d+-2/gu, '')).toBe(inner)
})

test.each<[string, readonly (readonly (string | Inline)[])[], boolean]>([
  [
    'a full corner',
    [
      ['What', 'Dead'],
      ['Police', '19'],
    ],
    false,
  ],
  [
    'an empty corner',
    [
      ['', 'Dead'],
      ['Police', '19'],
    ],
    true,
  ],
  [
    'an empty corner above an empty cell',
    [
      ['', 'Dead'],
      ['', '19'],
    ],
    false,
  ],
  [
    'strong first cells',
    [
      ['What', 'Dead'],
      [mark('strong', text('Police')), '19'],
    ],
    true,
  ],
  [
    'one plain first cell',
    [
      ['What', 'Dead'],
      [mark('strong', text('Police')), '19'],
      ['Others', '1'],
    ],
    false,
  ],
  ['no rows', [['', 'Dead']], false],
])('a first column under %s heads its rows: %#', (_name, rows, heads) => {
  expect(blocksOf(editionOf({ blocks: [table('t', rows)] })).includes('scope="row"')).toBe(heads)
})

test('short rows are filled up, so that every row has all columns', () => {
  const html = blocksOf(editionOf({ blocks: [table('t', [['A', 'B', 'C'], ['1'], ['1', '2', '3', '4']])] }))
  const counts = html
    .split('</tr>')
    .slice(0, -1)
    .map((row) => row.match(/<t[hd][ >]/g)?.length)
  expect(counts).toEqual([4, 4, 4])
})

test('notes of a page: numbered list, call and way back point at each other, also when there are two calls', () => {
  const edition = editionOf({
    blocks: [paragraph('p', 'A', call('n'), ' b', call('n')), note('n', paragraph('np', 'Note.'))],
  })
  const html = markupOf(edition)
  expect(html).toContain(
    'A<sup class="call"><a id="footnote-n-call-1" href="#footnote-n" role="doc-noteref" aria-label="Note 1">1</a></sup> b',
  )
  expect(html).toContain('<a id="footnote-n-call-2" href="#footnote-n" role="doc-noteref" aria-label="Note 1">1</a>')
  expect(html).toContain(
    '<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol><li>' +
      '<div id="footnote-n" role="doc-footnote"><p id="np">Note. ' +
      '<a class="back" href="#footnote-n-call-1" role="doc-backlink" aria-label="Back to the text, 1">Back to the text</a> ' +
      '<a class="back" href="#footnote-n-call-2" role="doc-backlink" aria-label="Back to the text (2), 1">Back to the text (2)</a>' +
      '</p></div></li></ol></section>',
  )
})

test.each([
  ['the language of the edition', { locale: 'ru' }, 'aria-label="Примечание 1"'],
  ['a block in another language', { locale: 'ru', lang: 'en' }, undefined],
  ['an edition whose labels are in another language', { locale: 'ceb' }, undefined],
])(
  'the call of a note is named in the language that its element has: %s',
  (_name, { locale, lang }: { locale: string; lang?: string }, name) => {
    const block = { ...paragraph('p', 'A', call('n')), ...(lang !== undefined && { lang }) }
    const html = markupOf(editionOf({ locale, blocks: [block, note('n', paragraph('np', 'Note.'))] }))
    expect(html).toContain('role="doc-noteref"')
    if (name === undefined) expect(html).not.toContain('role="doc-noteref" aria-label')
    else expect(html).toContain(name)
  },
)

test('notes of a book are asides that reading systems show beside the call', () => {
  const edition = editionOf({ blocks: [paragraph('p', 'A', call('n')), note('n', paragraph('np', 'Note.'))] })
  const html = markupOf(edition, 'epub')
  expect(html).toContain(
    '<a id="footnote-n-call-1" href="#footnote-n" role="doc-noteref" aria-label="Note 1" epub:type="noteref">1</a>',
  )
  expect(html).toContain('<aside id="footnote-n" role="doc-footnote" epub:type="footnote">')
  expect(html).toContain('role="doc-endnotes" epub:type="endnotes"')
})

test('the way back from a note in another language is in the language of the reader', () => {
  const foreign = { ...paragraph('np', 'Note.'), lang: 'en', dir: 'ltr' as const }
  const edition = editionOf({ locale: 'ar', blocks: [paragraph('p', 'أ', call('n')), note('n', foreign)] })
  expect(markupOf(edition)).toMatch(
    /<p id="np" lang="en" dir="ltr">Note\. <a class="back"[^>]* lang="ar" dir="rtl">العودة/u,
  )
})

test('a note that ends in something else than a paragraph has its way back below', () => {
  const edition = editionOf({
    blocks: [paragraph('p', 'A', call('n')), note('n', { type: 'code', id: 'c', value: 'x' })],
  })
  expect(markupOf(edition)).toContain('</pre><p class="back"><a class="back"')
})

test('a label that a fallback language answered says so', () => {
  const edition = editionOf({ locale: 'he', blocks: [paragraph('p', 'A', call('n')), note('n', paragraph('np', 'N'))] })
  expect(markupOf(edition, 'epub')).toContain('<h2 id="notes" lang="en" xml:lang="en" dir="ltr">Notes</h2>')
})

test('in a book the language stands twice, as XHTML wants it', () => {
  const edition = editionOf({ blocks: [{ ...paragraph('p', mark('emphasis', text('x'))), lang: 'de' }] })
  expect(blocksOf(edition, 'epub')).toBe('<p id="p" lang="de" xml:lang="de"><em>x</em></p>')
})

test('code runs from left to right in a text that does not', () => {
  const code: Inline = { type: 'inlineCode', value: 'a' }
  const blocks: readonly Block[] = [
    paragraph('p', code),
    { ...paragraph('q', code), dir: 'ltr' },
    { type: 'code', id: 'c', value: 'x' },
  ]
  expect(blocksOf(editionOf({ locale: 'ar', blocks }))).toBe(
    '<p id="p"><code dir="ltr">a</code></p><p id="q" dir="ltr"><code>a</code></p><pre id="c" dir="ltr"><code>x</code></pre>',
  )
})

test('a notice is told apart from the text', () => {
  const edition = editionOf({
    locale: 'ru',
    blocks: [{ ...paragraph('p', 'x'), lang: 'en' }],
    segments: [{ id: 'p', state: 'new', shown: 'en' }],
  })
  expect(blocksOf(edition)).toMatch(
    /^<div id="notice-en-p" class="notice" role="note">[^<]*английский[^<]*<\/div><p id="p" lang="en">x<\/p>$/u,
  )
})

test('an article that cannot be linked to is named, and its text stays', () => {
  const edition = editionOf({
    blocks: [paragraph('p', link('article:gone', mark('strong', text('x'))))],
    articles: ['gone'],
  })
  const { blocks, unlinked } = articleOf(edition)
  expect(unlinked).toEqual(['gone'])
  expect(blocksOf(edition)).toBe('<p id="p"><strong>x</strong></p>')
  expect(blocks).toHaveLength(1)
})

test('an address that should never have come this far is left out', () => {
  const edition = editionOf({ blocks: [paragraph('p', 'A')] })
  const smuggled = {
    ...edition,
    root: { ...edition.root, children: [edition.title, paragraph('p', link('javascript:alert(1)', text('x')))] },
  }
  expect(blocksOf(smuggled)).toBe('<p id="p">x</p>')
})
