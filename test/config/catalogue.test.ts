import { expect, test } from 'vitest'
import { parsePublication } from '../../pipeline/config/publication.ts'

const smallest = 'title: T\nsource: en\nlocales: [en, ru]\n'

test('an ISBN is digits in the end, under the canonical tag of its locale', () => {
  const { value, diagnostics } = parsePublication(
    `${smallest}isbn:\n  article:\n    zh-hans: "978-0-306-40615-7"\n    RU: "978 3 16 148410 0"`,
  )
  expect(diagnostics).toEqual([])
  expect(value?.isbn).toEqual({ article: { 'zh-Hans': '9780306406157', ru: '9783161484100' } })
})

test.each([
  ['a wrong check digit', 'isbn: {a: {en: "978-0-306-40615-8"}}', 'right check digit'],
  ['ten digits', 'isbn: {a: {en: "0-306-40615-2"}}', 'right check digit'],
  ['a number', 'isbn: {a: {en: 9780306406157}}', 'in quotes'],
  ['an unknown role', 'people: {A: {role: king}}', 'MARC relators'],
  ['an unknown fact', 'people: {A: {age: 7}}', 'unknown key "people.A.age"'],
  ['a series without a title', 'series: {articles: [a]}', '"series.title"'],
  ['an unknown design', 'coverDesign: baroque', 'must be one of: stemma, rings, bands, dots, plain'],
])('%s is told, with its place', (_name, line, message) => {
  const { value, diagnostics } = parsePublication(smallest + line)
  expect(value).toBeUndefined()
  expect(diagnostics[0]?.message).toContain(message)
  expect(diagnostics[0]?.place?.file).toBe('publication.yaml')
})
