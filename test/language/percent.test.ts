import { expect, test } from 'vitest'
import { wholePercent } from '../../pipeline/language/percent.ts'

test.each([
  [0, 0],
  [1e-9, 1],
  [0.29, 29],
  [0.616, 61],
  [0.9999999999999, 99],
  [1, 100],
])('a share of %d is %d per cent: 100 only when all is there', (share, percent) => {
  expect(wholePercent(share)).toBe(percent)
})

test('every count out of a thousand is rounded down, and none to nothing', () => {
  for (let part = 1; part < 1000; part++) {
    expect(wholePercent(part / 1000)).toBe(Math.max(1, Math.floor(part / 10)))
  }
})
