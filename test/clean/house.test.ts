import { describe, expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import type { HouseStyle } from '../../pipeline/clean/house.ts'
import { parsePublication } from '../../pipeline/config/publication.ts'

const house = (cleaning: string): HouseStyle => {
  const { value, diagnostics } = parsePublication(`title: T\nsource: en\nlocales: [en]\ncleaning:\n${cleaning}`)
  expect(diagnostics).toEqual([])
  return value!.cleaning!
}
const cleaned = (text: string, cleaning: string, lang = 'en') =>
  clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang, house: house(cleaning) }).value

describe('the house style of a publication', () => {
  test('suggestions of a rule that it accepts are applied', () => {
    expect(cleaned('Mr. Smith, Mr. Jones and Mr Brown.', '  accept: [style/title-abbreviation]').text).toBe(
      'Mr. Smith, Mr. Jones and Mr. Brown.',
    )
  })
  test('a rule that it refuses changes nothing', () => {
    expect(cleaned('One , two.', '  refuse: [punct/space-before-mark]').text).toBe('One , two.')
  })
  test.each([
    ['dates: month-first', 'It was on 3rd May 2020.', 'It was on May 3, 2020.'],
    ['dates: day-first', 'It was on May 3, 2020.', 'It was on 3 May 2020.'],
    ['numbers: grouped', 'There came 12000 people.', 'There came 12,000 people.'],
    ['numbers: plain', 'There came 12,000 people.', 'There came 12000 people.'],
    ['titles: bare', 'Mr. Smith spoke.', 'Mr Smith spoke.'],
    ['titles: dotted', 'Mr Smith spoke.', 'Mr. Smith spoke.'],
    ['quoteOrder: outside', 'He said “yes,” and “no.”', 'He said “yes”, and “no”.'],
    ['quoteOrder: inside', 'He said “yes”, and “no”.', 'He said “yes,” and “no.”'],
  ])('%s', (key, text, expected) => {
    const style = 'title-abbreviation quote-comma-order quote-stop-order date-order number-grouping'
    const rules = `accept: [${style.replaceAll(/\S+/gu, 'style/$&,')}]`
    expect(cleaned(text, `  ${key}\n  ${rules}`).text).toBe(expected)
  })
})

describe('rules as data', () => {
  const rules = `  rules:
    - {id: house/veebileht, pattern: '(?<![\\p{L}])koduleht', replacement: veebileht, languages: [et], class: repair}
    - {id: house/unit, pattern: '(\\d) ?kms', replacement: '$1 km'}
    - {id: house/ask, pattern: 'utilise', class: flag, reason: use}`
  test('a repair acts in its language alone', () => {
    expect(cleaned('Uus koduleht.', rules, 'et').text).toBe('Uus veebileht.')
    expect(cleaned('Uus koduleht.', rules, 'fi').text).toBe('Uus koduleht.')
  })
  test('a suggestion is offered with its groups, a flag only told', () => {
    const { text, records } = cleaned('They utilise it for 5kms.', rules)
    expect(text).toBe('They utilise it for 5kms.')
    expect(records.map(({ rule, actual, expected, reason }) => [rule, actual, expected, reason])).toEqual([
      ['house/ask', 'utilise', undefined, 'use'],
      ['house/unit', '5kms', '5 km', 'rule of the publication'],
    ])
  })
  test.each([
    ['(a+)+b', 'x'],
    ['(', 'x'],
    ['a', 'aa'],
    ['x*', 'y'],
  ])('the pattern %s with %s is refused with the publication', (pattern, replacement) => {
    const { value, diagnostics } = parsePublication(
      `title: T\nsource: en\nlocales: [en]\ncleaning: {rules: [{id: a/b, pattern: '${pattern}', replacement: '${replacement}'}]}\n`,
    )
    expect(value).toBeUndefined()
    expect(diagnostics[0]?.code).toBe('config/invalid')
  })
})

test.each([
  ['en', 'All of the the people came.', 1],
  ['en', 'He had had enough; that that is so.', 0],
  ['en', 'Duran Duran played.', 0],
  ['et', 'Kõik inimesed inimesed tulid.', 1],
  ['id', 'orang orang datang', 0],
])('doubled words in %s: %s', (lang, text, count) => {
  const { records } = clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang }).value
  expect(records.filter(({ rule }) => rule === 'grammar/doubled-word')).toHaveLength(count)
})
