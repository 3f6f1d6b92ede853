import { expect, test } from 'vitest'
import { sortingTitle } from '../../pipeline/language/sorting-title.ts'

test.each([
  ['en', 'The Tree', 'Tree, The'],
  ['en-GB', 'A Tree', 'Tree, A'],
  ['fr', 'L’arbre', 'arbre, L’'],
  ['de', 'Die Bäume', 'Bäume, Die'],
  ['it', 'Gli alberi', 'alberi, Gli'],
])('an article at the start does not count for the place in a list: %s "%s"', (locale, title, sorted) => {
  expect(sortingTitle(title, locale)).toBe(sorted)
})

test.each([
  ['en', 'Theory'],
  ['en', 'A–Z of trees'],
  ['en', 'The'],
  ['en', 'The …'],
  ['ru', 'The Tree'],
  ['ar', 'الشجرة'],
  ['xx', 'A tree'],
])('other titles stand as they are: %s "%s"', (locale, title) => {
  expect(sortingTitle(title, locale)).toBeUndefined()
})
