import type { PageBlock } from './blocks.ts'
import type { Facts, PageRule } from './classify.ts'
import { furnitureNames } from './classify.data.ts'
import { descendants, isInside, parentOf } from './container.ts'
import { namesOf, wordSet } from './names.ts'
import { attribute, isElement, type PageElement } from './parse.ts'

/** What comes after the last paragraph of the article in another container: teasers, forms, notes of the site. */
export function tailRule(block: PageBlock, { main, sizes, mass, blocks, last, isProse }: Facts): PageRule | undefined {
  const group = groupOf(block, main)
  if (group === undefined)
    return block.linked * 2 > block.letters && !block.frames.some((frame) => frame.kind === 'item')
      ? 'page/related'
      : undefined
  const size = sizes.get(group)
  if (!size || isInside(main!, group, 60)) return undefined
  if (blocks.some((other, index) => index <= last && isProse(other) && isInside(other.parent, group, 20)))
    return undefined
  const names = [...descendants(group, 400)].flatMap((element) => namesOf(element))
  for (const [rule, list] of furnitureNames) {
    if (rule !== 'page/comments' && rule !== 'page/related' && rule !== 'page/subscribe') continue
    if (names.some((name) => wordSet(list).has(name))) return rule
  }
  if (size.letters * 3 > mass) return undefined
  if ([...descendants(group, 400)].some((element) => /^(?:form|input|textarea|button)$/u.test(element.tagName)))
    return 'page/comments'
  if (
    [...descendants(group, 400)].some(
      (element) => element.tagName === 'a' && houseAddress.test(attribute(element, 'href') ?? ''),
    )
  )
    return 'page/navigation'
  if (size.linked * 4 > size.letters || isTeaserList(group)) return 'page/related'
  return undefined
}

/** Addresses of the rules and services of a site: their words are English in all languages. */
const houseAddress =
  /(?<![a-z])(?:privacy|terms|tos|guidelines|disclaimer|conditions|cookies?|login|log-in|signin|sign-in|signup|register|subscribe|subscription|newsletters?|feedback|impressum|agb|datenschutz|donate)(?![a-z])/iu

/** The child of the article, or of an element round it, in which a block stands. */
function groupOf(block: PageBlock, main: PageElement | undefined): PageElement | undefined {
  const chain = new Set<PageElement>()
  for (let up = main; up; up = parentOf(up)) chain.add(up)
  let at: PageElement | undefined = block.parent
  let group: PageElement | undefined
  while (at && !chain.has(at)) {
    group = at
    at = parentOf(at)
  }
  return group !== undefined && /^(?:p|h[1-6]|pre|blockquote|ul|ol|table|dl)$/u.test(group.tagName) ? undefined : group
}

/** Three and more siblings of one shape, each with a link or picture and little text. */
function isTeaserList(group: PageElement): boolean {
  for (const element of descendants(group, 200)) {
    const shapes = new Map<string, number>()
    for (const child of element.childNodes) {
      if (!isElement(child) || !/^(?:div|li|article|section|a|td|tr)$/u.test(child.tagName)) continue
      const parts = [...descendants(child, 40)]
      if (
        !parts.some((part) => part.tagName === 'a') ||
        !parts.some((part) => part.tagName === 'img' || /^h[1-6]$/u.test(part.tagName))
      )
        continue
      const shape = `${child.tagName} ${attribute(child, 'class') ?? ''}`
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    }
    if ([...shapes.values()].some((count) => count > 2)) return true
  }
  return false
}
