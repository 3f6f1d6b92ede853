import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { decode, encode } from '../../pipeline/localise/tokens.ts'
import type { Inline } from '../../pipeline/tree/nodes.ts'
import { articleOf } from './article-of.ts'

const content = (markdown: string): readonly Inline[] => {
  const block = articleOf(`# t\n\n${markdown}`).root.children[1]
  return block?.type === 'paragraph' ? block.children : []
}
const encoded = (markdown: string) => encode(content(markdown))

describe('a segment', () => {
  test.each([
    ['plain', 'plain'],
    ['a **b *c* d** e', 'a <0>b <1>c</1> d</0> e'],
    ['run `npm <i>` now', 'run <0>npm \\<i></0> now'],
    ['a ![x](y) b[^1]\n\n[^1]: n', 'a <0/> b<1/>'],
    ['a\\\nb', 'a<0/>b'],
    ['1 \\< 2 \\\\ <0> $t(x) {{y}}', '1 \\< 2 \\\\ \\<0> $t(x) {{y}}'],
    ['[a](http://secret.example "t")', '<0>a</0>'],
  ])('of %j reads %j', (markdown, text) => {
    expect(encoded(markdown).text).toBe(text)
  })

  test('says what its tokens stand for, and has its attributes beside it', () => {
    const article = articleOf(
      '# T\n\nread [this](http://a.b "Hint") and ![one](1.png) ![two](2.png "Second") `x` ![](3.png "decorative")',
    )
    const [, paragraph, ...rest] = segmentsOf(article)
    expect(paragraph?.tags).toEqual([
      '<0> link http://a.b',
      '<1> image 1.png',
      '<2> image 2.png',
      '<3> code, keep as it is',
      '<4> image 3.png',
    ])
    const id = paragraph?.id
    expect(rest.map((segment) => [segment.id, segment.kind, segment.text])).toEqual([
      [`${id}.title`, 'link.title', 'Hint'],
      [`${id}.alt`, 'image.alt', 'one'],
      [`${id}.alt-2`, 'image.alt', 'two'],
      [`${id}.title-2`, 'image.title', 'Second'],
    ])
  })

  test('is made of words only: rules, code and pictures are none', () => {
    const article = articleOf(
      '# T\n\n***\n\n```\ncode\n```\n\n`only code`\n\n…\n\n![](x.png)\n\n| a | |\n| - | - |\n| – | b |',
    )
    expect(segmentsOf(article).map((segment) => segment.text)).toEqual(['T', 'a', 'b'])
  })

  test('of the front matter is there once: the title only where it is not the h1', () => {
    const head = '---\ntitle: T\nsubtitle: S\ndescription: D\nkeywords: [k, l]\nauthors: [A, B]\n---\n\n'
    const front = (markdown: string) => segmentsOf(articleOf(markdown)).filter(({ id }) => id.startsWith('@'))
    expect(front(`${head}# T`).map(({ id, text }) => [id, text])).toEqual([
      ['@subtitle', 'S'],
      ['@description', 'D'],
      ['@keywords', 'k, l'],
      ['@author', 'A; B'],
    ])
    expect(front(`${head}# U`)[0]?.id).toBe('@title')
  })
})

describe('a target', () => {
  const { slots } = encoded('a **b** [c](d) `e` ![f](g)')

  test.each([
    ['in another order', '<3/> <2>e</2> <1>C</1> <0>B</0>'],
    ['nested another way', 'x <0>y <1>z</1></0> <2>e</2><3/>'],
    ['with letters that look like marks', '<0>*B*</0> <1>[C](D)</1> <2/> <3/> < > <b> <9 \\< \\x'],
  ])('is read %s', (_name, target) => {
    expect(decode(target, slots)).toMatchObject({ changedCode: [] })
  })

  test.each([
    ['a lost token', '<0>b</0> <1>c</1> <2>e</2>', 'the token <3> is missing'],
    ['a token twice', '<0>b</0><0>b</0> <1>c</1> <2>e</2><3/>', 'the token <0> is there twice'],
    ['an unknown token', '<0>b</0> <1>c</1> <2>e</2><3/><4/>', 'the token <4/> is not in the source'],
    ['crossed tokens', '<0>b<1>c</0></1> <2>e</2><3/>', 'the token </0> closes what is not open'],
    ['a token left open', '<0>b <1>c</1> <2>e</2><3/>', 'the token <0> is not closed'],
    ['a closing token alone', 'a</0>', 'the token </0> closes what is not open'],
    ['text in an empty token', '<0>b</0> <1>c</1> <2>e</2><3>x</3>', 'write <3/>, not <3>'],
    ['a token without its text', '<0/> <1>c</1> <2>e</2><3/>', 'write <0>…</0>, not <0/>'],
  ])('with %s is refused', (_name, target, problem) => {
    expect(decode(target, slots)).toEqual({ problem })
  })

  test('cannot change code', () => {
    const decoded = decode('<0>b</0> <1>c</1> <2>rm -rf</2> <3/>', slots)
    expect(decoded).toMatchObject({ changedCode: [2] })
    expect(JSON.stringify(decoded)).not.toContain('rm -rf')
  })

  test('of any text gives that text, and never throws', () => {
    const piece = fc.constantFrom(
      'a',
      '\\',
      '<',
      '>',
      '/',
      '0',
      '</0>',
      '<0>',
      '<0/>',
      '$t(',
      '{{',
      '\n',
      '😀',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const value = parts.join('')
        const { text, slots: none } = encode([{ type: 'text', value }])
        expect(decode(text, none)).toMatchObject({
          nodes: value.replaceAll(/\p{Cs}/gu, '') === '' ? [] : [{ value: value.replaceAll(/\p{Cs}/gu, '') }],
        })
        decode(value, slots)
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
