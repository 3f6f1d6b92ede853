import type { Edition, PageMap } from '../edition/types.ts'
import type { Node } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import { renderBlocks } from './block.ts'
import type { MarkupContext } from './context.ts'
import { renderNotes } from './notes.ts'
import { renderPhrasing } from './phrasing.ts'
import { markElement, marksByBlock } from './page-marks.ts'
import type { ArticleMarkup, MarkupOptions } from './types.ts'

/**
 * The article of an edition as hast, for pages and e-books alike: every block has its id, what is in another language says so,
 * notes and page marks stand in their places. Nothing is copied from the tree but text and checked addresses.
 */
export function renderArticle(edition: Edition, options: MarkupOptions): ArticleMarkup {
  const context: MarkupContext = {
    edition,
    options,
    notes: new Map(edition.notes.map((note) => [note.identifier, note])),
    calls: new Map(),
    marks: marksByBlock(options.pageMap, takenIds(edition, options.pageMap)),
    waiting: [],
    placed: [],
    unlinked: new Set(),
    tables: { count: 0 },
    dir: edition.dir,
    lang: edition.locale,
  }
  // In reading order: calls and marks are counted on the way.
  const title = renderPhrasing('h1', edition.title, context)
  const blocks = [...renderBlocks(edition.root.children.slice(1), context)]
  const notes = renderNotes(edition.notes, context)
  // What stands in containers without any text has nowhere else to go.
  const left = context.waiting.splice(0)
  context.placed.push(...left)
  blocks.push(...left.map((mark) => markElement(mark, options.target)))
  const pageMarks = context.placed.map(({ id, label }) => ({ id, label }))
  return { title, blocks, notes, pageMarks, unlinked: [...context.unlinked] }
}

/** Ids of blocks end in four hex digits: only page numbers of that length can meet one. */
function takenIds(edition: Edition, pageMap: PageMap): ReadonlySet<string> {
  const ids = new Set<string>()
  if (!pageMap.some(({ label }) => label.length === 4)) return ids
  const add = (node: Node) => {
    if ('id' in node && node.id !== undefined) ids.add(node.id)
  }
  for (const block of edition.root.children) visit(block, add)
  for (const note of edition.notes) for (const block of note.children) visit(block, add)
  return ids
}
