import bidiFactory from 'bidi-js'
import type { Direction } from '../../tree/nodes.ts'

/** A stretch of text that is one isolate of the given direction (UAX #9 §2.4), [start, end) in UTF-16 units. */
export interface Isolate {
  readonly start: number
  readonly end: number
  readonly dir: Direction
}

/** The part of bidi-js in use; its types describe a default export that its CommonJS file does not have. */
interface Bidi {
  getEmbeddingLevels(text: string, dir: Direction | undefined): ParagraphLevels
  getBidiCharTypeName(letter: string): string
}

/** Levels by UTF-16 unit before rule L1, and the paragraphs of the text (`end` is inclusive). */
export interface ParagraphLevels {
  readonly levels: Uint8Array
  readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly level: number }[]
}
let bidi: Bidi | undefined

/** Characters of right-to-left scripts, Arabic digits and everything that steers direction. A text without them is all level 0. */
const anyRightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const initiator = /[\u2066-\u2068]/u
/** Stands for a character that must not count; of bidi class BN. */
const nothing = '\u200b'

/** The text of an isolate with its own isolate controls balanced, and how many closings it lacks at its end. */
function balanced(text: string): { readonly text: string; readonly lacking: number } {
  if (!/[\u2066-\u2069]/u.test(text)) return { text, lacking: 0 }
  let depth = 0
  let result = ''
  for (const letter of text) {
    if (letter === '\u2069' && depth === 0) result += nothing
    else {
      if (initiator.test(letter)) depth++
      else if (letter === '\u2069') depth--
      result += letter
    }
  }
  return { text: result, lacking: depth }
}

/**
 * Embedding levels of a paragraph by UAX #9, one for each UTF-16 unit; undefined when all are 0, which most texts are.
 * Isolates must not overlap and stand in order. `dir` undefined = first strong character decides (P2, P3).
 */
export function bidiLevels(
  text: string,
  dir: Direction | undefined,
  isolates: readonly Isolate[] = [],
): Uint8Array | undefined {
  const flips = isolates.filter((isolate) => isolate.end > isolate.start)
  if (dir !== 'rtl' && !flips.some((isolate) => isolate.dir === 'rtl') && !anyRightToLeft.test(text)) return undefined
  let marked = ''
  const starts: number[] = []
  let at = 0
  for (const { start, end, dir: own } of flips) {
    marked += text.slice(at, start) + (own === 'rtl' ? '\u2067' : '\u2066')
    starts.push(marked.length)
    const inner = balanced(text.slice(start, end))
    marked += inner.text + '\u2069'.repeat(inner.lacking + 1)
    at = end
  }
  marked += text.slice(at)
  const { levels } = paragraphLevels(marked, dir)
  if (flips.length === 0) return levels
  const result = new Uint8Array(text.length)
  let from = 0
  let source = 0
  for (const [index, { start, end }] of flips.entries()) {
    result.set(levels.subarray(source, source + start - from), from)
    const inner = starts[index]!
    result.set(levels.subarray(inner, inner + end - start), start)
    from = end
    source = inner + (end - start) + balanced(text.slice(start, end)).lacking + 1
  }
  result.set(levels.subarray(source, source + text.length - from), from)
  return result
}

/** Order in which things of the given levels stand from left to right (rule L2): indexes into `levels`. */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index)
  let highest = 0
  let lowestOdd = 255
  for (const level of levels) {
    if (level > highest) highest = level
    if (level % 2 === 1 && level < lowestOdd) lowestOdd = level
  }
  for (let level = highest; level >= lowestOdd; level--) {
    for (let start = 0; start < order.length; start++) {
      if (levels[order[start]!]! < level) continue
      let end = start + 1
      while (end < order.length && levels[order[end]!]! >= level) end++
      for (let low = start, high = end - 1; low < high; low++, high--) {
        const swapped = order[low]!
        order[low] = order[high]!
        order[high] = swapped
      }
      start = end
    }
  }
  return order
}

/** Levels and paragraphs of a text by UAX #9, rules P1 to I2. */
export function paragraphLevels(text: string, dir: Direction | undefined): ParagraphLevels {
  bidi ??= (bidiFactory as unknown as () => Bidi)()
  return bidi.getEmbeddingLevels(text, dir)
}

const isolateOrSpace = new Set(['WS', 'FSI', 'LRI', 'RLI', 'PDI', 'LRE', 'RLE', 'LRO', 'RLO', 'PDF', 'BN'])

/** Rule L1 for a text that is one line: separators, and white space before them and at the end, take the paragraph's level. */
export function lineLevels(text: string, { levels, paragraphs }: ParagraphLevels): readonly number[] {
  const result = [...levels]
  for (const { start, end, level } of paragraphs) {
    let trailing = true
    for (let index = Math.min(end, text.length - 1); index >= start; index--) {
      const type = bidi?.getBidiCharTypeName(text[index]!) ?? 'L'
      if (type === 'S' || type === 'B') trailing = true
      else if (!isolateOrSpace.has(type)) trailing = false
      if (trailing) result[index] = level
    }
  }
  return result
}
