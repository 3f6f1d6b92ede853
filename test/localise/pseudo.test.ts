import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localise } from '../../pipeline/localise/localise.ts'
import { isPseudoLocale, pseudoCatalog, pseudoLocales, pseudoText } from '../../pipeline/localise/pseudo.ts'
import { segmentsOf } from '../../pipeline/localise/segments.ts'
import { numbersOf } from '../../pipeline/localise/staleness.ts'
import { articleOf } from './article-of.ts'

test('en-XA has accents, brackets, and a third more letters', () => {
  const text = 'The troops had restored order in all regions of the country.'
  const said = pseudoText(text, 'en-XA')
  expect(said).toBe('[Ţĥé ţŕööþš ĥåð ŕéšţöŕéð öŕðéŕ îñ åļļ ŕéĝîöñš öƒ ţĥé çöûñţŕý. öñé ţŵö ţĥŕéé ƒöûŕ]')
  expect(said.length / text.length).toBeGreaterThanOrEqual(1.35)
})

test('ar-XB is written in Arabic letters and marks', () => {
  expect(pseudoText('Is it 5, really?', 'ar-XB')).toBe('يس يت 5، رياللي؟')
  expect(pseudoText('Где?', 'ar-XB')).toMatch(/^\p{Script=Arabic}{3}؟$/u)
})

test('tokens, escapes, code and numbers are kept, and every segment can be shown', () => {
  const article = articleOf(
    '# One **two** `code <b>`\n\nA \\<0> backslash \\\\ and [link](http://a.b "Title"), 1,770 km ![Map](m.png)\n\n| a | b |\n|---|---|\n| c | d |',
  )
  const segments = segmentsOf(article)
  for (const locale of pseudoLocales) {
    const catalog = pseudoCatalog(segments, locale)
    const { value, diagnostics } = localise(article, locale, { files: new Map([[locale, { catalog }]]) })
    expect(value.coverage).toMatchObject({ total: segments.length, own: segments.length })
    expect(diagnostics.map(({ code }) => code)).toEqual([])
    for (const { id, text } of segments) expect(numbersOf(catalog.get(id) ?? '')).toEqual(numbersOf(text))
  }
})

test('every text grows by a third at least, and keeps its tokens', () => {
  const tokens = (text: string) => text.match(/\\[\\<]|<\/?\d{1,6}\/?>/gu) ?? []
  fc.assert(
    fc.property(fc.array(fc.constantFrom('word ', '<0>', '</0>', '<1/>', '\\<', '\\\\', 'é', '1')), (parts) => {
      const text = parts.join('')
      expect(tokens(pseudoText(text, 'en-XA'))).toEqual(tokens(text))
      expect(tokens(pseudoText(text, 'ar-XB'))).toEqual(tokens(text))
      const bare = (written: string) => written.replaceAll(/\\(?=[\\<])|<\/?\d{1,6}\/?>/gu, '').length
      expect(bare(pseudoText(text, 'en-XA'))).toBeGreaterThanOrEqual(Math.ceil(bare(text) * 1.35))
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('no language of people is a pseudo-locale', () => {
  expect(['en-XA', 'ar-XB', 'en', 'ar', 'ru', 'en-xa'].filter(isPseudoLocale)).toEqual(['en-XA', 'ar-XB'])
})
