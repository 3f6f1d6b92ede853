import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unitsFile } from '../../pipeline/localise/extract.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'
import type { Article } from '../../pipeline/tree/nodes.ts'
import { visit } from '../../pipeline/tree/visit.ts'
import { markdownOf } from './markdown-of.ts'

function make(markdown: string, previous?: Article): Article {
  const units = previous && unitsFile(previous)
  const { value } = articleFrom('x', markdownOf(markdown), { lang: 'en', ...(units && { previous: units }) })
  if (value === undefined) throw new Error('no article')
  return value
}

const idsOf = (article: Article) => article.root.children.map((block) => block.id)
const allIds = (article: Article) => {
  const ids: string[] = []
  visit(article.root, (node) => {
    if ('id' in node && node.id !== undefined) ids.push(node.id)
  })
  return ids
}

describe('ids', () => {
  test('are the first words and a hash, or the kind and a hash', () => {
    const article = make(
      '# Été à Paris 2022!\n\n2022 was hot\n\nабв где\n\n- a\n\n```\nx\n```\n\n> q\n\n![a](b.png)\n\n***',
    )
    const shapes = [
      /^été-à-paris-2022-[\da-f]{4}$/u,
      /^p-2022-was-hot-[\da-f]{4}$/u,
      /^абв-где-[\da-f]{4}$/u,
      /^list-[\da-f]{4}$/u,
      /^code-[\da-f]{4}$/u,
      /^quote-[\da-f]{4}$/u,
      /^figure-[\da-f]{4}$/u,
      /^rule-[\da-f]{4}$/u,
    ]
    idsOf(article).forEach((id, index) => expect(id).toMatch(shapes[index] ?? /^$/u))
    expect(idsOf(article)).toHaveLength(shapes.length)
  })

  test('are each there once, also for equal texts', () => {
    const article = make('# T\n\nx\n\nx\n\nx\n\n| a | a |\n| - | - |\n| a |  |\n\n***\n\n***\n\n- x\n- x')
    const ids = allIds(article)
    expect(new Set(ids).size).toBe(ids.length)
    expect(idsOf(article)[2]).toBe(`${idsOf(article)[1]}-2`)
  })

  test('are names that XML can hold, in every script', () => {
    const name =
      /^[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}][-.\dA-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]*$/u
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
        const cleaned = {
          file: 'a',
          format: 'text' as const,
          text,
          blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
          records: [],
        }
        const { value } = articleFrom('name', cleaned, { lang: 'en' })
        for (const id of value === undefined ? [] : allIds(value)) expect(id).toMatch(name)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  const body = [
    'Protests against rising fuel prices began a week ago before escalating.',
    'The health ministry said on Sunday that 164 people had been killed in the unrest.',
    'Experts believe that **China** is worried about [instability](http://a.b) nearby.',
    'He added that the troops would be withdrawn once their mission was completed.',
    'Short.',
  ]
  const page = (paragraphs: readonly string[]) => `# Title of the page\n\n${paragraphs.join('\n\n')}`
  const old = make(page(body))
  const [, first, second, third, fourth, fifth] = idsOf(old)

  test.each([
    ['a typo is mended', 1, body[1]?.replace('unrest', 'unrests')],
    ['a number changes', 1, body[1]?.replace('164', '227')],
    ['spaces change', 1, body[1]?.replace('people', ' people')],
    ['lines are wrapped anew', 1, body[1]?.replaceAll(' on ', '\non ')],
    ['a clause is put another way', 3, 'He added that the troops would leave as soon as their mission was completed.'],
    ['a link leads elsewhere', 2, body[2]?.replace('a.b', 'c.d')],
    ['strong becomes emphasis', 2, body[2]?.replaceAll('**', '*')],
  ])('live on when %s', (_name, index, paragraph) => {
    const changed = body.with(index, paragraph ?? '')
    expect(idsOf(make(page(changed), old))).toEqual(idsOf(old))
  })

  test('live on when paragraphs move, come and go', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = body
    const moved = idsOf(make(page([c, a, 'A wholly new paragraph about something else.', d, e]), old))
    expect(moved.slice(1, 3)).toEqual([third, first])
    expect(moved.slice(4)).toEqual([fourth, fifth])
    expect(idsOf(old)).not.toContain(moved[3])
    expect(moved).not.toContain(second)
    expect(idsOf(make(page([a, b, c, d, e, e]), old)).slice(0, 6)).toEqual(idsOf(old))
  })

  test('of one half live on when a paragraph is divided', () => {
    const [a = '', b = '', ...rest] = body
    const halves = [b.slice(0, 46), b.slice(47)]
    const ids = idsOf(make(page([a, ...halves, ...rest]), old))
    expect(ids.filter((id) => id === second)).toHaveLength(1)
    expect([ids[1], ...ids.slice(4)]).toEqual([first, third, fourth, fifth])
  })

  test('of containers live as long as what they hold', () => {
    const before = make('# T\n\n- The first item of the list\n- The second item of the list')
    const after = make('# T\n\nNew.\n\n- The first item of this list\n- The second item of the list', before)
    expect(allIds(after)).toEqual(expect.arrayContaining(allIds(before)))
  })

  test('of figures follow the alternative text', () => {
    const before = make('# T\n\n![A map of the city](map.png)')
    expect(idsOf(make('# T\n\n![A map of the city](map-2.png)', before))).toEqual(idsOf(before))
  })

  test('in a file that somebody spoiled are not taken over', () => {
    const previous = { units: { 'a b"><script>': { kind: 'h1', text: 'T' }, __proto__x: { kind: 'h1', text: 'T' } } }
    const { value } = articleFrom('x', markdownOf('# T'), { lang: 'en', previous })
    expect(value?.root.children[0]?.id).toMatch(/^t-[\da-f]{4}$/u)
  })

  test('of 10,000 paragraphs, every third changed, are found again in time', () => {
    const words = ['river', 'mountain', 'city', 'harbour', 'desert']
    const paragraphs = Array.from({ length: 10_000 }, (_, n) => ({
      kind: 'paragraph',
      text: `Paragraph ${n} tells of the ${words[n % 5]} number ${(n * 7) % 9973} and what ${(n * 13) % 997} people said on day ${n % 365}.`,
    }))
    const earlier = { units: Object.fromEntries(paragraphs.map((unit, n) => [`p-${n}`, unit])) }
    const text = paragraphs.map((unit, n) => (n % 3 === 0 ? unit.text.replace('tells', 'speaks') : unit.text))
    let at = 0
    const blocks = text.map((line) => {
      const start = at
      at += line.length
      return { kind: 'paragraph' as const, start, end: at }
    })
    const cleaned = { file: 'a', format: 'text' as const, text: text.join(''), blocks, records: [] }
    const before = process.cpuUsage()
    const { value } = articleFrom('x', cleaned, { lang: 'en', previous: earlier })
    const { user } = process.cpuUsage(before)
    expect(value?.root.children.slice(1).map((block) => block.id)).toEqual(paragraphs.map((_, n) => `p-${n}`))
    expect(user / 1e6).toBeLessThan(5)
  })
})
