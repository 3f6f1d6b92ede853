import type { View } from '../rule.ts'
import { kindOf } from '../rules/boilerplate.ts'
import { type PageBlock, lettersIn } from './blocks.ts'
import { furnitureNames } from './classify.data.ts'
import { descendants, holderOf, isInside, isProse, mainContainer, parentOf, sizesOf, type Size } from './container.ts'
import { captionsOf } from './captions.ts'
import { around, isOpening, nameOf, namesOf, sentenceEnds, wordSet } from './names.ts'
import type { PageMetadata } from './metadata.ts'
import { attribute, isElement, isText, type PageElement, type PageNode } from './parse.ts'

/** Why a block of a page is no part of the article; the rule of its record. */
export type PageRule =
  | 'page/outside'
  | 'page/title'
  | 'page/byline'
  | 'page/comments'
  | 'page/related'
  | 'page/share'
  | 'page/subscribe'
  | 'page/cookie'
  | 'page/ad'
  | 'page/navigation'
  | 'page/copyright'
  | 'page/caption'

export interface Verdict {
  /** Undefined for a block of the article. */
  readonly rule: PageRule | undefined
  readonly isTitle?: boolean
  /** Index of the picture that a block is the caption of. */
  readonly captionOf?: number
}

/** Places of a block on the page, for the rules. */
export interface Facts {
  readonly blocks: readonly PageBlock[]
  readonly kept: readonly boolean[]
  readonly main: PageElement | undefined
  /** Letters of all prose in `main`. */
  readonly mass: number
  readonly first: number
  readonly last: number
  readonly metadata: PageMetadata
  readonly view: View
  readonly sizes: Map<PageElement, Size>
}

/** Judge the blocks of a page: Readability has the first word, shape and place the second, words the last. */
export function classify(
  blocks: readonly PageBlock[],
  readable: ReadonlySet<PageNode>,
  metadata: PageMetadata,
  view: View,
): readonly Verdict[] {
  const kept = blocks.map((block) => isReadable(block, readable))
  if (!kept.some((is, index) => is && isProse(blocks[index]!))) fallBack(blocks, kept)
  const { main, mass, isDirect } = mainContainer(blocks, kept)
  const isMainProse = (block: PageBlock, index: number) =>
    kept[index] === true &&
    isProse(block) &&
    (main === undefined || (isDirect ? holderOf(block) === main : isInside(block.parent, main, 60)))
  const facts: Facts = {
    blocks,
    kept,
    main,
    mass,
    first: blocks.findIndex(isMainProse),
    last: blocks.findLastIndex(isMainProse),
    metadata,
    view,
    sizes: sizesOf(blocks),
  }
  const title = titleIndex(facts)
  rescue(facts, title)
  const rules: (PageRule | undefined)[] = blocks.map((block, index) => ruleOf(block, index, facts, title))
  emptySections(facts, rules, title)
  const captions = captionsOf(facts, rules)
  return rules.map((rule, index) => {
    const captionOf = captions.get(index)
    return {
      rule: captionOf !== undefined ? 'page/caption' : rule,
      ...(index === title && { isTitle: true }),
      ...(captionOf !== undefined && { captionOf }),
    }
  })
}

function isReadable(block: PageBlock, readable: ReadonlySet<PageNode>): boolean {
  let all = 0
  let found = 0
  const stack: PageNode[] = [...block.nodes]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isText(next)) {
      const letters = lettersIn(next.value)
      all += letters
      if (readable.has(next)) found += letters
    } else if (isElement(next)) {
      if (next.tagName === 'img' && block.kind === 'picture' && readable.has(next)) return true
      for (const child of next.childNodes) stack.push(child)
    }
  }
  return all > 0 && found * 2 >= all
}

/** When Readability finds nothing: the container with most prose is the article. */
function fallBack(blocks: readonly PageBlock[], kept: boolean[]): void {
  const all = blocks.map(() => true)
  const { main } = mainContainer(blocks, all)
  blocks.forEach((block, index) => {
    // Without any prose, whatever is not a link.
    kept[index] = main === undefined ? block.linked * 2 < block.letters : isInside(block.parent, main, 12)
  })
}

const squeeze = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')

/** The heading that is the title: it says what the metadata say and stands before the text. */
function titleIndex({ blocks, metadata, first }: Facts): number {
  const title = squeeze(metadata.title ?? '')
  if (title === '') return -1
  let best = -1
  const end = first < 0 ? blocks.length : first + 1
  for (let index = 0; index < end; index++) {
    const block = blocks[index]!
    if (block.kind !== 'heading' && block.letters > 200) continue
    if (block.kind === 'table' || squeeze(block.text) !== title) continue
    // A heading goes before a line that repeats it, and the last one is nearest to the text.
    if (best < 0 || block.kind === 'heading' || blocks[best]!.kind !== 'heading') best = index
  }
  return best
}

/** Bring back what Readability lost: headings and paragraphs among those of the article, and its opening. */
function rescue({ blocks, kept, main, first, last, sizes, mass }: Facts, title: number): void {
  if (main === undefined || first < 0) return
  const keep = kept as boolean[]
  for (let index = first; index <= last; index++) {
    const block = blocks[index]!
    if (kept[index] === true || block.kind === 'rule' || nameOf(block, main, sizes, mass) !== undefined) continue
    const isHere = holderOf(block) === main && block.linked * 3 < block.letters
    if (isHere || (block.kind === 'picture' && isInside(block.parent, main, 3))) keep[index] = true
  }
  if (title < 0) return
  for (let index = Math.max(title + 1, first - 6); index < first; index++) {
    const block = blocks[index]!
    if (kept[index] === true || nameOf(block, main, sizes, mass) !== undefined || block.linked * 5 > block.letters)
      continue
    if (isOpening(block) || (isProse(block) && /[.!?。！？؟۔।…][”’"'»)\]]*$/u.test(block.text))) keep[index] = true
  }
}

function ruleOf(block: PageBlock, index: number, facts: Facts, title: number): PageRule | undefined {
  const { main, metadata, first, last, sizes, mass, view, kept } = facts
  if (index === title) return undefined
  if (kept[index] !== true) return 'page/outside'
  if (block.kind === 'rule') return index < first || index > last ? 'page/outside' : undefined
  if (title >= 0 && index < title) return 'page/outside'
  const isHead = index < first
  const isTail = index > last
  const named = nameOf(block, main, sizes, mass)
  if (named !== undefined && !(isOpening(block) && isHead)) return named
  if (block.kind === 'picture')
    return (isHead || isTail) && main !== undefined && !isInside(block.parent, main, 4) && index !== title + 1
      ? 'page/outside'
      : isTail && main !== undefined
        ? tailRule(block, facts)
        : undefined
  const same = squeeze(block.text)
  if (index !== title && isNear(index, first) && same !== '' && same === squeeze(metadata.title ?? ''))
    return 'page/title'
  const byLine = bylineRule(block, facts, isHead, isTail)
  if (byLine !== undefined) return byLine
  if (isLinkLine(block) || isHouseList(block, facts)) return 'page/related'
  if (block.kind === 'paragraph' || block.kind === 'heading') {
    const kind = kindOf(block.text, view)
    if (kind === 'copyright') return isTail || index === last ? 'page/copyright' : undefined
    if (kind !== undefined && (isTail || isHead || !sentenceEnds.test(block.text))) return phraseRules[kind]
  }
  if (isTail && main !== undefined) return tailRule(block, facts)
  if (isHead && block.linked * 2 > block.letters) return 'page/navigation'
  return undefined
}

const phraseRules = {
  comment: 'page/comments',
  share: 'page/share',
  more: 'page/related',
  subscribe: 'page/subscribe',
  cookie: 'page/cookie',
  ad: 'page/ad',
  follow: 'page/share',
  rights: 'page/copyright',
} as const satisfies Record<string, PageRule>

function isNear(index: number, first: number): boolean {
  return first < 0 || index <= first + 2
}

/** By-lines and dates stand at the edges of the text, are short, and say no sentence. */
function bylineRule(
  block: PageBlock,
  { metadata, main }: Facts,
  isHead: boolean,
  isTail: boolean,
): PageRule | undefined {
  if (
    (!isHead && !isTail) ||
    block.kind !== 'paragraph' ||
    block.frames.some((frame) => frame.kind === 'quote') ||
    block.letters > 160 ||
    (isHead && isOpening(block))
  )
    return undefined
  const text = block.text
  if (
    block.parent.tagName === 'time' ||
    [...around(block, main, 3)].some((element) => element.tagName === 'time' || element.tagName === 'address')
  )
    return 'page/byline'
  const words = text.split(/\s+/u).length
  const isSentence = sentenceEnds.test(text) && words > 6
  const author = squeeze(metadata.author ?? '')
  if (author.length > 3 && squeeze(text).includes(author) && lettersIn(text) < author.length + 60 && !isSentence)
    return 'page/byline'
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  // `(Town, 14 March 20)`, `5 min read`: a few words with a number, before the text begins.
  if (isHead && digits > 0 && !sentenceEnds.test(text) && (words <= 5 || (words <= 10 && /^[([].*[)\]]$/u.test(text))))
    return 'page/byline'
  const isDate =
    /\p{Nd}{1,2}[:.h]\p{Nd}{2}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4}(?!\p{Nd})|\p{Nd}{4}\s?[年년]|(?<!\p{Nd})(?:19|20|13|14)\p{Nd}{2}(?!\p{Nd})|[٠-٩۰-۹०-९]{4}/u.test(
      text,
    )
  if (isDate && digits >= 4 && words <= 14 && block.letters <= 80 && !isSentence) return 'page/byline'
  return undefined
}

/** A label and a link, or links alone, outside sentences. */
function isLinkLine(block: PageBlock): boolean {
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
function isHouseList(block: PageBlock, { blocks, metadata }: Facts): boolean {
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

/** What comes after the last paragraph of the article in another container: teasers, forms, notes of the site. */
function tailRule(block: PageBlock, { main, sizes, mass, blocks, last }: Facts): PageRule | undefined {
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

/** A heading or label under which everything was taken away goes too; a label is short and ends in no stop. */
function emptySections({ blocks, last }: Facts, rules: (PageRule | undefined)[], title: number): void {
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
