import { expect, test } from 'vitest'
import { colonIn, joinNames } from '../../pipeline/language/list.ts'

test.each([
  ['en', 'A, B, C: '],
  ['ru', 'A, B, C: '],
  ['kk', 'A, B, C: '],
  ['hi', 'A, B, C: '],
  ['ar', 'A، B، C: '],
  ['zh-Hans', 'A、B、C：'],
  ['ja', 'A、B、C：'],
  ['am', 'A፣ B፣ C፦ '],
])('a row of names and what introduces it have the commas and the colon of %s', (locale, row) => {
  expect(joinNames(['A', 'B', 'C'], locale) + colonIn(locale)).toBe(row)
})
