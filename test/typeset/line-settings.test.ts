import { expect, test } from 'vitest'
import { pageDesign } from '../../pipeline/config/page-design.ts'
import { parsePublication } from '../../pipeline/config/publication.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { lineSettings } from '../../pipeline/typeset/page/line-settings.ts'
import { edition, fonts, paragraph } from './sample.ts'
import { paragraphsOf } from './udhr.ts'

const parse = (page: string) => parsePublication(`title: T\nsource: en\nlocales: [en]\npage: ${page}\n`)
const designOf = (page: string) => {
  const { value, diagnostics } = parse(page)
  if (value === undefined) throw new Error(diagnostics[0]?.message)
  return pageDesign(value.page)
}

test('page.lineBreaks and page.kashida hold for the regions of a language, the nearer tag first', () => {
  const settings = lineSettings(
    designOf('{lineBreaks: {ZH: strict, zh-TW: none, ko: words, ja: strict}, kashida: [ar]}'),
  )
  expect(['zh', 'zh-Hans', 'zh-TW', 'ko-KR', 'ja-JP', 'ja-u-lb-loose', 'ar-EG', 'arz'].map((lang) => settings(lang))).toEqual([
    { lang: 'zh-u-lb-strict' },
    { lang: 'zh-Hans-u-lb-strict' },
    { lang: 'zh-TW-u-lb-loose' },
    { lang: 'ko-KR-u-lw-keepall' },
    { lang: 'ja-JP-u-lb-strict' },
    { lang: 'ja-u-lb-loose' },
    { lang: 'ar-EG', kashida: true },
    { lang: 'arz' },
  ]) // prettier-ignore
})

test.each([
  ['zh', 'loose'],
  ['ja', 'gb'],
  ['ko', 'strict'],
  ['en', 'strict'],
])('%s has no level %s', (tag, level) => {
  const { value, diagnostics } = parse(`{lineBreaks: {${tag}: ${level}}}`)
  expect(value).toBeUndefined()
  expect(diagnostics.map(({ code }) => code)).toEqual(['config/invalid'])
  expect(diagnostics[0]?.message).toContain('Korean syllables or words')
})

test('KL-01 page.lineBreaks sets a Korean page by words', () => {
  const text = paragraphsOf('kor').filter((own) => own.length > 80).join(' ') // prettier-ignore
  const ends = (page: string) => {
    const source = edition({ locale: 'ko', blocks: [paragraph('p-0001', text)] })
    const { pages } = layoutEdition(source, designOf(page), fonts).value
    const lines = new Map<string, string>()
    for (const { index, items } of pages)
      for (const item of items) {
        const key = `${index} ${'y' in item ? item.y : ''}`
        if (item.kind === 'glyphs') lines.set(key, (lines.get(key) ?? '') + item.text)
      }
    return [...lines.values()].slice(2, -1).filter((line) => !/[\s.]$/u.test(line))
  }
  expect(ends('{}').length).toBeGreaterThan(5)
  expect(ends('{lineBreaks: {ko: words}}')).toEqual([])
})
