import type { FontLibrary } from '../font/types.ts'
import type { Item, Layout, Page } from './display/types.ts'
import { setLine } from './line/index.ts'
import { placed } from './page/lines.ts'
import { NO_ELEMENT } from './page/structure.ts'
import { GREY } from './page/style.ts'

/** Width of the strip that a proof has beside each page, and size and leading of the ids in it; points. */
const strip = 130
const size = 5
const leading = 6

/**
 * A layout for translators: each page is wider by a strip, in which the id of every unit stands at the height where its text begins. What
 * was on the page stays where it was.
 */
export function withUnitIds(layout: Layout, units: ReadonlySet<string>, fonts: FontLibrary): Layout {
  const blockOf = (element: number | undefined): string | undefined => {
    const found = element === undefined ? undefined : layout.structure[element]
    return found === undefined || (found.block !== undefined && units.has(found.block))
      ? found?.block
      : blockOf(found.parent)
  }
  const seen = new Set<string>()
  const used = new Map(layout.fonts)
  const lineOf = (id: string): readonly Item[] => {
    const request = { face: 'sans', weight: 400, italic: false, lang: 'en' } as const
    const span = { text: id, request, size, colour: GREY, element: NO_ELEMENT }
    const { items } = setLine([span], { lang: 'en', dir: 'ltr' }, fonts).value
    for (const { font } of items) used.set(font, fonts.byId(font))
    return items.map((item) => placed(item, 0, 0))
  }
  const pages = [...layout.pages].map((page): Page => {
    const starts = new Map<string, number>()
    for (const item of page.items) {
      const block = item.element === undefined ? undefined : blockOf(item.element)
      if (block === undefined || seen.has(block)) continue
      starts.set(block, Math.min(starts.get(block) ?? Infinity, item.y))
    }
    const rows = [...starts].sort(([, a], [, b]) => a - b)
    for (const [block] of rows) seen.add(block)
    let free = 0
    const items = rows.flatMap(([block, y]) => {
      // Cells of one row begin at one height.
      const at = Math.max(y, free)
      free = at + leading
      return lineOf(block).map((item) => ({ ...item, x: item.x + page.width + 4, y: item.y + at }))
    })
    return { ...page, width: page.width + strip, artifacts: [...page.artifacts, { type: 'layout', items }] }
  })
  return { ...layout, pages, fonts: used }
}
