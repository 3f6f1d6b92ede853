/**
 * How alike two texts are, for keeping ids alive and for grading edits. Bags of words and word pairs; in scripts without
 * spaces, of characters and character pairs.
 */

// ? ! % + and currency signs carry meaning: a text that gains or loses one has changed.
const kept = String.raw`\p{L}\p{M}\p{N}?!%+\p{Sc}`
const between = new RegExp(`[^${kept}]+`, 'gu')
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu

/** Words of a text in lower case, NFKC, punctuation left out. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().replaceAll(unspaced, ' $& ').replaceAll(between, ' ').trim().split(' ')
}

/** How often each word and each pair of neighbours occurs. */
export type Grams = ReadonlyMap<string, number>

/** Words and word pairs of a text. */
export function gramsOf(text: string): Grams {
  const words = wordsOf(text)
  const grams = new Map<string, number>()
  const add = (gram: string) => grams.set(gram, (grams.get(gram) ?? 0) + 1)
  words.forEach((word, index) => {
    if (word === '') return
    add(word)
    const next = words[index + 1]
    if (next !== undefined) add(`${word} ${next}`)
  })
  return grams
}

/** Sørensen–Dice coefficient of two bags: 0 = nothing in common, 1 = equal. */
export function dice(a: Grams, b: Grams): number {
  let common = 0
  let total = 0
  for (const [gram, count] of a) {
    common += Math.min(count, b.get(gram) ?? 0)
    total += count
  }
  for (const count of b.values()) total += count
  return total === 0 ? 0 : (2 * common) / total
}
