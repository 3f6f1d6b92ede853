import type { Edition } from '../../edition/types.ts'
import type { Leaf } from './compare.ts'

/** Containers that cannot hold a note: it follows them. */
const WHOLE = new Set<string>(['table', 'tableRow', 'figure'])

/**
 * Leaves in the reading order of paper: a note follows the block that calls it first, or the table or figure around that
 * block, inside the same list item or quote. Notes that notes call follow the outermost one; those that nothing calls
 * come last.
 */
export function notesAtTheirCalls(edition: Edition, leaves: readonly Leaf[]): readonly Leaf[] {
  const notes = new Map<string, readonly Leaf[]>()
  for (const { id } of edition.notes) notes.set(id, [])
  const text: Leaf[] = []
  for (const leaf of leaves) {
    const own = leaf.path[0]
    const note = own?.type === 'footnoteDefinition' ? notes.get(own.id) : undefined
    if (own === undefined || note === undefined) text.push(leaf)
    else notes.set(own.id, [...note, leaf])
  }
  const byNumber = new Map(edition.notes.map(({ id, number }) => [String(number), id]))
  const placed: Leaf[] = []
  const taken = new Set<string>()
  const callsOf = ({ rich }: Leaf) =>
    (rich?.embedded ?? []).flatMap(({ kind, value }) => (kind === 'call' ? (byNumber.get(value) ?? []) : []))
  const place = (called: readonly string[], around: Leaf['path']) => {
    const queue = [...called]
    // The queue grows while it is walked.
    for (const id of queue) {
      if (taken.has(id)) continue
      taken.add(id)
      for (const leaf of notes.get(id) ?? []) {
        placed.push({ ...leaf, path: [...around, ...leaf.path] })
        queue.push(...callsOf(leaf))
      }
    }
  }
  let waiting: string[] = []
  text.forEach((leaf, index) => {
    placed.push(leaf)
    waiting.push(...callsOf(leaf))
    if (waiting.length === 0) return
    const whole = leaf.path.find(({ type }) => WHOLE.has(type))
    const next = text[index + 1]
    if (whole && next?.path.includes(whole) === true) return
    // The pictures of a paragraph and the text of an image's caption belong to the block as well.
    if (next !== undefined && (next.block === leaf.block || next.path.includes(leaf.block))) return
    place(waiting, whole ? leaf.path.slice(0, leaf.path.indexOf(whole)) : leaf.path)
    waiting = []
  })
  place([...notes.keys()], [])
  return placed
}
