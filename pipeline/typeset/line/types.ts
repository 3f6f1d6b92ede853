import type { FontRequest } from '../../font/types.ts'
import type { Direction } from '../../tree/nodes.ts'
import type { Colour, GlyphItem } from '../display/types.ts'

/** A stretch of paragraph text with one style. */
export interface Span {
  readonly text: string
  readonly request: FontRequest
  /** Type size in points. */
  readonly size: number
  /** Baseline shift in points, upwards. */
  readonly rise?: number
  readonly colour: Colour
  /** Structure element of the text. */
  readonly element: number
  /** Set on an inline node of another language or direction: the span is a bidi isolate of that direction. */
  readonly isolate?: Direction
  /** Code: break anywhere sensible, no hyphenation, spaces kept. */
  readonly verbatim?: boolean
}

export interface ParagraphStyle {
  readonly lang: string
  readonly dir: Direction
  /** Measure in points. */
  readonly width: number
  readonly align: 'justify' | 'start' | 'center' | 'end'
  /** First-line indent in points. */
  readonly indent: number
  readonly hyphenate: boolean
  /** Justified Arabic script only: joins may be lengthened where word spaces would else be wide. */
  readonly kashida?: boolean
  /** Lines in a row above this paragraph that end in a hyphen (`hyphenRow`): its first line is the next. */
  readonly hyphensBefore?: number
  /** Ragged settings only: make lines about equally long (headings, captions). */
  readonly balance?: boolean
}

/** One set line. x of the items counts from the left edge of the measure, y from the baseline (0). */
export interface Line {
  readonly items: readonly GlyphItem[]
  /** Visible width in points, what stands out of the measure included. */
  readonly width: number
  /** Points by which its first and last character stand out of the measure (margin kerning, hanging punctuation). */
  readonly protrusion?: { readonly start: number; readonly end: number }
  /** Greatest ascent and descent of its glyph runs, points, both positive. */
  readonly ascent: number
  readonly descent: number
  /** UTF-16 offsets into the joined text of the spans: [start, end). */
  readonly start: number
  readonly end: number
  readonly hyphenated: boolean
  /** Index range of spans that this line shows, for link rectangles: span index → [left, right] in points from the measure's left edge (one per visual piece). */
  readonly extents: readonly { readonly span: number; readonly left: number; readonly right: number }[]
}
