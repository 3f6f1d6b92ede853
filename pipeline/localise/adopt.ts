import { tokenProblem } from './exchange/merge.ts'
import { numbersOf } from './staleness.ts'
import type { Segment } from './types.ts'

/** A segment of an existing translation, with the segment of the source that it says in other words. */
export interface AdoptedUnit {
  readonly id: string
  readonly source: string
  /** With the tokens of the source. */
  readonly target: string
  /** 0 to 1: how sure it is that both belong together and that nothing was lost. */
  readonly confidence: number
}

export interface Adoption {
  readonly units: readonly AdoptedUnit[]
  /** Segments of the source that are the same in the translation: nobody has translated them. */
  readonly copies: readonly string[]
  /** Segments of the source that nothing in the translation belongs to. */
  readonly missing: readonly string[]
  /** How many segments of the translation belong to nothing. */
  readonly extra: number
}

interface Leaf {
  readonly segment: Segment
  readonly group: string
  readonly addresses: readonly string[]
  readonly numbers: string
  readonly length: number
}

const gap = -0.6
/** Most confidence in a pair near which something was lost or won. */
const unsure = 0.55
/** Rows beside the diagonal that are looked at: a translation of a long book may have lost or won so many segments at once. */
const narrowest = 400

/**
 * Pair the segments of a source and of a translation that was made as a file of its own: both in order (Needleman & Wunsch 1970), by
 * kind, addresses of links and pictures, numbers and length. Front matter goes by its keys.
 */
export function adoptTranslation(source: readonly Segment[], translated: readonly Segment[]): Adoption {
  const isFront = ({ id }: Segment) => id.startsWith('@')
  const fronts = new Map(translated.filter(isFront).map((segment) => [segment.id, segment]))
  const [before, after] = [source, translated].map((list) => list.filter((segment) => !isFront(segment)).map(leafOf))
  const pairs = [
    ...source.filter(isFront).map((segment) => [segment, fronts.get(segment.id), 1] as const),
    ...align(before ?? [], after ?? []),
  ]
  const ratio = ratioOf(pairs)
  const units: AdoptedUnit[] = []
  const copies: string[] = []
  const missing: string[] = []
  let used = 0
  for (const [segment, other, sure] of pairs) {
    if (other === undefined) {
      missing.push(segment.id)
      continue
    }
    used++
    if (isCopy(segment, other)) copies.push(segment.id)
    const { target, faults } = withTokensOf(segment, other)
    if (tokenProblem(segment, target) !== undefined) {
      missing.push(segment.id)
      continue
    }
    const stretch = Math.abs(Math.log(Math.max(1, other.text.length) / (Math.max(1, segment.text.length) * ratio)))
    const doubts = [
      segment.kind === other.kind ? 0 : 0.3,
      Math.min(0.4, faults * 0.2),
      segment.text.length < 12 ? 0 : Math.min(0.5, Math.max(0, stretch - 0.35)),
      numbersOf(segment.text).join() === numbersOf(other.text).join() ? 0 : 0.1,
    ]
    const confidence = Math.max(0.05, sure - doubts.reduce((sum, doubt) => sum + doubt, 0))
    if (!isCopy(segment, other)) {
      units.push({ id: segment.id, source: segment.text, target, confidence: Math.round(confidence * 100) / 100 })
    }
  }
  return { units, copies, missing, extra: translated.length - used }
}

function leafOf(segment: Segment): Leaf {
  const addresses = (segment.tags ?? []).flatMap((tag) => /^<\d+> (?:link|image) (\S+)/u.exec(tag)?.[1] ?? [])
  const bare = segment.text.replaceAll(/<\/?\d+\/?>/gu, '')
  // Attributes follow their block, headings keep their level: other kinds may have changed (a quote that became a paragraph).
  const group = /^h\d/u.test(segment.kind) || segment.kind.includes('.') ? segment.kind : 'text'
  return { segment, group, addresses, numbers: numbersOf(bare).join(), length: bare.length }
}

function likeness(a: Leaf, b: Leaf): number {
  if (a.group !== b.group) return a.group.startsWith('h') && b.group.startsWith('h') ? -0.5 : -4
  if (a.segment.text === b.segment.text) return 3
  const shared = a.addresses.filter((address) => b.addresses.includes(address)).length
  const most = Math.max(a.addresses.length, b.addresses.length)
  const links = most === 0 ? 0 : (2 * shared) / most - 0.7
  const numbers = a.numbers === b.numbers ? (a.numbers === '' ? 0 : 1) : -0.4
  const kind = a.segment.kind === b.segment.kind ? 0.6 : -0.3
  const tokens = (a.segment.tags?.length ?? 0) === (b.segment.tags?.length ?? 0) ? 0.2 : -0.2
  const stretch = Math.abs(Math.log((a.length + 4) / (b.length + 4)))
  return kind + links + numbers + tokens + 0.6 - Math.min(1.6, stretch)
}

type Pair = readonly [Segment, Segment | undefined, number]

function align(before: readonly Leaf[], after: readonly Leaf[]): readonly Pair[] {
  const [n, m] = [before.length, after.length]
  const band = Math.max(narrowest, Math.abs(n - m) + 50)
  const width = 2 * band + 1
  const middle = (row: number) => (n === 0 ? 0 : Math.round((row * m) / n))
  const rows = new Float64Array((n + 1) * width).fill(-Infinity)
  const steps = new Uint8Array((n + 1) * width)
  const at = (i: number, j: number) => i * width + (j - middle(i) + band)
  const inside = (i: number, j: number) => i >= 0 && j >= 0 && j <= m && Math.abs(j - middle(i)) <= band
  const value = (i: number, j: number) => (inside(i, j) ? (rows[at(i, j)] ?? -Infinity) : -Infinity)
  for (let i = 0; i <= n; i++) {
    for (let j = Math.max(0, middle(i) - band); j <= Math.min(m, middle(i) + band); j++) {
      const [a, b] = [before[i - 1], after[j - 1]]
      const same = a === undefined || b === undefined ? -Infinity : value(i - 1, j - 1) + likeness(a, b)
      const lost = value(i - 1, j) + gap
      const won = value(i, j - 1) + gap
      const best = i === 0 && j === 0 ? 0 : Math.max(same, lost, won)
      rows[at(i, j)] = best
      steps[at(i, j)] = best === same ? 1 : best === lost ? 2 : 3
    }
  }
  const path: (readonly [Leaf | undefined, Leaf | undefined])[] = []
  let [i, j] = [n, m]
  while (i > 0 || j > 0) {
    const step = j === 0 ? 2 : i === 0 ? 3 : steps[at(i, j)]
    path.push([step === 3 ? undefined : before[i - 1], step === 2 ? undefined : after[j - 1]])
    if (step !== 3) i--
    if (step !== 2) j--
  }
  return withDoubts(path.reverse())
}

/**
 * Between two pairs that something holds together (a heading, an address, a number, the same text) nobody knows which passage was lost or
 * won: all pairs of such a stretch are in doubt.
 */
function withDoubts(path: readonly (readonly [Leaf | undefined, Leaf | undefined])[]): readonly Pair[] {
  const pairs: Pair[] = []
  let stretch: (readonly [Leaf | undefined, Leaf | undefined])[] = []
  const close = () => {
    const sure = stretch.every(([a, b]) => a !== undefined && b !== undefined) ? 1 : unsure
    for (const [a, b] of stretch) if (a !== undefined) pairs.push([a.segment, b?.segment, b === undefined ? 0 : sure])
    stretch = []
  }
  for (const [a, b] of path) {
    if (a === undefined || b === undefined || !isHeld(a, b)) {
      stretch.push([a, b])
      continue
    }
    close()
    pairs.push([a.segment, b.segment, 1])
  }
  close()
  return pairs
}

function isHeld(a: Leaf, b: Leaf): boolean {
  if (a.segment.text === b.segment.text || (a.group.startsWith('h') && a.group === b.group)) return true
  return (a.numbers !== '' && a.numbers === b.numbers) || a.addresses.some((address) => b.addresses.includes(address))
}

/** How much longer the translation is as a whole. */
function ratioOf(pairs: readonly Pair[]): number {
  let [from, to] = [0, 0]
  for (const [a, b] of pairs) {
    if (b === undefined) continue
    from += a.text.length
    to += b.text.length
  }
  return from === 0 || to === 0 ? 1 : to / from
}

function isCopy(a: Segment, b: Segment): boolean {
  return a.text === b.text && (a.text.match(/\p{L}{2,}/gu)?.length ?? 0) > 2
}

/** The text of a translation with the numbers of the source's tokens: by what they stand for, then by kind, in order. */
function withTokensOf(source: Segment, other: Segment): { readonly target: string; readonly faults: number } {
  const [wanted, found] = [source.tags ?? [], other.tags ?? []]
  const what = (tag: string) => tag.replace(/^<\d+> /u, '')
  const kind = (tag: string) => what(tag).split(' ')[0] ?? ''
  const numbers: (number | undefined)[] = found.map(() => undefined)
  const free = new Set(wanted.keys())
  let faults = 0
  for (const sameAs of [what, kind]) {
    found.forEach((tag, index) => {
      if (numbers[index] !== undefined) return
      const match = [...free].find((number) => sameAs(wanted[number] ?? '') === sameAs(tag))
      if (match === undefined) return
      numbers[index] = match
      free.delete(match)
    })
  }
  const target = other.text.replaceAll(
    /\\[\\<]|<(\/?)(\d{1,6})(\/?)>/gu,
    (whole, close?: string, digits?: string, empty?: string) => {
      if (digits === undefined) return whole
      const number = numbers[Number(digits)]
      // What the source does not mark stays as plain text.
      if (number === undefined) {
        if (close === '') faults++
        return ''
      }
      return `<${close}${number}${empty}>`
    },
  )
  const lost = [...free].map((number) => {
    faults++
    return source.text.includes(`</${number}>`) &&
      kind(wanted[number] ?? '') !== 'code,' &&
      kind(wanted[number] ?? '') !== 'code'
      ? `<${number}></${number}>`
      : `<${number}/>`
  })
  return { target: target + lost.join(''), faults }
}
