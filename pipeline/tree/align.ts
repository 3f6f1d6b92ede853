import { dice, gramsOf, type Grams } from './similarity.ts'

/** A segment of an earlier version of the article. */
export interface EarlierUnit {
  readonly id: string
  readonly kind: string
  readonly text: string
}

/** Least likeness at which a changed text is the same segment; standing in the old place counts as `neighbourBonus`. */
const leastLikeness = 0.45
const neighbourBonus = 0.2
/** Of a changed text only its rarest words are looked up, and only the best finds are compared: no O(n·m). */
const rareGrams = 10
const mostPostings = 100
const mostCandidates = 16

interface Pair {
  readonly score: number
  readonly now: number
  readonly earlier: number
}

/**
 * For each unit of the article the index of the earlier unit that it descends from: first by the same text, wherever it stands
 * now, then by likeness and neighbours. Each earlier unit has at most one descendant.
 */
export function alignUnits(
  units: readonly Omit<EarlierUnit, 'id'>[],
  earlier: readonly EarlierUnit[],
): readonly (number | undefined)[] {
  const matches: (number | undefined)[] = units.map(() => undefined)
  const taken = new Set<number>()
  matchEqual(units, earlier, matches, taken, (unit) => `${unit.kind}\0${compact(unit.text)}`)
  matchEqual(units, earlier, matches, taken, (unit) => compact(unit.text))
  if (taken.size < earlier.length && matches.includes(undefined)) matchAlike(units, earlier, matches, taken)
  return matches
}

function compact(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, '')
}

function matchEqual(
  units: readonly Omit<EarlierUnit, 'id'>[],
  earlier: readonly EarlierUnit[],
  matches: (number | undefined)[],
  taken: Set<number>,
  keyOf: (unit: Omit<EarlierUnit, 'id'>) => string,
): void {
  const waiting = new Map<string, number[]>()
  for (let index = earlier.length - 1; index >= 0; index--) {
    const unit = earlier[index]
    if (unit === undefined || taken.has(index)) continue
    const key = keyOf(unit)
    const queue = waiting.get(key)
    if (queue === undefined) waiting.set(key, [index])
    else queue.push(index)
  }
  units.forEach((unit, index) => {
    if (matches[index] !== undefined) return
    const found = waiting.get(keyOf(unit))?.pop()
    if (found === undefined) return
    matches[index] = found
    taken.add(found)
  })
}

function matchAlike(
  units: readonly Omit<EarlierUnit, 'id'>[],
  earlier: readonly EarlierUnit[],
  matches: (number | undefined)[],
  taken: Set<number>,
): void {
  const grams: (Grams | undefined)[] = earlier.map((unit, index) => (taken.has(index) ? undefined : gramsOf(unit.text)))
  const postings = new Map<string, number[]>()
  grams.forEach((bag, index) => {
    for (const gram of bag?.keys() ?? []) {
      const list = postings.get(gram)
      if (list === undefined) postings.set(gram, [index])
      else list.push(index)
    }
  })
  const pairs: Pair[] = []
  units.forEach((unit, now) => {
    if (matches[now] !== undefined) return
    const bag = gramsOf(unit.text)
    const [before, behind] = [matches[now - 1], matches[now + 1]]
    const neighbours = [before === undefined ? -1 : before + 1, behind === undefined ? -1 : behind - 1]
    const candidates = new Set([...neighbours.filter((index) => grams[index] !== undefined), ...alikeBy(bag, postings)])
    for (const index of candidates) {
      const bonus = neighbours.includes(index) ? neighbourBonus : 0
      const score = dice(bag, grams[index] ?? new Map()) + bonus
      if (score > leastLikeness) pairs.push({ score, now, earlier: index })
    }
  })
  pairs.sort((a, b) => b.score - a.score || a.now - b.now || a.earlier - b.earlier)
  for (const pair of pairs) {
    if (matches[pair.now] !== undefined || taken.has(pair.earlier)) continue
    matches[pair.now] = pair.earlier
    taken.add(pair.earlier)
  }
}

/** Earlier units that share most of the rarest words. */
function alikeBy(bag: Grams, postings: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const rare = [...bag.keys()]
    .flatMap((gram) => {
      const list = postings.get(gram)
      return list === undefined || list.length > mostPostings ? [] : [list]
    })
    .sort((a, b) => a.length - b.length)
    .slice(0, rareGrams)
  const counts = new Map<number, number>()
  for (const list of rare) for (const index of list) counts.set(index, (counts.get(index) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostCandidates)
    .map(([index]) => index)
}
