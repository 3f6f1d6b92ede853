import type { Element } from 'hast'
import type { Direction, Inline } from '../tree/nodes.ts'
import { inside, takeMarks, type MarkupContext } from './context.ts'
import { element, languageOf } from './element.ts'
import { renderInlines } from './inline.ts'
import { placeMarks } from './page-marks.ts'

/** An element with phrasing content, its id, its language and the page marks that fall into it. */
export function renderPhrasing(
  tagName: string,
  node: {
    readonly id?: string
    readonly lang?: string
    readonly dir?: Direction
    readonly children: readonly Inline[]
  },
  context: MarkupContext,
  properties: Parameters<typeof element>[1] = {},
): Element {
  const { target } = context.options
  // Marks first: what was waiting stands before whatever the content holds.
  const marks = takeMarks(context, node.id)
  const children = placeMarks(renderInlines(node.children, inside(context, node)), marks, target)
  return element(tagName, { id: node.id, ...languageOf(node, target), ...properties }, children)
}
