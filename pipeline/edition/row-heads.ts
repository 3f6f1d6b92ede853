import type { Table, TableCell } from '../tree/nodes.ts'
import { plainText } from './plain-text.ts'

/** Whether the first column of a table heads its rows: the corner is empty, or every first cell below it is strong. */
export function hasRowHeads(table: Table): boolean {
  const [head, ...body] = table.children
  const corner = head?.children[0]
  if (corner === undefined || body.length === 0) return false
  const first = body.map((row) => row.children[0])
  if (first.some((cell) => cell === undefined || isEmptyCell(cell))) return false
  return isEmptyCell(corner) || first.every((cell) => cell !== undefined && isStrong(cell))
}

/** Whether a cell shows nothing; such a cell heads nothing. */
export function isEmptyCell(cell: TableCell): boolean {
  return plainText(cell.children) === '' && !cell.children.some((node) => node.type === 'image')
}

function isStrong(cell: TableCell): boolean {
  return cell.children.every((node) => node.type === 'strong' || (node.type === 'text' && node.value.trim() === ''))
}
