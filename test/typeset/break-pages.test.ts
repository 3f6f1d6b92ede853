import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakPages } from '../../pipeline/typeset/page/break-pages.ts'
import { EMPTY_STRIP, NEVER, type Strip } from '../../pipeline/typeset/page/galley.ts'

const GRID = 10

function strip(change: Partial<Strip> = {}): Strip {
  return { ...EMPTY_STRIP, height: GRID, ...change }
}

function lines(count: number, change: Partial<Strip> = {}): Strip[] {
  return Array.from({ length: count }, () => strip(change))
}

function heightOf(strips: readonly Strip[], { start, end }: { start: number; end: number }): number {
  return strips
    .slice(start, end)
    .reduce((sum, one, index) => sum + one.height + (index > 0 ? one.above : (one.repeat?.height ?? 0)), 0)
}

test('pages are filled one after the other', () => {
  expect(breakPages(lines(24), 100, GRID)).toEqual([
    { start: 0, end: 10 },
    { start: 10, end: 20 },
    { start: 20, end: 24 },
  ])
})

test('nothing to set is one empty page', () => {
  expect(breakPages([], 100, GRID)).toEqual([{ start: 0, end: 0 }])
})

test('a break that must not be is avoided by a shorter page', () => {
  const strips = [...lines(10), strip({ breakCost: NEVER }), ...lines(8)]
  expect(breakPages(strips, 100, GRID)[0]).toEqual({ start: 0, end: 9 })
})

test('where every break is forbidden the page still ends at its foot', () => {
  const pages = breakPages([strip(), ...lines(24, { breakCost: NEVER })], 100, GRID)
  expect(pages.length).toBe(3)
})

test('space above is left out at the top of a page', () => {
  const strips = [...lines(10), ...lines(10, { above: 0 })].map((one, index) =>
    index === 10 ? { ...one, above: 30 } : one,
  )
  expect(breakPages(strips, 100, GRID)).toHaveLength(2)
})

test('a repeated head takes its room on the pages that it stands on', () => {
  const repeat = { height: 20, items: [] }
  const strips = [...lines(2), ...lines(18, { repeat })]
  expect(breakPages(strips, 100, GRID)).toEqual([
    { start: 0, end: 10 },
    { start: 10, end: 18 },
    { start: 18, end: 20 },
  ])
})

test('a strip taller than the page has a page of its own', () => {
  const pages = breakPages([strip(), strip({ height: 500 }), strip()], 100, GRID)
  expect(pages).toEqual([
    { start: 0, end: 1 },
    { start: 1, end: 2 },
    { start: 2, end: 3 },
  ])
})

test('the last page does not hold one line alone when earlier pages can spare one', () => {
  const last = breakPages(lines(11), 100, GRID).at(-1)
  expect((last?.end ?? 0) - (last?.start ?? 0)).toBeGreaterThan(1)
})

test('every strip stands on exactly one page, in order, and no page is overfull', () => {
  const arbitrary = fc.record({
    height: fc.integer({ min: 1, max: 90 }),
    above: fc.integer({ min: 0, max: 20 }),
    breakCost: fc.constantFrom(0, 0, 0, 3, NEVER),
  })
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 120 }), (changes) => {
      const strips = changes.map((change) => strip(change))
      const pages = breakPages(strips, 100, GRID)
      let at = 0
      for (const page of pages) {
        expect(page.start).toBe(at)
        expect(heightOf(strips, page)).toBeLessThanOrEqual(100.01)
        at = page.end
      }
      expect(at).toBe(strips.length)
    }),
    { seed: 11, numRuns: 300 },
  )
})
