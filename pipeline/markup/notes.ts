import type { Element, ElementContent } from 'hast'
import type { Note } from '../edition/types.ts'
import { renderBlocks } from './block.ts'
import type { MarkupContext } from './context.ts'
import { element, labelLanguage, languageOf, textNode } from './element.ts'

/**
 * The section of notes. A page has a numbered list; a book has one `aside` per note, which reading systems show beside the call.
 * Every call has its way back.
 */
export function renderNotes(notes: readonly Note[], context: MarkupContext): Element | undefined {
  if (notes.length === 0) return undefined
  const { furniture } = context.edition
  const isBook = context.options.target === 'epub'
  const heading = element('h2', { id: 'notes', ...labelLanguage('notes', context.edition, context.options.target) }, [
    textNode(furniture.label('notes')),
  ])
  const items = notes.map((note) => {
    const content = withBackLinks(renderBlocks(note.children, context), note, context)
    // In a book the element must be an `aside` for reading systems to show it beside the call.
    const properties = { id: note.id, role: 'doc-footnote', 'epub:type': isBook ? 'footnote' : undefined }
    return element('li', {}, [element(isBook ? 'aside' : 'div', properties, content)])
  })
  const properties = {
    className: ['notes'],
    role: 'doc-endnotes',
    'epub:type': isBook ? 'endnotes' : undefined,
    ariaLabelledBy: ['notes'],
  }
  return element('section', properties, [heading, element('ol', {}, items)])
}

/** The way back stands at the end of the last paragraph, where the reader's eye is. */
function withBackLinks(
  content: readonly ElementContent[],
  note: Note,
  context: MarkupContext,
): readonly ElementContent[] {
  if (note.calls.length === 0) return content
  const last = content.at(-1)
  const isParagraph = last?.type === 'element' && last.tagName === 'p'
  const language = isParagraph ? last.properties : {}
  const links = note.calls.flatMap((call, index): ElementContent[] => [
    textNode(' '),
    backLink(call, index, note, context, typeof language['lang'] === 'string' || typeof language['dir'] === 'string'),
  ])
  if (!isParagraph) return [...content, element('p', { className: ['back'] }, links.slice(1))]
  return [...content.slice(0, -1), { ...last, children: [...last.children, ...links] }]
}

function backLink(call: string, index: number, note: Note, context: MarkupContext, isForeign: boolean): Element {
  const { edition } = context
  const word = edition.furniture.label('back-to-text')
  const visible = index === 0 ? word : `${word} (${edition.furniture.digits(index + 1)})`
  const language = labelLanguage('back-to-text', edition, context.options.target)
  const restored = isForeign ? languageOf({ lang: edition.locale, dir: edition.dir }, context.options.target) : {}
  const properties = {
    className: ['back'],
    href: `#${call}`,
    role: 'doc-backlink',
    ariaLabel: `${visible}, ${note.label}`,
  }
  return element('a', { ...properties, ...restored, ...language }, [textNode(visible)])
}
