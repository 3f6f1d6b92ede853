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

test.each([
  ['a quote that is not closed', 'title: "T\nsource: en\n', 'something is missing here'],
  [
    'a list that is not closed',
    'title: T\nlocales: [en, ru\ndate: 2026-01-01\n',
    'a [ above this line is never closed',
  ],
  ['a mapping that is not closed', 'page: { size: A5\ntitle: T\n', 'a { above this line is never closed'],
  ['a key twice', 'title: T\ntitle: U\n', 'this key is there twice'],
  ['a colon inside a value', 'title: one: two\n', 'a second "key:" stands in the same line'],
  ['a tab', 'title: T\npage:\n\tsize: A5\n', 'indented by a tab'],
  ['a value with an at sign', 'title: @home\n', 'a sign that means something else'],
  ['a value with a star', 'title: *home\n', 'read as an alias'],
])('%s is told in our words with what to do', (_name, text, says) => {
  const { diagnostics } = parsePublication(text)
  expect(diagnostics.map(({ message }) => message).join('\n')).toContain(says)
  for (const { message, hints } of diagnostics) {
    expect(hints).toHaveLength(1)
    // The words of the parser.
    expect(message).not.toMatch(/implicit|scalar|Map keys|flow|Unresolved|collection/u)
  }
})
