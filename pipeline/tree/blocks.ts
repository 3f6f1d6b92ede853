import type { Block, ListItem, Table, TableCell } from './nodes.ts'

/** Widest table, in columns. */
export const widestTable = 200

/**
 * A list in its one form: either every item is spread (divided by white space) or none is, and only where Markdown could say
 * so. Nothing when there are no items.
 */
export function listOf(ordered: boolean, start: number, spread: boolean, items: readonly ListItem[]): readonly Block[] {
  if (items.length === 0) return []
  const asked = spread || items.some((item) => item.spread || hasParagraphsInRow(item))
  const loose = asked && (items.length > 1 || items.some((item) => item.children.length > 1))
  const children = items.map((item): ListItem => ({ ...item, spread: loose }))
  return [{ type: 'list', ordered, ...(ordered && start !== 1 && { start }), spread: loose, children }]
}

// Two paragraphs can only be told apart by an empty line between them.
function hasParagraphsInRow(item: ListItem): boolean {
  const isText = (block: Block | undefined) => block?.type === 'paragraph' || block?.type === 'figure'
  return item.children.some((block, index) => isText(block) && isText(item.children[index + 1]))
}

/** A table whose rows are all as wide as the widest one; nothing when it has no cells. */
export function tableOf(
  rows: readonly (readonly TableCell[])[],
  align: readonly Table['align'][number][],
): readonly Block[] {
  const width = Math.min(widestTable, Math.max(0, ...rows.map((row) => row.length)))
  if (width === 0) return []
  const children = rows
    .filter((row) => row.length > 0)
    .map((row) => {
      const filled = Array.from(
        { length: width },
        (_, index): TableCell => row[index] ?? { type: 'tableCell', children: [] },
      )
      return { type: 'tableRow' as const, children: filled }
    })
  return [{ type: 'table', align: Array.from({ length: width }, (_, index) => align[index] ?? 'none'), children }]
}
