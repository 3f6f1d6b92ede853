import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectIdempotent, expectLossless, expectReplay, expectSubset } from './laws.ts'

const langs = ['en', 'fr', 'de', 'es', 'ru', 'pl', 'ar', 'hi', 'zh', 'ja', 'fi', 'und'] as const

/** Pieces that damage is made of, so that rules meet each other. */
const pieces = [
  ...' , . ; : ! ? “ ” „ « » ’ \' " ( ) [ ] - – … & ; # 1 12 , a b Word word Слово слово 我们 です عربي शब्द। é é ß ﬁ'.split(
    ' ',
  ),
  ' ',
  ' ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\u0000',
  '\u0085',
  '&nbsp;',
  '&amp;ldquo;',
  '&#8217;',
  '&#x2c;',
  'Ã©',
  'â€™',
  'â€œ',
  'Â ',
  'РџСЂРё',
  'ÃƒÂ©',
  ' ,',
  ' .',
  '.” .',
  ', ”he',
  ',,',
  '...',
  ':)',
  '`code ,`',
  'https://a.b/c,d',
  'Leave a Comment',
  '© 2022 X',
  'Advertisement',
  '• item',
  '- item',
  '1. one',
  '# Title',
  'Mr',
  'Mr.',
  'hyphen-\nated',
  'e\u0301',
  '가',
  '\u1100\u1161',
  '😀',
  '\ud83d',
  '，',
  '。',
  '、 ',
  '「',
  '」',
]
const damaged = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))
const wild = fc.oneof(
  damaged,
  damaged,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const settings = { seed: 20220110, numRuns: 600 }

describe('laws of cleaning on random text', () => {
  test('P1: a second cleaning changes nothing', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectIdempotent(text, lang)),
      settings,
    )
  })

  test('P2: no letter is lost', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectLossless(text, lang)),
      settings,
    )
  })

  test('P3: the records replay and undo the change byte for byte', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectReplay(text, lang)),
      settings,
    )
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), (text, lang) => expectReplay(text, lang, 'markdown')),
      settings,
    )
  })

  test('P4: any set of groups can be accepted or refused', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(...langs), fc.infiniteStream(fc.boolean()), (text, lang, choices) => {
        expectSubset(text, lang, () => choices.next().value === true)
      }),
      settings,
    )
  })

  test('a text of sixteen thousand damaged pieces takes time in proportion', () => {
    const paragraph = fc.sample(damaged, { seed: 7, numRuns: 400 }).join(' ')
    const time = (text: string): number => {
      const start = process.cpuUsage()
      expectReplay(text, 'en')
      const { user, system } = process.cpuUsage(start)
      return user + system
    }
    time(paragraph)
    const [small, large] = [time(paragraph.repeat(4)), time(paragraph.repeat(16))]
    expect(large / small).toBeLessThan(12)
  })
})
