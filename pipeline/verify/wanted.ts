import type { Edition } from '../edition/types.ts'
import type { Block, Code, Direction, Image, Inline, ListItem, TableCell, TableRow } from '../tree/nodes.ts'
import { addMark, buildRichText, type RichText, type RichTextBuilder, type Style } from './rich-text.ts'

/** What a finished file has to say about one block of the edition. */
export interface WantedBlock {
  readonly id: string
  readonly type: Block['type'] | 'listItem' | 'tableRow' | 'tableCell' | 'caption'
  /** Id of the block or note around it; undefined at the top. */
  readonly parent: string | undefined
  readonly lang: string
  readonly dir: Direction
  /** Text of a phrasing block or of code. */
  readonly rich?: RichText
  /** Heading only. */
  readonly depth?: number
  /** List only: the number of its first item, or undefined when it has bullets. */
  readonly start?: number
  /** Cell only: stands in the head row; its column from 0. */
  readonly head?: boolean
  readonly column?: number
  /** Task only: done or not. */
  readonly checked?: boolean
  /** Figure only. */
  readonly image?: Image
}

interface Surroundings {
  readonly parent: string | undefined
  readonly style: Style
}

const known = new WeakMap<Edition, readonly WantedBlock[]>()

/** Every block of an edition in reading order, containers before their content, the notes at the end; listed once for all files of the edition. */
export function wantedBlocks(edition: Edition): readonly WantedBlock[] {
  const blocks = known.get(edition) ?? listBlocks(edition)
  known.set(edition, blocks)
  return blocks
}

function listBlocks(edition: Edition): readonly WantedBlock[] {
  const calls = new Map(edition.notes.map((note) => [note.identifier, String(note.number)]))
  const blocks: WantedBlock[] = []
  const style: Style = { lang: edition.locale, dir: edition.dir, marks: '', link: '', linkTitle: '' }

  const visitAll = (nodes: readonly (Block | ListItem | TableRow)[], around: Surroundings) => {
    for (const node of nodes) visit(node, around)
  }
  const visit = (node: Block | ListItem | TableRow, around: Surroundings) => {
    const own = { ...around.style, lang: node.lang ?? around.style.lang, dir: node.dir ?? around.style.dir }
    const id = node.id ?? ''
    const base = { id, parent: around.parent, lang: own.lang, dir: own.dir }
    const inside = { parent: id, style: own }
    switch (node.type) {
      case 'heading':
        blocks.push({ ...base, type: node.type, depth: node.depth, rich: phrasing(node.children, own, calls) })
        return
      case 'paragraph':
      case 'notice':
        blocks.push({ ...base, type: node.type, rich: phrasing(node.children, own, calls) })
        return
      case 'thematicBreak':
        blocks.push({ ...base, type: node.type })
        return
      case 'code':
        blocks.push({ ...base, type: node.type, rich: codeText(node, own) })
        return
      case 'list':
        blocks.push({ ...base, type: node.type, ...(node.ordered ? { start: node.start ?? 1 } : {}) })
        return visitAll(node.children, inside)
      case 'blockquote':
      case 'listItem':
      case 'footnoteDefinition':
      case 'tableRow':
        blocks.push({
          ...base,
          type: node.type,
          ...(node.type === 'listItem' && node.checked !== undefined && { checked: node.checked }),
        })
        if (node.type !== 'tableRow') return visitAll(node.children, inside)
        node.children.forEach((cell, column) => blocks.push(wantedCell(cell, inside, { head: false, column }, calls)))
        return
      case 'table':
        blocks.push({ ...base, type: node.type })
        node.children.forEach((row, index) => {
          const rowStyle = { ...own, lang: row.lang ?? own.lang, dir: row.dir ?? own.dir }
          const rowId = row.id ?? ''
          blocks.push({ id: rowId, type: 'tableRow', parent: id, lang: rowStyle.lang, dir: rowStyle.dir })
          const around = { parent: rowId, style: rowStyle }
          row.children.forEach((cell, column) =>
            blocks.push(wantedCell(cell, around, { head: index === 0, column }, calls)),
          )
        })
        return
      case 'figure': {
        blocks.push({ ...base, type: node.type, image: node.image })
        const caption = node.caption
        if (!caption) return
        const captionStyle = { ...own, lang: caption.lang ?? own.lang, dir: caption.dir ?? own.dir }
        const rich = phrasing(caption.children, captionStyle, calls)
        const { lang, dir } = captionStyle
        blocks.push({ id: caption.id ?? '', type: 'caption', parent: id, lang, dir, rich })
        return
      }
    }
  }
  visitAll(edition.root.children, { parent: undefined, style })
  for (const note of edition.notes) {
    blocks.push({ id: note.id, type: 'footnoteDefinition', parent: undefined, lang: style.lang, dir: style.dir })
    visitAll(note.children, { parent: note.id, style })
  }
  return blocks
}

function wantedCell(
  cell: TableCell,
  around: Surroundings,
  place: { readonly head: boolean; readonly column: number },
  calls: ReadonlyMap<string, string>,
): WantedBlock {
  const own = { ...around.style, lang: cell.lang ?? around.style.lang, dir: cell.dir ?? around.style.dir }
  const rich = phrasing(cell.children, own, calls)
  return { id: cell.id ?? '', type: 'tableCell', parent: around.parent, lang: own.lang, dir: own.dir, ...place, rich }
}

function codeText(node: Code, style: Style): RichText {
  const builder = buildRichText(true)
  builder.text(node.value, { ...style, marks: 'code' })
  return builder.finish()
}

function phrasing(nodes: readonly Inline[], style: Style, calls: ReadonlyMap<string, string>): RichText {
  const builder = buildRichText()
  for (const node of nodes) addInline(node, style, calls, builder)
  return builder.finish()
}

const MARKS: Readonly<Record<string, string>> = {
  emphasis: 'emphasis',
  strong: 'strong',
  delete: 'delete',
  subscript: 'subscript',
  superscript: 'superscript',
  keyboard: 'keyboard',
}

/** Add a meaning to those in force. */
export function withMark(style: Style, mark: string): Style {
  return { ...style, marks: addMark(style.marks, mark) }
}

function addInline(node: Inline, style: Style, calls: ReadonlyMap<string, string>, to: RichTextBuilder): void {
  const own = { ...style, lang: node.lang ?? style.lang, dir: node.dir ?? style.dir }
  switch (node.type) {
    case 'text':
      return to.text(node.value, own)
    case 'inlineCode':
      return to.text(node.value, withMark(own, 'code'))
    case 'break':
      return to.lineBreak()
    case 'image':
      return to.embed('image', node.alt)
    case 'footnoteReference':
      return to.embed('call', calls.get(node.identifier) ?? '?')
    case 'link': {
      const inside = { ...own, link: node.url, linkTitle: node.title ?? '' }
      for (const child of node.children) addInline(child, inside, calls, to)
      return
    }
    default: {
      const mark = MARKS[node.type]
      const inside = mark === undefined ? own : withMark(own, mark)
      for (const child of node.children) addInline(child, inside, calls, to)
    }
  }
}
