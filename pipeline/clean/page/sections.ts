import type { PageBlock } from './blocks.ts'
import type { Facts, PageRule } from './classify.ts'

/** A heading or label under which everything was taken away goes too; a label is short and ends in no stop. */
export function emptySections({ blocks, last }: Facts, rules: (PageRule | undefined)[], title: number): void {
  let next: PageRule | undefined
  let isEnd = true
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index]!
    const rule = rules[index]
    if (rule !== undefined) {
      if (rule !== 'page/caption' && rule !== 'page/outside') next = rule
      continue
    }
    if (index === title) return
    const isLabel =
      block.kind === 'heading' || (block.kind === 'paragraph' && /[:：]\s*$/u.test(block.text) && block.letters < 60)
    const neighbour = rules[index + 1]
    if (
      isLabel &&
      (isEnd ||
        (neighbour !== undefined &&
          neighbour !== 'page/outside' &&
          index < last &&
          isCutUntilHeading(blocks, rules, index)))
    ) {
      rules[index] = next ?? 'page/related'
      continue
    }
    if (block.kind !== 'rule' && block.kind !== 'picture') isEnd = false
    else if (isEnd && block.kind === 'rule') rules[index] = 'page/outside'
  }
}

/** Whether all blocks after a heading, up to the next heading, are taken away. */
function isCutUntilHeading(
  blocks: readonly PageBlock[],
  rules: readonly (PageRule | undefined)[],
  index: number,
): boolean {
  if (blocks[index]!.kind !== 'heading') return false
  for (let at = index + 1; at < blocks.length; at++) {
    if (rules[at] === undefined) return blocks[at]!.kind === 'heading' && at > index + 1
  }
  return true
}
