import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../pipeline/clean/detect-language.ts'
import { clean } from '../../pipeline/clean/index.ts'
import { declaration } from './declaration.ts'

const files = {
  ...{ eng: 'en', fra: 'fr', deu_1996: 'de', spa: 'es', ita: 'it', nld: 'nl', fin: 'fi', pol: 'pl', hun: 'hu' },
  ...{ rus: 'ru', ukr: 'uk', kaz: 'kk', arb: 'ar', pes_1: 'fa', tur: 'tr', isl: 'is', ell_monotonic: 'el' },
} as const

describe('the language of a text that does not say it', () => {
  test.each(Object.entries(files))('%s is %s', (file, lang) => {
    expect(detectLanguage(declaration(file))).toBe(lang)
  })

  test.each([
    ['nothing', ''],
    ['numbers', '1,770 – 7,939 '.repeat(20)],
    ['half Polish, half Portuguese', declaration('pol').slice(0, 2500) + declaration('por_PT').slice(0, 2500)],
  ])('of %s is not guessed', (_name, text) => {
    expect(detectLanguage(text)).toBeUndefined()
  })

  test('is told, and what is declared goes before what is found', () => {
    const source = { file: 'a.md', format: 'markdown', text: declaration('deu_1996'), encoding: 'utf-8' } as const
    const found = clean(source, { detect: detectLanguage }).diagnostics
    expect(found).toMatchObject([{ code: 'clean/language', message: expect.stringContaining("'de'") as string }])
    expect(clean(source, { detect: detectLanguage, lang: 'fr' }).diagnostics).toEqual([])
    const said = { ...source, text: `---\nlang: fr\n---\n\n${source.text}` }
    expect(clean(said, { detect: detectLanguage }).diagnostics).toEqual([])
  })
})
