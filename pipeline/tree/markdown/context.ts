import { diagnose, type Code } from '../../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts'
import type { TreeLimits } from '../../config/limits.ts'
import type { FootnoteDefinition } from '../nodes.ts'

/** Where a definition `[label]: url "title"` leads. */
export interface Target {
  readonly url: string
  readonly title: string | undefined
}

/** What one conversion from mdast to our tree knows and gathers. */
export interface Conversion {
  readonly file: string
  readonly source: string
  readonly definitions: ReadonlyMap<string, Target>
  readonly notes: FootnoteDefinition[]
  readonly diagnostics: Diagnostic[]
  /** HTML that leaves the tree, told once per kind. */
  readonly dropped: Map<string, { readonly code: Code; readonly place: Place; count: number }>
  /** Text as it stood before the guard hid marks in it. */
  restore(text: string): string
  /** Nodes that were met. */
  nodes: number
  /** Deeper nodes become their text; of nodes beyond the most nothing is kept. */
  readonly limits: TreeLimits
  /** Where the tree was full. */
  full?: Place
}

/** Remember an HTML element (or comment) that is not kept. */
export function noteDropped(conversion: Conversion, code: Code, name: string, place: Place): void {
  const key = `${code} ${name}`
  const known = conversion.dropped.get(key)
  if (known === undefined) conversion.dropped.set(key, { code, place, count: 1 })
  else known.count++
}

/** One diagnostic for each kind of HTML that was not kept. */
export function droppedDiagnostics(conversion: Conversion): readonly Diagnostic[] {
  return [...conversion.dropped].map(([key, { code, place, count }]) => {
    const name = key.slice(code.length + 1)
    const times = count === 1 ? '' : ` (${count} times)`
    switch (code) {
      case 'tree/html-removed':
        return diagnose(code, `HTML ${name} was removed${times}`, place, ['take it out of the source'])
      case 'tree/html-attribute':
        return diagnose(code, `HTML attribute ${name} was not kept${times}`, place)
      default:
        return diagnose(code, `HTML element ${name} is not kept${times}; its text stays`, place, [
          'write it in Markdown',
        ])
    }
  })
}

/** Count a node; false when the tree is full. */
export function countNode(conversion: Conversion, place: Place): boolean {
  conversion.nodes++
  const isRoom = conversion.nodes <= conversion.limits.nodes
  if (!isRoom) conversion.full ??= place
  return isRoom
}
