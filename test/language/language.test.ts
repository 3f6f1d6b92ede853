import { expect, test } from 'vitest'
import { hyphenationPoints } from '../../pipeline/language/hyphenation.ts'
import { canonicalLocale, isWellFormedLocale, languageOf } from '../../pipeline/language/language.ts'
import { scriptOf } from '../../pipeline/language/script.ts'

test.each([
  ['en', 'ltr', 'Latn', '“”‘’', 'latn', 'en-us'],
  ['en-GB', 'ltr', 'Latn', '“”‘’', 'latn', 'en-gb'],
  ['ru', 'ltr', 'Cyrl', '«»„“', 'latn', 'ru'],
  ['kk', 'ltr', 'Cyrl', '«»“”', 'latn', 'kk'],
  ['kk-Arab', 'rtl', 'Arab', '»«›‹', 'latn', undefined],
  ['de', 'ltr', 'Latn', '„“‚‘', 'latn', 'de-1996'],
  ['ar', 'rtl', 'Arab', '“”‘’', 'latn', undefined],
  ['ar-EG', 'rtl', 'Arab', '“”‘’', 'arab', undefined],
  ['fa', 'rtl', 'Arab', '«»‹›', 'arabext', undefined],
  ['hi', 'ltr', 'Deva', '“”‘’', 'latn', undefined],
  ['zh-Hans', 'ltr', 'Hans', '“”‘’', 'latn', undefined],
  ['zh-TW', 'ltr', 'Hant', '「」『』', 'latn', undefined],
  ['ja', 'ltr', 'Jpan', '「」『』', 'latn', undefined],
  ['sr-Latn', 'ltr', 'Latn', '„”’’', 'latn', 'sh-latn'],
  ['pa-Arab', 'rtl', 'Arab', '“”‘’', 'arabext', undefined],
  ['dv', 'rtl', 'Thaa', '“”‘’', 'latn', undefined],
])(
  '%s runs %s in %s with marks %s, digits %s and hyphens of %s',
  (locale, dir, script, quotes, numbering, hyphenation) => {
    const language = languageOf(locale)
    expect(language).toMatchObject({ dir, script, numbering, hyphenation })
    expect(language.quotes.join('')).toBe(quotes)
  },
)

test.each([
  ['kk', 'Қазақша'], ['ru', 'Русский'], ['zh-Hans', '简体中文'], ['ar', 'العربية'], ['hi', 'हिन्दी'], ['ka', 'ქართული'], ['en', 'English'],
])('%s calls itself %s', (locale, autonym) => {
  expect(languageOf(locale).autonym).toBe(autonym)
}) // prettier-ignore

test('tags come out in canonical case', () => {
  expect(canonicalLocale('ZH-hans-cn')).toBe('zh-Hans-CN')
  expect(languageOf('zh-hans').locale).toBe('zh-Hans')
})

test('what is no tag is said to be none', () => {
  for (const tag of ['', 'e', 'en_US', 'toolonglanguage', '../x', '__proto__'])
    expect(isWellFormedLocale(tag)).toBe(false)
  expect(() => languageOf('en_US')).toThrow("'en_US'")
})

test('an unknown language still has a script and a direction', () => {
  expect(languageOf('und')).toMatchObject({ script: 'Latn', dir: 'ltr' })
  expect(languageOf('qaa')).toMatchObject({ autonym: 'qaa' })
})

test('words are hyphenated by their language, at least two letters before and, in English, three after', () => {
  expect(hyphenationPoints('hyphenation', 'en-us')).toEqual([2, 6])
  expect(hyphenationPoints('демонстрация', 'ru').length).toBeGreaterThan(2)
  expect(hyphenationPoints('ready', 'no-such-language')).toEqual([])
  expect(hyphenationPoints('', 'en-us')).toEqual([])
})

test('scripts are those of Unicode 17.0', () => {
  expect(['a', 'қ', 'ع', '中', 'か', '。', '\u0301', '\u{10940}'].map((letter) => scriptOf(letter.codePointAt(0) ?? 0))).toEqual([
    'Latn', 'Cyrl', 'Arab', 'Hani', 'Hira', 'Zyyy', 'Zinh', 'Sidt',
  ]) // prettier-ignore
})
