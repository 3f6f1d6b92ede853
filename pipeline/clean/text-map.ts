/**
 * A stretch of the input that is changed. Between hulls the text is the input. A later edit that touches hulls swallows
 * them into a new one, so hulls never overlap and each can be undone alone.
 */
export interface Hull<Draft> {
  readonly inStart: number
  readonly inEnd: number
  /** Place in the current text; `text` stands there. */
  readonly outStart: number
  readonly outEnd: number
  readonly text: string
  /** What was remembered of the edits that made it. */
  readonly drafts: readonly Draft[]
}

/** A text with edits on it, each tied to the input. Offsets are UTF-16 units. */
export interface TextMap<Draft> {
  readonly input: string
  readonly text: string
  readonly hulls: readonly Hull<Draft>[]
}

/** An edit of the current text. */
export interface MapEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** An edit seen from the input: its place there, its text with all that it swallowed, and the swallowed drafts. */
export interface InputEdit<Draft> {
  readonly inStart: number
  readonly inEnd: number
  readonly text: string
  readonly swallowed: readonly Draft[]
}

export function startMap<Draft>(input: string): TextMap<Draft> {
  return { input, text: input, hulls: [] }
}

/** How much two texts have in common at their heads, then at their tails. */
export function trimEdit(actual: string, expected: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(actual.length, expected.length)
  let head = 0
  while (head < most && actual.charCodeAt(head) === expected.charCodeAt(head)) head++
  const last = actual.length - 1
  const shift = expected.length - actual.length
  let tail = 0
  while (tail < most - head && actual.charCodeAt(last - tail) === expected.charCodeAt(last - tail + shift)) tail++
  return { head, tail }
}

/** Index of the first item for which `isAfter` holds; the items are sorted by it. */
function bisect<Item>(items: readonly Item[], isAfter: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(items[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Input offset of an offset of the current text. Inside a hull it is the hull's start or end, as asked; at a deletion the
 * place after it for 'start' and before it for 'end', so that a range does not swallow deletions at its edges.
 */
export function toInput<Draft>(map: TextMap<Draft>, offset: number, side: 'start' | 'end'): number {
  const index = bisect(map.hulls, (hull) => hull.outEnd > offset || (side === 'end' && hull.outEnd === offset))
  const hull = map.hulls[index]
  if (hull && hull.outStart < offset && offset < hull.outEnd) return side === 'start' ? hull.inStart : hull.inEnd
  if (hull && side === 'end' && hull.outEnd === offset && hull.outStart < offset) return hull.inEnd
  return offset + shiftAfter(map.hulls[index - 1])
}

/** Offset in the current text of an input offset; inside a hull its start. */
export function toCurrent<Draft>(map: TextMap<Draft>, offset: number): number {
  const index = bisect(map.hulls, (hull) => hull.inEnd > offset)
  const hull = map.hulls[index]
  if (hull && hull.inStart < offset) return hull.outStart
  return offset - shiftAfter(map.hulls[index - 1])
}

function shiftAfter<Draft>(hull: Hull<Draft> | undefined): number {
  return hull ? hull.inEnd - hull.outEnd : 0
}

/** A pure insertion also takes an insertion beside it, because their order would be open. */
function touches<Draft>(edit: MapEdit, hull: Hull<Draft>): boolean {
  if (edit.start === edit.end && hull.inStart === hull.inEnd)
    return hull.outStart <= edit.start && edit.start <= hull.outEnd
  return hull.outStart < edit.end && edit.start < hull.outEnd
}

function merge<Draft>(
  edit: MapEdit,
  taken: readonly Hull<Draft>[],
  previous: Hull<Draft> | undefined,
  text: string,
): InputEdit<Draft> {
  const shift = shiftAfter(previous)
  const head = taken[0]
  const tail = taken.at(-1)
  if (!head || !tail) return { inStart: edit.start + shift, inEnd: edit.end + shift, text: edit.text, swallowed: [] }
  // The left part of a hull is the same in `text` and in the hull, its right part may have been edited since.
  const before = head.outStart < edit.start ? text.slice(head.outStart, edit.start) : ''
  const isInside = edit.end < tail.outStart + tail.text.length
  return {
    inStart: edit.start < head.outStart ? edit.start + shift : head.inStart,
    inEnd: isInside ? tail.inEnd : edit.end + shiftAfter(tail),
    text: before + edit.text + (isInside ? tail.text.slice(Math.max(0, edit.end - tail.outStart)) : ''),
    swallowed: taken.flatMap((hull) => hull.drafts),
  }
}

/** See an edit of the current text from the input, without applying it. */
export function seenFromInput<Draft>(map: TextMap<Draft>, edit: MapEdit): InputEdit<Draft> {
  let first = bisect(map.hulls, (hull) => hull.outEnd >= edit.start)
  while (first < map.hulls.length && map.hulls[first]!.outEnd <= edit.start && !touches(edit, map.hulls[first]!))
    first++
  let last = first
  while (last < map.hulls.length && touches(edit, map.hulls[last]!)) last++
  return merge(edit, map.hulls.slice(first, last), map.hulls[first - 1], map.text)
}

/**
 * Apply edits, sorted and not overlapping. `draftOf` says what to remember of an edit. Goes from right to left, so that
 * offsets stay good; linear in hulls and edits.
 */
export function applyEdits<Draft, Edit extends MapEdit>(
  map: TextMap<Draft>,
  edits: readonly Edit[],
  draftOf: (edit: Edit, seen: InputEdit<Draft>) => Draft,
): TextMap<Draft> {
  const left = [...map.hulls]
  const done: Hull<Draft>[] = []
  for (const edit of edits.toReversed()) {
    for (let hull = left.at(-1); hull && hull.outStart >= edit.end && !touches(edit, hull); hull = left.at(-1)) {
      // A deletion that stands right where an insertion goes stays on its left.
      if (hull.outEnd <= edit.start) break
      done.push(left.pop()!)
    }
    const right: Hull<Draft>[] = []
    const taken: Hull<Draft>[] = []
    for (let hull = done.at(-1); hull && touches(edit, hull); hull = done.at(-1)) right.push(done.pop()!)
    for (let hull = left.at(-1); hull && touches(edit, hull); hull = left.at(-1)) taken.push(left.pop()!)
    taken.reverse()
    for (const hull of right) taken.push(hull)
    const seen = merge(edit, taken, left.at(-1), map.text)
    const outStart = Math.min(edit.start, taken[0]?.outStart ?? edit.start)
    done.push({
      inStart: seen.inStart,
      inEnd: seen.inEnd,
      outStart,
      outEnd: outStart + seen.text.length,
      text: seen.text,
      drafts: [...seen.swallowed, draftOf(edit, seen)],
    })
  }
  return rebuild(map.input, [...left, ...done.toReversed()])
}

function rebuild<Draft>(input: string, pieces: readonly Hull<Draft>[]): TextMap<Draft> {
  const parts: string[] = []
  const hulls: Hull<Draft>[] = []
  let inAt = 0
  let outAt = 0
  for (const piece of pieces) {
    parts.push(input.slice(inAt, piece.inStart), piece.text)
    const outStart = outAt + piece.inStart - inAt
    outAt = outStart + piece.text.length
    inAt = piece.inEnd
    hulls.push({ ...piece, outStart, outEnd: outAt })
  }
  parts.push(input.slice(inAt))
  return { input, text: parts.join(''), hulls }
}
