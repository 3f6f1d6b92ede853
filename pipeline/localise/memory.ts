import { gramsOf } from '../tree/similarity.ts'
import { segmentHash } from './segments.ts'

/** What was said once. */
export interface MemoryEntry {
  readonly source: string
  readonly target: string
}

/** An entry that is like a text; 1 = the same words in the same order. */
export interface Likeness {
  readonly entry: MemoryEntry
  readonly score: number
}

export interface Memory {
  readonly size: number
  /** The entry of exactly this source, white space folded. */
  exact(source: string): MemoryEntry | undefined
  /** Entries that share most words and word pairs with a text (Sørensen–Dice), best first. */
  like(source: string, least: number, most: number): readonly Likeness[]
}

/** Of a text only so many of its rarest words and pairs are looked up, and so many finds compared: no query looks at everything. */
const rareGrams = 10
const mostCandidates = 48
/** A word that so many entries share tells nothing, unless there is no rarer one. */
const mostPostings = 800

/** An index over entries; of entries with one source the first counts. */
export function memoryOf(entries: readonly MemoryEntry[]): Memory {
  const exact = new Map<string, MemoryEntry>()
  const list: MemoryEntry[] = []
  for (const entry of entries) {
    const hash = segmentHash(entry.source)
    if (exact.has(hash)) continue
    exact.set(hash, entry)
    list.push(entry)
  }
  let index: Index | undefined
  return {
    size: list.length,
    exact: (source) => exact.get(segmentHash(source)),
    like: (source, least, most) => search((index ??= indexOf(list)), list, source, least, most),
  }
}

interface Index {
  readonly numbers: ReadonlyMap<string, number>
  /** For each gram the entries that hold it. */
  readonly postings: readonly (readonly number[])[]
  /** For each entry its grams, sorted, as often as they occur. */
  readonly bags: readonly Uint32Array[]
  /** How often each entry shares a gram of the query; zeros between queries. */
  readonly counts: Uint16Array
}

function bagOf(text: string, numberOf: (gram: string) => number | undefined): Uint32Array {
  const bag: number[] = []
  for (const [gram, count] of gramsOf(text)) {
    const number = numberOf(gram)
    if (number === undefined) continue
    for (let n = 0; n < count; n++) bag.push(number)
  }
  return Uint32Array.from(bag).sort()
}

function indexOf(entries: readonly MemoryEntry[]): Index {
  const numbers = new Map<string, number>()
  const postings: number[][] = []
  const bags = entries.map(({ source }, entry) => {
    const bag = bagOf(source, (gram) => {
      const known = numbers.get(gram)
      if (known !== undefined) return known
      numbers.set(gram, postings.length)
      return postings.push([]) - 1
    })
    bag.forEach((gram, at) => {
      if (bag[at - 1] !== gram) postings[gram]?.push(entry)
    })
    return bag
  })
  return { numbers, postings, bags, counts: new Uint16Array(entries.length) }
}

function search(
  { numbers, postings, bags, counts }: Index,
  entries: readonly MemoryEntry[],
  source: string,
  least: number,
  most: number,
): readonly Likeness[] {
  const grams = gramsOf(source)
  let total = 0
  for (const count of grams.values()) total += count
  const bag = bagOf(source, (gram) => numbers.get(gram))
  const lists = [...new Set(bag)].map((gram) => postings[gram] ?? []).sort((a, b) => a.length - b.length)
  const rare = lists.filter((list, at) => at < rareGrams && (at === 0 || list.length <= mostPostings))
  const touched: number[] = []
  for (const list of rare) {
    for (const entry of list) {
      const count = counts[entry] ?? 0
      if (count === 0) touched.push(entry)
      counts[entry] = count + 1
    }
  }
  const candidates = bestOf(touched, counts, bags, total)
  const found = candidates.flatMap((entry) => {
    const other = bags[entry] ?? new Uint32Array()
    const score = (2 * shared(bag, other)) / (total + other.length)
    const known = entries[entry]
    return score >= least && known !== undefined ? [{ entry: known, score, at: entry }] : []
  })
  for (const entry of touched) counts[entry] = 0
  return found
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ entry, score }) => ({ entry, score }))
}

/**
 * Of entries that share rare words those that share most. Among the last that get in, those of a like length are better, and the earlier
 * one when all is equal.
 */
function bestOf(
  touched: readonly number[],
  counts: Uint16Array,
  bags: readonly Uint32Array[],
  length: number,
): readonly number[] {
  if (touched.length <= mostCandidates) return touched
  const histogram = new Uint32Array(rareGrams + 1)
  for (const entry of touched) histogram[counts[entry] ?? 0] = (histogram[counts[entry] ?? 0] ?? 0) + 1
  let [least, above] = [rareGrams, 0]
  while (least > 1 && above + (histogram[least] ?? 0) <= mostCandidates) above += histogram[least--] ?? 0
  const sure = touched.filter((entry) => (counts[entry] ?? 0) > least)
  const distance = (entry: number) => Math.abs((bags[entry]?.length ?? 0) - length)
  const rest = touched.filter((entry) => counts[entry] === least)
  if (rest.length > mostCandidates) rest.sort((a, b) => distance(a) - distance(b) || a - b)
  return [...sure, ...rest.slice(0, mostCandidates - sure.length)]
}

/** How many members two sorted bags have in common. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]]
    if (left === right) {
      common++
      i++
      j++
    } else if (left < right) i++
    else j++
  }
  return common
}
