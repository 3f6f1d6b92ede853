/**
 * Which members of a list of ranks keep their order: true for those of a longest increasing subsequence (patience
 * sorting, O(n log n)), false for those that would have to move.
 */
export function keepsOrder(ranks: readonly number[]): readonly boolean[] {
  const tails: number[] = []
  const before = ranks.map(() => -1)
  ranks.forEach((rank, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranks[tails[middle] ?? 0] ?? 0) < rank) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  })
  const keeps = ranks.map(() => false)
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) keeps[index] = true
  return keeps
}

/** A pairing of two lists: `[index in wanted, index in found]`, -1 where one has no partner. */
export type Pairing = readonly (readonly [number, number])[]

/**
 * Pair two lists of keys that should be equal. Equal keys that occur equally often on both sides are paired in turn;
 * between such anchors the rest is paired by position. Pairs of equal keys may cross: that is a change of order.
 */
export function pair(wanted: readonly string[], found: readonly string[]): Pairing {
  const places = new Map<string, { wanted: number[]; found: number[] }>()
  const placeOf = (key: string) => {
    const known = places.get(key) ?? { wanted: [], found: [] }
    places.set(key, known)
    return known
  }
  wanted.forEach((key, index) => placeOf(key).wanted.push(index))
  found.forEach((key, index) => placeOf(key).found.push(index))

  const partner = wanted.map(() => -1)
  const isTaken = found.map(() => false)
  for (const { wanted: left, found: right } of places.values()) {
    if (left.length !== right.length) continue
    left.forEach((index, turn) => {
      const other = right[turn] ?? -1
      partner[index] = other
      isTaken[other] = true
    })
  }
  // What has no equal: take the next free one before the following anchor.
  const pairs: [number, number][] = []
  let cursor = 0
  for (let index = 0; index < wanted.length; index++) {
    const known = partner[index] ?? -1
    if (known >= 0) {
      cursor = known + 1
      pairs.push([index, known])
    } else if (cursor < found.length && !isTaken[cursor]) {
      isTaken[cursor] = true
      pairs.push([index, cursor++])
    } else pairs.push([index, -1])
  }
  isTaken.forEach((taken, index) => {
    if (!taken) pairs.push([-1, index])
  })
  return pairs
}
