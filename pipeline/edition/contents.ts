import type { Block, Heading } from '../tree/nodes.ts'
import { plainText } from './plain-text.ts'
import type { ContentsEntry } from './types.ts'

/**
 * The table of contents: the headings of the root except the title, nested by depth. A heading that skips a level hangs below
 * the nearest shallower one. Headings inside quotations and lists belong to what is quoted and are no entries.
 */
export function contentsOf(blocks: readonly Block[], title: Heading): readonly ContentsEntry[] {
  interface Open extends ContentsEntry {
    readonly children: Open[]
  }
  const top: Open[] = []
  const path: Open[] = []
  for (const block of blocks) {
    if (block.type !== 'heading' || block === title || block.id === undefined) continue
    const label = plainText(block.children)
    if (label === '') continue
    const lang = block.lang === undefined ? {} : { lang: block.lang }
    const entry: Open = { id: block.id, depth: block.depth, label, ...lang, children: [] }
    while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop()
    const siblings = path.at(-1)?.children ?? top
    siblings.push(entry)
    path.push(entry)
  }
  return top
}
