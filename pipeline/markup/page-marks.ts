import type { Element, ElementContent } from 'hast'
import type { PageMap } from '../edition/types.ts'
import type { PageMark } from './context.ts'
import { element, textNode } from './element.ts'
import type { MarkupOptions } from './types.ts'

const SPACE = /[ \t\n\r\f]/u

/**
 * Marks by block, with ids `page-<folio>`; a folio that is no plain ASCII word, or one used twice, gives `page-index-<n>`. Pages on
 * which no text begins have no mark. `taken` are ids that the text has itself.
 */
export function marksByBlock(
  pageMap: PageMap,
  taken: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, readonly PageMark[]> {
  const marks = new Map<string, PageMark[]>()
  const ids = new Set(taken)
  for (const { index, label, at } of pageMap) {
    if (at === undefined || label === '') continue
    const plain = `page-${label}`
    const id = /^[A-Za-z0-9]+$/u.test(label) && !ids.has(plain) ? plain : `page-index-${index + 1}`
    ids.add(id)
    const own = marks.get(at.block) ?? []
    own.push({ id, label, offset: at.offset })
    marks.set(at.block, own)
  }
  for (const own of marks.values()) own.sort((a, b) => a.offset - b.offset)
  return marks
}

/**
 * The element that marks where a page of the print edition begins. Reading systems look for `aria-label` (EPUB Accessibility
 * Techniques 1.1); on the web the role may have no such name, so there the title says it.
 */
export function markElement(mark: PageMark, target: MarkupOptions['target']): Element {
  const isBook = target === 'epub'
  return element('span', {
    id: mark.id,
    className: ['page'],
    role: 'doc-pagebreak',
    'epub:type': isBook ? 'pagebreak' : undefined,
    ariaLabel: isBook ? mark.label : undefined,
    title: isBook ? undefined : mark.label,
  })
}

/**
 * Put marks into the content of a block, each before the character at its offset. Offsets count UTF-16 units of the NFC text with
 * white space folded (unless `preserve`), note marks left out; a text node is split where a mark falls inside it.
 */
export function placeMarks(
  children: readonly ElementContent[],
  marks: readonly PageMark[],
  target: MarkupOptions['target'],
  preserve = false,
): readonly ElementContent[] {
  if (marks.length === 0) return children
  let next = 0
  let length = 0
  let hasSpace = false

  /** Marks that stand before the character which will be at `position`. */
  const due = (position: number): readonly Element[] => {
    const found: Element[] = []
    for (let mark = marks[next]; mark !== undefined && mark.offset <= position; mark = marks[++next]) {
      found.push(markElement(mark, target))
    }
    return found
  }
  const split = (value: string): readonly ElementContent[] => {
    const parts: ElementContent[] = []
    let start = 0
    let at = 0
    for (const piece of pieces(value)) {
      if (!preserve && SPACE.test(piece)) hasSpace ||= length > 0
      else {
        const position = length + (hasSpace ? 1 : 0)
        const found = due(position)
        if (found.length > 0) {
          if (at > start) parts.push(textNode(value.slice(start, at)))
          parts.push(...found)
          start = at
        }
        length = position + piece.normalize('NFC').length
        hasSpace = false
      }
      at += piece.length
    }
    if (start < value.length) parts.push(textNode(value.slice(start)))
    return parts
  }
  const walk = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): readonly ElementContent[] => {
      if (next >= marks.length) return [node]
      if (node.type === 'text') return split(node.value)
      if (node.type !== 'element' || node.properties['role'] === 'doc-noteref') return [node]
      if (node.tagName !== 'br') return [{ ...node, children: walk(node.children) }]
      hasSpace = length > 0
      return [node]
    })
  return [...walk(children), ...due(Infinity)]
}

/** Characters with the marks that belong to them: what NFC composes stays together. */
function pieces(value: string): Iterable<string> {
  return value.match(/[\u1100-\u11FF]+|\P{M}\p{M}*|\p{M}+/gu) ?? []
}
