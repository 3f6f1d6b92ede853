import type { Block, Caption, Inline, ListItem, TableCell, TableRow } from '../tree/nodes.ts'

/** What surrounds a node: the id of the nearest block. */
export interface Surroundings {
  readonly block: string
}

/** What becomes of a node whose content has been rewritten already; an empty list removes it. */
export interface Rewriter {
  inline(node: Inline, around: Surroundings): readonly Inline[]
  block(node: Block, around: Surroundings): readonly Block[]
}

/** A new list of blocks in which every inline node and every block went through the rewriter, children first. */
export function rewriteBlocks(blocks: readonly Block[], rewriter: Rewriter, around: Surroundings): readonly Block[] {
  return blocks.flatMap((block) => {
    const inside = enter(block, around)
    return rewriter.block(rewriteContent(block, rewriter, inside), inside)
  })
}

function rewriteContent(block: Block, rewriter: Rewriter, around: Surroundings): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'notice':
      return withInlines(block, rewriter, around)
    case 'thematicBreak':
    case 'code':
      return block
    case 'blockquote':
    case 'footnoteDefinition':
      return { ...block, children: rewriteBlocks(block.children, rewriter, around) }
    case 'list': {
      const item = (node: ListItem): ListItem => ({
        ...node,
        children: rewriteBlocks(node.children, rewriter, enter(node, around)),
      })
      return { ...block, children: block.children.map(item) }
    }
    case 'table': {
      const row = (node: TableRow): TableRow => {
        const inside = enter(node, around)
        return { ...node, children: node.children.map((cell) => withInlines(cell, rewriter, enter(cell, inside))) }
      }
      return { ...block, children: block.children.map(row) }
    }
    case 'figure':
      return block.caption === undefined
        ? block
        : { ...block, caption: withInlines(block.caption, rewriter, enter(block.caption, around)) }
  }
}

function withInlines<Node extends (Block & { children: readonly Inline[] }) | TableCell | Caption>(
  node: Node,
  rewriter: Rewriter,
  around: Surroundings,
): Node {
  return { ...node, children: rewriteInlines(node.children, rewriter, around) }
}

function rewriteInlines(nodes: readonly Inline[], rewriter: Rewriter, around: Surroundings): readonly Inline[] {
  return nodes.flatMap((node) => {
    const done = 'children' in node ? { ...node, children: rewriteInlines(node.children, rewriter, around) } : node
    return rewriter.inline(done, around)
  })
}

function enter(node: { readonly id?: string }, around: Surroundings): Surroundings {
  return node.id === undefined ? around : { block: node.id }
}
