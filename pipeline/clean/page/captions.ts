import { captionNames } from './classify.data.ts'
import type { Facts, PageRule } from './classify.ts'
import { isInside } from './container.ts'
import { around, namesOf, wordSet } from './names.ts'
import type { PageElement } from './parse.ts'

/** Blocks that are captions by name, beside a picture. */
export function captionsOf(facts: Facts, rules: readonly (PageRule | undefined)[]): ReadonlyMap<number, number> {
  const { blocks, kept } = facts
  const captions = new Map<number, number>()
  const names = wordSet(captionNames)
  blocks.forEach((block, index) => {
    if (kept[index] !== true || block.kind !== 'paragraph' || block.letters > 400) return
    const isNamed = [...around(block, undefined, 2)].some(
      (element) => element.tagName === 'figcaption' || namesOf(element).some((name) => names.has(name)),
    )
    if (!isNamed && (rules[index] !== undefined || !sharesBox(index, facts))) return
    const picture = [index - 1, index + 1, index - 2].find(
      (other) =>
        blocks[other]?.kind === 'picture' && rules[other] === undefined && ![...captions.values()].includes(other),
    )
    captions.set(index, picture ?? -1)
  })
  return captions
}

/** Whether a block is the only text in a box with a picture, beside the paragraphs of the article. */
function sharesBox(index: number, { blocks, main }: Facts): boolean {
  const block = blocks[index]!
  if (block.letters > 250 || main === undefined || block.frames.some(({ kind }) => kind === 'quote')) return false
  const near = [index - 1, index + 1].filter((other) => blocks[other]?.kind === 'picture')
  if (near.length === 0) return false
  let box: PageElement | undefined
  for (const element of around(block, main, 4)) if (!isInside(main, element, 60)) box = element
  if (box === undefined || box === block.parent || !near.some((other) => isInside(blocks[other]!.parent, box, 6)))
    return false
  const texts = blocks
    .slice(Math.max(0, index - 8), index + 9)
    .filter((other) => other.kind !== 'picture' && other.letters > 0 && isInside(other.parent, box, 8))
  return texts.length === 1
}
