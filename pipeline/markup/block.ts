import type { Element, ElementContent } from 'hast'
import type { Block, Code, Figure, List, ListItem } from '../tree/nodes.ts'
import { deferMarks, inside, takeMarks, type MarkupContext } from './context.ts'
import { element, labelLanguage, languageOf, textNode } from './element.ts'
import { codeDirection, renderImage } from './inline.ts'
import { markElement, placeMarks } from './page-marks.ts'
import { renderPhrasing } from './phrasing.ts'
import { renderTable } from './table.ts'

/** Blocks in order. */
export function renderBlocks(blocks: readonly Block[], context: MarkupContext): readonly ElementContent[] {
  return blocks.flatMap((block) => renderBlock(block, context))
}

function renderBlock(block: Block, context: MarkupContext): readonly ElementContent[] {
  const { target } = context.options
  const own = { id: block.id, ...languageOf(block, target) }
  switch (block.type) {
    case 'paragraph':
      return [renderPhrasing('p', block, context)]
    case 'heading':
      return [renderPhrasing(`h${block.depth}`, block, context)]
    case 'notice':
      return [renderPhrasing('div', block, context, { className: ['notice'], role: 'note' })]
    case 'thematicBreak': {
      const marks = takeMarks(context, block.id).map((mark) => markElement(mark, target))
      return [...marks, element('hr', own)]
    }
    case 'code':
      return [renderCode(block, context)]
    case 'blockquote':
      deferMarks(context, block.id)
      return [element('blockquote', own, renderBlocks(block.children, inside(context, block)))]
    case 'list':
      return [renderList(block, context)]
    case 'table':
      return [renderTable(block, context)]
    case 'figure':
      return [renderFigure(block, context)]
    case 'footnoteDefinition':
      throw new Error('renderBlock: the notes of an edition stand outside its root')
  }
}

function renderCode(code: Code, context: MarkupContext): Element {
  const { target } = context.options
  const language =
    code.language !== undefined && /^[\w+#.-]+$/u.test(code.language) ? [`language-${code.language}`] : undefined
  const content = placeMarks([textNode(code.value)], takeMarks(context, code.id), target, true)
  const properties = { id: code.id, ...languageOf(code, target), dir: codeDirection(inside(context, code)) }
  return element('pre', properties, [element('code', { className: language }, content)])
}

function renderList(list: List, context: MarkupContext): Element {
  deferMarks(context, list.id)
  const start = list.ordered && list.start !== undefined && list.start !== 1 ? list.start : undefined
  const className = list.spread ? undefined : ['tight']
  const properties = { id: list.id, ...languageOf(list, context.options.target), start, className }
  const items = list.children.map((item) => renderItem(item, inside(context, list)))
  return element(list.ordered ? 'ol' : 'ul', properties, items)
}

function renderItem(item: ListItem, context: MarkupContext): Element {
  deferMarks(context, item.id)
  const properties = { id: item.id, ...languageOf(item, context.options.target) }
  const children = renderBlocks(item.children, inside(context, item))
  if (item.checked === undefined) return element('li', properties, children)
  const key = item.checked ? 'task-done' : 'task-open'
  // The tick is drawn by the style sheet: it is a state, not text.
  const box = element('span', {
    className: ['task', item.checked ? 'done' : 'open'],
    role: 'img',
    ariaLabel: context.edition.furniture.label(key),
    ...labelLanguage(key, context.edition, context.options.target),
  })
  return element('li', { ...properties, className: ['task-item'] }, [box, ...children])
}

function renderFigure(figure: Figure, context: MarkupContext): Element {
  const { target } = context.options
  const marks = takeMarks(context, figure.id).map((mark) => markElement(mark, target))
  const within = inside(context, figure)
  const caption = figure.caption === undefined ? [] : [renderPhrasing('figcaption', figure.caption, within)]
  const properties = { id: figure.id, ...languageOf(figure, target) }
  return element('figure', properties, [...marks, renderImage(figure.image, within), ...caption])
}
