import { expect, test } from 'vitest'
import { clearWhenFull } from '../../pipeline/build/store.ts'

test('a full store is cleared to seven eighths, and not listed again while what is live fills it', () => {
  const asked: number[] = []
  const storeOf = (left: number) => ({
    trim: (limit: number, isLive: (key: string) => boolean) => {
      expect(isLive('a')).toBe(true)
      asked.push(limit)
      return left
    },
  })
  const live = () => new Set(['a'])
  expect(clearWhenFull(storeOf(0), 800, live, 800)).toBe(800)
  expect(asked).toEqual([])
  expect(clearWhenFull(storeOf(650), 801, live, 800)).toBe(650)
  // Nine hundred bytes are live: the next look is due when a hundred more were written.
  expect(clearWhenFull(storeOf(900), 900, live, 800)).toBe(700)
  expect(asked).toEqual([700, 700])
})
