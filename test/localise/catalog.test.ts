import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCatalog, parseStates, parseUnits } from '../../pipeline/localise/catalog.ts'
import { readJson } from '../../pipeline/localise/json.ts'

const read = (text: string) => parseCatalog('locales/kk/x.json', text)

describe('a catalog', () => {
  test('is a flat object of texts with the place of each', () => {
    const { value, diagnostics } = read('\ufeff{\r\n  "a": "1",\r\n  "b.alt": "\\u0442 \\"x\\""\r\n}')
    expect(diagnostics).toEqual([])
    expect([...value.catalog]).toEqual([
      ['a', '1'],
      ['b.alt', 'т "x"'],
    ])
    expect(value.places.get('b.alt')).toEqual({ file: 'locales/kk/x.json', line: 3, column: 12 })
  })

  test.each([
    ['a key twice', '{"a": "1",\n "a": "2"}', 'localise/duplicate-key', 2, 2, ['a']],
    ['__proto__', '{"a": "1",\n "__proto__": {"x": "y"}}', 'localise/forbidden-key', 2, 2, ['a']],
    ['constructor', '{"constructor": "1", "a": "1"}', 'localise/forbidden-key', 1, 2, ['a']],
    ['prototype', '{"prototype": "1", "a": "1"}', 'localise/forbidden-key', 1, 2, ['a']],
    ['__proto__ in escapes', '{"\\u005f_proto__": "1", "a": "1"}', 'localise/forbidden-key', 1, 2, ['a']],
    ['a number', '{"a": "1", "b": 2}', 'localise/not-a-text', 1, 12, ['a']],
    ['an object', '{"a": "1", "b": {"c": "d"}}', 'localise/not-a-text', 1, 12, ['a']],
    ['a comma too many', '{"a": "1",\n}', 'localise/json', 2, 1, []],
    ['an end too early', '{"a": "1"', 'localise/json', 1, 10, []],
    ['nothing', '', 'localise/json', 1, 1, []],
    ['a list', '["a"]', 'localise/json', 1, 1, []],
    ['a text that is not closed', '{"a": "1\n"}', 'localise/json', 1, 7, []],
    ['words behind it', '{"a": "1"} x', 'localise/json', 1, 12, []],
    ['a merge conflict', '{\n<<<<<<< HEAD\n"a": "1"\n=======\n', 'localise/json', 2, 1, []],
    ['10,000 brackets', '['.repeat(10_000), 'localise/json', 1, 34, []],
  ])('with %s is reported with its place', (_name, text, code, line, column, kept) => {
    const { value, diagnostics } = read(text)
    expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file: 'locales/kk/x.json', line, column } }])
    expect(diagnostics[0]?.hints).toHaveLength(1)
    expect([...value.catalog.keys()]).toEqual(kept)
  })

  test('never reaches a prototype', () => {
    read('{"__proto__": {"x": "y"}, "constructor": {"prototype": {"x": "y"}}}')
    parseStates('s', '{"__proto__": {"x": "y"}}')
    parseUnits('u', '{"version": 1, "units": {"__proto__": {"kind": "p", "text": "t", "hash": "h"}}}')
    expect(({} as { x?: string }).x).toBeUndefined()
  })
})

test('JSON is read as JSON.parse reads it, or refused as it refuses', () => {
  const plain = (node: ReturnType<typeof readJson>['root']): unknown => {
    if (node === undefined) return undefined
    if (node.kind !== 'object')
      return node.kind === 'string' ? node.value : Array.isArray(node.value) ? node.value.map(plain) : node.value
    return Object.fromEntries(node.members.map((member) => [member.key, plain(member.value)]))
  }
  const damaged = fc
    .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\u0007'))
    .map(([json, at, sign]) => {
      const index = at % (json.length + 1)
      return json.slice(0, index) + sign + json.slice(index + (sign === '' ? 0 : 1))
    })
  fc.assert(
    fc.property(damaged, (text) => {
      const { root, diagnostics } = readJson('x', text)
      let wanted: { value: unknown } | undefined
      try {
        wanted = { value: JSON.parse(text) as unknown }
      } catch {
        expect(diagnostics.map(({ code }) => code)).toContain('localise/json')
      }
      if (wanted !== undefined && diagnostics.length === 0) expect(plain(root)).toEqual(wanted.value)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('a state record that is not whole is left out and reported', () => {
  const good = { h: '1', src: 's', th: '2', s: 'reviewed', at: '2022-01-11T00:00:00Z', by: 'A' }
  const text = JSON.stringify({ a: good, b: { ...good, s: 'perfect' }, c: 'x', d: { ...good, at: 'soon' } })
  const { value, diagnostics } = parseStates('locales/kk/x.state.json', text)
  const { at: _at, ...undated } = good
  expect(value).toEqual({ a: good, d: undated })
  expect(diagnostics).toMatchObject([
    { code: 'localise/state', place: { segment: 'b' } },
    { code: 'localise/state', place: { segment: 'c' } },
  ])
})

test('a units file that is none costs an error, not the article', () => {
  expect(parseUnits('u', '{"version": 1}')).toMatchObject({
    value: undefined,
    diagnostics: [{ code: 'localise/units' }],
  })
})
