import type { View } from '../rule.ts'
import { kindOf } from '../rules/boilerplate.ts'
import { lettersIn } from '../characters.ts'
import type { PageBlock } from './blocks.ts'
import { bylineRule } from './byline.ts'
import { captionsOf } from './captions.ts'
import { holderOf, isInside, mainContainer, proseOf, sentenceEnds, sizesOf } from './container.ts'
import type { ProseTest, Size } from './container.ts'
import { isHouseList, isLinkLine } from './links.ts'
import { squeeze, type PageMetadata } from './metadata.ts'
import { isOpening, nameOf } from './names.ts'
import { isElement, isText, type PageElement, type PageNode } from './parse.ts'
import { judgePictures } from './pictures.ts'
import { emptySections } from './sections.ts'
import { tailRule } from './tail.ts'

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
  | 'page/embed'
  | 'page/picture'

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
  readonly isProse: ProseTest
  /** Rules whose names of elements are not believed on this page. */
  readonly distrusted: ReadonlySet<PageRule>
}

/** Judge the blocks of a page: Readability has the first word, shape and place the second, words the last. */
export function classify(
  all: readonly PageBlock[],
  readable: ReadonlySet<PageNode>,
  metadata: PageMetadata,
  view: View,
): readonly Verdict[] {
  // Frames and fields say nothing about the blocks beside them.
  const places = all.flatMap(({ kind }, index) => (kind === 'embed' ? [] : [index]))
  const verdicts: Verdict[] = all.map(() => ({ rule: 'page/embed' }))
  const judged = judge(
    places.map((place) => all[place]!),
    readable,
    metadata,
    view,
  )
  judged.forEach((verdict, index) => {
    const { captionOf } = verdict
    verdicts[places[index]!] = captionOf === undefined ? verdict : { ...verdict, captionOf: places[captionOf] ?? -1 }
  })
  return verdicts
}

function judge(
  blocks: readonly PageBlock[],
  readable: ReadonlySet<PageNode>,
  metadata: PageMetadata,
  view: View,
): readonly Verdict[] {
  const kept = blocks.map((block) => isReadable(block, readable))
  const isFound = proseOf(blocks, kept)
  if (!kept.some((is, index) => is && isFound(blocks[index]!))) fallBack(blocks, kept)
  else preferTitled(blocks, kept, metadata)
  const isProse = proseOf(blocks, kept)
  const { main, mass, isDirect } = mainContainer(blocks, kept, isProse)
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
    isProse,
    distrusted: new Set(),
  }
  const title = titleIndex(facts)
  rescue(facts, title)
  const judgeAll = (distrusted: ReadonlySet<PageRule>) =>
    blocks.map((block, index) => ruleOf(block, index, { ...facts, distrusted }, title))
  let rules: (PageRule | undefined)[] = judgeAll(new Set())
  const distrusted = overreaching(facts, rules)
  if (distrusted.size > 0) rules = judgeAll(distrusted)
  emptySections(facts, rules, title)
  judgePictures(facts, rules, title)
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

/** Names that speak against most of the text are names of the page, not of its furniture. Comments may well be the longer part. */
function overreaching(
  { blocks, kept, isProse }: Facts,
  rules: readonly (PageRule | undefined)[],
): ReadonlySet<PageRule> {
  const masses = new Map<PageRule | undefined, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (kept[index] !== true || !isProse(block)) return
    total += block.letters
    masses.set(rules[index], (masses.get(rules[index]) ?? 0) + block.letters)
  })
  const isAllGone = masses.get(undefined) === undefined
  const found = [...masses].filter(([rule, mass]) => isAllGone || (rule !== 'page/comments' && mass * 5 > total * 2))
  return new Set(found.flatMap(([rule]) => (rule === undefined || rule === 'page/outside' ? [] : [rule])))
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
  const { main } = mainContainer(blocks, all, proseOf(blocks, all))
  blocks.forEach((block, index) => {
    // Without any prose, whatever is not a link.
    kept[index] = main === undefined ? block.linked * 2 < block.letters : isInside(block.parent, main, 12)
  })
}

/** Blocks within which an article begins after its title. */
const reach = 12

/**
 * Readability may take a notice of the site for the article. When what stands under the title, outside of what it found, says
 * more than all that it found, this is the article.
 */
function preferTitled(blocks: readonly PageBlock[], kept: boolean[], metadata: PageMetadata): void {
  const title = squeeze(metadata.title ?? '')
  const at = blocks.findLastIndex(({ kind, text }) => kind === 'heading' && title !== '' && squeeze(text) === title)
  if (at < 0) return
  const isProse = proseOf(blocks, kept)
  const first = blocks.findIndex((block, index) => kept[index] === true && isProse(block))
  if (first > at && first < at + reach) return
  const found = mainContainer(blocks, kept, isProse)
  const others = blocks.map((_, index) => index > at && kept[index] !== true)
  const other = mainContainer(blocks, others, isProse)
  const { main } = other
  if (main === undefined || found.main === undefined || !other.isDirect) return
  if (isInside(main, found.main, 60) || isInside(found.main, main, 60)) return
  const own = blocks.filter((block) => isProse(block) && holderOf(block) === main)
  const mass = own.reduce((sum, { letters }) => sum + letters, 0)
  if (own.length < 3 || mass < found.mass || blocks.indexOf(own[0]!) > at + reach) return
  blocks.forEach((block, index) => {
    kept[index] = isInside(block.parent, main, 12)
  })
}

/**
 * The heading that is the title: it says what the metadata say and stands before the text. Where none does, the page calls
 * itself otherwise than its article, whose title is the nearest `h1` before the text.
 */
function titleIndex({ blocks, metadata, first }: Facts): number {
  const title = squeeze(metadata.title ?? '')
  let best = -1
  let heading = -1
  const site = squeeze(metadata.site ?? '')
  const end = first < 0 ? blocks.length : first + 1
  for (let index = 0; index < end; index++) {
    const block = blocks[index]!
    if (block.kind === 'table' || (block.kind !== 'heading' && block.letters > 200)) continue
    const text = squeeze(block.text)
    // The name of the site is a heading on many pages, and often leads home.
    const isSite = text === site || (block.linked === block.letters && block.letters < 30)
    if (block.kind === 'heading' && block.level === 1 && block.letters > 3 && !isSite) heading = index
    if (title === '' || text !== title) continue
    // A heading goes before a line that repeats it, and the last one is nearest to the text.
    if (best < 0 || block.kind === 'heading' || blocks[best]!.kind !== 'heading') best = index
  }
  return best < 0 ? heading : best
}

/** Bring back what Readability lost: headings and paragraphs among those of the article, and its opening. */
function rescue(facts: Facts, title: number): void {
  const { blocks, kept, main, first, last, isProse } = facts
  if (main === undefined || first < 0) return
  const keep = kept as boolean[]
  for (let index = first; index <= last; index++) {
    const block = blocks[index]!
    if (kept[index] === true || block.kind === 'rule' || nameOf(block, facts) !== undefined) continue
    const isHere = holderOf(block) === main && block.linked * 3 < block.letters
    if (isHere || (block.kind === 'picture' && isInside(block.parent, main, 3))) keep[index] = true
  }
  if (title < 0) return
  for (let index = Math.max(title + 1, first - 6); index < first; index++) {
    const block = blocks[index]!
    if (kept[index] === true || nameOf(block, facts) !== undefined || block.linked * 5 > block.letters) continue
    if (isOpening(block) || (isProse(block) && /[.!?。！？؟۔।…][”’"'»)\]]*$/u.test(block.text))) keep[index] = true
  }
}

function ruleOf(block: PageBlock, index: number, facts: Facts, title: number): PageRule | undefined {
  const { main, metadata, first, last, view, kept } = facts
  if (index === title) return undefined
  if (kept[index] !== true) return 'page/outside'
  if (block.kind === 'rule') return index < first || index > last ? 'page/outside' : undefined
  if (title >= 0 && index < title) return 'page/outside'
  const isHead = index < first
  const isTail = index > last
  const named = nameOf(block, facts)
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
