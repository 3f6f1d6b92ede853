import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../pipeline/diagnostic/nearest.ts'

const keys = ['title', 'source', 'locales', 'date', 'rights']

test.each([
  ['tilte', 'title'],
  ['Title', 'title'],
  ['locale', 'locales'],
  ['soruce', 'source'],
  ['dat', 'date'],
  ['rigths', 'rights'],
  ['colour', undefined],
  ['', undefined],
])('%j is near to %j', (word, meant) => expect(nearest(word, keys)).toBe(meant))

test('a hint asks, or there is none', () => {
  expect(didYouMean('tilte', keys)).toBe('did you mean "title"?')
  expect(didYouMean('colour', keys)).toBeUndefined()
})
