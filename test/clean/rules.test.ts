import { describe, expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { adviceRules, repairPhases } from '../../pipeline/clean/phases.ts'
import type { Verdicts } from '../../pipeline/clean/types.ts'

const rules = [...repairPhases.flatMap((phase) => phase.rules), ...adviceRules]

/** Clean with every suggestion of one rule accepted. */
function cleanWith(rule: string, text: string, lang: string): string {
  const source = { file: 'example.txt', format: 'text', text, encoding: 'utf-8' } as const
  const first = clean(source, { lang }).value
  const verdicts: Verdicts = {
    version: 1,
    verdicts: first.records
      .filter((record) => record.rule === rule && record.class === 'suggest')
      .map(({ id, before, actual, after }) => ({ id, rule, verdict: 'accept', before, actual, after })),
    patches: [],
  }
  return clean(source, { lang, verdicts }).value.text
}

describe('each rule keeps its examples', () => {
  const examples = rules.flatMap((rule) =>
    rule.examples.map(({ before, after, lang = 'en' }) => ({ id: rule.id, before, after, lang })),
  )
  test.each(examples)('$id ($lang): $before', ({ id, before, after, lang }) => {
    expect(cleanWith(id, before, lang)).toBe(after)
  })

  test('an example that changes is changed by the rule that tells it', () => {
    const silent = examples.filter(({ id, before, after, lang }) => {
      if (before === after) return false
      const source = { file: 'example.txt', format: 'text', text: before, encoding: 'utf-8' } as const
      return !clean(source, { lang }).value.records.some((record) => record.rule === id)
    })
    expect(silent).toEqual([])
  })

  test('every rule that is not of one language alone has an example in a language that the damage set lacks', () => {
    const seen = new Set('en fr de es pl tr ru kk ar hi zh ja'.split(' '))
    const without = rules
      .filter(({ class: kind, languages }) => kind !== 'flag' && !(Array.isArray(languages) && languages.length === 1))
      .filter(({ examples: own }) => own.every(({ lang = 'en' }) => seen.has(lang.split('-')[0]!)))
    expect(without.map(({ id }) => id)).toEqual([])
  })

  test('every rule but the flags has examples, and ids are unique', () => {
    expect(rules.filter((rule) => rule.class !== 'flag' && rule.examples.length === 0)).toEqual([])
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThan(40)
  })
})

describe('flags tell and change nothing', () => {
  test.each([
    ['fact/unit-mismatch', 'a border of 1,770 km (1,110 mile) there', '1,770 km (1,110 mile)'],
    ['grammar/double-negative', 'They would not allow no other forces in.', 'would not allow no other'],
    ['grammar/missing-comma', 'the ministry said citing Mr. Wang.', 'said citing'],
    ['grammar/number-agreement', 'the old Union or country under its control fell.', 'country under its control'],
    [
      'grammar/tense-sequence',
      'He said that order has now been restored, but the hunt continued.',
      'has now been restored',
    ],
    ['meaning/translation-artefact', 'He made the comments during an appeal to the minister.', 'an appeal to'],
    ['style/hyphen-consistency', 'the counter-intelligence and counterterrorism agency', 'counter-intelligence'],
    ['fact/relative-date', 'It began a week ago.', 'a week ago'],
    ['quote/unbalanced', 'He said “stop and went.', '“'],
    ['grammar/agreement', 'It ended. She have gone home.', 'She have'],
    ['grammar/agreement', 'It ended when they was young.', 'they was'],
    ['grammar/agreement', 'The men was late.', 'The men was'],
    ['grammar/agreement', 'Many country under his rule fell.', 'Many country'],
  ])('%s', (rule, text, place) => {
    const { value } = clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang: 'en' })
    expect(value.records.filter((record) => record.rule === rule).map((record) => record.actual)).toEqual([place])
    expect(value.text).toBe(text)
  })

  test('the mark that has no partner is told, not the first one', () => {
    const text = 'The “old” road was “a good one, and it went.'
    const { value } = clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang: 'en' })
    expect(value.records.map(({ rule, place }) => `${rule} ${place.start.offset}`)).toEqual([
      `quote/unbalanced ${text.lastIndexOf('“')}`,
    ])
  })

  test.each([
    [
      'rounded measures agree',
      'fact/unit-mismatch',
      'a run of 100 miles (160 km), 5 feet (1.5 m), 1,770 km (1,100 mi)',
    ],
    [
      'no longer is one negation',
      'grammar/double-negative',
      'It is not the case that they would not be no longer there.',
    ],
    [
      'questions and compounds agree',
      'grammar/agreement',
      'Did she have many country houses? None of the men was. These state schools do.',
    ],
    ['a dated article has an anchor', 'fact/relative-date', 'ALMATY, Jan. 10, 2022\n\nIt began a week ago.'],
    ['a paragraph of a longer quotation only opens', 'quote/unbalanced', '“And so it went on.'],
  ])('%s', (_name, rule, text) => {
    const { value } = clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang: 'en' })
    expect(value.records.filter((record) => record.rule === rule)).toEqual([])
  })

  test('a publication with a date silences relative dates', () => {
    const source = { file: 'a.txt', format: 'text', text: 'It began a week ago.', encoding: 'utf-8' } as const
    expect(clean(source, { lang: 'en', dated: true }).value.records).toEqual([])
  })
})
