import { languageOf } from '../../language/language.ts'
import type { Font, FontLibrary, FontRequest, ShapedGlyph } from '../../font/types.ts'
import type { PlacedGlyph } from '../display/types.ts'
import { scriptRuns, shapingScript } from './script-runs.ts'

/** What shaping needs to know of a piece of text besides its letters. */
export interface TextStyle {
  readonly request: FontRequest
  /** Points. */
  readonly size: number
  readonly rtl: boolean
  /** The font looks at spaces: words must be shaped together. */
  readonly usesSpaces: boolean
  /** Words shaped in this style; one memory for all styles that are equal. */
  readonly memory: Map<string, Word>
}

/** Glyphs of one font for a part of a word, in visual order, in points. */
export interface Piece {
  readonly font: Font
  readonly rtl: boolean
  readonly text: string
  readonly glyphs: readonly PlacedGlyph[]
  /** For each glyph the UTF-16 offset in the piece where its cluster begins. */
  readonly clusters: readonly number[]
  readonly width: number
  /** The text layer needs a replacement text: glyphs and characters do not follow each other one by one. */
  readonly isComplex: boolean
  /** A cut before this offset would shape differently. */
  readonly unsafe: ReadonlySet<number> | undefined
}

/** A shaped word, or part of one: pieces in logical order. */
export interface Word {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly width: number
  /** Greatest ascent and descent of its fonts, points. */
  readonly ascent: number
  readonly descent: number
  /** Code points that no font has. */
  readonly missing: readonly number[]
  /** What others have worked out about the word; filled on demand. */
  readonly memo: WordMemo
}

/** Notes on a word that live as long as it does. */
export interface WordMemo {
  prefixes?: Float64Array
  /** Where it may be hyphenated in the language of its style. */
  hyphens?: readonly number[]
  /** The same as breaks, once it was seen to have no others. */
  softBreaks?: readonly { readonly offset: number; readonly kind: 'hyphen' }[]
  /** How far its first and last character may stand out of the measure, points. */
  hangs?: { readonly rules: object; readonly start: number; readonly end: number }
}

/** Shapes words and remembers them; one per font library. */
export interface Shaper {
  style(request: FontRequest, size: number, rtl: boolean): TextStyle
  word(text: string, style: TextStyle, before?: string, after?: string): Word
}

/** Longer words are rarely seen twice. */
const longestKept = 48
/** Words kept per style before the memory is cleared. */
const mostKept = 20_000

const dependent = /^[\p{M}\u200c\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]$/u
const invisible = /^[\p{Cc}\p{Cf}\p{Zs}\p{Default_Ignorable_Code_Point}]$/u
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Adlam}\p{Script=Phags_Pa}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/u

/** Whether the shape of a text depends on letters beside it even across a change of style. */
export function isJoining(text: string): boolean {
  return text.length > 0 && text.charCodeAt(0) >= 0x600 && joining.test(text)
}

/** A stretch of one font, [start, end). */
interface FontRun {
  readonly start: number
  readonly end: number
  readonly font: Font
}

/** Fonts for a text: that of each base character; marks and joiners stay with their base. */
function fontRuns(text: string, request: FontRequest, fonts: FontLibrary, missing: number[]): readonly FontRun[] {
  const runs: FontRun[] = []
  let start = 0
  let current: Font | undefined
  for (let offset = 0; offset < text.length;) {
    const point = text.codePointAt(offset)!
    const length = point > 0xffff ? 2 : 1
    let font = fonts.fontFor(point, request)
    if (point >= 0x300 && current !== undefined && font !== current && dependent.test(String.fromCodePoint(point))) {
      if (current.covers(point) || font === undefined || invisible.test(String.fromCodePoint(point))) font = current
    }
    if (font === undefined) {
      if (!invisible.test(String.fromCodePoint(point))) missing.push(point)
      font = current ?? fonts.primary(request)
    }
    if (current !== undefined && font !== current) {
      runs.push({ start, end: offset, font: current })
      start = offset
    }
    current = font
    offset += length
  }
  if (current !== undefined) runs.push({ start, end: text.length, font: current })
  return runs
}

/** Cut the cluster's text so that each of its glyphs stands for a part, in logical order; what is left goes to the last. */
function shareOut(cluster: string, count: number): readonly string[] {
  if (count === 1) return [cluster]
  const letters = Array.from(cluster)
  const parts: string[] = []
  for (let index = 0; index < count - 1; index++) parts.push(letters[index] ?? '')
  parts.push(letters.slice(count - 1).join(''))
  return parts
}

const nonspacing = /\p{Mn}/u

/**
 * Joiners and non-joiners with the letters beside them, left to right: pdf.js drops them where they stand for themselves or
 * end the text of a letter, but not behind a mark.
 */
function withJoiners(glyphs: PlacedGlyph[]): void {
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.text !== '\u200c' && glyph.text !== '\u200d') continue
    const [before, after] = [glyphs[index - 1], glyphs[index + 1]]
    if (before !== undefined && nonspacing.test(before.text))
      glyphs[index - 1] = { ...before, text: before.text + glyph.text }
    else if (after !== undefined) glyphs[index + 1] = { ...after, text: glyph.text + after.text }
    else continue
    glyphs[index] = { ...glyph, text: '' }
  }
}

function makePiece(text: string, font: Font, size: number, rtl: boolean, shaped: readonly ShapedGlyph[]): Piece {
  const scale = size / font.unitsPerEm
  const glyphs: PlacedGlyph[] = []
  const clusters: number[] = []
  let width = 0
  let isComplex = false
  let unsafe: Set<number> | undefined
  /** Visual order of clusters is that of the text, backwards for right-to-left. */
  for (let index = 0; index < shaped.length;) {
    const { cluster, unsafeToBreak } = shaped[index]!
    let end = index + 1
    while (end < shaped.length && shaped[end]!.cluster === cluster) end++
    const following = rtl ? (index === 0 ? undefined : shaped[index - 1]!.cluster) : shaped[end]?.cluster
    const count = end - index
    const own = text.slice(cluster, following ?? text.length)
    const parts = shareOut(own, count)
    if (count > 1) isComplex = true
    if (unsafeToBreak) (unsafe ??= new Set()).add(cluster)
    for (let glyph = index; glyph < end; glyph++) {
      const { id, xAdvance, xOffset, yOffset } = shaped[glyph]!
      if (xAdvance === 0 || yOffset !== 0) isComplex = true
      const part = parts[rtl ? count - 1 - (glyph - index) : glyph - index]!
      const advance = xAdvance * scale
      glyphs.push({ id, advance, dx: xOffset * scale, dy: yOffset * scale, text: part })
      clusters.push(cluster)
      width += advance
    }
    index = end
  }
  if (!rtl && /[\u200c\u200d]/u.test(text)) withJoiners(glyphs)
  return { font, rtl, text, glyphs, clusters, width, isComplex: isComplex && !rtl, unsafe }
}

function shapeWord(text: string, style: TextStyle, fonts: FontLibrary, before: string, after: string): Word {
  const { request, size, rtl } = style
  const missing: number[] = []
  const pieces: Piece[] = []
  const context = shapingScript(languageOf(request.lang).script)
  let width = 0
  let ascent = 0
  let descent = 0
  for (const run of fontRuns(text, request, fonts, missing)) {
    const part = text.slice(run.start, run.end)
    for (const { start, end, script } of scriptRuns(part, context)) {
      const own = part.slice(start, end)
      const left = before + text.slice(0, run.start + start)
      const right = text.slice(run.start + end) + after
      const shaped = run.font.shape(own, {
        dir: rtl ? 'rtl' : 'ltr',
        script,
        lang: request.lang,
        ...(left !== '' && { before: left.slice(-4) }),
        ...(right !== '' && { after: right.slice(0, 4) }),
      })
      const piece = makePiece(own, run.font, size, rtl, shaped)
      pieces.push(piece)
      width += piece.width
      const scale = size / run.font.unitsPerEm
      ascent = Math.max(ascent, run.font.ascender * scale)
      descent = Math.max(descent, -run.font.descender * scale)
    }
  }
  return { text, pieces, width, ascent, descent, missing, memo: {} }
}

const shapers = new WeakMap<FontLibrary, Shaper>()

/** The shaper of a font library; words that it has shaped are remembered for as long as the library lives. */
export function shaperOf(fonts: FontLibrary): Shaper {
  let shaper = shapers.get(fonts)
  if (shaper === undefined) shapers.set(fonts, (shaper = createShaper(fonts)))
  return shaper
}

function createShaper(fonts: FontLibrary): Shaper {
  const styles = new Map<string, TextStyle>()
  return {
    style(request, size, rtl) {
      const key = `${request.face} ${request.weight} ${request.italic} ${request.lang} ${size} ${rtl}`
      let style = styles.get(key)
      if (style === undefined) {
        const { usesSpaces } = fonts.primary(request)
        styles.set(key, (style = { request, size, rtl, usesSpaces, memory: new Map() }))
      }
      return style
    },
    word(text, style, before = '', after = '') {
      if (text.length > longestKept || before !== '' || after !== '')
        return shapeWord(text, style, fonts, before, after)
      const { memory } = style
      let word = memory.get(text)
      if (word === undefined) {
        if (memory.size >= mostKept) memory.clear()
        word = shapeWord(text, style, fonts, '', '')
        memory.set(text, word)
      }
      return word
    },
  }
}

/**
 * The part [from, to) of a word as a word of its own. Glyphs are cut out where HarfBuzz says that this changes nothing;
 * otherwise the part is shaped anew, joining letters still seeing what was cut off.
 */
export function partOf(word: Word, from: number, to: number, style: TextStyle, shaper: Shaper): Word {
  if (from <= 0 && to >= word.text.length) return word
  const pieces: Piece[] = []
  let start = 0
  for (const piece of word.pieces) {
    const end = start + piece.text.length
    const low = Math.max(from, start) - start
    const high = Math.min(to, end) - start
    if (low < high) {
      const cut = cutPiece(piece, low, high)
      if (cut === undefined) {
        const { text } = word
        const joins = isJoining(text)
        return shaper.word(text.slice(from, to), style, joins ? text.slice(0, from) : '', joins ? text.slice(to) : '')
      }
      pieces.push(cut)
    }
    start = end
  }
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0)
  return { ...word, text: word.text.slice(from, to), pieces, width, memo: {} }
}

/**
 * The part [from, to) of a text that was shaped in one run, its glyphs as they stand there: what is around the part stays
 * around it. Undefined when a glyph stands for letters on both sides of an end.
 */
export function contextPart(whole: Word, from: number, to: number): Word | undefined {
  const pieces: Piece[] = []
  let width = 0
  let start = 0
  for (const piece of whole.pieces) {
    const end = start + piece.text.length
    const low = Math.max(from, start) - start
    const high = Math.min(to, end) - start
    if (low < high) {
      const cut = cutPiece(piece, low, high, true)
      if (cut === undefined) return undefined
      pieces.push(cut)
      width += cut.width
    }
    start = end
  }
  const { ascent, descent, missing } = whole
  return { text: whole.text.slice(from, to), pieces, width, ascent, descent, missing, memo: {} }
}

/** Whether a text shaped in one run would look otherwise if it were cut before an offset. */
export function isUnsafe(whole: Word, offset: number): boolean {
  let start = 0
  for (const piece of whole.pieces) {
    if (offset < start + piece.text.length) return piece.unsafe?.has(offset - start) === true
    start += piece.text.length
  }
  return false
}

function cutPiece(piece: Piece, low: number, high: number, isForced = false): Piece | undefined {
  const length = piece.text.length
  if (low === 0 && high === length) return piece
  const { clusters, unsafe, rtl } = piece
  const first = rtl ? firstBelow(clusters, high) : firstFrom(clusters, low)
  const end = rtl ? firstBelow(clusters, low) : firstFrom(clusters, high)
  if (first === end) return undefined
  // The cluster at either edge must begin there.
  const low0 = rtl ? clusters[end - 1] : clusters[first]
  const next = rtl ? clusters[first - 1] : clusters[end]
  if (low0 !== low || (high !== length && next !== high)) return undefined
  if (!rtl && (hasJoinerOfBefore(piece, first) || (high !== length && hasJoinerOfBefore(piece, end)))) return undefined
  if (!isForced && ((low !== 0 && unsafe?.has(low) === true) || (high !== length && unsafe?.has(high) === true)))
    return undefined
  const glyphs = piece.glyphs.slice(first, end)
  let width = 0
  for (const glyph of glyphs) width += glyph.advance
  const kept: number[] = []
  for (let index = first; index < end; index++) kept.push(clusters[index]! - low)
  let moved: Set<number> | undefined
  for (const cluster of kept) if (cluster > 0 && unsafe?.has(cluster + low) === true) (moved ??= new Set()).add(cluster)
  const isComplex = piece.isComplex && isReordered(glyphs, kept)
  return {
    font: piece.font,
    rtl,
    text: piece.text.slice(low, high),
    glyphs,
    clusters: kept,
    width,
    isComplex,
    unsafe: moved,
  }
}

/** Whether a glyph stands for a joiner (\u200c, \u200d) that belongs to the cluster before it (`withJoiners`). */
function hasJoinerOfBefore({ glyphs, clusters, text }: Piece, index: number): boolean {
  const said = glyphs[index]?.text[0]
  return (said === '\u200c' || said === '\u200d') && text[clusters[index]!] !== said
}

/** Whether a reader could take the glyphs' characters in the wrong order. */
function isReordered(glyphs: readonly PlacedGlyph[], clusters: readonly number[]): boolean {
  return glyphs.some(({ advance, dy }, index) => advance === 0 || dy !== 0 || clusters[index] === clusters[index + 1])
}

/** First index whose cluster is `offset` or later; clusters rise. */
function firstFrom(clusters: readonly number[], offset: number): number {
  let low = 0
  let high = clusters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (clusters[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** First index whose cluster is before `offset`; clusters fall. */
function firstBelow(clusters: readonly number[], offset: number): number {
  let low = 0
  let high = clusters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (clusters[middle]! >= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Distance from the beginning of a word to each of its UTF-16 offsets, in points; a cluster counts with its first unit. */
export function prefixWidths(word: Word): Float64Array {
  if (word.memo.prefixes !== undefined) return word.memo.prefixes
  const widths = new Float64Array(word.text.length + 1)
  let start = 0
  for (const { clusters, glyphs, text } of word.pieces) {
    for (const [index, cluster] of clusters.entries()) widths[start + cluster + 1]! += glyphs[index]!.advance
    start += text.length
  }
  for (let offset = 1; offset < widths.length; offset++) widths[offset]! += widths[offset - 1]!
  word.memo.prefixes = widths
  return widths
}
