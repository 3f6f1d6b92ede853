import { describe, expect, test } from 'vitest'
import { statesFor, templateCatalog, unitsFile } from '../../pipeline/localise/extract.ts'
import { localise } from '../../pipeline/localise/localise.ts'
import { memoryOf } from '../../pipeline/localise/memory.ts'
import { pairsOf, prefill, rememberPairs, suggest } from '../../pipeline/localise/prefill.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { sentencesOf } from '../../pipeline/localise/sentences.ts'
import { dice, gramsOf } from '../../pipeline/tree/similarity.ts'
import { articleOf } from './article-of.ts'

/** Numbers that look like chance and are always the same. */
function chance(seed: number): () => number {
  let state = seed
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Texts over words as frequent as in a language: the n-th word n times rarer than the first. */
function texts(count: number, seed: number): readonly string[] {
  const next = chance(seed)
  const word = () => `w${Math.floor(Math.exp(next() * Math.log(4000)))}`
  return Array.from({ length: count }, () => Array.from({ length: 6 + Math.floor(next() * 20) }, word).join(' '))
}

describe('the memory', () => {
  const sources = texts(3000, 7)
  const memory = memoryOf(sources.map((source, index) => ({ source, target: `t${index}` })))

  test('finds the same text, white space aside', () => {
    expect(memory.exact(`  ${sources[5]?.replace(' ', '\n')} `)?.target).toBe('t5')
    expect(memory.exact('never said')).toBeUndefined()
  })

  test('finds what is most alike as surely as if it had compared everything', () => {
    const bags = sources.map(gramsOf)
    const next = chance(11)
    let found = 0
    const asked = 100
    for (let query = 0; query < asked; query++) {
      const words = (sources[Math.floor(next() * sources.length)] ?? '').split(' ')
      for (let edit = 0; edit < 1 + words.length / 8; edit++) words[Math.floor(next() * words.length)] = `x${edit}`
      const text = words.join(' ')
      const grams = gramsOf(text)
      const best = Math.max(...bags.map((bag) => dice(grams, bag)))
      const [first] = memory.like(text, 0.3, 10)
      if (best < 0.3 || (first !== undefined && Math.abs(first.score - best) < 1e-9)) found++
    }
    expect(found / asked).toBeGreaterThanOrEqual(0.99)
  })

  test('says so when nothing is alike', () => {
    expect(memory.like('nothing of that kind', 0.3, 10)).toEqual([])
    expect(memoryOf([]).like('a', 0, 10)).toEqual([])
  })
})

test.each([
  [
    'en',
    'Mr. Smith met Dr. Lee. He went to J. R. Ewing. It was 5 p.m.',
    ['Mr. Smith met Dr. Lee.', 'He went to J. R. Ewing.', 'It was 5 p.m.'],
  ],
  ['en', 'One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['zh-Hans', '一。二？', ['一。', '二？']],
  ['ru', 'Это А. С. Пушкин. Он поэт.', ['Это А. С. Пушкин.', 'Он поэт.']],
])('sentences of %s: %s', (locale, text, wanted) => {
  expect(sentencesOf(text, locale)).toEqual(wanted)
})

describe('drafts from memory', () => {
  const passage = { source: 'en', locale: 'kk', names: ['Stemma'] }
  const old = articleOf(
    '# The title\n\nFirst came this. Then came that.\n\nAlone it stood there.\n\nA **bold** word in a long enough text.',
  )
  const catalog = new Map(
    [...templateCatalog(old)].map(([id, text]) => [id, text.replaceAll(/\b[a-z]/gu, (letter) => letter.toUpperCase())]),
  )
  const states = statesFor(segmentsOf(old), catalog, {})
  const memory = rememberPairs(pairsOf(segmentsOf(old), catalog, states, passage), passage)
  const draft = (markdown: string) => {
    const segment = segmentsOf(articleOf(`# T\n\n${markdown}`))[1]
    if (segment === undefined) throw new Error('no segment')
    return suggest(segment, memory)
  }

  test.each([
    ['the same text', 'Alone it stood there.', 'Alone It Stood There.', 'memory'],
    ['a part of a paragraph that was divided', 'Then came that.', 'Then Came That.', 'sentences'],
    [
      'paragraphs that were joined',
      'First came this. Then came that. Alone it stood there.',
      'First Came This. Then Came That. Alone It Stood There.',
      'sentences',
    ],
    [
      'a text like it, tokens and all',
      'A **bold** word in a long enough sentence.',
      'A <0>Bold</0> Word In A Long Enough Text.',
      'memory 89 %',
    ],
  ])('%s', (_name, markdown, target, origin) => {
    expect(draft(markdown)).toEqual({ target, origin })
  })

  test('never when the tokens do not fit, nor from something else', () => {
    expect(draft('A bold word in a long enough text.')).toBeUndefined()
    expect(draft('Something else entirely.')).toBeUndefined()
  })

  test.each([
    ['figures', '- 3 -'],
    ['figures that were said exactly so', '3'],
    ['two letters', 'of'],
    ['a name to keep', 'Stemma'],
  ])('never for %s', (_name, text) => {
    const pairs = [
      { source: '3', target: '3' },
      { source: 'of …', target: 'x' },
      { source: 'Stemma', target: 'y' },
    ]
    const segment = { id: 'x', kind: 'paragraph', text, hash: '' }
    expect(suggest(segment, rememberPairs(pairs, passage))).toBeUndefined()
  })

  test('of the same words with other punctuation are not called exact', () => {
    expect(draft('Alone, it stood there!')).toBeUndefined()
    expect(draft('Alone it - stood there.')).toEqual({ target: 'Alone It Stood There.', origin: 'memory 99 %' })
  })

  test('never from a target that is the source again', () => {
    const same = new Map([...templateCatalog(old)])
    expect(pairsOf(segmentsOf(old), same, {}, passage)).toEqual([])
  })

  test('are drafts: no reader sees one, and they do not feed the memory', () => {
    const article = articleOf(
      '# The title\n\nFirst came this.\n\nThen came that.\n\nAlone it stood there.',
      unitsFile(old),
    )
    const filled = prefill(segmentsOf(article), new Map(), {}, memory)
    expect(filled.filled).toBe(4)
    const { value } = localise(article, 'kk', {
      files: new Map([['kk', { catalog: filled.catalog, states: filled.states }]]),
    })
    expect(value.coverage).toMatchObject({ own: 0, states: { draft: 4 } })
    expect(pairsOf(segmentsOf(article), filled.catalog, filled.states, passage)).toEqual([])
    expect(prefill(segmentsOf(article), filled.catalog, filled.states, memory).filled).toBe(0)
  })
})
