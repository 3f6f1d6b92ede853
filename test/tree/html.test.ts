import { describe, expect, test } from 'vitest'
import { parseMarkdown, stringify } from '../../pipeline/tree/markdown.ts'
import { textOf } from '../../pipeline/tree/text.ts'

const read = (markdown: string) => parseMarkdown('a.md', markdown)
const said = (markdown: string) => stringify(read(markdown).value.root).trimEnd()
const codesOf = (markdown: string) => read(markdown).diagnostics.map((diagnostic) => diagnostic.code)

describe('raw HTML becomes nodes', () => {
  test.each([
    ['marks', '<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <s>e</s>', '**a** **b** *c* *d* ~~e~~'],
    ['marks with Markdown in them', '<b>a *b*</b>', '**a _b_**'],
    [
      'sub, sup and keys',
      'H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd><kbd>C</kbd>',
      'H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd><kbd>C</kbd>',
    ],
    ['code', 'run <code>a  b</code>', 'run `a  b`'],
    ['breaks', 'a<br>b', 'a\\\nb'],
    ['links and pictures', '<a href="/x" title="t">a</a> <img src="p.png" alt="q">', '[a](/x "t") ![q](p.png)'],
    ['languages', 'a <span lang="ar">ب</span>', 'a <span lang="ar" dir="rtl">ب</span>'],
    ['paragraphs in another language', '<p lang="ru">да</p>', '<p lang="ru" dir="ltr">да</p>'],
    [
      'cells in another language',
      '<table><tr><td lang="ar">نعم</table>',
      '<table><tr><th lang="ar" dir="rtl">نعم</th></tr></table>',
    ],
    ['headings, quotes, rules', '<h2>a</h2><blockquote><p>b</p></blockquote><hr>', '## a\n\n> b\n\n***'],
    ['lists', '<ol start="3"><li>a<li>b</ol>', '3. a\n4. b'],
    ['code blocks', '<pre><code class="language-js">a\n\n  b\n</code></pre>', '```js\na\n\n  b\n```'],
    ['tables', '<table><tr><th>a<th align="right">b<tr><td>c<td>d</table>', '| a | b |\n| - | -: |\n| c | d |'],
    [
      'tables over several chunks',
      '<table>\n\n<tr>\n\n<td>\n\n**a**\n\n</td>\n\n</tr>\n\n</table>',
      '| **a** |\n| - |',
    ],
    [
      'figures around Markdown',
      '<figure>\n\n![a](x.png)\n\n<figcaption>C <em>d</em></figcaption>\n</figure>',
      '<figure><img src="x.png" alt="a"><figcaption>C <em>d</em></figcaption></figure>',
    ],
    ['spaces go outside of marks', 'a<b> b </b>c', 'a **b** c'],
    ['empty marks go', 'a<b></b>b', 'ab'],
    ['entities are characters', '<p>a &amp; b &lt;c&gt; &#x444;</p>', 'a & b \\<c> ф'],
  ])('%s', (_name, markdown, expected) => {
    expect(said(markdown)).toBe(expected)
    expect(codesOf(markdown)).toEqual([])
  })

  test.each([
    ['script', 'a <script>alert(1)</script> b', 'a b'],
    ['script around Markdown', 'a <script>**x**</script> b', 'a b'],
    ['style', '<style>\np { color: red }\n\n</style>\n\na', 'a'],
    ['template', '<template><p>x</p></template>\n\na', 'a'],
    ['comment', 'a <!-- b --> c', 'a c'],
    ['svg script', '<svg><script>x</script><text>t</text></svg>', 't'],
  ])('%s vanishes with a diagnostic', (_name, markdown, expected) => {
    expect(said(markdown)).toBe(expected)
    expect(codesOf(markdown)).toContain('tree/html-removed')
  })

  test.each([
    ['<details>\n<summary>S</summary>\n\n*a*\n\n</details>', 'S\n\n*a*'],
    ['<div class="x">a</div><div>b</div>', 'a\n\nb'],
    ['<iframe src="x">a <b>b</b></iframe>', 'a **b**'],
    ['a <font color="red">b</font>', 'a b'],
    ['<textarea>**a**</textarea>', '\\*\\*a\\*\\*'],
    ['<figure><p>a</p><p>b</p><figcaption>c</figcaption></figure>', 'a\n\nb\n\nc'],
  ])('of other elements the text stays, with a diagnostic: %s', (markdown, expected) => {
    expect(said(markdown)).toBe(expected)
    expect(codesOf(markdown)).toContain('tree/html-element')
  })

  test('cells over several columns and rows are followed by empty ones', () => {
    const table = '<table><tr><td colspan="2">a<td rowspan="2">b<tr><td>c<td>d</table>'
    expect(said(table)).toBe('| a | | b |\n| - | - | - |\n| c | d | |')
    expect(codesOf(table)).toEqual(['tree/html-attribute'])
  })

  test('event handlers and styles leave no trace', () => {
    const json = JSON.stringify(read('<p onclick="evil()" style="x:evil()"><b onmouseover=evil()>a</b></p>').value)
    expect(json).not.toMatch(/evil|onclick|style/u)
  })

  test.each([
    '<div id="foo"\n*a*\n\nnext *b*',
    '<table><tr>\n\nb\n\n',
    '<b>one\n\ntwo</b> three',
    '<x-markdown-0 n="0"></x-markdown-0>a\n\n*b* <x-markdown-1>',
    '<select>\n\na\n\n</select>\n\nb',
    '<textarea>\n\na *b*\n\n',
    '<a href="x"><p>a</p> b</a>',
    '</p></b>a<i>b',
    '<!-- a\n\nb',
    '<plaintext>\n\na *b*',
  ])('no word of Markdown is swallowed by broken HTML: %s', (markdown) => {
    const text = textOf(read(markdown).value.root)
    for (const [word] of markdown.replaceAll(/<[^>]*(?:>|$)/gu, ' ').matchAll(/\b(?:a|b|one|two|three|next)\b/gu)) {
      expect(text).toContain(word)
    }
  })
})
