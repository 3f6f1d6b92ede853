/** Patterns by letter: what goes on from here, the row of levels of a pattern that ends here, or both. */
type Patterns = { readonly [letter: string]: Patterns | number | readonly [Patterns, number] }

/** A pattern file of npm `hyphen`: rows of levels, patterns, and words with their own points. */
export type PatternFile = readonly [
  levels: readonly (readonly number[])[],
  patterns: Patterns,
  exceptions?: Readonly<Record<string, readonly number[]>>,
]

/**
 * Points of a word of letters only, as UTF-16 offsets, by Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er" (1983): of all
 * patterns that match anywhere the greatest level counts, and odd ones part. At least two letters stay on either side. The package
 * itself gives the same points, at many times the cost. `lowered` is the word in small letters, of the same length.
 */
export function liangPoints(lowered: string, [rows, patterns, exceptions]: PatternFile): readonly number[] {
  if (exceptions !== undefined && Object.hasOwn(exceptions, lowered)) return exceptions[lowered] as readonly number[]
  const marked = `.${lowered}.`
  const levels = new Uint8Array(lowered.length + 1)
  for (let start = 0; start < lowered.length; start++) {
    // Levels of a pattern at the start of a word begin at its first letter, not at the sign for the start.
    const first = start === 0 ? 0 : start - 1
    let node: Patterns | undefined = patterns
    for (let at = start; at < marked.length && node !== undefined; at++) {
      const next: Patterns | number | readonly [Patterns, number] | undefined = node[marked[at] as string]
      if (next === undefined) break
      const row: number | undefined = typeof next === 'number' ? next : isEnding(next) ? next[1] : undefined
      node = typeof next === 'number' ? undefined : isEnding(next) ? next[0] : next
      if (row === undefined) continue
      const own = rows[row] as readonly number[]
      for (let index = 0; index < own.length; index++)
        if ((own[index] as number) > (levels[first + index] ?? 255)) levels[first + index] = own[index] as number
    }
  }
  const points: number[] = []
  for (let offset = 2; offset < lowered.length - 1; offset++)
    if ((levels[offset] as number) % 2 === 1) points.push(offset)
  return points
}

function isEnding(node: Patterns | readonly [Patterns, number]): node is readonly [Patterns, number] {
  return Array.isArray(node)
}
