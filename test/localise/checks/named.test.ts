import { expect, test } from 'vitest'
import type { Code } from '../../../pipeline/diagnostic/codes.ts'
import { checkCatalog } from '../../../pipeline/localise/checks/check.ts'
import { checkRules } from '../../../pipeline/localise/checks/types.ts'

const terms = [{ src: 'Stemma', dnt: true, wordings: new Map() }]

const rows: readonly (readonly [Code, string, string])[] = [
  ['check/addresses', 'See https://a.org/b.', 'См. https://a.org/v.'],
  ['check/bidi', 'one', 'один\u202e'],
  ['check/double-word', 'in the city', 'в городе городе'],
  ['check/end-mark', 'Is it over?', 'Всё закончилось.'],
  ['check/invisible', 'one', 'о\u00adдин'],
  ['check/length', 'A sentence of quite some length that says a lot.', 'Да вот.'],
  ['check/mixed-script', 'car', 'мaшина'],
  ['check/nfc', 'one', 'одинй'.normalize('NFD')],
  ['check/numbers', '7,939 people', '7993 человека'],
  ['check/outer-space', 'one', ' один'],
  ['check/quotes', 'the “coup” attempt', 'попытка переворота'],
  ['check/same-as-source', 'one two three', 'one two three'],
  ['check/terms', 'Stemma builds', 'Стемма строит'],
  ['check/units', '5 dollars', '5 евро'],
]

test.each(rows)('%s is told as a warning at the segment: %s → %s', (code, source, target) => {
  const segment = { id: 'one-0000', kind: 'paragraph', text: source, hash: '' }
  const targets = { catalog: new Map([['one-0000', target]]) }
  const found = checkCatalog([segment], targets, { locale: 'ru', source: 'en' }, { policy: {}, terms })
  expect(found.filter((problem) => problem.code === code)).toMatchObject([
    { severity: 'warning', place: { segment: 'one-0000', locale: 'ru' } },
  ])
})

test('every rule has its row', () => {
  expect(rows.map(([code]) => code)).toEqual(checkRules.map((rule) => `check/${rule}`))
})
