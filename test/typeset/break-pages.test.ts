import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakPages } from '../../pipeline/typeset/page/break-pages.ts'
import { EMPTY_STRIP, NEVER, type Strip } from '../../pipeline/typeset/page/galley.ts'
import { heightOf as heightOfNotes, noteStream } from '../../pipeline/typeset/page/note-stream.ts'

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

test('a page ends early only where what follows has no room on it', () => {
  // Two pictures that share no page: the least squares of empty lines would be 3 and 3, but the reader sees text held back.
  // Two lines are the play that widows need.
  const strips = [...lines(9), strip({ height: 5 * GRID }), strip({ height: 8 * GRID })]
  expect(breakPages(strips, 100, GRID)).toEqual([
    { start: 0, end: 8 },
    { start: 8, end: 10 },
    { start: 10, end: 11 },
  ])
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

/** A note of lines that part like those of a paragraph: two stay together at either end. */
function note(count: number): readonly Strip[] {
  return lines(count).map((one, index) =>
    index > 0 && (index < 2 || index > count - 2) ? { ...one, breakCost: NEVER } : one,
  )
}

describe('notes', () => {
  test('take the room of text on the page of their call', () => {
    const strips = lines(12).map((one, index) => (index === 3 ? { ...one, notes: ['a'] } : one))
    const stream = noteStream(strips, new Map([['a', note(4)]]))
    expect(breakPages(strips, 100, GRID, stream, GRID)).toEqual([
      { start: 0, end: 5, notes: { start: 0, end: 4 } },
      { start: 5, end: 12 },
    ])
  })

  test('that do not fit go on, with two lines on either page', () => {
    const strips = lines(9).map((one, index) => (index === 6 ? { ...one, notes: ['a'] } : one))
    const stream = noteStream(strips, new Map([['a', note(9)]]))
    const [first, second] = breakPages(strips, 100, GRID, stream, GRID)
    expect(first?.notes?.end).toBeGreaterThanOrEqual(2)
    expect(second?.notes).toEqual({ start: first?.notes?.end, end: 9 })
    expect(9 - (second?.notes?.start ?? 0)).toBeGreaterThanOrEqual(2)
  })

  test('draw their call to the next page rather than begin on a later one than it', () => {
    const strips = lines(14).map((one, index) => (index === 8 ? { ...one, notes: ['a'] } : one))
    const stream = noteStream(strips, new Map([['a', note(2)]]))
    const pages = breakPages(strips, 100, GRID, stream, GRID)
    expect(pages.find(({ notes }) => notes !== undefined)?.start).toBeLessThanOrEqual(8)
    expect(pages[0]).toEqual({ start: 0, end: 8 })
  })

  test('that nothing calls come at the end', () => {
    const strips = lines(3)
    const stream = noteStream(strips, new Map([['a', note(2)]]))
    expect(breakPages(strips, 100, GRID, stream, GRID)).toEqual([{ start: 0, end: 3, notes: { start: 0, end: 2 } }])
  })

  test('all stand once, in order, never before their call, and no page is overfull', () => {
    const line = fc.record({
      height: fc.integer({ min: 5, max: 40 }),
      breakCost: fc.constantFrom(0, 0, 3, NEVER),
      note: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined, freq: 3 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 80 }), (all) => {
        const notes = new Map<string, readonly Strip[]>()
        const strips = all.map(({ height, breakCost, note: count }, index) => {
          if (count === undefined) return strip({ height, breakCost })
          notes.set(String(index), note(count))
          return strip({ height, breakCost, notes: [String(index)] })
        })
        const stream = noteStream(strips, notes)
        let [at, done] = [0, 0]
        for (const { start, end, notes: own } of breakPages(strips, 100, GRID, stream, GRID)) {
          expect([start, own?.start ?? done]).toEqual([at, done])
          const foot = own === undefined ? 0 : GRID + heightOfNotes(stream.strips, own.start, own.end)
          expect(heightOf(strips, { start, end }) + foot).toBeLessThanOrEqual(100.01)
          at = end
          done = own?.end ?? done
          expect(done).toBeLessThanOrEqual(stream.called[end] ?? 0)
        }
        expect([at, done]).toEqual([strips.length, stream.strips.length])
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})
