import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayDiff, wordDiff } from '../../pipeline/localise/word-diff.ts'

test.each([
  ['a number', 'and 164 were killed.', 'and 227 were killed.', 'and [-164-]{+227+} were killed.'],
  ['a number with a fraction', 'rose by 12.5 %.', 'rose by 12.7 %.', 'rose by [-12.5-]{+12.7+} %.'],
  [
    'groups of digits',
    'of 1,770 or 2\u202f500 km',
    'of 1,870 or 2\u202f600 km',
    'of [-1,770-]{+1,870+} or [-2 500-]{+2 600+} km',
  ],
  [
    'a day and a time',
    'on 2022-01-10 at 10:30.',
    'on 2022-01-11 at 10:35.',
    'on [-2022-01-10-]{+2022-01-11+} at [-10:30-]{+10:35+}.',
  ],
  ['Arabic digits', 'نحو ١٢٫٥ كم', 'نحو ١٢٫٧ كم', 'نحو [-١٢٫٥-]{+١٢٫٧+} كم'],
  ['numbers in Chinese', '约12.5公里', '约13.5公里', '约[-12.5-]{+13.5+}公里'],
  ['a stop after a number', 'There were 12.', 'There were 12, so', 'There were 12[-.-]{+, so+}'],
  ['a name with digits', 'the B52 and A4', 'the B53 and A4', 'the [-B52-]{+B53+} and A4'],
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
  const words = fc.array(fc.constantFrom('a', 'b', ' ', '.', ',', '7', '不', '<0>', 'word'), { maxLength: 30 })
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
