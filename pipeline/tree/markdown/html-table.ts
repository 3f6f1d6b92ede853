import { tableOf } from '../blocks.ts'
import type { Table, TableCell } from '../nodes.ts'
import { attribute, isElement, languageOfElement, type HtmlElement, type HtmlNode } from './html-node.ts'
import { blocksOf, phrasingOf, type Piece } from './pieces.ts'

const sections = new Set(['thead', 'tbody', 'tfoot'])

/** An HTML table: a cell over several columns or rows is followed by empty ones, its blocks are divided by breaks. */
export function tableFrom(
  table: HtmlElement,
  convert: (nodes: readonly HtmlNode[]) => readonly Piece[],
  reportMerged: () => void,
): readonly Piece[] {
  const captions: Piece[] = []
  const rows: HtmlElement[] = []
  const read = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (node.tagName === 'tr') rows.push(node)
      else if (sections.has(node.tagName)) read(node.childNodes)
      else if (node.tagName === 'caption') captions.push(...blocksOf(convert(node.childNodes)))
    }
  }
  read(table.childNodes)
  const taken = new Map<string, TableCell>()
  const align: Table['align'][number][] = []
  let merged = false
  const cells = rows.map((row, y) => {
    const line: TableCell[] = []
    for (const node of row.childNodes) {
      if (!isElement(node) || (node.tagName !== 'td' && node.tagName !== 'th')) continue
      for (let covered = taken.get(`${y} ${line.length}`); covered; covered = taken.get(`${y} ${line.length}`)) {
        line.push(covered)
      }
      const [wide, high] = [spanOf(node, 'colspan', 50), spanOf(node, 'rowspan', rows.length - y)]
      merged ||= wide > 1 || high > 1
      if (y === 0) align[line.length] = alignOf(node)
      const x = line.length
      line.push({ type: 'tableCell', ...languageOfElement(node), children: phrasingOf(convert(node.childNodes)) })
      for (let column = 1; column < wide; column++) line.push({ type: 'tableCell', children: [] })
      for (let below = 1; below < high; below++) {
        for (let column = 0; column < wide; column++) {
          taken.set(`${y + below} ${x + column}`, { type: 'tableCell', children: [] })
        }
      }
    }
    return line
  })
  if (merged) reportMerged()
  return [
    ...captions,
    ...tableOf(
      cells,
      Array.from(align, (value) => value ?? 'none'),
    ),
  ]
}

function spanOf(node: HtmlElement, name: string, most: number): number {
  const value = Number(attribute(node, name) ?? 1)
  return Number.isInteger(value) && value >= 1 ? Math.min(value, Math.max(most, 1)) : 1
}

function alignOf(node: HtmlElement): Table['align'][number] {
  const value = attribute(node, 'align')?.toLowerCase()
  return value === 'left' || value === 'right' || value === 'center' ? value : 'none'
}
