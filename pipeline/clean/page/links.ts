import { lettersIn } from '../characters.ts'
import type { PageBlock } from './blocks.ts'
import type { Facts } from './classify.ts'
import { descendants, isInside, sentenceEnds } from './container.ts'
import { attribute } from './parse.ts'

/** A label and a link, or links alone, outside sentences. */
export function isLinkLine(block: PageBlock): boolean {
  if (block.kind === 'table' || block.kind === 'code' || block.links === 0) return false
  if (block.kind === 'heading') return block.linked * 10 > block.letters * 9 && block.letters > 0 && block.links > 1
  const rest = block.letters - block.linked
  if (rest === 0 && block.links > 1) return true
  if (block.frames.some((frame) => frame.kind === 'item')) return false
  if (rest === 0 && block.letters > 15 && !sentenceEnds.test(block.text)) return true
  const label = /^[^:：»›→]{2,30}[:：»›→]\s*/u.exec(block.text)?.[0]
  return label !== undefined && block.linked > 12 && rest <= lettersIn(label) + 2
}

/** An item of a list in which all items are nothing but links to pages of the same site. */
export function isHouseList(block: PageBlock, { blocks, metadata }: Facts): boolean {
  const item = block.frames.at(-1)
  if (item?.kind !== 'item' || block.linked < 12 || block.linked * 10 < block.letters * 9) return false
  const list = item.element.parentNode
  if (!list || !('tagName' in list)) return false
  const host = hostOf(metadata.base ?? '')
  let items = 0
  for (const element of descendants(list, 300)) {
    if (element.tagName === 'li') items++
    const address = element.tagName === 'a' ? attribute(element, 'href') : undefined
    if (address !== undefined && /^(?:https?:)?\/\//iu.test(address) && hostOf(address) !== host) return false
  }
  if (items < 2) return false
  let letters = 0
  let linked = 0
  for (const other of blocks) {
    if (!isInside(other.parent, list, 6)) continue
    letters += other.letters
    linked += other.linked
  }
  return linked * 10 >= letters * 9
}

function hostOf(address: string): string {
  return /^(?:https?:)?\/\/(?:www\.)?([^/:?#]+)/iu.exec(address)?.[1]?.toLowerCase() ?? ''
}
