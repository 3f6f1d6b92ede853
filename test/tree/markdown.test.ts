import { describe, expect, test } from 'vitest'
import { parseMarkdown, stringify } from '../../pipeline/tree/markdown.ts'

const read = (markdown: string) => parseMarkdown('a.md', markdown)
const said = (markdown: string) => stringify(read(markdown).value.root).trimEnd()
const codesOf = (markdown: string) => read(markdown).diagnostics.map((diagnostic) => diagnostic.code)

describe('Markdown becomes a canonical tree', () => {
  test.each([
    ['references are resolved and definitions gone', '[a][x] ![b][x]\n\n[x]: /u "t"', '[a](/u "t") ![b](/u "t")'],
    ['the first of two definitions counts', '[x]\n\n[x]: /one\n[x]: /two', '[x](/one)'],
    ['addresses in the text are links', 'see www.x.com or a@b.co.', 'see [www.x.com](http://www.x.com) or <a@b.co>.'],
    ['a soft line break is a space', 'one\ntwo', 'one two'],
    ['a soft line break between Chinese characters is nothing', '中文\n换行', '中文换行'],
    ['a hard line break stays', 'one\\\ntwo', 'one\\\ntwo'],
    ['a rule among text is no front matter', '---\ntext\n---', '***\n\n## text'],
    ['notes stand at the end', 'a[^n]\n\n[^n]: note\n\nb', 'a[^n]\n\nb\n\n[^n]: note'],
    ['tables are as wide as their widest row', '| a |\n| - |\n| b |', '| a |\n| - |\n| b |'],
    ['cells keep their alignment', '| a | b |\n|:-:|--:|', '| a | b |\n| :-: | -: |'],
  ])('%s', (_name, markdown, expected) => {
    expect(said(markdown)).toBe(expected)
    expect(read(markdown).diagnostics).toEqual([])
  })

  test('a picture alone is a figure, one among words is not', () => {
    expect(read('![a](b.png "c")').value.root.children).toEqual([
      { type: 'figure', image: { type: 'image', url: 'b.png', alt: 'a', title: 'c' } },
    ])
    expect(read('see ![a](b.png)').value.root.children[0]?.type).toBe('paragraph')
  })

  test('a loose list is loose in all its items', () => {
    const [list] = read('- a\n\n- b\n- c').value.root.children
    expect(list).toMatchObject({
      type: 'list',
      spread: true,
      children: [{ spread: true }, { spread: true }, { spread: true }],
    })
  })

  test('a note that is called but not there stays as text and is reported with its place', () => {
    const { value, diagnostics } = read('one\n\na[^gone] \\[^meant]')
    expect(stringify(value.root)).toBe('one\n\na\\[^gone] \\[^meant]\n')
    expect(diagnostics).toMatchObject([{ code: 'tree/lost-note', place: { file: 'a.md', line: 3 } }])
  })

  test('control characters and noncharacters are dropped, emoji and combining marks are not', () => {
    const { value, diagnostics } = read('a\u0007b\u0085c\ufdd0d\uffff 👩‍👩‍👧 e\u0301\ud800')
    expect(stringify(value.root)).toBe('ab cd 👩‍👩‍👧 e\u0301\n')
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['tree/control-character'])
  })
})

describe('unsafe addresses are refused and their text stays', () => {
  const refused = [
    '[t](javascript:alert(1))',
    '[t](JaVaScRiPt:alert(1))',
    '[t](&#106;avascript:x)',
    '[t](java&#10;script:x)',
    '[t](&#1;javascript:x)',
    '[t](<java\tscript:x>)',
    '[t](vbscript:x)',
    '[t](data:text/html,x)',
    '[t](file:///etc/passwd)',
    '[t](//evil.example/x)',
    '[t](\\\\\\\\server\\share)',
    '[t](C:\\\\x)',
    '[t](java\u200bscript:x)',
    '[t](tel:123)',
    '[t]\n\n[t]: javascript:x',
    '![t](data:image/png;base64,xx)',
    '![t](file:x.png)',
    '<a href="javascript:x">t</a>',
    '<a href=" java&Tab;script:x">t</a>',
    '<img src="javascript:x" alt="t">',
  ]
  test.each(refused)('%s', (markdown) => {
    expect(said(markdown)).toBe('t')
    expect(codesOf(markdown)).toContain('tree/unsafe-url')
  })

  test.each([
    'http://a.b',
    'https://a.b/c:d',
    'mailto:a@b.c',
    'article:other#part',
    '#x',
    'x/y.html',
    '../x',
    'x?y=a:b',
    '#a:b',
    './a:b',
    '/a',
  ])('%s passes', (url) => {
    expect(read(`[t](${url})`).value.root.children).toMatchObject([{ children: [{ type: 'link', url }] }])
    expect(codesOf(`[t](${url})`)).toEqual([])
  })
})

describe('front matter', () => {
  test('is YAML with checked values', () => {
    const head =
      'title: "A: b"\nsubtitle: S\nkeywords: a, b\nauthor: [X, Y]\nlang: zh-hans\nlocales: [en, kk]\ndate: 2022-01-11'
    const { value, diagnostics } = read(`---\n${head}\n---\n\ntext`)
    expect(diagnostics).toEqual([])
    expect(value.frontMatter).toEqual({
      title: 'A: b',
      subtitle: 'S',
      keywords: ['a', 'b'],
      authors: ['X', 'Y'],
      lang: 'zh-Hans',
      locales: ['en', 'kk'],
      date: '2022-01-11',
    })
    expect(stringify(value.root)).toBe('text\n')
  })

  test.each([
    ['not YAML', 'title: "a', 2],
    ['a date that is none', 'title: a\ndate: 2022-13-40', 3],
    ['a tag that makes code', 'title: !!js/function "x"', 2],
    ['a list where a text belongs', 'title: [a]', 2],
    ['a language that is none', 'lang: "not a tag"', 2],
    ['a key twice', 'title: a\ntitle: b', 3],
    [
      'aliases that blow up',
      `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ntitle: [*c,*c]`,
      2,
    ],
    ['brackets without end', `title: ${'['.repeat(20_000)}`, 2],
  ])('%s is an error with its line', (_name, head, line) => {
    const errors = read(`---\n${head}\n---\n\ntext`).diagnostics.filter(({ code }) => code === 'tree/front-matter')
    expect(errors[0]).toMatchObject({ severity: 'error', place: { file: 'a.md', line } })
  })

  test('in another language than YAML is never run', () => {
    expect(codesOf('---js\nmodule.exports = {}\n---\n\ntext')).toEqual(['tree/front-matter'])
  })

  test('keys that mean nothing here are named', () => {
    const [problem] = read('---\ntitle: a\nlayout: post\n---\n').diagnostics
    expect(problem).toMatchObject({ code: 'tree/front-matter-key', message: expect.stringContaining("'layout'") })
  })

  test('positions behind it are those of the file', () => {
    expect(read('---\ntitle: a\n---\n\n[x](data:y)').diagnostics[0]?.place).toMatchObject({ line: 5, column: 1 })
  })
})
