import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayDiff, wordDiff } from '../../pipeline/localise/word-diff.ts'

test.each([
  ['a number', 'and 164 were killed.', 'and 227 were killed.', 'and [-164-]{+227+} were killed.'],
  ['a word put in', 'He agreed.', 'He never agreed.', 'He {+never +}agreed.'],
  ['a word that went', 'He did not agree.', 'He did agree.', 'He did [-not -]agree.'],
  ['two places', 'a b c d', 'a x c y', 'a [-b-]{+x+} c [-d-]{+y+}'],
  ['a character of Chinese', '总统不同意', '总统同意', '总统[-不-]同意'],
  ['a token as one piece', 'a <0>b</0>', 'a <1>b</1>', 'a [-<0>-]{+<1>+}b[-</0>-]{+</1>+}'],
  ['nothing', 'a b', 'a b', 'a b'],
])('%s', (_name, was, now, said) => {
  expect(sayDiff(wordDiff(was, now))).toBe(said)
})

test('both texts can be read from it', () => {
  const words = fc.array(fc.constantFrom('a', 'b', ' ', '.', '不', '<0>', 'word'), { maxLength: 30 })
  fc.assert(
    fc.property(words, words, (was, now) => {
      const stretches = wordDiff(was.join(''), now.join(''))
      const side = (other: 'new' | 'gone') =>
        stretches.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('')
      expect([side('new'), side('gone')]).toEqual([was.join(''), now.join('')])
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('texts that are too long to compare are shown as wholes', () => {
  const [was, now] = ['a ', 'b '].map((word) => word.repeat(2000).trim())
  const kinds = wordDiff(was ?? '', now ?? '').map(({ kind }) => kind)
  expect(kinds).toEqual(['gone', 'new'])
})
