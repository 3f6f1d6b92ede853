import { expect, test } from 'vitest'
import { runInWorkers } from '../../pipeline/build/pool.ts'
import type { WorkerStart } from '../../pipeline/build/pool.ts'

const entry = new URL('failing-worker.mjs', import.meta.url)
const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const start: WorkerStart = {
  ...{ publication: '', output: '', locales: {}, trees: {}, articles: [] },
  options: { toolchain, jobs: 2 },
}

async function run(articles: readonly string[], jobs: number) {
  const work = articles.map((article) => ({ task: { article, locale: 'en' }, cells: {}, titles: {} }))
  const done: string[] = []
  const limits = { seconds: 3, memory: 40 }
  const results = await runInWorkers(
    work,
    start,
    limits,
    jobs,
    { onBegin: () => undefined, onDone: ({ article }) => done.push(article) },
    entry,
  )
  return { results, done }
}

test.each([
  ['exits', 'build/worker', 'ended with code 7'],
  ['throws', 'build/worker', 'a fault'],
  ['loops', 'build/time', 'longer than 3 s'],
  ['eats', 'build/memory', 'more than 40 MiB'],
])(
  'a worker that %s is replaced, its edition reported with %s, the others are built',
  async (deed, code, words) => {
    for (const jobs of [1, 2]) {
      const { results, done } = await run(['one', deed, 'two', 'three'], jobs)
      expect(results.map(({ entry: { article } }) => article)).toEqual(['one', deed, 'two', 'three'])
      expect(results.map(({ diagnostics }) => diagnostics.map((problem) => problem.code))).toEqual([[], [code], [], []])
      expect(results[1]?.diagnostics[0]?.message).toContain(words)
      expect(results[1]?.entry.cells.map(({ status, code: told }) => `${status} ${told}`)).toContain(`failed ${code}`)
      expect(done.toSorted()).toEqual(['one', deed, 'two', 'three'].toSorted())
    }
  },
  30_000,
)

test('a worker that ends between two editions costs at most the next one, and nobody waits for it', async () => {
  const { results } = await run(['leaves afterwards', 'one', 'two', 'three'], 1)
  const failed = results.filter(({ diagnostics }) => diagnostics.length > 0)
  expect(failed.length).toBeLessThanOrEqual(1)
  expect(
    failed.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)).every((code) => code === 'build/worker'),
  ).toBe(true)
  // Which edition the end of the worker falls on is a matter of milliseconds; all others are built, by it or by the next.
  const built = results.filter(({ entry }) => /^by worker/u.test(entry.title))
  expect(built).toHaveLength(4 - failed.length)
})
