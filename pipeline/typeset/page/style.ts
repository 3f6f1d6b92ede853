import type { FontLibrary } from '../../font/types.ts'
import type { Language } from '../../language/types.ts'
import type { Direction } from '../../tree/nodes.ts'
import type { Colour } from '../display/types.ts'
import { indentsEveryParagraph, scriptScale } from './script.data.ts'

export const BLACK: Colour = [0, 0, 0]
/** Links and secondary text: contrast to white above 7 : 1, so nothing hangs on colour alone (WCAG 1.4.6). */
export const LINK: Colour = [0.05, 0.2, 0.5]
export const GREY: Colour = [0.3, 0.3, 0.3]
export const HAIRLINE: Colour = [0.55, 0.55, 0.55]
export const TINT: Colour = [0.95, 0.95, 0.945]

/** How a block's text is set; lengths in points. */
export interface TextStyle {
  readonly size: number
  readonly leading: number
  readonly weight: 400 | 700
  readonly italic: boolean
  readonly face: 'serif' | 'sans' | 'mono'
  readonly colour: Colour
  readonly align: 'justify' | 'start' | 'center' | 'end'
  /** First-line indent; `indentsFirst` = also of a paragraph that follows no other. */
  readonly indent: number
  readonly indentsFirst: boolean
  readonly hyphenate: boolean
  readonly balance: boolean
}

/** Where text is being set: what a block inherits from the blocks around it. */
export interface Flow {
  readonly language: Language
  /** BCP 47 tag of the text. */
  readonly lang: string
  readonly dir: Direction
  /** Left edge, from that of the text area, and measure; points. */
  readonly left: number
  readonly width: number
  readonly style: TextStyle
  /** Distance of the base lines of the text: everything else is a multiple of it, so that lines of facing pages meet. */
  readonly grid: number
  readonly parent: number
  /** Depth of bulleted lists around. */
  readonly lists: number
  /** Direction of the list or note around, whose marker stands on the start side of the text. */
  readonly marked?: Direction
  /** Whether positions go into the page map. */
  readonly isMain: boolean
}

/** In an Arabic face of such a height (em) words run down from right to left, as in Nastaliq: its lines keep their whole height. */
const TALL = 2

/** Body type of a language at the size of the page design; small-looking scripts are set larger. */
export function bodyStyle(language: Language, fontSize: number, fonts: FontLibrary): TextStyle {
  const font = fonts.primary({ face: 'serif', weight: 400, italic: false, lang: language.locale })
  const height = (font.ascender - font.descender) / font.unitsPerEm
  const isTall = language.script === 'Arab' && height > TALL
  const size = fontSize * (isTall ? 1 : (scriptScale[language.script] ?? 1))
  return {
    size,
    leading: quarter(isTall ? size * height : fontSize * language.leading * Math.sqrt(size / fontSize)),
    weight: 400,
    italic: false,
    face: 'serif',
    colour: BLACK,
    align: language.justify === 'none' ? 'start' : 'justify',
    indent: language.indent * size,
    indentsFirst: indentsEveryParagraph.has(language.script),
    hyphenate: language.hyphenation !== undefined,
    balance: false,
  }
}

/** Headings by depth: size and least space above and below, in grid lines. */
const HEADINGS = [
  { scale: 1.9, above: 0, below: 0.5, italic: false },
  { scale: 1.35, above: 1, below: 0.35, italic: false },
  { scale: 1.15, above: 1, below: 0.2, italic: false },
  { scale: 1, above: 1, below: 0.15, italic: false },
  { scale: 1, above: 1, below: 0.1, italic: true },
  { scale: 0.92, above: 1, below: 0, italic: true },
] as const

/** Style of a heading, space above in points, and least space below. */
export function headingStyle(
  body: TextStyle,
  depth: number,
): { readonly style: TextStyle; readonly above: number; readonly below: number } {
  const heading = HEADINGS[depth - 1] ?? HEADINGS[5]
  const size = body.size * heading.scale
  // Large type needs less leading than small, by proportion.
  const leading = size <= body.leading / 1.2 ? body.leading : quarter(body.leading * heading.scale * 0.88)
  const style: TextStyle = {
    ...body,
    size,
    leading,
    weight: 700,
    italic: heading.italic,
    align: 'start',
    indent: 0,
    hyphenate: false,
    balance: true,
  }
  return { style, above: heading.above * body.leading, below: heading.below * body.leading }
}

/** Ragged small type: captions, notices, cells. Its lines keep a proportional leading; the block is filled up to the grid. */
export function smallStyle(style: TextStyle, scale: number): TextStyle {
  return { ...style, size: style.size * scale, leading: quarter(style.leading * scale), align: 'start', indent: 0 }
}

/** The flow with its text set in from the start side, and from the end side when asked. */
export function indented(flow: Flow, start: number, end = 0): Flow {
  const [left, right] = flow.dir === 'ltr' ? [start, end] : [end, start]
  // Deep nesting must not squeeze the measure away.
  const least = Math.min(flow.width, 6 * flow.style.size)
  const share = Math.min(1, Math.max(0, flow.width - least) / (left + right || 1))
  return { ...flow, left: flow.left + left * share, width: flow.width - (left + right) * share }
}

/** Quarter points keep sums exact in binary. */
function quarter(value: number): number {
  return Math.round(value * 4) / 4
}

/** First-line indent of a paragraph: after another paragraph, or always where the script wants it. */
export function bodyIndent(flow: Flow, followsParagraph: boolean): number {
  return followsParagraph || flow.style.indentsFirst ? flow.style.indent : 0
}
