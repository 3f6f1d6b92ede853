import { describe, expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import type { Verdicts } from '../../pipeline/clean/types.ts'
import { parseVerdicts } from '../../pipeline/clean/verdicts.ts'

const source = (text: string) => ({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }) as const
const text = 'He met Mr Smith , Mr. Jones and Mr. Brown ,, then left.'
const empty: Verdicts = { version: 1, verdicts: [], patches: [] }

function verdictOn(rule: string, verdict: 'accept' | 'reject'): Verdicts {
  const record = clean(source(text), { lang: 'en' }).value.records.find((candidate) => candidate.rule === rule)
  if (!record) throw new Error(`no ${rule}`)
  const { id, before, actual, after } = record
  return { ...empty, verdicts: [{ id, rule, verdict, before, actual, after }] }
}

describe('the editor decides', () => {
  test('a rejected repair stays out, the others go in', () => {
    const { value, diagnostics } = clean(source(text), {
      lang: 'en',
      verdicts: verdictOn('punct/space-before-mark', 'reject'),
    })
    expect(value.text).toBe('He met Mr Smith , Mr. Jones and Mr. Brown, then left.')
    expect(diagnostics).toEqual([])
  })

  test('an accepted suggestion goes in', () => {
    const { value } = clean(source(text), { lang: 'en', verdicts: verdictOn('style/title-abbreviation', 'accept') })
    expect(value.text).toBe('He met Mr. Smith, Mr. Jones and Mr. Brown, then left.')
  })

  test('a verdict finds its place again after the text changed elsewhere', () => {
    const verdicts = verdictOn('punct/space-before-mark', 'reject')
    const other: Verdicts = { ...verdicts, verdicts: verdicts.verdicts.map((verdict) => ({ ...verdict, id: 'gone' })) }
    const { value } = clean(source(`A new first sentence. ${text}`), { lang: 'en', verdicts: other })
    expect(value.records.map((record) => record.state)).toContain('applied')
    const moved = clean(source(text), { lang: 'en', verdicts: other })
    expect(moved.value.text).toContain('Smith ,')
    expect(moved.diagnostics).toEqual([])
  })

  test('a verdict that finds nothing is told', () => {
    const lost: Verdicts = {
      ...empty,
      verdicts: [
        { id: 'space/double-00000000', rule: 'space/double', verdict: 'accept', before: '', actual: '  ', after: '' },
      ],
    }
    const { diagnostics } = clean(source(text), { lang: 'en', verdicts: lost })
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['clean/verdict-unmatched'])
  })

  test('a patch is applied and takes the place of repairs that it touches', () => {
    const verdicts: Verdicts = {
      ...empty,
      patches: [{ before: 'He met ', actual: 'Mr Smith , Mr. Jones', expected: 'the Smiths', after: ' and' }],
    }
    const { value, diagnostics } = clean(source(text), { lang: 'en', verdicts })
    expect(value.text).toBe('He met the Smiths and Mr. Brown, then left.')
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['a patch without a place', { before: 'xx', actual: 'yy', expected: '', after: '' }, 'clean/patch-unmatched'],
    ['a patch with two places', { before: '', actual: 'Mr.', expected: 'Mr', after: '' }, 'clean/patch-ambiguous'],
  ] as const)('%s is told and changes nothing', (_name, patch, code) => {
    const plain = clean(source(text), { lang: 'en' }).value.text
    const { value, diagnostics } = clean(source(text), { lang: 'en', verdicts: { ...empty, patches: [patch] } })
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(value.text).toBe(plain)
  })

  test('two patches that overlap: the second is told', () => {
    const patches = [
      { before: '', actual: 'Mr Smith', expected: 'Smith', after: '' },
      { before: '', actual: 'Smith ,', expected: 'Smith;', after: '' },
    ]
    const { diagnostics } = clean(source(text), { lang: 'en', verdicts: { ...empty, patches } })
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['clean/patch-overlap'])
  })

  test('a character that was lost before is told', () => {
    const { diagnostics } = clean(source('the caf\ufffd is closed'), { lang: 'en' })
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['clean/lost-character'])
    expect(diagnostics[0]?.message).toContain('caf')
  })
})

describe('edits.json is read strictly', () => {
  test('a right file is read', () => {
    const verdict = { id: 'a-1', rule: 'a', verdict: 'accept', before: 'b', actual: 'c', after: 'd' }
    const patch = { before: 'b', actual: 'c', expected: 'e', after: 'd' }
    const file = { version: 1, verdicts: [verdict], patches: [patch] }
    expect(parseVerdicts('edits.json', JSON.stringify(file))).toEqual({ value: file, diagnostics: [] })
    expect(parseVerdicts('edits.json', '\ufeff{"version": 1}').value).toEqual(empty)
  })

  test.each([
    ['a missing comma', '{\n  "version": 1\n  "verdicts": []\n}', 3, 3],
    ['an open list', '{"version": 1, "verdicts": [', 1, 29],
    ['another version', '{"version": 2}', 1, 13],
    ['an unknown key', '{"version": 1,\n "verdict": []}', 2, 13],
    ['a key twice', '{"version": 1, "version": 1}', 1, 16],
    [
      'a number for a text',
      '{"version": 1, "patches": [{"before": "", "actual": 1, "expected": "", "after": ""}]}',
      1,
      53,
    ],
    [
      'another verdict',
      '{"version": 1, "verdicts": [{"id":"a","rule":"b","verdict":"maybe","before":"","actual":"","after":""}]}',
      1,
      60,
    ],
    ['a list at the top', '[]', 1, 1],
    ['an empty file', '', 1, 1],
    ['endless nesting', '['.repeat(100), 1, 22],
    ['a text after the end', '{"version": 1} x', 1, 16],
  ])('%s is told with its place', (_name, file, line, column) => {
    const { value, diagnostics } = parseVerdicts('edits.json', file)
    expect(value).toBeUndefined()
    expect(diagnostics[0]).toMatchObject({
      code: 'clean/verdicts-invalid',
      place: { file: 'edits.json', line, column },
    })
    expect(diagnostics[0]?.hints.length).toBeGreaterThan(0)
  })
})
