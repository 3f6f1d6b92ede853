import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { collectGarbage } from '../../pipeline/world/collector.ts'

const used = () => getHeapStatistics().used_heap_size / 1024 / 1024

test('what is no longer held is given back once the heap is large', () => {
  let held: readonly (readonly number[])[] | undefined = Array.from({ length: 400 }, () => Array.from({ length: 100_000 }, Math.random)) // prettier-ignore
  expect(held.length).toBe(400)
  const full = used()
  expect(full).toBeGreaterThan(250)
  held = undefined
  collectGarbage()
  expect(used()).toBeLessThan(full - 200)
})
