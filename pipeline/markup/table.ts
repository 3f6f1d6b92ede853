import type { Element } from 'hast'
import { plainText } from '../edition/plain-text.ts'
import { hasRowHeads, isEmptyCell } from '../edition/row-heads.ts'
import { colonIn, joinNames } from '../language/list.ts'
import type { Table, TableRow } from '../tree/nodes.ts'
import { columnClasses } from './column-width.ts'
import { deferMarks, inside, type MarkupContext } from './context.ts'
import { element, languageOf } from './element.ts'
import { renderPhrasing } from './phrasing.ts'

/** 'left' in a table of a right-to-left text means where lines start. */
const ALIGNMENT = { left: undefined, right: ['end'], center: ['center'], none: undefined } as const

interface Shape {
  readonly table: Table
  readonly columns: number
  /** The first column heads its rows: the corner is empty, or every first cell is strong. */
  readonly hasRowHeads: boolean
  /** Classes of the columns in a book. */
  readonly widths: readonly string[]
}

/** A table whose head cells say what they head. On a page it scrolls by itself when it is too wide, and can be reached by keyboard for that. */
export function renderTable(table: Table, context: MarkupContext): Element {
  deferMarks(context, table.id)
  const [head, ...body] = table.children
  const columns = Math.max(1, ...table.children.map((row) => row.children.length))
  const shape: Shape = {
    table,
    columns,
    hasRowHeads: hasRowHeads(table),
    widths: context.options.target === 'epub' ? columnClasses(table, columns) : [],
  }
  const within = inside(context, table)
  const parts: Element[] = []
  if (head !== undefined) parts.push(element('thead', {}, [renderRow(head, true, shape, within)]))
  const rows = body.map((row) => renderRow(row, false, shape, within))
  if (rows.length > 0) parts.push(element('tbody', {}, rows))
  const properties = { id: table.id, ...languageOf(table, context.options.target) }
  const rendered = element('table', properties, parts)
  return context.options.target === 'epub' ? rendered : wrap(rendered, head, context)
}

function wrap(table: Element, head: TableRow | undefined, context: MarkupContext): Element {
  const { furniture } = context.edition
  const number = ++context.tables.count
  const columns = (head?.children ?? []).map((cell) => plainText(cell.children)).filter((label) => label !== '')
  const name = furniture.label('table', { number: furniture.digits(number) })
  const ariaLabel =
    columns.length === 0
      ? name
      : `${name}${colonIn(context.edition.locale)}${joinNames(columns, context.edition.locale)}`
  return element('div', { className: ['table'], role: 'region', ariaLabel, tabIndex: 0 }, [table])
}

function renderRow(row: TableRow, isHead: boolean, shape: Shape, context: MarkupContext): Element {
  deferMarks(context, row.id)
  const within = inside(context, row)
  const cells = row.children.map((cell, column) => {
    const scope = isHead ? 'col' : column === 0 && shape.hasRowHeads ? 'row' : undefined
    // A head cell without words would head a column with nothing.
    const isHeadCell = scope !== undefined && !isEmptyCell(cell)
    const className = [
      ...(ALIGNMENT[shape.table.align[column] ?? 'none'] ?? []),
      ...shape.widths.slice(column, column + 1),
    ]
    const properties = {
      scope: isHeadCell ? scope : undefined,
      className: className.length > 0 ? className : undefined,
    }
    return renderPhrasing(isHeadCell ? 'th' : 'td', cell, within, properties)
  })
  while (cells.length < shape.columns) cells.push(element('td', {}))
  return element('tr', { id: row.id, ...languageOf(row, context.options.target) }, cells)
}
