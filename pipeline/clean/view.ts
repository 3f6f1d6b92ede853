import { lineBlocks } from './blocks.ts'
import { marksOf } from './language.ts'
import type { BlockRange, Range, View } from './rule.ts'
import { cuts, findShields } from './shield.ts'

/** What stays the same for all snapshots of one text. */
export interface Setting {
  readonly format: 'text' | 'markdown'
  readonly lang: string
  readonly dated: boolean
}

/** A snapshot for the rules. Blocks and shields are found when first asked for: most phases change nothing. */
export function createView(
  text: string,
  setting: Setting,
  markdown?: { readonly blocks: readonly BlockRange[]; readonly shields: readonly Range[] },
): View {
  let blocks: readonly BlockRange[] | undefined = markdown?.blocks
  let shields: readonly Range[] | undefined
  return {
    ...setting,
    text,
    marks: marksOf(setting.lang),
    get blocks() {
      blocks ??= lineBlocks(text)
      return blocks
    },
    isShielded(start, end) {
      shields ??= findShields(text)
      return cuts(shields, start, end) || (markdown !== undefined && cuts(markdown.shields, start, end))
    },
  }
}
