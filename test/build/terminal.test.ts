import { expect, test } from 'vitest'
import { formatSummary } from '../../pipeline/build/summary.ts'
import { cellWidth } from '../../pipeline/build/table.ts'
import type { EditionEntry } from '../../pipeline/build/types.ts'
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
  const long = { done: 119, total: 9000, label: '世界人权宣言 zh-Hans', elapsed: 60_000 }
  for (const one of [progress, long])
    for (let columns = 12; columns < 80; columns += 1)
      expect([columns, cellWidth(progressBar(one, columns)) < columns]).toEqual([columns, true])
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

test('the table of a build fits a terminal of 40 columns', () => {
  const cells = (['html', 'pdf', 'epub'] as const).map((format) => ({
    ...({ format, status: 'built', path: `en/a.${format}`, bytes: 123_456 } as const),
  }))
  const entry = { article: 'a-name-that-is-much-too-long', locale: 'zh-Hans', pages: 12, cells }
  const summary = formatSummary([entry as unknown as EditionEntry], '/out', {}, 40).split('\n')
  expect(summary.slice(0, 2).map((line) => cellWidth(line) <= 40)).toEqual([true, true])
  expect(summary[1]).toMatch(/^a-na\S*…  zh-Hans  123 kB  123 kB  123 kB$/u)
  expect(formatSummary([entry as unknown as EditionEntry], '/out').split('\n')[0]).toContain('own language')
})
