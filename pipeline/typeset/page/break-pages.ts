import { NEVER, type Strip } from './galley.ts'
import { heightOf, type NoteStream } from './note-stream.ts'

/** A page's strips [start, end), and those of its notes where it has any. */
export interface PageRange {
  readonly start: number
  readonly end: number
  readonly notes?: { readonly start: number; readonly end: number }
}

/** Cost of a strip that is taller than the page. */
const OVERFULL = NEVER * 1000
/** Cost of a note that goes on at the foot of the next page. */
const SPLIT = 100
/** Cost of a note that begins later than on the page of its call: more than any white space. */
const LATE = 3000
/** Cost of a page that leaves waiting notes waiting. */
const STALLED = 500
/** Cost of a page of notes alone. */
const NO_TEXT = 100
/** A page with more empty lines than this is short, and it costs so many times more where the text that follows had room on it. */
const SHORT = 2.5
const WASTE = 3
/** How far back a better place to part a note is looked for, strips. */
const LOOK_BACK = 12
/** Ways to come to the same line of the text that are kept, each with another part of the notes done. */
const KEPT = 6

/** Text strips before `at` and note strips before `notes` stand on pages; the cheapest way to that. */
interface State {
  readonly at: number
  readonly notes: number
  readonly cost: number
  readonly before: State | undefined
}

/**
 * Breaks strips and their notes into pages at the least total cost (dynamic programming over all legal pages, as for
 * lines in Knuth and Plass, "Breaking Paragraphs into Lines", 1981; the notes done by then are part of the state, as in
 * Plass, "Optimal Pagination Techniques", 1981). The cost of a page is that of the break before it plus the square of its
 * empty lines plus that of its notes; the last page may be as short as it likes, but not just a line or two. A note never
 * stands before its call. `gap` is the room for the rule above notes.
 */
export function breakPages(
  strips: readonly Strip[],
  height: number,
  grid: number,
  notes: NoteStream = NO_NOTES,
  gap = 0,
): readonly PageRange[] {
  const count = strips.length
  const states: State[][] = Array.from({ length: count + 1 }, () => [])
  states[0] = [{ at: 0, notes: 0, cost: 0, before: undefined }]
  const total = notes.strips.length
  const calledBy = (at: number): number => notes.called[at] ?? total
  function reach(before: State, at: number, done: number, cost: number): void {
    const list = states[at] as State[]
    const [only] = list
    // Nearly always: a text without notes.
    if (only?.notes === done && list.length === 1 && cost > only.cost) return
    const state: State = { at, notes: done, cost, before }
    const place = list.findIndex((other) => other.notes >= done)
    if (place < 0) list.push(state)
    else if (list[place]?.notes !== done) list.splice(place, 0, state)
    else if (cost <= list[place].cost) list[place] = state
  }
  const isFree = (at: number): boolean => at === count || (strips[at]?.breakCost ?? 0) === 0
  function leave(from: State): void {
    const { at: start, notes: first } = from
    const pending = calledBy(start)
    if (first < pending) {
      const { end, most, cost } = fill(notes, first, pending, pending, height - gap)
      const done = end > first ? end : Math.max(most, first + 1)
      const used = gap + heightOf(notes.strips, first, done)
      const isLast = start === count && done === total
      reach(from, start, done, from.cost + NO_TEXT + cost + emptiness(used, height, grid, isLast, false))
    }
    if (start === count) return
    let used = strips[start]?.repeat?.height ?? 0
    const before = from.cost + (start === 0 ? 0 : (strips[start]?.breakCost ?? 0))
    // Pages that end too early for the next one to be longer by a free break: known when that one is seen to fit.
    let shorter: { readonly end: number; readonly done: number; readonly cost: number; readonly empty: number }[] = []
    for (let end = start + 1; end <= count; end += 1) {
      const strip = strips[end - 1] as Strip
      used += strip.height + (end - 1 === start ? 0 : strip.above)
      const isOverfull = used > height + 0.01
      if (isOverfull && end > start + 1) break
      const called = calledBy(end)
      const foot = first === called ? noFoot : fill(notes, first, pending, called, height - used - gap)
      const room = foot.height === 0 ? 0 : foot.height + gap
      const done = first === called ? first : foot.end
      const isLast = end === count && done === total
      const page = isOverfull ? OVERFULL : emptiness(used + room, height, grid, isLast, start === 0)
      const cost = before + page + foot.cost
      const empty = (height - used - room) / grid
      if (isFree(end) && empty > -0.01 && foot.cost === 0) {
        for (const early of shorter) reach(from, early.end, early.done, early.cost + early.empty ** 2 * WASTE)
        shorter = []
      }
      if (empty > SHORT && !isLast) shorter.push({ end, done, cost, empty })
      else reach(from, end, done, cost)
    }
    for (const early of shorter) reach(from, early.end, early.done, early.cost)
  }
  for (const list of states) {
    if (list.length > KEPT) keepCheapest(list)
    // The list is in the order of notes and grows behind the state that pages of notes alone leave.
    for (let index = 0; index < list.length; index += 1) leave(list[index] as State)
  }
  const [best] = (states[count] as State[]).filter((state) => state.notes === total).toSorted((a, b) => a.cost - b.cost)
  if (best === undefined) throw new Error('breakPages: there is always a way to the end')
  return rangesTo(best)
}

/** The foot of a page that has no note to show. */
const noFoot = { end: 0, most: 0, height: 0, cost: 0 }

function keepCheapest(list: State[]): void {
  const limit = list.map(({ cost }) => cost).toSorted((a, b) => a - b)[KEPT - 1] ?? Infinity
  const kept = list.filter(({ cost }) => cost <= limit)
  list.splice(0, list.length, ...kept)
}

const NO_NOTES: NoteStream = { strips: [], called: [], starts: [] }

function rangesTo(last: State): readonly PageRange[] {
  const ranges: PageRange[] = []
  for (let state = last; state.before !== undefined; state = state.before) {
    const { at: start, notes: first } = state.before
    const notes = { start: first, end: state.notes }
    ranges.push({ start, end: state.at, ...(notes.end > notes.start && { notes }) })
  }
  return ranges.length === 0 ? [{ start: 0, end: 0 }] : ranges.toReversed()
}

/**
 * As many note strips from `first` as find room, up to `called`; parted where it may be. Notes before `pending` wait
 * since earlier pages.
 */
function fill(
  notes: NoteStream,
  first: number,
  pending: number,
  called: number,
  room: number,
): { readonly end: number; readonly most: number; readonly height: number; readonly cost: number } {
  if (first === called) return { end: first, most: first, height: 0, cost: 0 }
  const { strips } = notes
  let end = first
  let height = 0
  for (; end < called; end += 1) {
    const strip = strips[end] as Strip
    const next = height + strip.height + (end === first ? (strip.repeat?.height ?? 0) : strip.above)
    if (next > room + 0.01) break
    height = next
  }
  if (end === called) return { end, most: end, height, cost: 0 }
  const best = partingPlace(strips, first, end)
  const breakCost = best === first ? 0 : (strips[best]?.breakCost ?? 0)
  const isBeginning = startsFrom(notes, best) < startsFrom(notes, best + 1)
  const late = startsFrom(notes, called) - startsFrom(notes, Math.max(best, pending))
  const stalled = best === first && first < pending ? STALLED : 0
  return {
    end: best,
    most: end,
    height: heightOf(strips, first, best),
    cost: (isBeginning ? 0 : SPLIT) + breakCost + late * LATE + stalled,
  }
}

/** The last place up to `end` where notes may part: between notes, or with two lines on either side. */
function partingPlace(strips: readonly Strip[], first: number, end: number): number {
  for (let place = end; place >= Math.max(first, end - LOOK_BACK); place -= 1)
    if (place === first || (strips[place]?.breakCost ?? 0) < NEVER) return place
  return end
}

/** How many notes begin before a strip. */
function startsFrom({ starts }: NoteStream, strip: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < strip) low = middle + 1
    else high = middle
  }
  return low
}

/** Cost of what a page leaves empty: a last page of a few lines looks like a mistake, else it may end anywhere. */
function emptiness(used: number, height: number, grid: number, isLast: boolean, isFirst: boolean): number {
  if (!isLast) return ((height - used) / grid) ** 2
  const missing = 4 - used / grid
  return isFirst || missing <= 0 ? 0 : missing ** 2
}
