import { hasRowHeads, isEmptyCell } from '../../edition/row-heads.ts'
import type { Table, TableCell, TableRow } from '../../tree/nodes.ts'
import type { Item, RuleItem } from '../display/types.ts'
import { columnWidths } from './columns.ts'
import { append, EMPTY_STRIP, NEVER, shift, type Strip } from './galley.ts'
import { filled } from './grid.ts'
import { inlineText, type InlineText } from './inline.ts'
import { setSpans } from './lines.ts'
import { measure } from './measure.ts'
import type { ElementDetails } from './structure.ts'
import { GREY, HAIRLINE, smallStyle, type Flow, type TextStyle } from './style.ts'
import { blockDetails, type Typesetter } from './typesetter.ts'

interface SetCell {
  readonly cell: TableCell
  readonly flow: Flow
  readonly element: number
  readonly text: InlineText
}

interface Column {
  readonly left: number
  readonly width: number
}

/** Cost of a page break that leaves one row alone: more than any white space, less than a head without a row. */
const LONELY = NEVER / 100
/** A table that fits on a page goes to the next one whole where that leaves less than this part of the page empty. */
const GAP = 0.4

/**
 * Sets a table: columns measured by their content, running in the direction of the text; longer ones part between rows,
 * two at least on either side, and the head stands again, as an artifact, on every page that the table goes on.
 */
export function setTable(block: Table, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { structure } = typesetter
  const table = structure.add('Table', flow.parent, blockDetails(block))
  const small: Flow = { ...flow, style: { ...smallStyle(flow.style, 0.9), hyphenate: false } }
  const heads = hasRowHeads(block)
  const inTable: Flow = { ...small, parent: table }
  const rows = block.children.map((row, index) => readRow(row, { isHead: index === 0, heads }, inTable, typesetter))
  const columns = placeColumns(rows, small, typesetter)
  const set: (readonly Strip[])[] = []
  let repeat: Strip['repeat']
  for (const [index, cells] of rows.entries()) {
    const row = block.children[index]
    if (row?.id !== undefined) typesetter.waiting.push(row.id)
    const isHead = index === 0
    const strips = setRow(
      cells,
      block,
      columns,
      small,
      { isHead, room: roomBelow(repeat, flow, typesetter) },
      typesetter,
    )
    const head = repeat === undefined ? {} : { repeat }
    set.push(strips.map((strip) => ({ ...strip, ...head })))
    if (isHead) repeat = repetition(strips, typesetter)
  }
  return filled(joined(set, flow, typesetter), flow.grid)
}

/** The rows one below the other, with the costs of a page break between them. */
function joined(rows: readonly (readonly Strip[])[], flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const height = rows.flat().reduce((sum, strip) => sum + strip.height, 0)
  const fits = height <= roomBelow(undefined, flow, typesetter)
  const between = fits ? ((GAP * typesetter.textHeight) / flow.grid) ** 2 : 0
  const strips: Strip[] = []
  for (const [index, [first, ...rest]] of rows.entries()) {
    if (first === undefined) continue
    const isLonely = index === 2 || index === rows.length - 1
    const breakCost = index === 1 ? NEVER : isLonely ? LONELY : between
    append(strips, [{ ...first, breakCost: index === 0 ? 0 : breakCost }, ...rest])
  }
  return strips
}

/** Height of a page below the repeated head, less what fills the grid, points. */
function roomBelow(head: Strip['repeat'], flow: Flow, typesetter: Typesetter): number {
  return typesetter.textHeight - (head?.height ?? 0) - flow.grid
}

function readRow(
  row: TableRow,
  { isHead, heads }: { readonly isHead: boolean; readonly heads: boolean },
  flow: Flow,
  typesetter: Typesetter,
): readonly SetCell[] {
  const { structure } = typesetter
  const inRow = typesetter.enter(flow, row)
  const tr = structure.add('TR', flow.parent, blockDetails(row))
  return row.children.map((cell, column): SetCell => {
    const own = typesetter.enter(inRow, cell)
    const style: TextStyle = isHead ? { ...own.style, weight: 700 } : own.style
    const scope = isHead ? 'Column' : heads && column === 0 && !isEmptyCell(cell) ? 'Row' : undefined
    const details: ElementDetails = { ...blockDetails(cell), ...(scope !== undefined && { scope }) }
    const element = structure.add(scope === undefined ? 'TD' : 'TH', tr, details)
    const text = inlineText(
      cell.children,
      { style, lang: own.lang, dir: own.dir, element, withPictures: true },
      typesetter,
    )
    return { cell, flow: { ...own, style }, element, text }
  })
}

function placeColumns(rows: readonly (readonly SetCell[])[], flow: Flow, typesetter: Typesetter): readonly Column[] {
  const count = rows.reduce((most, cells) => Math.max(most, cells.length), 1)
  const most = Array.from({ length: count }, () => 0)
  const least = Array.from({ length: count }, () => 0)
  for (const cells of rows)
    for (const [index, { text, flow: own }] of cells.entries()) {
      if (text.spans.length === 0) continue
      const { natural, min } = measure(text.spans, own, typesetter)
      most[index] = Math.max(most[index] ?? 0, natural)
      least[index] = Math.max(least[index] ?? 0, min)
    }
  const gap = Math.min(1.4 * flow.style.size, flow.width / (4 * count))
  const widths = columnWidths(least, most, flow.width - gap * (count - 1))
  let start = 0
  return widths.map((width): Column => {
    const left = flow.dir === 'ltr' ? flow.left + start : flow.left + flow.width - start - width
    start += width + gap
    return { left, width }
  })
}

/** One strip per line of the row; the cells' lines stand side by side. Only a row higher than `room` parts. */
function setRow(
  cells: readonly SetCell[],
  table: Table,
  columns: readonly Column[],
  flow: Flow,
  { isHead, room }: { readonly isHead: boolean; readonly room: number },
  typesetter: Typesetter,
): readonly Strip[] {
  const leading = Math.max(flow.style.leading, ...cells.map((cell) => cell.flow.style.leading))
  const set = cells.map(({ cell, flow: own, element, text }, index): readonly Strip[] => {
    const column = columns[index] as Column
    if (cell.id !== undefined) typesetter.waiting.push(cell.id)
    const align = alignment(table.align[index], own)
    const inner: Flow = { ...own, ...column, style: { ...own.style, leading, align } }
    return setSpans(text.spans, text.details, inner, { element, block: cell.id }, typesetter)
  })
  const lines = set.reduce((most, strips) => Math.max(most, strips.length), 1)
  const padding = 0.22 * leading
  const mayPart = lines * leading + 2 * padding > room
  const strips = Array.from({ length: lines }, (_, line): Strip => {
    const parts = set.flatMap((column) => column[line] ?? [])
    const top = line === 0 ? padding : 0
    const at = parts.find((part) => part.at !== undefined)?.at
    const notes = parts.flatMap((part) => part.notes ?? [])
    const figures = parts.flatMap((part) => part.figures ?? []).map((figure) => ({ ...figure, y: figure.y + top }))
    return {
      ...EMPTY_STRIP,
      height: leading + top + (line === lines - 1 ? padding : 0),
      items: parts.flatMap((part) => shift(part.items, 0, top)),
      artifacts: parts.flatMap((part) =>
        part.artifacts.map((artifact) => ({ ...artifact, items: shift(artifact.items, 0, top) })),
      ),
      anchors: [...(line === 0 ? typesetter.waiting.splice(0) : []), ...parts.flatMap((part) => part.anchors)],
      breakCost: mayPart && line > 1 && line < lines - 1 ? 4 : NEVER,
      ...(notes.length > 0 && { notes }),
      ...(figures.length > 0 && { figures }),
      ...(at !== undefined && { at }),
    }
  })
  const last = strips.at(-1)
  if (last === undefined) return strips
  const rule = ruleBelow(columns, last.height, isHead)
  return [...strips.slice(0, -1), { ...last, artifacts: [...last.artifacts, { type: 'layout', items: [rule] }] }]
}

function ruleBelow(columns: readonly Column[], y: number, isHead: boolean): RuleItem {
  const left = columns.reduce((least, column) => Math.min(least, column.left), Infinity)
  const right = columns.reduce((most, column) => Math.max(most, column.left + column.width), 0)
  const thickness = isHead ? 0.75 : 0.35
  const colour = isHead ? GREY : HAIRLINE
  return { kind: 'rule', x: left, y: y - thickness, width: right - left, height: thickness, colour }
}

/** GFM's left and right are sides of the page, whatever the direction of the text. */
function alignment(align: 'left' | 'right' | 'center' | 'none' | undefined, flow: Flow): TextStyle['align'] {
  if (align === 'center') return 'center'
  if (align === 'left') return flow.dir === 'ltr' ? 'start' : 'end'
  if (align === 'right') return flow.dir === 'ltr' ? 'end' : 'start'
  return 'start'
}

/** The head as it stands again on later pages; a head that would fill the page is not repeated. */
function repetition(head: readonly Strip[], typesetter: Typesetter): Strip['repeat'] {
  const height = head.reduce((sum, strip) => sum + strip.height, 0)
  if (height > typesetter.textHeight / 4) return undefined
  let y = 0
  const items = head.flatMap((strip) => {
    const own = [...strip.items, ...strip.artifacts.flatMap((artifact) => artifact.items)]
    const moved = shift(own, 0, y)
    y += strip.height
    return moved
  })
  return { height, items: items.flatMap(asArtifact) }
}

/** The item outside the structure tree; links are of the first head only. */
function asArtifact(item: Item): readonly Item[] {
  if (item.kind === 'link') return []
  const { element: _element, ...rest } = item
  return [rest]
}
