import { append, type Strip } from './galley.ts'

/** All notes below one another in the order of their calls, as the foot of the pages takes them. */
export interface NoteStream {
  readonly strips: readonly Strip[]
  /** `called[i]` = how many of the strips belong to notes that the first i strips of the text call. */
  readonly called: readonly number[]
  /** Places in `strips` where a note begins, ascending. */
  readonly starts: readonly number[]
}

/** The notes that the strips of a text call; notes that are called in notes follow those on the same line of the text. */
export function noteStream(text: readonly Strip[], notes: ReadonlyMap<string, readonly Strip[]>): NoteStream {
  const strips: Strip[] = []
  const starts: number[] = []
  const called = [0]
  const taken = new Set<string>()
  for (const [index, strip] of text.entries()) {
    // Notes that nothing calls come last.
    const queue = [...(strip.notes ?? []), ...(index === text.length - 1 ? notes.keys() : [])]
    // The queue grows while it is walked.
    for (const id of queue) {
      const own = notes.get(id)
      if (own === undefined || own.length === 0 || taken.has(id)) continue
      taken.add(id)
      starts.push(strips.length)
      append(strips, own)
      for (const line of own) append(queue, line.notes ?? [])
    }
    called.push(strips.length)
  }
  return { strips, called, starts }
}

/** Height of the strips [start, end) on one page: without the space above the first, with the head that it repeats. */
export function heightOf(strips: readonly Strip[], start: number, end: number): number {
  let height = 0
  for (let index = start; index < end; index += 1) {
    const strip = strips[index] as Strip
    height += strip.height + (index === start ? (strip.repeat?.height ?? 0) : strip.above)
  }
  return height
}
