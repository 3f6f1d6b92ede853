import { expect, test } from 'vitest'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { layoutWith } from '../../pipeline/typeset/page/layout.ts'
import { plainLines } from './plain-lines.ts'
import { design, edition, fonts, paragraph, text } from './sample.ts'

const words = 'A hundred small words run over the lines of this page and on to the next one. '

/** Rows of the table on each page that has any: `-1` is the head. */
function rowsOnPages(rows: number, lines: number, cellText = 'Cell'): readonly (readonly number[])[] {
  const cells = (at: number) => [
    { type: 'tableCell' as const, id: `c${at}`, children: [text(at < 0 ? 'Head' : cellText)] },
  ]
  const short: Block = {
    type: 'table',
    id: 't',
    align: ['none'],
    children: Array.from({ length: rows + 1 }, (_, at) => ({
      type: 'tableRow' as const,
      id: `r${at}`,
      children: cells(at - 1),
    })),
  }
  const filler = Array.from({ length: lines }, (_, at) => paragraph(`f${at}`, 'One line only.'))
  const blocks = [...filler, short, paragraph('after', words.repeat(6))]
  const { structure, pages } = layoutWith(edition({ blocks }), design, fonts, plainLines, [])
  const rowOf = new Map(
    structure.flatMap(({ id, block }) => (/^c-?\d/u.test(block ?? '') ? [[id, Number(block?.slice(1))]] : [])),
  )
  return [...pages]
    .map((page) => [...new Set(page.items.flatMap((item) => rowOf.get(item.element ?? -1) ?? []))])
    .filter((own) => own.length > 0)
}

test('a table of less than a third of a page stays whole', () => {
  for (let lines = 1; lines < 40; lines += 2)
    for (const rows of [1, 2, 3, 5, 7]) expect(rowsOnPages(rows, lines)).toHaveLength(1)
})

test('a longer table parts with two rows at least on either side, and never behind its head', () => {
  let parted = 0
  for (let lines = 1; lines < 40; lines += 2)
    for (const rows of [14, 20, 33]) {
      const found = rowsOnPages(rows, lines)
      if (found.length > 1) parted += 1
      for (const page of found) expect(page.filter((row) => row >= 0).length).toBeGreaterThanOrEqual(2)
    }
  expect(parted).toBeGreaterThan(10)
})

test('a row that fits on a page is not cut', () => {
  for (let lines = 1; lines < 40; lines += 3) {
    const seen = rowsOnPages(6, lines, words.repeat(9)).flat()
    expect(seen).toEqual([...new Set(seen)])
  }
})

test('a row higher than a page is cut', () => {
  expect(rowsOnPages(1, 1, words.repeat(60)).length).toBeGreaterThan(1)
})
