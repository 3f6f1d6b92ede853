import { expect, test } from 'vitest'
import { codes, diagnose } from '../../pipeline/diagnostic/codes.ts'
import { distinct, formatDiagnostic } from '../../pipeline/diagnostic/format.ts'

test('a message says severity, code, place, what is wrong and what to do', () => {
  const diagnostic = diagnose('config/invalid', 'unknown key "x"', { file: 'publication.yaml', line: 3, column: 7 }, [
    'drop it',
  ])
  expect(formatDiagnostic(diagnostic)).toBe('error config/invalid: publication.yaml:3:7: unknown key "x"\n  → drop it')
})

test('hostile text cannot drive the terminal or turn its direction', () => {
  const text = formatDiagnostic(diagnose('config/invalid', 'a\u001B[2Jb\u202Ec'))
  expect(text).toBe('error config/invalid: a<U+001B>[2Jb<U+202E>c')
})

test('the same message is told once', () => {
  const one = diagnose('config/invalid', 'a')
  expect(distinct([one, diagnose('config/invalid', 'b'), { ...one }])).toHaveLength(2)
})

test('the registry is sorted by code', () => {
  expect(Object.keys(codes)).toEqual(Object.keys(codes).toSorted())
})
