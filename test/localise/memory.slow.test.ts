import { expect, test } from 'vitest'
import { memoryOf } from '../../pipeline/localise/memory.ts'
import { dice, gramsOf } from '../../pipeline/tree/similarity.ts'

/** Numbers that look like chance and are always the same (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

test('among 50,000 units the best one is found as surely as by comparing all, in a fifth of a millisecond', () => {
  const next = chance(7)
  // The n-th word n times rarer than the first, as in a language.
  const word = () => `w${Math.floor(Math.exp(next() * Math.log(20_000)))}`
  const sources = Array.from({ length: 50_000 }, () =>
    Array.from({ length: 6 + Math.floor(next() * 20) }, word).join(' '),
  )
  const memory = memoryOf(sources.map((source, index) => ({ source, target: `t${index}` })))
  const queries = Array.from({ length: 2000 }, () => {
    const words = (sources[Math.floor(next() * sources.length)] ?? '').split(' ')
    for (let edit = 0; edit < 1 + words.length / 8; edit++) words[Math.floor(next() * words.length)] = `x${edit}`
    return words.join(' ')
  })
  for (const query of queries) memory.like(query, 0.3, 4)
  const times = Array.from({ length: 5 }, () => {
    const began = process.cpuUsage()
    for (const query of queries) memory.like(query, 0.3, 4)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000 / queries.length
  })
  const milliseconds = Math.min(...times)
  process.stdout.write(`memory of 50,000 units: ${milliseconds.toFixed(3)} CPU ms per query\n`)
  const bags = sources.map(gramsOf)
  const asked = queries.slice(0, 60)
  const found = asked.filter((query) => {
    const grams = gramsOf(query)
    const best = bags.reduce((most, bag) => Math.max(most, dice(grams, bag)), 0)
    const first = memory.like(query, 0.3, 10)[0]?.score ?? 0
    return best < 0.3 || Math.abs(first - best) < 1e-9
  })
  expect(found.length / asked.length).toBeGreaterThanOrEqual(0.99)
  // Twice the figure: the machine of a test runs other things beside it.
  expect(milliseconds).toBeLessThan(0.4)
})
