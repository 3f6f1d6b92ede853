import type { Block, Caption, Image, Inline, Node, PhrasingBlock, Root } from './nodes.ts'

/** Children of a node in reading order; picture and caption of a figure count as its children. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === 'figure') return node.caption === undefined ? [node.image] : [node.image, node.caption]
  return 'children' in node ? node.children : []
}

/** Call `see` for a node and everything below it, parents first; `false` keeps out of the children. */
export function visit(node: Node, see: (node: Node) => boolean | void): void {
  if (see(node) === false) return
  for (const child of childrenOf(node)) visit(child, see)
}

/** Whether the children of a block are phrasing, so that it is one segment of localisation. */
export function isPhrasingBlock(node: Node): node is PhrasingBlock {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'caption':
    case 'notice':
      return true
    default:
      return false
  }
}

const inlineTypes: ReadonlySet<string> = new Set<Inline['type']>([
  'text',
  'inlineCode',
  'break',
  'emphasis',
  'strong',
  'delete',
  'subscript',
  'superscript',
  'keyboard',
  'span',
  'link',
  'image',
  'footnoteReference',
])

/** Whether a node is phrasing. */
export function isInline(node: { readonly type: string }): node is Inline {
  return inlineTypes.has(node.type)
}

/** How `mapPhrasing` changes a tree; what is left out stays. */
export interface PhrasingMapper {
  phrasing(children: readonly Inline[], block: PhrasingBlock): readonly Inline[]
  /** For the picture of a figure, which stands in no phrasing block. */
  image?(image: Image): Image
}

/** The same block with the children of every phrasing block in it mapped. */
export function mapPhrasing(block: Block, mapper: PhrasingMapper): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'notice':
      return { ...block, children: mapper.phrasing(block.children, block) }
    case 'thematicBreak':
    case 'code':
      return block
    case 'blockquote':
    case 'footnoteDefinition':
      return { ...block, children: block.children.map((child) => mapPhrasing(child, mapper)) }
    case 'list':
      return {
        ...block,
        children: block.children.map((item) => ({
          ...item,
          children: item.children.map((child) => mapPhrasing(child, mapper)),
        })),
      }
    case 'table':
      return {
        ...block,
        children: block.children.map((row) => ({
          ...row,
          children: row.children.map((cell) => ({ ...cell, children: mapper.phrasing(cell.children, cell) })),
        })),
      }
    case 'figure': {
      const { caption } = block
      const image = mapper.image?.(block.image) ?? block.image
      if (caption === undefined) return { ...block, image }
      const mapped: Caption = { ...caption, children: mapper.phrasing(caption.children, caption) }
      return { ...block, image, caption: mapped }
    }
  }
}

/** Whether two trees are the same, ids left out. */
export function sameTree(a: Root, b: Root): boolean {
  return JSON.stringify(a, skipIds) === JSON.stringify(b, skipIds)
}

/** Replacer for `JSON.stringify`: keys in order, no ids. */
function skipIds(key: string, value: unknown): unknown {
  if (key === 'id') return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
