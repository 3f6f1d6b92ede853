/** How much of a wanted text is found, by shingles of four words, as in article-extraction-benchmark (its `evaluate.py`). */
export interface ShingleScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function scoreShingles(wanted: string, found: string): ShingleScore {
  const [one, other] = [shinglesOf(wanted), shinglesOf(found)]
  let both = 0
  for (const [shingle, count] of one) both += Math.min(count, other.get(shingle) ?? 0)
  const [wantedCount, foundCount] = [sumOf(one), sumOf(other)]
  if (wantedCount === 0 && foundCount === 0) return { precision: 1, recall: 1, f1: 1 }
  const precision = foundCount === 0 ? 0 : both / foundCount
  const recall = wantedCount === 0 ? 0 : both / wantedCount
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Words are runs of letters, marks, digits and underscores, as in `\w` of Python. */
function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const length = Math.min(4, words.length)
  const found = new Map<string, number>()
  if (length === 0) return found
  for (let index = 0; index + length <= words.length; index++) {
    const shingle = words.slice(index, index + length).join(' ')
    found.set(shingle, (found.get(shingle) ?? 0) + 1)
  }
  return found
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}
