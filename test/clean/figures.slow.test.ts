import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { clean } from '../../pipeline/clean/index.ts'
import { readPage } from '../../pipeline/clean/page/read-page.ts'
import { probeClean } from '../../pipeline/clean/probe.ts'
import { scoreShingles } from '../bench/shingles.ts'

/** The figures of the cleaner, with their floors. Printed by `npm run bench:cleaning`. */
const corpus = process.env['STEMMA_CORPUS'] ?? ''
const table: [what: string, reached: string, floor: string][] = []
const note = (what: string, reached: string, floor: string) => void table.push([what, reached, floor])
afterAll(() => {
  if (table.length === 0) return
  const width = Math.max(...table.map(([what]) => what.length))
  console.log(table.map(([what, reached, floor]) => `${what.padEnd(width)}  ${reached}  (floor ${floor})`).join('\n'))
})

const cpuOf = (work: () => void): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

interface Case {
  readonly id: string
  readonly lang: string
  readonly kind: 'damage' | 'mix' | 'article' | 'clean' | 'trap'
  readonly in: string
  readonly gold: string
  readonly alt?: readonly string[]
}

const casesFile = join(corpus, 'bench/cleaning/visible.jsonl')
describe.skipIf(!existsSync(casesFile))('the damage set (STEMMA_CORPUS)', () => {
  const cases = existsSync(casesFile)
    ? readFileSync(casesFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case)
    : []
  const results = cases.map((entry) => ({ entry, ...probeClean(entry) }))
  const isRight = ({ entry, out }: { entry: Case; out: string }) =>
    out === entry.gold || entry.alt?.includes(out) === true
  const rate = (kind: Case['kind']) => {
    const some = results.filter(({ entry }) => entry.kind === kind)
    return some.filter(isRight).length / some.length
  }

  test.each([
    ['damage', 0.99],
    ['mix', 0.98],
    ['article', 0.98],
  ] as const)('%s is repaired in at least %d of all cases', (kind, floor) => {
    note(`${kind} repaired`, `${(100 * rate(kind)).toFixed(1)} %`, `${100 * floor} %`)
    expect(rate(kind)).toBeGreaterThanOrEqual(floor)
  })

  test('no sound text is harmed', () => {
    const sound = results.filter(({ entry }) => entry.kind === 'clean' || entry.kind === 'trap')
    const harmed = sound.filter((result) => !isRight(result)).map(({ entry }) => entry.id)
    note('sound texts harmed', `${harmed.length} of ${sound.length}`, '0')
    expect(sound).toHaveLength(100)
    expect(harmed).toEqual([])
  })

  test('edits bring the text nearer to the gold', () => {
    let good = 0
    let made = 0
    for (const { entry, out } of results) {
      const edits = distance(entry.in, out)
      made += edits
      good += (distance(entry.in, entry.gold) + edits - (isRight({ entry, out }) ? 0 : distance(out, entry.gold))) / 2
    }
    note('edit precision', (good / made).toFixed(4), '0.999')
    expect(good / made).toBeGreaterThanOrEqual(0.999)
  })

  test('a second cleaning changes nothing', () => {
    expect(results.filter(({ out, out2 }) => out !== out2).map(({ id }) => id)).toEqual([])
  })
})

/** Levenshtein distance in code points. */
function distance(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  let row = b.map((_, index) => index + 1)
  a.forEach((character, index) => {
    let diagonal = index
    let left = index + 1
    row = row.map((above, column) => {
      const value = Math.min(left + 1, above + 1, diagonal + (character === b[column] ? 0 : 1))
      diagonal = above
      left = value
      return value
    })
  })
  return row.at(-1) ?? a.length
}

interface Page {
  readonly id: string
  readonly lang: string
  readonly url?: string
  readonly title?: string
  readonly text?: string
  readonly with?: readonly string[]
  readonly without?: readonly string[]
}

const pagesFile = join(corpus, 'corpus/pages/expected.json')
describe.skipIf(!existsSync(pagesFile))('saved pages (STEMMA_CORPUS)', () => {
  const pages = existsSync(pagesFile) ? (JSON.parse(readFileSync(pagesFile, 'utf8')) as readonly Page[]) : []
  const read = pages.map((page) => {
    const html = gunzipSync(readFileSync(join(corpus, 'corpus/pages', `${page.id}.html.gz`))).toString('utf8')
    return { page, html, result: readPage(html, page.url) }
  })

  test('the articles are found', () => {
    const scores = read.flatMap(({ page, result }) =>
      page.text === undefined ? [] : [[page.id, scoreShingles(page.text, result.texts.join('\n\n')).f1] as const],
    )
    const mean = scores.reduce((sum, [, f1]) => sum + f1, 0) / scores.length
    const titled = read.flatMap(({ page, result }) =>
      page.text === undefined
        ? []
        : [scoreShingles([page.title, page.text].join('\n'), [result.title, ...result.texts].join('\n')).f1],
    )
    note('pages, F1 mean', mean.toFixed(4), '0.965')
    note('pages, F1 lowest', Math.min(...scores.map(([, f1]) => f1)).toFixed(4), '0.9')
    note('pages, F1 mean with titles', (titled.reduce((sum, f1) => sum + f1, 0) / titled.length).toFixed(4), '0.965')
    expect(scores).toHaveLength(9)
    expect(scores.filter(([, f1]) => f1 < 0.9)).toEqual([])
    expect(mean).toBeGreaterThanOrEqual(0.965)
  })

  test('what a page must and must not say', () => {
    for (const { page, result } of read) {
      const text = result.texts.join('\n\n')
      expect(page.with?.filter((part) => !text.includes(part)) ?? []).toEqual([])
      expect(page.without?.filter((part) => text.includes(part)) ?? []).toEqual([])
    }
  })

  test('the language of each page is known', () => {
    const wrong = read.filter(
      ({ page, result }) => (result.metadata.lang ?? page.lang).split('-')[0] !== page.lang.split('-')[0],
    )
    expect(wrong.map(({ page }) => page.id)).toEqual([])
  })

  test('a page costs little', () => {
    for (let round = 0; round < 2; round++) for (const { html } of read) readPage(html)
    const cpu = cpuOf(() => {
      for (const { html } of read) readPage(html)
    })
    note('CPU per page', `${(cpu / read.length).toFixed(1)} ms`, '35 ms on a quiet machine; asserted: 70 ms')
    expect(cpu / read.length).toBeLessThan(70)
  })
})

describe('speed', () => {
  const sentence = 'The council met on Monday , and “everyone” agreed -- more or less ... that 1,770 km is far. '
  const textOf = (paragraphs: number) => Array.from({ length: paragraphs }, () => sentence.repeat(5)).join('\n\n')
  const cost = (text: string) => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 5; round++)
      best = Math.min(
        best,
        cpuOf(() => clean({ file: 'a.txt', format: 'text', text, encoding: 'utf-8' }, { lang: 'en' })),
      )
    return best
  }

  test('an article of 5 KB is cleaned in a few milliseconds, and time is linear', () => {
    cost(textOf(11))
    const article = cost(textOf(11))
    const [one, two, four] = [cost(textOf(110)), cost(textOf(220)), cost(textOf(440))]
    note('CPU for 5 KB', `${article.toFixed(1)} ms`, '5 ms on a quiet machine; asserted: 15 ms')
    note('n, 2n, 4n', `${(two / one).toFixed(2)}, ${(four / two).toFixed(2)}`, '2.2 on a quiet machine; asserted: 3')
    expect(article).toBeLessThan(15)
    expect(Math.max(two / one, four / two)).toBeLessThan(3)
  })
})
