import { expect, test } from 'vitest'
import { codes, diagnose } from '../../pipeline/diagnostic/codes.ts'
import { condensed, distinct, formatDiagnostic } from '../../pipeline/diagnostic/format.ts'

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

test('messages that differ in their locale alone are told as one', () => {
  const inLocale = (locale: string, file = 'a') => diagnose('config/invalid', 'same', { file, locale })
  const told = condensed([inLocale('en'), inLocale('kk'), inLocale('kk'), inLocale('en', 'b')])
  expect(told.map(formatDiagnostic)).toEqual([
    'error config/invalid: a en, kk: same',
    'error config/invalid: b en: same',
  ])
})

test('a hint that says the same of many places stands once', () => {
  const at = (file: string, hint: string) => diagnose('localise/missing', 'no target', { file }, [hint])
  const other = diagnose('config/invalid', 'x', undefined, ['translate it'])
  const told = condensed([at('a', 'translate it'), at('b', 'translate it'), other, at('c', 'or leave it')])
  expect(told.map(({ hints }) => hints)).toEqual([['translate it'], [], ['translate it'], ['or leave it']])
})

test('the registry is sorted by code', () => {
  expect(Object.keys(codes)).toEqual(Object.keys(codes).toSorted())
})
