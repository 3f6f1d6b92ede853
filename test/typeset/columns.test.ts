import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnWidths } from '../../pipeline/typeset/page/columns.ts'

test.each<[string, number[], number[], number, number[]]>([
  ['columns that fit keep the width of their content', [10, 10], [30, 50], 100, [30, 50]],
  ['columns that do not fit share what is left over their least widths', [10, 20], [50, 180], 130, [30, 100]],
  ['a column that needs little is not shrunk for one that needs much', [10, 190], [10, 190], 100, [10, 90]],
])('%s', (_name, least, most, available, expected) => {
  expect(columnWidths(least, most, available)).toEqual(expected)
})

test('columns never run out of the measure and never vanish', () => {
  const column = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 400 }))
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 50, max: 500 }),
      (columns, room) => {
        const widths = columnWidths(
          columns.map(([least]) => least),
          columns.map(([least, more]) => least + more),
          room,
        )
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room + 1e-6)
        expect(Math.min(...widths)).toBeGreaterThan(0)
      },
    ),
    { seed: 5, numRuns: 300 },
  )
})
