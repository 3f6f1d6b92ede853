import { expect, test } from 'vitest'
import { gateProblems } from '../../pipeline/build/gates.ts'
import { coverageBadge, reviewedShare } from '../../pipeline/localise/badge.ts'
import type { StatusRow } from '../../pipeline/localise/status.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const row = (own: number, states: StatusRow['states'], locale = 'ru'): StatusRow => ({
  article: 'a',
  locale,
  total: 10,
  own,
  coverage: own / 10,
  states,
  stale: [],
})
const folder = memoryFolder({
  'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru]\npolicies: {minTranslated: 0.7}\n',
  'locales/ru/locale.json': '{"minReviewed": 0.9}',
})

test.each([
  ['open', row(10, { reviewed: 10 }), []],
  ['too little is reviewed', row(10, { reviewed: 8, translated: 2 }), ['80 % reviewed, 90 % needed']],
  ['both are missed', row(6, { reviewed: 6, new: 4 }), ['60 % translated, 70 % needed', '60 % reviewed, 90 % needed']],
  ['no gate of reviews here', row(7, { translated: 7, new: 3 }, 'kk'), []],
  ['the source has none', row(10, { source: 10 }, 'en'), []],
])('a gate: %s', (_name, one, wanted) => {
  const problems = gateProblems(folder, [one])
  expect(problems.map(({ message }) => message)).toEqual(wanted)
  expect(problems.every(({ code, severity }) => code === 'localise/gate' && severity === 'error')).toBe(true)
})

test('what is reviewed does not count once its source has changed', () => {
  expect(reviewedShare(row(10, { reviewed: 5, 'stale:minor': 5 }))).toBe(0.5)
})

test('the badge says how much, in words too, and never rounds up', () => {
  const svg = coverageBadge('<ru>', [row(9, {}), { ...row(10, {}), total: 9, own: 9 }])
  expect(svg).toContain('aria-label="&lt;ru&gt;: 94 %"')
  expect(svg).toContain('#8a6100')
  expect(coverageBadge('ru', [row(10, {})])).toContain('#1f7a3d')
  expect(coverageBadge('ru', [])).toContain('100 %')
})
