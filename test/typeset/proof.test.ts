import { beforeAll, expect, test } from 'vitest'
import { startFonts } from '../../pipeline/font/index.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { withUnitIds } from '../../pipeline/typeset/proof.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import { design, edition, fonts } from './sample.ts'

beforeAll(async () => {
  await startFonts()
})

const paragraphs = Array.from({ length: 12 }, (_, index): Block => ({
  type: 'paragraph',
  id: `text-${index}`,
  children: [{ type: 'text', value: `Paragraph ${index} says more than one line can hold. `.repeat(6).trim() }],
}))

test('a proof names every unit once, beside the page, at the height of its text; what was on the page stays', () => {
  const layout = layoutEdition(edition({ blocks: paragraphs }), design, fonts).value
  const before = [...layout.pages]
  const units = new Set(paragraphs.flatMap(({ id }) => id ?? []))
  const proof = withUnitIds({ ...layout, pages: before }, units, fonts)
  const after = [...proof.pages]
  const named: string[] = []
  for (const [index, page] of after.entries()) {
    const old = before[index]
    expect(page.items).toBe(old?.items)
    const strip = page.artifacts.at(-1)?.items ?? []
    const ids = strip.flatMap((item) => (item.kind === 'glyphs' ? [item.text] : []))
    named.push(
      ...ids
        .join('')
        .split(/(?=text-)/u)
        .filter((id) => id !== ''),
    )
    for (const item of strip) {
      expect(item.x).toBeGreaterThan(old?.width ?? Infinity)
      expect(item.x).toBeLessThan(page.width)
      expect(page.items.some(({ y }) => Math.abs(y - item.y) < 1e-9)).toBe(true)
    }
  }
  expect(before.length).toBeGreaterThan(1)
  expect(named).toEqual([...units])
})
