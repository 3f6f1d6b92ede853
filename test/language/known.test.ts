import { expect, test } from 'vitest'
import { isKnownLocale, meantLocale } from '../../pipeline/language/known.ts'

test.each(['en', 'kk', 'zh-Hans', 'no', 'sr-Latn-ME', 'de-CH-1996', 'en-XA', 'kjh', 'eng', 'art-x-tokipona', 'es-419'])(
  '%s is a locale',
  (tag) => expect(isKnownLocale(tag)).toBe(true),
)

test.each([
  ['spanish', 'es'],
  ['Español', 'es'],
  ['Kazakh', 'kk'],
  ['germna', 'de'],
  ['deutsch', 'de'],
  ['русский', 'ru'],
  ['jp', 'ja'],
  ['cz', 'cs'],
  ['zh_Hans', 'zh-Hans'],
  ['en_us', 'en-US'],
  ['qwertyuiop', undefined],
  ['xx', undefined],
  ['', undefined],
])('%s is none, and is taken for %s', (written, meant) => {
  expect(isKnownLocale(written)).toBe(false)
  expect(meantLocale(written)).toBe(meant)
})

test('a tag of two letters is known when it has an English name', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const tags = letters.flatMap((a) => letters.map((b) => a + b))
  const wrong = tags.filter((tag) => {
    const { language } = new Intl.Locale(tag)
    return isKnownLocale(tag) !== (language.length === 3 || names.of(language) !== undefined)
  })
  expect(tags).toHaveLength(676)
  expect(wrong).toEqual([])
})
