import type { Cleaned, TextBlock } from '../clean/types.ts'
import { normaliseInline } from './inline.ts'
import type { Block, Inline, List, ListItem } from './nodes.ts'

/** Blocks of cleaned plain text. Every character is literal; only addresses become links. Items in a row are one list. */
export function blocksOfText(cleaned: Cleaned): readonly Block[] {
  const blocks: Block[] = []
  let items: ListItem[] = []
  let headings = 0
  const flush = () => {
    if (items.length > 0) blocks.push({ type: 'list', ordered: false, spread: false, children: items } satisfies List)
    items = []
  }
  for (const block of cleaned.blocks) {
    const children = literal(cleaned.text, block)
    if (children.length === 0) continue
    if (block.kind === 'item') {
      items.push({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] })
      continue
    }
    flush()
    if (block.kind === 'heading') blocks.push({ type: 'heading', depth: headings++ === 0 ? 1 : 2, children })
    else blocks.push({ type: 'paragraph', children })
  }
  flush()
  return blocks
}

function literal(text: string, block: TextBlock): readonly Inline[] {
  return normaliseInline([{ type: 'text', value: text.slice(block.start, block.end) }])
}
