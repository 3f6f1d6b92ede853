import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../pipeline/verify/types.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { verifyHtml } from '../../pipeline/verify/html.ts'
import { finish, sampleEdition } from './sample.ts'

const { edition, pageMap, html, epub } = await finish(sampleEdition('en'))

/** What is done to the text of a document, and how the finding must name it. */
interface Damage {
  readonly name: string
  readonly from: string | RegExp
  readonly to: string
  readonly kind: Finding['kind']
  readonly block: string | undefined
  /** Part of what the finding says was found or wanted. */
  readonly says: string
}

/** The block in which a page of the layout begins. */
const startOf = (label: string) => pageMap.find((page) => page.label === label)?.at?.block

/** Damage that a page and a chapter can suffer alike. */
const DAMAGES: readonly Damage[] = [
  { name: 'a digit changed', from: '2,500 soldiers', to: '2,600 soldiers', kind: 'text', block: 'first', says: '2,600' },
  { name: 'a word dropped', from: 'a city of 2 million', to: 'a city of 2', kind: 'text', block: 'first', says: 'a city of 2 people' },
  { name: 'two words swapped', from: 'entered the town hall', to: 'entered the hall town', kind: 'text', block: 'first', says: 'hall town' },
  { name: 'a space lost', from: 'Treaty Organization', to: 'TreatyOrganization', kind: 'text', block: 'first', says: 'TreatyOrg' },
  { name: 'a no-break space put in', from: '5 January', to: '5\u00A0January', kind: 'text', block: 'first', says: '5\u00A0Jan' },
  { name: 'a bracket mirrored', from: '(CSTO)', to: ')CSTO(', kind: 'text', block: 'first', says: ')CSTO(' },
  { name: 'a letter of another script', from: 'town hall', to: 'tоwn hall', kind: 'text', block: 'first', says: 'tоwn' },
  { name: 'text added to a block', from: 'to the country.<sup', to: 'to the country. Really.<sup', kind: 'text', block: 'first', says: 'Really' },
  { name: 'a block lost', from: /<p id="quote-two">.*?<\/p>/, to: '', kind: 'missing', block: 'quote-two', says: 'Protests began' },
  { name: 'a block said twice', from: /(<p id="quote-two">.*?<\/p>)/, to: '$1$1', kind: 'extra', block: 'quote-two', says: 'several' },
  { name: 'blocks swapped', from: /(<p id="more-1">.*?<\/p>)(<p id="more-2">.*?<\/p>)/, to: '$2$1', kind: 'order', block: 'more-2', says: 'more-1' },
  { name: 'a paragraph of its own put in', from: '<h3 id', to: '<p>Buy now!</p><h3 id', kind: 'extra', block: undefined, says: 'Buy now!' },
  { name: 'a picture of its own put in', from: '<h3 id', to: '<img src="x.png" alt=""/><h3 id', kind: 'extra', block: undefined, says: 'img' },
  { name: 'a script put in', from: '<h3 id', to: '<script>alert(1)</script><h3 id', kind: 'extra', block: undefined, says: 'script' },
  { name: 'a heading of another level', from: /<h3 (id="section-two".*?)<\/h3>/, to: '<h4 $1</h4>', kind: 'structure', block: 'section-two', says: 'h4' },
  { name: 'a paragraph that became a heading', from: /<p id="linked">(.*?)<\/p>/, to: '<h2 id="linked">$1</h2>', kind: 'structure', block: 'linked', says: 'h2' },
  { name: 'a quote that became a plain box', from: /<blockquote (.*?)<\/blockquote>/, to: '<div $1</div>', kind: 'structure', block: 'quote', says: 'div' },
  { name: 'numbers of a list that became bullets', from: /<ol id="list" start="3" class="tight">(.*?)<\/ol>(?=<h3)/, to: '<ul id="list">$1</ul>', kind: 'structure', block: 'list', says: 'bullets' },
  { name: 'a list that begins with another number', from: 'start="3"', to: 'start="4"', kind: 'structure', block: 'list', says: 'numbered from 4' },
  { name: 'an item moved out of its list', from: /(<li id="inner-two">.*?<\/li>)(<\/ul><\/li>)/, to: '$2$1', kind: 'structure', block: 'inner-two', says: 'in list' },
  { name: 'cells swapped', from: /(<td id="table-cell-1-0"[^>]*>A<\/td>)(<td id="table-cell-1-1"[^>]*>1,770<\/td>)/, to: '$2$1', kind: 'order', block: 'table-cell-1-1', says: 'table-cell-1-0' },
  { name: 'a cell moved to another row', from: /(<td id="table-cell-1-1"[^>]*>1,770<\/td>)<\/tr><tr id="table-row-2">/, to: '</tr><tr id="table-row-2">$1', kind: 'structure', block: 'table-cell-1-1', says: 'table-row-2' },
  { name: 'a head cell that heads nothing', from: / scope="col"([^>]*)>The/, to: '$1>The', kind: 'structure', block: 'table-cell-0-0', says: 'scope' },
  { name: 'emphasis lost', from: /<em>(.*?)<\/em>/, to: '$1', kind: 'structure', block: 'marked', says: 'emphasis' },
  { name: 'struck text no longer struck', from: '<del>42</del>', to: '42', kind: 'structure', block: 'marked', says: 'delete' },
  { name: 'a subscript set on the line', from: 'H<sub>2</sub>O', to: 'H2O', kind: 'structure', block: 'marked', says: 'subscript' },
  { name: 'the language of words lost', from: /<span lang="ar"( xml:lang="ar")? dir="rtl">/, to: '<span dir="rtl">', kind: 'language', block: 'foreign', says: 'lang ar' },
  { name: 'the direction of words lost', from: /(<span lang="ar"(?: xml:lang="ar")?) dir="rtl">/, to: '$1>', kind: 'language', block: 'foreign', says: 'dir rtl' },
  { name: 'the language of a block wrong', from: /(<p id="fallback") lang="ar"( xml:lang="ar")?/, to: '$1 lang="fa" xml:lang="fa"', kind: 'language', block: 'fallback', says: 'fa' },
  { name: 'the direction of a block lost', from: /(<p id="fallback"[^>]*) dir="rtl"/, to: '$1', kind: 'language', block: 'fallback', says: 'dir rtl' },
  { name: 'a link that leads elsewhere', from: 'https://example.org/a?b=1', to: 'https://example.com/a?b=1', kind: 'link', block: 'linked', says: 'example.com' },
  { name: 'a link that leads to another heading', from: 'href="#section-two"', to: 'href="#section-one"', kind: 'link', block: 'linked', says: 'section-one' },
  { name: 'a link lost', from: /<a href="https:\/\/example.org[^>]*>(.*?)<\/a>/, to: '$1', kind: 'link', block: 'linked', says: 'example.org' },
  { name: 'a picture without description', from: /(<img [^>]*?)alt="[^"]*"/, to: '$1alt=""', kind: 'alternative', block: 'figure', says: 'Protests began' },
  { name: 'another picture', from: 'bridge-01234567.svg" alt', to: 'other-01234567.svg" alt', kind: 'link', block: 'figure', says: 'other-0' },
  { name: 'a caption lost', from: /<figcaption.*?<\/figcaption>/, to: '', kind: 'missing', block: 'caption', says: 'Protests' },
  { name: 'code with its spaces folded', from: 'en   # (one)', to: 'en # (one)', kind: 'text', block: 'code', says: 'en # (one)' },
  { name: 'a note lost', from: /<p id="note-a">.*?<\/p>/, to: '', kind: 'missing', block: 'note-a', says: 'Protests' },
  { name: 'a call lost', from: /<sup class="call"><a id="footnote-b-call-1".*?<\/sup>/, to: '', kind: 'link', block: 'linked', says: 'no call' },
  { name: 'a call of the wrong note', from: /(id="footnote-b-call-1") href="#footnote-b"/, to: '$1 href="#footnote-a"', kind: 'link', block: 'linked', says: 'footnote-a' },
  { name: 'a call with the wrong number', from: /(id="footnote-b-call-1"[^>]*>)2</, to: '$17<', kind: 'link', block: 'linked', says: '7' },
  { name: 'the way back lost', from: /<a class="back" href="#footnote-b-call-1".*?<\/a>/, to: '', kind: 'link', block: 'footnote-b', says: 'footnote-b-call-1' },
  { name: 'a page mark moved by a word', from: /(<span id="page-5".*?<\/span>)(\w+)/, to: '$2$1', kind: 'page', block: startOf('5'), says: 'page 5' },
  { name: 'a page mark lost', from: /<span id="page-3".*?<\/span>/, to: '', kind: 'page', block: startOf('3'), says: 'page 4' },
  { name: 'page marks with swapped labels', from: /(id="page-3"[^>]*(?:aria-label|title)="[^"]*)3"/, to: '$15"', kind: 'page', block: startOf('3'), says: 'page 5' },
  { name: 'a forced line break put in', from: 'town hall; the', to: 'town hall;<br/>the', kind: 'text', block: 'first', says: '\u2028' },
] // prettier-ignore

function spoil(text: string, { from, to }: Pick<Damage, 'from' | 'to'>): string {
  const spoiled = text.replace(from, to)
  expect(spoiled, 'the damage was done').not.toBe(text)
  return spoiled
}

function expectNamed(findings: readonly Finding[], { kind, block, says }: Damage): void {
  const named = findings.filter((finding) => finding.kind === kind && finding.block === block)
  expect(
    named.map(({ wanted, found }) => `${wanted} | ${found}`).join('\n'),
    JSON.stringify(findings, undefined, 1),
  ).toContain(says)
  for (const { edition: name, code } of findings) {
    expect(name).toBe('sample/en')
    expect(code).toBe(`verify/${findings.find((one) => one.code === code)?.kind}`)
  }
}

test('the list of damages is long enough and each is of its own', () => {
  expect(DAMAGES.length).toBeGreaterThan(25)
  expect(new Set(DAMAGES.map(({ name }) => name)).size).toBe(DAMAGES.length)
})

describe('damage to a page is found and named:', () => {
  const start = html.indexOf('<main')
  test.each(DAMAGES)('$name', (damage) => {
    const spoiled = html.slice(0, start) + spoil(html.slice(start), damage)
    expectNamed(verifyHtml(edition, spoiled, pageMap), damage)
  })
})

describe('damage to a chapter is found and named:', () => {
  test.each(DAMAGES)('$name', (damage) => {
    expectNamed(verifyEpub(edition, repack('OEBPS/text/001.xhtml', damage), pageMap), damage)
  })
})

/** The book with one document changed. */
function repack(path: string, damage: Pick<Damage, 'from' | 'to'>): Uint8Array {
  const files = unzipSync(epub)
  const document = files[path]
  if (!document) throw new Error(`no ${path}`)
  const { mimetype, ...others } = { ...files, [path]: strToU8(spoil(strFromU8(document), damage)) }
  return zipSync({ mimetype: [mimetype ?? new Uint8Array(), { level: 0 }], ...others }, { level: 1 })
}

/** The book whose directory says that every document is as large as an archive can say. */
function inflated(): Uint8Array {
  const bytes = epub.slice()
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffffe, true)
  }
  return bytes
}

const BOOK_DAMAGES: readonly (Damage & { readonly path: string })[] = [
  { path: 'OEBPS/content.opf', name: 'the language of the book', from: '<dc:language>en', to: '<dc:language>ru', kind: 'language', block: undefined, says: 'dc:language ru' },
  { path: 'OEBPS/content.opf', name: 'the title of the book', from: '>The bridge at Almaty</dc:title>', to: '>The bridge</dc:title>', kind: 'text', block: undefined, says: 'dc:title The bridge' },
  { path: 'OEBPS/content.opf', name: 'the side on which pages turn', from: 'page-progression-direction="ltr"', to: 'page-progression-direction="rtl"', kind: 'language', block: undefined, says: 'page-progression-direction rtl' },
  { path: 'OEBPS/content.opf', name: 'a chapter out of the spine', from: '<itemref idref="text-001"/>', to: '', kind: 'missing', block: 'first', says: '2 million' },
  { path: 'OEBPS/content.opf', name: 'a listed file that is not there', from: 'href="style.css"', to: 'href="styles.css"', kind: 'missing', block: undefined, says: 'styles.css' },
  { path: 'OEBPS/content.opf', name: 'the identifier', from: /(<dc:identifier[^>]*>urn:uuid:)./, to: '$1x', kind: 'text', block: undefined, says: 'dc:identifier' },
  { path: 'OEBPS/toc.xhtml', name: 'an entry of the contents lost', from: /<a href="text\/001.xhtml#section-two">.*?<\/a>/, to: '<span>x</span>', kind: 'missing', block: 'section-two', says: 'The bridge at Almaty' },
  { path: 'OEBPS/toc.xhtml', name: 'an entry of the contents renamed', from: /(#section-one">)Protests/, to: '$1Riots', kind: 'text', block: 'section-one', says: 'Riots' },
  { path: 'OEBPS/toc.xhtml', name: 'a page lost from the page list', from: /<li><a href="text\/001.xhtml#page-2">2<\/a><\/li>/, to: '', kind: 'page', block: startOf('2'), says: '3 → page-3' },
  { path: 'OEBPS/toc.xhtml', name: 'a page list that leads astray', from: '001.xhtml#page-2"', to: '001.xhtml#page-3"', kind: 'page', block: startOf('2'), says: 'page-3' },
  { path: 'OEBPS/toc.xhtml', name: 'a landmark lost', from: 'epub:type="bodymatter"', to: 'epub:type="preface"', kind: 'structure', block: undefined, says: 'preface' },
  { path: 'OEBPS/toc.xhtml', name: 'a link to nowhere', from: 'href="back-colophon.xhtml" epub', to: 'href="colophon.xhtml" epub', kind: 'link', block: undefined, says: 'colophon.xhtml' },
  { path: 'OEBPS/text/001.xhtml', name: 'xml:lang that differs from lang', from: 'xml:lang="ar"', to: 'xml:lang="fa"', kind: 'language', block: 'foreign', says: 'fa' },
  { path: 'OEBPS/text/001.xhtml', name: 'XML that is not well-formed', from: '</article>', to: '', kind: 'structure', block: undefined, says: 'OEBPS/text/001.xhtml' },
] // prettier-ignore

describe('damage to the book around the text is found and named:', () => {
  test.each(BOOK_DAMAGES)('$name', (damage) => {
    const findings = verifyEpub(edition, repack(damage.path, damage), pageMap)
    const named = findings.filter(({ kind, block }) => kind === damage.kind && block === damage.block)
    expect(
      named.map(({ wanted, found }) => `${wanted} | ${found}`).join('\n'),
      JSON.stringify(findings, undefined, 1),
    ).toContain(damage.says)
  })

  test.each([
    ['no ZIP', new Uint8Array([1, 2, 3])],
    ['an empty file', new Uint8Array()],
    ['a ZIP cut short', epub.subarray(0, epub.length >> 1)],
    ['a compressed mimetype', zipSync(unzipSync(epub))],
    ['a chapter that says it inflates to 4 GB', inflated()],
  ])('%s', (_name, bytes) => {
    const findings = verifyEpub(edition, bytes, pageMap)
    expect(findings.map(({ code }) => code)).toEqual(['verify/unreadable'])
  })
})

describe('damage to the page around the text is found and named:', () => {
  test.each([
    ['the language of the page', '<html lang="en"', '<html lang="ru"', 'language', 'html lang ru'],
    ['the direction of the page', /<html([^>]*) dir="ltr"/, '<html$1 dir="rtl"', 'language', 'html dir rtl'],
    ['the title of the page', /<title>.*?<\/title>/, '<title>x</title>', 'text', 'title x'],
    ['a second main part', '</main>', '</main><main></main>', 'structure', '2 main elements'],
    ['a link of the furniture to nowhere', '</main>', '</main><a href="#nowhere">x</a>', 'link', '#nowhere'],
  ] as const)('%s', (_name, from, to, kind, says) => {
    const findings = verifyHtml(edition, spoil(html, { from, to }), pageMap)
    expect(findings.filter((finding) => finding.kind === kind).map(({ found }) => found)).toContain(says)
  })
})
