import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codes } from '../../../pipeline/diagnostic/codes.ts'
import { checkCatalog, checkTarget, textOfTarget } from '../../../pipeline/localise/checks/check.ts'
import { parseLocaleSettings, parseTerms } from '../../../pipeline/localise/checks/settings.ts'
import { checkRules } from '../../../pipeline/localise/checks/types.ts'
import type { CheckRule, Term } from '../../../pipeline/localise/checks/types.ts'
import type { UnitsFile } from '../../../pipeline/localise/types.ts'

const broken = (source: string, target: string, locale = 'ru', terms: readonly Term[] = []) =>
  checkTarget({ source, target, locale, sourceLocale: 'en', terms }).map(({ rule }) => rule)

describe('a target is told about', () => {
  test.each<[CheckRule, string, string, string?]>([
    ['addresses', 'See https://a.org/b.', 'См. https://a.org/v.'],
    ['addresses', 'Write to me@a.org.', 'Пишите на меня@a.org.'],
    ['bidi', 'one', 'один\u202e'],
    ['bidi', 'one', '\u2067один'],
    ['double-word', 'in the city', 'в городе городе'],
    ['end-mark', 'Is it over?', 'Всё закончилось.'],
    ['end-mark', 'It is over.', '结束了？', 'zh-Hans'],
    ['end-mark', 'The title', 'Заголовок.'],
    ['invisible', 'one', 'о\u00adдин'],
    ['invisible', 'one', 'о\u200bдин'],
    ['length', 'A sentence of quite some length that says a lot.', 'Да вот.'],
    ['length', 'A sentence of quite some length that says a lot.', '好。', 'zh-Hans'],
    ['mixed-script', 'car', 'мaшина'],
    ['nfc', 'one', 'одинй'.normalize('NFD')],
    ['numbers', '164 people were killed', '227 человек убиты'],
    ['numbers', '7,939 people', '7993 человека'],
    ['numbers', '5 people', '6 человек'],
    ['numbers', '50 people and 50 more', '50 человек'],
    ['numbers', 'from 20 to 50 people', 'от 50 до 20 человек'],
    ['outer-space', 'one', ' один'],
    ['quotes', 'the “coup” attempt', 'попытка переворота'],
    ['quotes', 'the “coup” attempt', 'попытка "переворота"'],
    ['quotes', 'the “coup” attempt', 'попытка “переворота”'],
    ['same-as-source', 'one two three', 'one two three'],
    ['units', '1,770 km (1,110 mile) away', 'в 1770 милях (1110 км)'],
    ['units', '5 dollars', '5 евро'],
  ])('%s: %s → %s', (rule, source, target, locale) => {
    expect(broken(source, target, locale)).toContain(rule)
  })

  test('and not told about what is only another way of writing', () => {
    for (const [source, target, locale] of [
      ['7,939 people', '7 939 человек', 'ru'],
      ['7,939 people', '7.939 Menschen', 'de'],
      ['7,939 people', '٧٬٩٣٩ شخصًا', 'ar'],
      ['In 2019 164 people died', 'В 2019 году погибли 164 человека', 'ru'],
      ['three people', '3 человека', 'ru'],
      ['on January 10', '1月10日', 'zh-Hans'],
      ['20 million', '2000万', 'zh-Hans'],
      ['1,770 km (1,110 mile) away', 'в 1770 км (1110 милях)', 'ru'],
      ['Is it over?', 'هل انتهى الأمر؟', 'ar'],
      ['It is over.', '结束了。', 'zh-Hans'],
      ['It is over.', 'จบแล้ว', 'th'],
      ['Dear friends,', 'Queridos amigos:', 'es'],
      ['They said:', 'Dijeron:', 'es'],
      ['the “coup” attempt', 'попытка «переворота»', 'ru'],
      ['the “coup” attempt', 'el intento de «golpe»', 'es'],
      ['the “coup” attempt', 'el intento de “golpe”', 'es-MX'],
      ['the “coup” attempt', 'pokus o »převrat«', 'cs'],
      ['the “coup” attempt', 'det såkaldte »kup«', 'da'],
      ['the “coup” attempt', 'a tentativa de «golpe»', 'pt'],
      ['the “coup” attempt', '“政变”企图', 'zh-Hans'],
      ['slowly', 'धीरे धीरे', 'hi'],
      [' one', ' один', 'ru'],
      ['GitHub', 'GitHub', 'ru'],
      ['a\u00adb', 'а\u00adб', 'ru'],
      ['می', 'می\u200cرود', 'fa'],
    ] as const) {
      expect([target, broken(source, target, locale)]).toEqual([target, []])
    }
  })
})

test('good translations of the sample break no rule, in five languages', () => {
  const root = new URL('../../../locales/', import.meta.url)
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
  const { units } = read('en/almaty-january-2022.units.json') as UnitsFile
  const segments = Object.entries(units).map(([id, unit]) => ({ id, ...unit }))
  expect(segments.length).toBeGreaterThan(20)
  for (const locale of ['ar', 'hi', 'kk', 'ru', 'zh-Hans']) {
    const catalog = new Map(Object.entries(read(`${locale}/almaty-january-2022.json`) as Record<string, string>))
    expect(checkCatalog(segments, { catalog }, { locale, source: 'en' }, { policy: {}, terms: [] })).toEqual([])
  }
})

describe('the glossary', () => {
  const { value: terms, diagnostics } = parseTerms(
    'locales/terms.json',
    JSON.stringify([
      { src: 'CSTO', approved: true, ru: { use: ['ОДКБ'], forbid: ['ОДКО'] }, 'zh-hans': { use: ['集安组织'] } },
      { src: 'treaty', ru: { use: ['договор'] } },
      { src: 'Stemma', dnt: true },
      { src: 'idea', approved: false, ru: { use: ['мысль'] } },
    ]),
  )
  test.each([
    ['The CSTO met', 'ОДКБ собралась', 'ru', []],
    ['The CSTO met', 'ОДКО собралась', 'ru', ['terms']],
    ['The CSTO met', 'Альянс собрался', 'ru', ['terms']],
    ['The CSTO met', '集安组织开会', 'zh-Hans', []],
    ['of the treaty', 'о договорах', 'ru', []],
    ['of the treaty', 'о соглашениях', 'ru', ['terms']],
    ['a treatyless state', 'государство', 'ru', []],
    ['Stemma builds', 'Стемма строит', 'ru', ['terms']],
    ['an idea', 'идея', 'ru', []],
  ])('%s → %s', (source, target, locale, wanted) => {
    expect(diagnostics).toEqual([])
    expect(broken(source, target, locale, terms)).toEqual(wanted)
  })

  test('that is wrong is told with its place', () => {
    const { diagnostics: problems } = parseTerms('locales/terms.json', '[\n  {"dnt": true}\n]')
    expect(problems).toMatchObject([{ code: 'localise/settings', place: { line: 2, column: 3 } }])
    expect(parseTerms('t', '{}').diagnostics).toHaveLength(1)
  })
})

describe('locale.json decides how grave a finding is', () => {
  const segment = { id: 'x-0000', kind: 'paragraph', text: 'Is it <0>164</0>?', hash: '' }
  const found = (json: string) => {
    const { value, diagnostics } = parseLocaleSettings('locales/ru/locale.json', json)
    const targets = { catalog: new Map([['x-0000', '<0>227</0>?']]) }
    const checked = checkCatalog(
      [segment],
      targets,
      { locale: 'ru', source: 'en' },
      { policy: value.checks, terms: [] },
    )
    return [...diagnostics, ...checked].map(({ code, severity }) => `${severity} ${code}`)
  }
  test.each([
    ['{}', ['warning check/numbers']],
    ['{"checks": {"numbers": "error"}}', ['error check/numbers']],
    ['{"checks": {"numbers": "off"}, "digits": "latn"}', []],
    [
      '{"checks": {"number": "off", "length": "yes"}}',
      ['error localise/settings', 'error localise/settings', 'warning check/numbers'],
    ],
    [
      '{"minTranslatd": 0.1, "cheks": {}}',
      ['warning config/unknown-name', 'warning config/unknown-name', 'warning check/numbers'],
    ],
    ['{"minReviewed": 2}', ['error localise/settings', 'warning check/numbers']],
    ['{"minTranslated": "all"}', ['error localise/settings', 'warning check/numbers']],
    ['{"drafts": "yes"}', ['error localise/settings', 'warning check/numbers']],
    ['{"stale": "never"}', ['error localise/settings', 'warning check/numbers']],
    ['{"stale": {"facts": "keep"}}', ['error localise/settings', 'warning check/numbers']],
    ['{"stale": {"facts": "mark"}, "drafts": true}', ['warning check/numbers']],
  ])('%s', (json, wanted) => {
    expect(found(json)).toEqual(wanted)
  })
})

test('every rule has its code, and tokens and escapes are no text', () => {
  expect(checkRules.filter((rule) => !Object.hasOwn(codes, `check/${rule}`))).toEqual([])
  expect(textOfTarget('a <0>b</0>\\<1> \\\\ <2/>')).toBe('a b<1> \\ ')
})
