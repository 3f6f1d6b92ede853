import { lineBreakKeyword, pageSizes } from './page-schema.ts'
import type { PublicationConfig } from './schema.ts'
import type { PageDesign } from './types.ts'

const pointsPer = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1 } as const

/** Points of a length such as '15mm'; the schema has checked its form. */
export function points(length: string): number {
  const unit = length.slice(-2) as keyof typeof pointsPer
  return round(Number.parseFloat(length) * pointsPer[unit])
}

/**
 * The page design of a publication in points. Default margins follow the page width, wider away from the spine and widest at
 * the foot, and leave about three quarters of the width to the text.
 */
export function pageDesign(page: PublicationConfig['page']): PageDesign {
  const [width, height] =
    typeof page.size === 'string'
      ? pageSizes[page.size].map((side) => round(side * pointsPer.mm))
      : page.size.map((side) => points(side))
  if (width === undefined || height === undefined) throw new Error('pageDesign: a size has width and height')
  const of = (length: string | undefined, ninths: number) =>
    length === undefined ? round((width * 0.115 * ninths) / 9) : points(length)
  const margin = {
    top: of(page.margins.top, 11),
    bottom: of(page.margins.bottom, 13),
    inside: of(page.margins.inside, 9),
    outside: of(page.margins.outside, 10),
  }
  const fontSize = page.fontSize === undefined ? (width > 480 ? 11 : 10) : points(page.fontSize)
  return { width, height, margin, fontSize, kashida: page.kashida, lineBreaks: keywords(page.lineBreaks) }
}

/** Levels of line breaking as keywords of BCP 47; a default needs none. */
function keywords(levels: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const pairs = Object.entries(levels).map(([tag, level]) => [tag, lineBreakKeyword(tag, level) ?? ''] as const)
  return new Map(pairs.filter(([, keyword]) => keyword !== ''))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
