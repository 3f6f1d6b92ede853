import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Block, FootnoteDefinition, Node } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import type { Note } from './types.ts'

/**
 * Number the notes in the order of their first call: through the text, then through the notes themselves, which may call further
 * notes. A note that nothing calls keeps its place at the end, so that no text is lost, and is reported.
 */
export function numberNotes(
  blocks: readonly Block[],
  definitions: readonly FootnoteDefinition[],
  digits: (value: number) => string,
): Outcome<readonly Note[]> {
  const waiting = new Map(definitions.map((definition) => [definition.identifier, definition]))
  const ordered: FootnoteDefinition[] = []
  const calls = new Map<string, number>()
  const take = (nodes: readonly Node[]) => {
    for (const identifier of callsIn(nodes)) {
      calls.set(identifier, (calls.get(identifier) ?? 0) + 1)
      const definition = waiting.get(identifier)
      if (definition === undefined) continue
      waiting.delete(identifier)
      ordered.push(definition)
    }
  }
  take(blocks)
  // The list grows while it is walked: notes called by notes follow them.
  for (const definition of ordered) take(definition.children)
  const diagnostics: Diagnostic[] = []
  for (const definition of waiting.values()) {
    diagnostics.push(
      diagnose(
        'edition/uncalled-note',
        `nothing in the text calls the note "${definition.identifier}"`,
        place(definition),
        [`put [^${definition.identifier}] where it belongs, or remove the note`],
      ),
    )
    ordered.push(definition)
  }
  const notes = ordered.map((definition, index): Note => {
    const id = definition.id ?? `note-${index + 1}`
    const count = calls.get(definition.identifier) ?? 0
    return {
      id,
      identifier: definition.identifier,
      number: index + 1,
      label: digits(index + 1),
      calls: Array.from({ length: count }, (_, call) => callId(id, call + 1)),
      children: definition.children,
    }
  })
  return { value: notes, diagnostics }
}

/** Element id of the nth call (from 1) of a note. */
export function callId(note: string, call: number): string {
  return `${note}-call-${call}`
}

/** Identifiers of the note calls below some nodes, in reading order, with repeats. */
function callsIn(nodes: readonly Node[]): readonly string[] {
  const found: string[] = []
  for (const node of nodes) {
    visit(node, (each) => {
      if (each.type === 'footnoteReference') found.push(each.identifier)
    })
  }
  return found
}

function place(definition: FootnoteDefinition) {
  return definition.id === undefined ? {} : { segment: definition.id }
}
