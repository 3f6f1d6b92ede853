import { expect, test } from 'vitest'
import { parsePublication } from '../../pipeline/config/publication.ts'

/** Ten levels of ten aliases each: ten thousand million values in half a kilobyte. */
const bomb = Array.from({ length: 10 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [x]'
    : `a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`,
).join('\n')

test.each([
  ['a quotation mark that is not closed', 'title: "T\nsource: en'],
  ['a key twice', 'title: T\ntitle: U'],
  ['a colon inside a value', 'title: one: two'],
  ['aliases that grow without end', bomb],
])('what is no YAML for us is told with its place and gives no settings: %s', (_name, text) => {
  const { value, diagnostics } = parsePublication(text)
  expect(value).toBeUndefined()
  expect(diagnostics.length).toBeGreaterThan(0)
  for (const problem of diagnostics) {
    expect(problem).toMatchObject({ code: 'config/yaml', place: { file: 'publication.yaml' } })
    expect(problem.place?.line).toBeGreaterThan(0)
  }
})

test('YAML that says something else than a publication is another error', () => {
  const { value, diagnostics } = parsePublication('title: T\nsource: en\nlocales: [en]\ncolour: red\n')
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'config/invalid', place: { line: 4, column: 1 } }])
})
