import { describe, expect, test } from 'vitest'
import type { Cleaned, TextBlock } from '../../pipeline/clean/types.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'
import { checkTree } from '../../pipeline/tree/check.ts'
import type { Root } from '../../pipeline/tree/nodes.ts'
import { textOf } from '../../pipeline/tree/text.ts'
import { visit } from '../../pipeline/tree/visit.ts'
import { markdownOf } from './markdown-of.ts'

const article = (markdown: string) => articleFrom('my-article', markdownOf(markdown), { lang: 'en' })
const outline = (root: Root | undefined) => {
  const lines: string[] = []
  if (root !== undefined) {
    visit(root, (node) => {
      if (node.type === 'heading') lines.push(`${node.depth} ${textOf(node)}`)
    })
  }
  return lines
}

describe('the title', () => {
  test.each([
    ['is the first h1', '# A\n\ntext', 'A', ['1 A']],
    ['is that of the front matter, put in front', '---\ntitle: A\n---\n\ntext', 'A', ['1 A']],
    ['of the front matter is not said twice', '---\ntitle: A\n---\n\n# A\n\ntext', 'A', ['1 A']],
    ['may differ from the h1 that stands first', '---\ntitle: A\n---\n\n# B', 'A', ['1 B']],
    ['moves before what stands above it', 'text\n\n# A', 'A', ['1 A']],
    ['is a lesser heading when it stands first', '## A\n\n### B', 'A', ['1 A', '2 B']],
    ['is the name of the folder at last', 'text', 'My article', ['1 My article']],
    ['may be a picture', '# ![Logo](x.png)\n\ntext', 'Logo', ['1 ']],
    ['is never an empty heading', '#\n\n# A', 'A', ['1 A']],
  ])('%s', (_name, markdown, title, headings) => {
    const { value } = article(markdown)
    expect(value?.title).toBe(title)
    expect(outline(value?.root)).toEqual(headings)
    expect(value && checkTree(value.root)).toEqual([])
  })

  test.each([
    ['text', 'tree/no-title'],
    ['text\n\n# A', 'tree/title-moved'],
    ['', 'tree/empty'],
    ['<!-- nothing -->', 'tree/empty'],
  ])('%j is reported as %s', (markdown, code) => {
    expect(article(markdown).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
  })
})

describe('heading levels', () => {
  test.each([
    [
      'a later h1 and what it heads move down',
      '# T\n\n## a\n\n# B\n\n## b\n\n###### c',
      ['1 T', '2 a', '2 B', '3 b', '4 c'],
    ],
    ['skipped levels are closed', '# T\n\n#### a\n\n## b\n\n##### c\n\n#### d', ['1 T', '2 a', '2 b', '3 c', '3 d']],
    [
      'nothing is deeper than 6',
      '# T\n\n# A\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f',
      ['1 T', '2 A', '3 b', '4 c', '5 d', '6 e', '6 f'],
    ],
    [
      'headings in quotes fit where they stand',
      '# T\n\n## a\n\n> # q\n>\n> ##### r\n\n## b',
      ['1 T', '2 a', '2 q', '3 r', '2 b'],
    ],
  ])('%s', (_name, markdown, headings) => {
    const { value } = article(markdown)
    expect(outline(value?.root)).toEqual(headings)
    expect(value && checkTree(value.root)).toEqual([])
  })
})

describe('plain text', () => {
  test('is literal but for addresses; items in a row are one list', () => {
    const parts: readonly [TextBlock['kind'], string][] = [
      ['heading', 'A *title*'],
      ['paragraph', '# one\ntwo [x](y) <b>'],
      ['item', 'first'],
      ['item', 'second'],
      ['heading', 'Part'],
      ['paragraph', 'see http://a.b.'],
    ]
    let text = ''
    const blocks = parts.map(([kind, words]): TextBlock => {
      const start = text.length
      text += `${words}\n\n`
      return { kind, start, end: start + words.length }
    })
    const cleaned: Cleaned = { file: 'a.txt', format: 'text', text, blocks, records: [] }
    const { value, diagnostics } = articleFrom('a', cleaned, { lang: 'en' })
    expect(diagnostics).toEqual([])
    expect(value && checkTree(value.root)).toEqual([])
    expect(value?.root.children).toMatchObject([
      { type: 'heading', depth: 1, children: [{ type: 'text', value: 'A *title*' }] },
      { type: 'paragraph', children: [{ type: 'text', value: '# one two [x](y) <b>' }] },
      { type: 'list', children: [{}, {}] },
      { type: 'heading', depth: 2 },
      { type: 'paragraph', children: [{}, { type: 'link', url: 'http://a.b' }, { value: '.' }] },
    ])
  })
})

test('the language of the front matter is that of the article', () => {
  expect(article('---\nlang: kk\n---\n\n# A').value?.lang).toBe('kk')
})

test('checkTree names what is broken', () => {
  const root: Root = {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: 'a' },
          { type: 'text', value: '' },
        ],
      },
      { type: 'paragraph', id: 'x', children: [{ type: 'link', url: 'javascript:x', children: [] }] },
      { type: 'heading', id: 'x', depth: 3, children: [] },
    ],
  }
  expect(checkTree(root)).toEqual([
    'the tree does not begin with an h1',
    'heading level 3 follows level 0',
    'a paragraph has no id',
    'two texts side by side',
    'an empty text',
    "unsafe address 'javascript:x'",
    "the id 'x' is there twice",
  ])
})
