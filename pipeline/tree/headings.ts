import type { Block, Heading, ListItem } from './nodes.ts'

/**
 * Headings in an order without gaps, below the title that stands first: a later h1 and what it heads move one level down, skipped
 * levels are closed, nothing is deeper than 6. A heading inside a quote, list or note is at most one level below the section
 * that it stands in, and opens none.
 */
export function settleHeadings(blocks: readonly Block[]): readonly Block[] {
  const [title, ...rest] = blocks
  if (title === undefined) return []
  // Depths, as written, of the sections that are open; the title is the first.
  const open = [0]
  let moved = 0
  const settled = rest.map((block): Block => {
    if (block.type !== 'heading') return settleInside(block, open.length)
    if (block.depth === 1) moved = 1
    const wanted = block.depth + moved
    while (open.length > 1 && (open.at(-1) ?? 0) >= wanted) open.pop()
    open.push(wanted)
    return atDepth(block, open.length)
  })
  return [title, ...settled]
}

function settleInside(block: Block, section: number): Block {
  switch (block.type) {
    case 'heading':
      return atDepth(block, Math.max(2, Math.min(block.depth, section + 1)))
    case 'blockquote':
    case 'footnoteDefinition':
      return { ...block, children: block.children.map((child) => settleInside(child, section)) }
    case 'list': {
      const item = (node: ListItem): ListItem => ({
        ...node,
        children: node.children.map((child) => settleInside(child, section)),
      })
      return { ...block, children: block.children.map(item) }
    }
    default:
      return block
  }
}

function atDepth(heading: Heading, depth: number): Heading {
  const clamped = Math.min(6, depth) as Heading['depth']
  return heading.depth === clamped ? heading : { ...heading, depth: clamped }
}
