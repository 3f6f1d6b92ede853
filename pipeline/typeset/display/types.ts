import type { PageMap, Picture } from '../../edition/types.ts'
import type { Font } from '../../font/types.ts'

/** Renderers of layouts get the type from here: they see the display list only. */
export type { Picture }

/** All lengths are points (1/72 inch); x from the left, y from the top of the page, downwards. Colours are sRGB, 0–1. */
export type Colour = readonly [number, number, number]

/** A glyph in visual order. The pen moves by `advance` after it; dx to the right, dy upwards. */
export interface PlacedGlyph {
  readonly id: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
  /** The characters that this glyph stands for in the text layer; '' when a neighbour carries them. */
  readonly text: string
}

/**
 * Glyphs of a word or space as they were shaped; the same array stands wherever the word does. `x` is where the pen starts,
 * points from that of the item: so white space is as wide as justification makes it.
 */
export interface GlyphRun {
  readonly x: number
  readonly glyphs: readonly PlacedGlyph[]
}

/** Runs of one font, size, direction and structure element. (x, y) is the pen start on the baseline. See `glyphsOf`. */
export interface GlyphItem {
  readonly kind: 'glyphs'
  readonly x: number
  readonly y: number
  readonly width: number
  /** Key into `Layout.fonts`. */
  readonly font: string
  readonly size: number
  readonly runs: readonly GlyphRun[]
  /** Logical text of the item. */
  readonly text: string
  readonly rtl: boolean
  readonly colour: Colour
  /** Horizontal scaling of its glyphs, 1 = none: advances and dx are to be multiplied with it. */
  readonly scale?: number
  /** Replacement text for readers when glyph order differs from text order (word of a complex script), or U+00AD of a line-end hyphen. */
  readonly actualText?: string
  /** Structure element that this content belongs to; absent on artifacts. */
  readonly element?: number
}
/** A filled rectangle. */
export interface RuleItem {
  readonly kind: 'rule'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: Colour
  readonly element?: number
}
/** A picture; `image` is the `url` key of the edition's pictures. */
export interface ImageItem {
  readonly kind: 'image'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly image: string
  readonly element?: number
}
/** A link annotation over a rectangle; `element` is its Link structure element. */
export interface LinkItem {
  readonly kind: 'link'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly target: { readonly url: string } | { readonly destination: string }
  /** Accessible description. */
  readonly contents: string
  readonly element: number
}
export type Item = GlyphItem | RuleItem | ImageItem | LinkItem

export interface Artifact {
  readonly type: 'header' | 'footer' | 'layout' | 'background'
  readonly items: readonly Item[]
}

export interface Page {
  readonly index: number
  /** The folio as printed; '' on a page without one. */
  readonly label: string
  readonly width: number
  readonly height: number
  readonly items: readonly Item[]
  readonly artifacts: readonly Artifact[]
}

export type StructureType =
  | 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'BlockQuote' | 'Code'
  | 'Span' | 'Em' | 'Strong' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Caption' | 'Reference' | 'Note' | 'Link' // prettier-ignore

/** A node of the structure tree. `id` is its index in `Layout.structure`; a parent always comes before its children, children in reading order. */
export interface StructureElement {
  readonly id: number
  readonly parent: number | undefined
  readonly type: StructureType
  readonly lang?: string
  readonly alt?: string
  readonly actualText?: string
  /** Id of the block of the tree that this element is. */
  readonly block?: string
  readonly scope?: 'Row' | 'Column'
  readonly listNumbering?: 'None' | 'Disc' | 'Decimal'
  /** Span only: struck text, or text above or below the line (points, upwards). */
  readonly decoration?: 'LineThrough'
  readonly baselineShift?: number
  /** Figure only: stands in a line of text. */
  readonly placement?: 'Inline'
  /** Figure only: page coordinates left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number]
}

export interface OutlineEntry {
  readonly label: string
  readonly destination: string
  readonly children: readonly OutlineEntry[]
}

export interface Destination {
  readonly name: string
  readonly page: number
  readonly y: number
}

export interface Layout {
  readonly pages: Iterable<Page>
  /** Complete once `pages` has been walked to its end. */
  readonly structure: readonly StructureElement[]
  readonly outline: readonly OutlineEntry[]
  readonly destinations: readonly Destination[]
  readonly fonts: ReadonlyMap<string, Font>
  readonly pageMap: PageMap
  readonly pictures: ReadonlyMap<string, Picture>
  readonly metadata: {
    readonly title: string
    readonly lang: string
    readonly rtl: boolean
    readonly authors: readonly string[]
    readonly description: string
    readonly keywords: readonly string[]
    /** ISO 8601 UTC; absent when nobody named a day. */
    readonly date?: string
    readonly modified?: string
    readonly identifier: string
  }
}
