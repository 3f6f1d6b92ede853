import type { Breakpoints } from './breakpoints.ts'
import { glyphShare } from './fill.ts'

/** Lengths of the lines, points: the first may be shorter. */
export interface Measure {
  readonly first: number
  readonly other: number
  /** A last line shorter than this looks lost. */
  readonly least?: number
  /** Lines in a row before the first that end in a hyphen. */
  readonly hyphens?: number
  /** Demerits of such a line, instead of the usual ones. */
  readonly lostLine?: number
}

interface Active {
  /** Index of the breakpoint; -1 at the start. */
  readonly at: number
  readonly demerits: number
  readonly fitness: number
  readonly hyphens: number
  readonly previous: Active | undefined
}

const doubleHyphen = 20_000
/** For each hyphen after the second in a row: worse than a very loose line. */
const hyphenLadder = 4_000_000
const visibleMismatch = 3_000
/** TeX’s \finalhyphendemerits: no hyphen in the line before the last. */
const finalHyphen = 60_000
/** A last line of one short word. */
const lostLastLine = 60_000

/** A line with hardly any glue counts as if it had this part of its length: shorter is worse, not equally hopeless. */
const leastRoom = 0.01

/** Tolerances of the passes, as greatest stretch of the glue of a line. */
const passes = [1.2, 3, 6, Infinity]
/** No pass but the last puts more lines than this in a row that end in a hyphen. */
const longestLadder = 2

/**
 * Total-fit line breaking: Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
 * Experience 11 (1981) 1119–1184; demerits as in TeX (The TeXbook, p. 98). Lines all but the first are of one length, so a
 * bounded number of active nodes per breakpoint suffices, and the work is linear in the text for a given measure.
 * Returns the indexes of the chosen breakpoints. A stretch between two breakpoints that exceeds the measure makes an
 * overfull line of its own.
 */
export function breakParagraph(points: Breakpoints, measure: Measure): readonly number[] {
  for (const tolerance of passes) {
    const chosen = pass(points, measure, tolerance)
    if (chosen !== undefined) return chosen
  }
  throw new Error('breakParagraph: breakpoints must end with a forced one')
}

function pass(points: Breakpoints, measure: Measure, tolerance: number): readonly number[] | undefined {
  const { count, endWidth, endStretch, endShrink, startWidth, startStretch, startShrink, endFlex, startFlex } = points
  let active: Active[] = [{ at: -1, demerits: 0, fitness: 1, hyphens: measure.hyphens ?? 0, previous: undefined }]
  /** By fitness class and hyphens in a row (0, 1, more): the cheapest way to each is kept. */
  const best = Array.from<Active | undefined>({ length: 12 })
  for (let at = 0; at < count; at++) {
    const forced = points.forced[at] === 1
    const isHyphen = points.hyphen[at] !== 0
    const penalty = forced ? 0 : points.penalty[at]!
    const width = endWidth[at]!
    const stretch = endStretch[at]!
    const shrink = endShrink[at]!
    const flex = endFlex[at]!
    best.fill(undefined)
    const least = measure.least ?? 0
    let found = false
    let kept = 0
    let dropped: Active | undefined
    for (const node of active) {
      const from = node.at
      const length = from < 0 ? measure.first : measure.other
      const natural = width - (from < 0 ? 0 : startWidth[from]!)
      const spare = length - natural
      let ratio: number
      if (spare >= 0) {
        // A forced break ends a line that need not be full.
        if (forced) ratio = 0
        else {
          const room = stretch - (from < 0 ? 0 : startStretch[from]!)
          const share = flex === 0 ? 0 : glyphShare(spare, room, flex - (from < 0 ? 0 : startFlex[from]!))
          ratio = (spare - share) / (room > leastRoom * length ? room : leastRoom * length)
        }
      } else {
        const room = shrink - (from < 0 ? 0 : startShrink[from]!)
        const share = flex === 0 ? 0 : glyphShare(spare, room, flex - (from < 0 ? 0 : startFlex[from]!))
        ratio = share - spare < 1e-6 ? 0 : room > 0 ? (spare - share) / room : -1000
      }
      if (ratio < -1) {
        if (dropped === undefined || node.at > dropped.at) dropped = node
        continue
      }
      if (!forced) active[kept++] = node
      if (ratio > tolerance) continue
      const hyphens = isHyphen ? node.hyphens + 1 : 0
      if (hyphens > longestLadder && tolerance !== Infinity) continue
      const squeezed = ratio < 0 ? -ratio : ratio > 100 ? 100 : ratio
      const badness = 100 * squeezed * squeezed * squeezed
      const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
      let demerits = (10 + badness) ** 2 + penalty * penalty + node.demerits
      if (hyphens > 1) demerits += hyphens > 2 ? hyphenLadder * (hyphens - 2) : doubleHyphen
      if (forced && node.hyphens > 0 && from >= 0) demerits += finalHyphen
      if (forced && natural < least && from >= 0) {
        // The next pass may find a way around it.
        if (tolerance === passes[0]) continue
        demerits += measure.lostLine ?? lostLastLine
      }
      const mismatch = fitness - node.fitness
      if (mismatch > 1 || mismatch < -1) demerits += visibleMismatch
      const kind = fitness * 3 + (hyphens > 2 ? 2 : hyphens)
      const rival = best[kind]
      if (rival === undefined || demerits < rival.demerits) {
        best[kind] = { at, demerits, fitness, hyphens, previous: node }
        found = true
      }
    }
    active.length = kept
    if (found) for (const node of best) if (node !== undefined) active.push(node)
    if (active.length === 0) {
      if (tolerance !== Infinity || dropped === undefined) return undefined
      active.push({ at, demerits: dropped.demerits + 1e8, fitness: 0, hyphens: 0, previous: dropped })
    }
  }
  let last = active[0]
  for (const node of active) if (last === undefined || node.demerits < last.demerits) last = node
  const chosen: number[] = []
  for (let node = last; node !== undefined && node.at >= 0; node = node.previous) chosen.push(node.at)
  return chosen.reverse()
}

/** First-fit breaking for ragged text; hyphens only where a line would else stay emptier than two thirds. */
export function breakGreedily(points: Breakpoints, measure: Measure): readonly number[] {
  const chosen: number[] = []
  let from = -1
  let candidate = -1
  let hyphenated = -1
  for (let at = 0; at < points.count; at++) {
    const length = from < 0 ? measure.first : measure.other
    const start = from < 0 ? 0 : points.startWidth[from]!
    const fits = points.endWidth[at]! - start <= length + 1e-6
    if (!fits) {
      const full = candidate < 0 ? 0 : points.endWidth[candidate]! - start
      const at2 = hyphenated > candidate && full < length * 0.66 ? hyphenated : candidate >= 0 ? candidate : hyphenated
      // Nothing fits: the stretch up to here is a line by itself.
      const taken = at2 >= 0 ? at2 : at
      chosen.push(taken)
      from = taken
      candidate = -1
      hyphenated = -1
      if (taken !== at) at = taken
      continue
    }
    if (points.forced[at] === 1) {
      chosen.push(at)
      from = at
      candidate = -1
      hyphenated = -1
    } else if (points.hyphen[at] === 1) hyphenated = at
    else candidate = at
  }
  return chosen
}

/** Break so that the lines are about equally long: the narrowest measure that needs no more lines than the given one. */
export function breakBalanced(points: Breakpoints, measure: Measure): readonly number[] {
  const loose = breakGreedily(points, measure)
  const forced = points.forced.subarray(0, points.count).reduce((sum, value) => sum + value, 0)
  if (loose.length === forced || loose.length > 12) return loose
  let low = measure.other / 4
  let high = measure.other
  let result = loose
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    const narrower = breakGreedily(points, { first: middle - (measure.other - measure.first), other: middle })
    const overfull = narrower.some((at, index) => {
      const start = index === 0 ? 0 : points.startWidth[narrower[index - 1]!]!
      return points.endWidth[at]! - start > middle + 1e-6
    })
    if (narrower.length <= loose.length && !overfull) {
      result = narrower
      high = middle
    } else low = middle
  }
  return result
}
