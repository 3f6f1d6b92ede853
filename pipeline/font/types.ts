/** One glyph as shaped, in font units, in visual order. */
export interface ShapedGlyph {
  readonly id: number
  readonly cluster: number
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
  /** A line broken before this cluster needs its two parts shaped anew (HarfBuzz flag UNSAFE_TO_BREAK). */
  readonly unsafeToBreak: boolean
}

export interface ShapeOptions {
  readonly dir: 'ltr' | 'rtl'
  /** ISO 15924; absent = guessed by HarfBuzz. */
  readonly script?: string
  /** BCP 47. */
  readonly lang?: string
  /** OpenType features in HarfBuzz notation, e.g. '-liga'. */
  readonly features?: readonly string[]
  /** Text that stands before and after: letters join to it, but it gives no glyphs. */
  readonly before?: string
  readonly after?: string
}

export type SubsetRequest =
  | { readonly glyphs: readonly number[] }
  | {
      readonly codePoints: readonly number[]
      readonly texts?: readonly { readonly text: string; readonly lang: string }[]
    }

/** A loaded font. All measures in font units unless said; y grows upwards. */
export interface Font {
  /** Stable key, e.g. 'noto-serif-700-italic'; unique in a build. */
  readonly id: string
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascender: number
  /** Negative below the baseline, as in hhea. */
  readonly descender: number
  readonly capHeight: number
  readonly xHeight: number
  readonly outlines: 'truetype' | 'cff'
  /** The maker allows embedding but no subsets (OS/2 fsType). */
  readonly wholeOnly: boolean
  /** npm package it came from, and licence text for redistribution of subsets. */
  readonly package: string
  readonly licence: string
  /** Its layout rules look at the space: words must be shaped together with their neighbours. */
  readonly usesSpaces: boolean
  covers(codePoint: number): boolean
  /** Default horizontal advance of a glyph. */
  advance(glyph: number): number
  /** HarfBuzz shaping of one run of one direction, script and font; cluster level 1, clusters are UTF-16 offsets into text. */
  shape(text: string, options: ShapeOptions): readonly ShapedGlyph[]
  /** Outline as SVG path data, y downwards, in font units with the origin on the baseline. */
  outline(glyph: number): string
  /**
   * A subset as TrueType bytes. `glyphs` keeps glyph ids and drops layout tables (for PDF); `codePoints` keeps layout (for web and EPUB)
   * with every glyph that layout can reach; with `texts`, for Arabic and Indic scripts with those alone that these texts show, which
   * must be all that will ever be set in it.
   */
  subset(request: SubsetRequest): Uint8Array
}

export type Face = 'serif' | 'sans' | 'mono'

export interface FontRequest {
  readonly face: Face
  readonly weight: 400 | 700
  readonly italic: boolean
  /** BCP 47; picks among Han fonts and orders the fallbacks. */
  readonly lang: string
}

/** A missing glyph: which character, and which font package would help. */
export interface CoverageGap {
  readonly codePoint: number
  readonly script: string
  /** npm package to add; undefined when none is known. */
  readonly package: string | undefined
}

/** Fonts by request; loads on demand. The same object serves typesetting, web fonts, EPUB fonts and covers. */
export interface FontLibrary {
  /** The fonts to try for a character, in order; first font that covers it wins. */
  fontFor(codePoint: number, request: FontRequest): Font | undefined
  /** The main font of a request, for metrics. */
  primary(request: FontRequest): Font
  /** Every visible character of the text that no installed font covers, each once, in order. */
  gaps(text: string, lang: string): readonly CoverageGap[]
  byId(id: string): Font
}
