import type { PageDesign } from '../../config/types.ts'
import type { PageMapEntry } from '../../edition/types.ts'
import type { Artifact, Destination, Item, Page, RuleItem } from '../display/types.ts'
import { breakPages, type PageRange } from './break-pages.ts'
import { artifact, type PageFurniture } from './furniture.ts'
import { shift, type Strip } from './galley.ts'
import { heightOf, noteStream, type NoteStream } from './note-stream.ts'
import type { Structure } from './structure.ts'
import { GREY, type Flow } from './style.ts'

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
  /** Those of the text, then those of the notes. */
  readonly strips: readonly PlacedStrip[]
  /** Place in `strips` of the first one of the notes. */
  readonly firstNote: number
  /** The rule above the notes; absent on a page without notes. */
  readonly rule: RuleItem | undefined
}

export interface PageSet {
  /** Made one by one, so that a page can be painted and forgotten. */
  readonly pages: Iterable<Page>
  readonly destinations: readonly Destination[]
  readonly pageMap: readonly PageMapEntry[]
}

/**
 * Breaks strips into pages and places them, with the notes that they call at the foot of the pages; `structure` receives
 * the boxes of the figures.
 */
export function buildPages(
  strips: readonly Strip[],
  notes: ReadonlyMap<string, readonly Strip[]>,
  sheet: Sheet,
  furniture: PageFurniture,
  digits: (value: number) => string,
  structure: Structure,
): PageSet {
  const stream = noteStream(strips, notes)
  // A line of white space parts text and notes; the rule stands in it.
  const ranges = breakPages(strips, sheet.textHeight, sheet.grid, stream, sheet.grid)
  const plans = ranges.map((range, index) => plan(strips, stream, range, index, sheet, digits))
  const destinations: Destination[] = []
  const pageMap: PageMapEntry[] = []
  for (const [index, { label, left, strips: onPage }] of plans.entries()) {
    for (const { strip, y } of onPage) {
      for (const name of strip.anchors) destinations.push({ name, page: index, y })
      for (const figure of strip.figures ?? []) {
        const [x, top] = [left + figure.x, y + figure.y]
        structure.place(figure.element, [x, top, x + figure.width, top + figure.height])
      }
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
  notes: NoteStream,
  range: PageRange,
  index: number,
  sheet: Sheet,
  digits: (value: number) => string,
): PagePlan {
  const { margin } = sheet.design
  // Odd pages have the spine on the start side, so the mirror of a right-to-left book comes by itself.
  const start = index % 2 === 0 ? margin.inside : margin.outside
  const left = sheet.dir === 'ltr' ? start : sheet.design.width - start - sheet.textWidth
  const onPage = stacked(strips, range, margin.top)
  const { notes: own } = range
  const page = { label: digits(index + 1), left }
  if (own === undefined) return { ...page, strips: onPage, firstNote: onPage.length, rule: undefined }
  const top = margin.top + sheet.textHeight - heightOf(notes.strips, own.start, own.end)
  const goesOn = !notes.starts.includes(own.start)
  const atFoot = stacked(notes.strips, own, top)
  const rule = noteRule(top - 0.4 * sheet.grid, goesOn, sheet)
  return { ...page, strips: [...onPage, ...atFoot], firstNote: onPage.length, rule }
}

/** Strips [start, end) one below the other from `top` on. */
function stacked(
  strips: readonly Strip[],
  { start, end }: { readonly start: number; readonly end: number },
  top: number,
): readonly PlacedStrip[] {
  const placed: PlacedStrip[] = []
  let y = top
  for (let at = start; at < end; at += 1) {
    const strip = strips[at] as Strip
    y += at === start ? (strip.repeat?.height ?? 0) : strip.above
    placed.push({ strip, y: at === start ? y : y + (strip.sink ?? 0) })
    y += strip.height
  }
  return placed
}

/** A short rule where lines start; over the whole measure when the note began on an earlier page. */
function noteRule(y: number, goesOn: boolean, { textWidth, dir }: Sheet): RuleItem {
  const width = goesOn ? textWidth : textWidth * 0.2
  return { kind: 'rule', x: dir === 'ltr' ? 0 : textWidth - width, y, width, height: 0.5, colour: GREY }
}

function makePage(page: PagePlan, index: number, sheet: Sheet, furniture: PageFurniture): Page {
  const { design } = sheet
  const { label, left } = page
  const isRight = index % 2 === 0
  const items: Item[] = []
  const artifacts: Artifact[] = []
  if (page.rule !== undefined) artifacts.push(...artifact('layout', shift([page.rule], left, 0)))
  for (const [at, { strip, y }] of page.strips.entries()) {
    const { repeat } = strip
    const repeats = repeat !== undefined && (at === 0 || at === page.firstNote)
    if (repeats) artifacts.push(...artifact('layout', shift(repeat.items, left, y - repeat.height)))
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
