import { expect, test } from 'vitest'
import { cleanFile } from '../../pipeline/build/clean-file.ts'
import { cpuTime } from '../cpu-time.ts'

const cpuOf = (text: string, runs: number): number => {
  const bytes = new TextEncoder().encode(text)
  return cpuTime(() => {
    const { markdown } = cleanFile('a.txt', bytes, { lang: 'en', accept: [], reject: [] })
    expect(markdown.length).toBeGreaterThan(0.9 * text.length)
  }, runs)
}

test.each([
  ['words', 'The people of the town were there , and they said that it was “good” to be with them. '],
  ['ideographs', '人人生而自由在尊严和权利上一律平等他们赋有理性和良心'],
])(
  'one line of 5 MB takes bounded time and memory, its parts in proportion: %s',
  { timeout: 200_000 },
  (_name, unit) => {
    const line = (megabytes: number) =>
      unit.repeat(Math.ceil((megabytes * 1e6) / new TextEncoder().encode(unit).length))
    const [one, two, four] = [cpuOf(line(0.5), 3), cpuOf(line(1), 3), cpuOf(line(2), 2)] as const
    // On a quiet machine 2.2; other work beside it disturbs small times.
    expect(two / one).toBeLessThan(3)
    expect(four / two).toBeLessThan(3)
    expect(cpuOf(line(5), 1)).toBeLessThan(30_000_000)
    expect(process.memoryUsage.rss()).toBeLessThan(2e9)
  },
)

test('what an endless paragraph says is said in Markdown too, whatever its signs', () => {
  const text = `${'One *two* [three] 1. four # five <b> six_seven_eight & more\\ words here. '.repeat(2000)}End.`
  const bytes = new TextEncoder().encode(text)
  const first = cleanFile('a.txt', bytes, { lang: 'en', accept: [], reject: [] }).markdown
  const again = cleanFile('a.md', new TextEncoder().encode(first), { lang: 'en', accept: [], reject: [] }).markdown
  expect(again).toBe(first)
})
