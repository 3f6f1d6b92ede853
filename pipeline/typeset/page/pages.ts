import type { PageDesign } from '../../config/types.ts'
import type { PageMapEntry } from '../../edition/types.ts'
import type { Artifact, Destination, Item, Page } from '../display/types.ts'
import { breakPages, type PageRange } from './break-pages.ts'
import { artifact, type PageFurniture } from './furniture.ts'
import { shift, type Strip } from './galley.ts'
import type { Structure } from './structure.ts'
import type { Flow } from './style.ts'

/** Where text stands on the pages of an edition; points. */
export interface Sheet {
  readonly design: PageDesign
  readonly textWidth: number
  /** A whole number of grid lines. */
  readonly textHeight: number
  readonly grid: number
  readonly dir: Flow['dir']
}

/** A page smaller than its margins would leave no room for text: then the margins give way. */
export function sheetOf(design: PageDesign, grid: number, dir: Flow['dir']): Sheet {
  const { margin } = design
  const textWidth = Math.max(design.width - margin.inside - margin.outside, design.width * 0.3)
  const free = Math.max(design.height - margin.top - margin.bottom, design.height * 0.3)
  return { design, textWidth, textHeight: Math.max(1, Math.floor(free / grid + 0.001)) * grid, grid, dir }
}

/** A strip on its page: y of its top from the page's top. */
interface PlacedStrip {
  readonly strip: Strip
  readonly y: number
}

interface PagePlan {
  readonly label: string
  readonly left: number
  readonly strips: readonly PlacedStrip[]
}

export interface PageSet {
  /** Made one by one, so that a page can be painted and forgotten. */
  readonly pages: Iterable<Page>
  readonly destinations: readonly Destination[]
  readonly pageMap: readonly PageMapEntry[]
}

/** Breaks strips into pages and places them; `structure` receives the boxes of the figures. */
export function buildPages(
  strips: readonly Strip[],
  sheet: Sheet,
  furniture: PageFurniture,
  digits: (value: number) => string,
  structure: Structure,
): PageSet {
  const ranges = breakPages(strips, sheet.textHeight, sheet.grid)
  const plans = ranges.map((range, index) => plan(strips, range, index, sheet, digits))
  const destinations: Destination[] = []
  const pageMap: PageMapEntry[] = []
  for (const [index, { label, left, strips: onPage }] of plans.entries()) {
    for (const { strip, y } of onPage) {
      for (const name of strip.anchors) destinations.push({ name, page: index, y })
      const { figure } = strip
      if (figure === undefined) continue
      const [x, top] = [left + figure.x, y + figure.y]
      structure.place(figure.element, [x, top, x + figure.width, top + figure.height])
    }
    const at = onPage.find(({ strip }) => strip.at !== undefined)?.strip.at
    pageMap.push({ index, label, ...(at !== undefined && { at }) })
  }
  const pages = {
    *[Symbol.iterator](): Generator<Page> {
      for (const [index, page] of plans.entries()) yield makePage(page, index, sheet, furniture)
    },
  }
  return { pages, destinations, pageMap }
}

function plan(
  strips: readonly Strip[],
  range: PageRange,
  index: number,
  sheet: Sheet,
  digits: (value: number) => string,
): PagePlan {
  const { margin } = sheet.design
  // Odd pages have the spine on the start side, so the mirror of a right-to-left book comes by itself.
  const start = index % 2 === 0 ? margin.inside : margin.outside
  const left = sheet.dir === 'ltr' ? start : sheet.design.width - start - sheet.textWidth
  const onPage: PlacedStrip[] = []
  let y = margin.top
  for (let at = range.start; at < range.end; at += 1) {
    const strip = strips[at] as Strip
    if (at === range.start) y += strip.repeat?.height ?? 0
    else y += strip.above
    onPage.push({ strip, y })
    y += strip.height
  }
  return { label: digits(index + 1), left, strips: onPage }
}

function makePage(page: PagePlan, index: number, sheet: Sheet, furniture: PageFurniture): Page {
  const { design } = sheet
  const { label, left } = page
  const isRight = index % 2 === 0
  const items: Item[] = []
  const artifacts: Artifact[] = []
  const repeat = page.strips[0]?.strip.repeat
  if (repeat !== undefined && index > 0)
    artifacts.push(...artifact('layout', shift(repeat.items, left, design.margin.top)))
  for (const { strip, y } of page.strips) {
    items.push(...shift(strip.items, left, y))
    for (const { type, items: own } of strip.artifacts) artifacts.push({ type, items: shift(own, left, y) })
  }
  const head = index === 0 ? [] : furniture.head(isRight)
  artifacts.push(...artifact('header', shift(head, left, design.margin.top * 0.58)))
  artifacts.push(
    ...artifact('footer', shift(furniture.folio(label, isRight), left, design.height - design.margin.bottom * 0.5)),
  )
  return { index, label, width: design.width, height: design.height, items, artifacts }
}
