import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { hyphenationModules, twoLettersAfter } from '../../pipeline/language/hyphenation.data.ts'
import { hyphenationPoints } from '../../pipeline/language/hyphenation.ts'
import { declaration } from '../typeset/declaration.ts'

const require = createRequire(import.meta.url)
const create = require('hyphen') as (patterns: unknown, options: object) => (word: string) => string

const files = {
  'en-us': 'eng', 'de-1996': 'deu_1996', fr: 'fra', es: 'spa', ru: 'rus', uk: 'ukr', cs: 'ces', pl: 'pol', hu: 'hun', 'el-monoton': 'ell_monotonic',
  hy: 'hye', ka: 'kat', ta: 'tam', kn: 'kan', fi: 'fin',
} // prettier-ignore

describe.each(Object.entries(files))('%s', (module, code) => {
  test('words of the declaration are parted where npm hyphen parts them', () => {
    const hyphenate = create(require(`hyphen/patterns/${module}`), { minWordLength: 5, html: false })
    const text = declaration(code)
      .blocks.map((block) => ('children' in block ? block.children : []))
      .flat()
      .map((inline) => ('value' in inline ? inline.value : ''))
      .join(' ')
    const words = new Set(text.match(/[\p{L}\p{M}]{5,}/gu))
    expect(words.size).toBeGreaterThan(200)
    let parted = 0
    for (const word of words) {
      let offset = 0
      const wanted = hyphenate(word)
        .split('\u00ad')
        .slice(0, -1)
        .map((part) => (offset += part.length))
        .filter((point) => point >= 2 && point <= word.length - (twoLettersAfter.has(module) ? 2 : 3))
      expect([word, ...hyphenationPoints(word, module)]).toEqual([word, ...wanted])
      parted += wanted.length
    }
    expect(parted).toBeGreaterThan(100)
  })
})

test('two letters may go to the next line where the language is used to it, never one', () => {
  expect(hyphenationPoints('любую', 'ru')).toEqual([2])
  expect(hyphenationPoints('покидать', 'ru').at(-1)).toBe(4)
  expect(hyphenationPoints('страна', 'ru').at(-1)).toBe(4)
  expect(hyphenationPoints('balaban', 'en-us').every((point) => point <= 4)).toBe(true)
  const known = new Set(Object.values(hyphenationModules))
  expect([...twoLettersAfter].filter((module) => !known.has(module))).toEqual([])
})

test('Turkish words have their own small letters', () => {
  expect(hyphenationPoints('İNSANLIK', 'tr')).toEqual(hyphenationPoints('insanlık', 'tr'))
  expect(hyphenationPoints('insanlık', 'tr')).toEqual([2, 5])
})

test('words with an own entry are parted as that says', () => {
  expect(hyphenationPoints('Koeficienty', 'cs')).toEqual([3, 6])
})
