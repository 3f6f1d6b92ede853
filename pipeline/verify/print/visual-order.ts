import bidiModule from 'bidi-js'
import type { Direction } from '../../tree/nodes.ts'

/** The part of bidi-js that is used; its own types say ESM while the package is CommonJS. */
interface Bidi {
  getEmbeddingLevels(text: string, dir: Direction): { readonly levels: Uint8Array }
  getBidiCharTypeName(character: string): string
}
const bidi = (bidiModule as unknown as () => Bidi)()

/** Embedding levels of a paragraph whose direction is known, one per UTF-16 unit (UAX #9, rules P to I). */
export function levelsOf(text: string, dir: Direction): Uint8Array {
  return bidi.getEmbeddingLevels(text, dir).levels
}

/**
 * Offsets of one line's UTF-16 units from left to right (rules L1 and L2); `end` is exclusive. The package's own
 * reordering walks the whole paragraph for every line and resets the wrong levels (L1) on all lines but the first.
 */
export function visualOrder(
  text: string,
  levels: Uint8Array,
  start: number,
  end: number,
  dir: Direction,
): readonly number[] {
  const line = Array.from(levels.subarray(start, end))
  const base = dir === 'rtl' ? 1 : 0
  for (
    let index = line.length - 1;
    index >= 0 && /[\s\u202A-\u202E\u2066-\u2069]/.test(text[start + index] ?? '');
    index--
  )
    line[index] = base
  const order = line.map((_, index) => index)
  const highest = Math.max(0, ...line)
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < line.length; from++) {
      if ((line[from] ?? 0) < level) continue
      let to = from
      while (to + 1 < line.length && (line[to + 1] ?? 0) >= level) to++
      const reversed = order.slice(from, to + 1).toReversed()
      order.splice(from, reversed.length, ...reversed)
      from = to
    }
  }
  return order.map((index) => start + index)
}

/** Whether a text has letters that run from right to left. */
export function hasRightToLeft(text: string): boolean {
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(text)
}

/** Whether a character is strong right-to-left, so that several on one glyph stand in reversed order on the page. */
export function isRightToLeft(character: string): boolean {
  const type = bidi.getBidiCharTypeName(character)
  return type === 'R' || type === 'AL'
}
