import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codes } from '../../pipeline/diagnostic/codes.ts'

const tests = new URL('../', import.meta.url)
const table = readFileSync(new URL('../../pipeline/diagnostic/CODES.md', import.meta.url), 'utf8')
const rows = [...table.matchAll(/^\| `([^`]+)` \| (\w+) \| (.+) \| (.+) \|$/gmu)].map(
  ([, code = '', severity = '', meaning = '', remedy = '']) => ({ code, severity, meaning, remedy }),
)

describe('CODES.md', () => {
  test('lists exactly the codes of the registry with their severity, sorted', () => {
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.map(({ code, severity }) => [code, severity])).toEqual(Object.entries(codes))
    expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).toSorted())
  })

  test('has no line in the table that is no such row', () => {
    const lines = table.split('\n').filter((line) => line.startsWith('|'))
    expect(lines).toHaveLength(rows.length + 2)
  })

  test('says of each what it means and what to do, in a sentence each', () => {
    const sentence = /^[\p{Lu}`][^|]{5,200}\.$/u
    const wrong = rows.filter(({ meaning, remedy }) => !sentence.test(meaning) || !sentence.test(remedy))
    expect(wrong.map(({ code }) => code)).toEqual([])
  })
})

/**
 * A code counts when a test of another folder names it in full; here codes are only samples of the form. Codes that production code puts together (`check/${rule}`, the kinds of `verify/…`) count
 * no other way: test/localise/checks/named.test.ts and test/verify/named.test.ts spell out each of them with a case that triggers it.
 */
test('every code is named in a test', () => {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('diagnostic/'))
  expect(files.length).toBeGreaterThan(80)
  const named = new Set<string>()
  for (const path of files) {
    const text = readFileSync(new URL(path, tests), 'utf8')
    for (const [code] of text.matchAll(/(?<![\w/.-])[a-z]+\/[a-z0-9-]+(?![\w/-]|\.ts)/gu)) named.add(code)
  }
  expect(Object.keys(codes).filter((code) => !named.has(code))).toEqual([])
})
