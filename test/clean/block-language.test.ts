import { describe, expect, test } from 'vitest'
import { foreignBlocks, mayBeMixed } from '../../pipeline/clean/block-language.ts'
import { lineBlocks } from '../../pipeline/clean/blocks.ts'
import { judgeLanguage } from '../../pipeline/clean/detect-language.ts'
import { clean, type CleanOptions } from '../../pipeline/clean/index.ts'
import { sourceOfPage } from '../../pipeline/clean/page/index.ts'
import { declaration } from './declaration.ts'

const english =
  'The council met on Monday , and all of the members said that they would not wait for the report of the commission.'
const french =
  'Le conseil s’est réuni lundi , et tous les membres ont dit : « Nous ne voulons pas attendre le rapport de la commission ! » Pourquoi ?'
const file = (text: string) => ({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }) as const
const run = (text: string, options: CleanOptions = {}) => clean(file(text), { judge: judgeLanguage, ...options })

describe('a block in another language than the text', () => {
  const text = `${english}\n\n${french}\n\nPourquoi ?\n\n${french}\n\n${english}`

  test('gets the rules of its own language, and short ones between go with it', () => {
    const { value, diagnostics } = run(text, { lang: 'en' })
    const right = french.replace('lundi ,', 'lundi,')
    expect(value.text).toBe(text.replaceAll(french, right).replaceAll('Monday ,', 'Monday,'))
    expect([...new Set(value.records.map(({ lang, rule }) => `${lang} ${rule}`))].sort()).toEqual([
      'en punct/space-before-mark',
      'fr punct/space-before-mark',
    ])
    expect(diagnostics).toMatchObject([{ code: 'clean/block-language', place: { line: 3, column: 1 } }])
    expect(diagnostics[0]!.message).toBe("3 blocks are in another language: 'fr' (lines 3, 5, 7)")
  })

  test.each([
    ['when the house names other languages', { house: { accept: [], refuse: [], rules: [], languages: ['de'] } }],
    ['when it is said that there are none', { languages: [] }],
  ])('does not get them %s', (_name, options) => {
    const { value, diagnostics } = run(text, { lang: 'en', ...options })
    expect(value.text).toContain('commission! » Pourquoi?')
    expect(diagnostics).toEqual([])
  })

  test('gets only rules for every language when nobody is sure which it is', () => {
    const kalaallisut = declaration('kal')
      .split('\n\n')
      .find((part) => part.length > 200)!
    const { value } = run(`${english}\n\n${kalaallisut.replace(/ /u, '  ')} Pam ?\n\n${english}`, { lang: 'en' })
    expect(value.text).toContain('tunngavium mata, Pam ?')
  })

  test('is found in a text whose language nobody knows', () => {
    const polish = declaration('pol').slice(0, 2500)
    const portuguese = declaration('por_PT').slice(0, 2500)
    const mixed = `${polish}\n\n${portuguese}`
    const found = foreignBlocks(mixed, lineBlocks(mixed), 'und', judgeLanguage)
    expect(new Set(found.map(({ lang }) => lang))).toEqual(new Set(['pl', 'pt']))
    expect(found.filter(({ start, lang }) => start < polish.length !== (lang === 'pl'))).toEqual([])
  })

  test('that names its language is in that, whatever is found', () => {
    const html = `<html lang="en"><body><article><h1>Title of it</h1><p>${english}</p><blockquote lang="fr"><p>Non ! Jamais , dit-il : « Oui » ?</p></blockquote><p lang="x">${english} Why ?</p></article></body></html>`
    const source = sourceOfPage({ file: 'a.html', format: 'html', text: html, encoding: 'utf-8' }).value!
    const { value, diagnostics } = clean(source, { lang: 'en' })
    expect(value.text).toContain('> Non ! Jamais, dit-il : « Oui » ?')
    expect(value.text).toContain('Why?')
    expect(diagnostics).toMatchObject([{ place: { line: 1, column: html.indexOf('Non') + 1 } }])
  })

  test.each(['eng', 'fra', 'deu_1996', 'kaz', 'arb', 'zho', 'jpn', 'tur', 'fin', 'hin', 'swh', 'cat'])(
    'is not found in the declaration in %s',
    (code) => {
      const text = declaration(code === 'zho' ? 'cmn_hans' : code)
      const lang = { eng: 'en', fra: 'fr', deu_1996: 'de', kaz: 'kk', arb: 'ar', zho: 'zh', jpn: 'ja' }[code]
      const main = lang ?? { tur: 'tr', fin: 'fi', hin: 'hi', swh: 'sw', cat: 'ca' }[code]!
      expect(foreignBlocks(text, lineBlocks(text), main, judgeLanguage)).toEqual([])
    },
  )

  test('is looked for only where script or words say that there may be one', () => {
    expect(mayBeMixed(english.repeat(3), 'en')).toBe(false)
    expect(mayBeMixed(`${english}\n\n${french}`, 'en')).toBe(true)
    expect(mayBeMixed('Мы не будем ждать', 'en')).toBe(true)
  })
})
