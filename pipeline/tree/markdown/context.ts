import { diagnose, type Code } from '../../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts'
import type { FootnoteDefinition } from '../nodes.ts'

/** Deepest nesting of nodes that a tree may have. Deeper nodes become their text. */
export const deepestTree = 48
/** Most nodes that a tree may have. */
export const mostNodes = 400_000

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
  /** The source language of the article, to tell what differs from it; undefined when unknown. */
  nodes: number
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
  if (conversion.nodes === mostNodes + 1) {
    const hints = ['divide the article, or make it a book of several files']
    conversion.diagnostics.push(
      diagnose('tree/too-many-nodes', `more than ${mostNodes} pieces in one article`, place, hints),
    )
  }
  return conversion.nodes <= mostNodes
}
