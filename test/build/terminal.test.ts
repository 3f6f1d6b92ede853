import { expect, test } from 'vitest'
import { diagnosticText, duration, isColoured, progressBar, progressLine } from '../../pipeline/build/terminal.ts'

test.each([
  ['a terminal', {}, true, true],
  ['a file', {}, false, false],
  ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR, which counts as none', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['a dumb terminal', { TERM: 'dumb' }, true, false],
])('colours with %s', (_name, environment, isTerminal, expected) => {
  expect(isColoured(environment, isTerminal)).toBe(expected)
})

test('the bar tells count, what was made and the time left, and never exceeds the terminal', () => {
  const progress = { done: 3, total: 12, label: 'article zh-Hans', elapsed: 6000 }
  expect(progressBar(progress, 80)).toBe('█████░░░░░░░░░░░░░░░ 3/12 article zh-Hans  18 s left')
  for (let columns = 40; columns < 80; columns += 1)
    expect([...progressBar(progress, columns)].length).toBeLessThan(columns)
  expect(progressBar({ ...progress, done: 12 }, 80)).not.toContain('left')
})

test('a log gets one plain line for each edition', () => {
  expect(progressLine({ done: 3, total: 12, label: 'article en', elapsed: 0 })).toBe('[ 3/12] article en')
})

test('times read well', () => {
  expect([400, 59_000, 61_000, 3_600_000].map(duration)).toEqual(['1 s', '59 s', '1:01 min', '60:00 min'])
})

test('only the severity of a message is coloured', () => {
  const diagnostic = { code: 'build/no-source', severity: 'error', message: 'm', place: undefined, hints: [] } as const
  expect(diagnosticText(diagnostic, true)).toBe('\u001B[31merror\u001B[39m build/no-source: m')
  expect(diagnosticText(diagnostic, false)).toBe('error build/no-source: m')
})
