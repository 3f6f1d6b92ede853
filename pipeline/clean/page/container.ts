import type { PageBlock } from './blocks.ts'
import { isElement, type PageElement } from './parse.ts'

/** The end of a sentence, quotation marks and brackets after it included. */
export const sentenceEnds = /[.!?。！？؟۔।։።…][”’"'»)\]」』]*\s*$/u

/** How much text an element holds. */
export interface Size {
  letters: number
  linked: number
  blocks: number
}

/** Whether a block says something in sentences: it is not a label, not a list of links. */
export type ProseTest = (block: PageBlock) => boolean

/** Letters from which on a paragraph is prose by its length alone. */
const longEnough = 60

/**
 * What prose is on a page. Where most paragraphs are short (verse, news for children, minutes), shorter ones that end like
 * sentences are prose too.
 */
export function proseOf(blocks: readonly PageBlock[], kept: readonly boolean[]): ProseTest {
  const isText = (block: PageBlock) => block.kind === 'paragraph' && block.linked * 2 < block.letters
  const isLong = (block: PageBlock) => isText(block) && block.letters >= longEnough
  const isShort = (block: PageBlock) => isText(block) && block.letters > 11 && sentenceEnds.test(block.text)
  let long = 0
  let short = 0
  blocks.forEach((block, index) => {
    if (kept[index] !== true) return
    if (isLong(block)) long += block.letters
    else if (isShort(block)) short += block.letters
  })
  return long >= short ? isLong : (block) => isLong(block) || isShort(block)
}

export interface MainContainer {
  readonly main: PageElement | undefined
  /** Letters of all prose. */
  readonly mass: number
  /** Most prose stands in it directly, not in containers inside it. */
  readonly isDirect: boolean
}

/** The element in which most of the prose stands, directly or in paragraphs of its own. */
export function mainContainer(
  blocks: readonly PageBlock[],
  kept: readonly boolean[],
  isProse: ProseTest,
): MainContainer {
  const masses = new Map<PageElement, number>()
  let total = 0
  blocks.forEach((block, index) => {
    if (kept[index] !== true || !isProse(block)) return
    total += block.letters
    const holder = holderOf(block)
    masses.set(holder, (masses.get(holder) ?? 0) + block.letters)
  })
  const [best] = [...masses].sort((a, b) => b[1] - a[1])
  if (best === undefined) return { main: undefined, mass: total, isDirect: false }
  if (best[1] * 2 >= total) return { main: best[0], mass: total, isDirect: true }
  // Prose in many containers: the nearest element that holds nearly all of it.
  const sums = new Map<PageElement, number>()
  for (const [holder, mass] of masses)
    for (let up: PageElement | undefined = holder; up; up = parentOf(up)) sums.set(up, (sums.get(up) ?? 0) + mass)
  const [nearest] = [...sums].filter(([, mass]) => mass * 10 >= total * 9).sort((a, b) => depthOf(b[0]) - depthOf(a[0]))
  return { main: nearest?.[0] ?? best[0], mass: total, isDirect: false }
}

/** Where a paragraph stands: the parent of its `p`, outside quotes and lists. */
export function holderOf(block: PageBlock): PageElement {
  const frame = block.frames[0]?.element
  if (frame) return parentOf(frame.tagName === 'li' ? (parentOf(frame) ?? frame) : frame) ?? frame
  return /^(?:p|h[1-6]|pre|table|figure)$/u.test(block.parent.tagName)
    ? (parentOf(block.parent) ?? block.parent)
    : block.parent
}

/** The element round an element. */
export function parentOf(element: PageElement): PageElement | undefined {
  const parent = element.parentNode
  return parent && 'tagName' in parent ? parent : undefined
}

function depthOf(element: PageElement): number {
  let depth = 0
  for (let up = parentOf(element); up; up = parentOf(up)) depth++
  return depth
}

/** Whether an element is another or inside it, at most so many steps down. */
export function isInside(element: PageElement, outer: PageElement, steps: number): boolean {
  let at: PageElement | undefined = element
  for (let step = 0; at && step <= steps; step++) {
    if (at === outer) return true
    at = parentOf(at)
  }
  return false
}

/** How much text each element round the blocks holds. */
export function sizesOf(blocks: readonly PageBlock[]): Map<PageElement, Size> {
  const sizes = new Map<PageElement, Size>()
  for (const block of blocks) {
    for (let up: PageElement | undefined = block.parent; up; up = parentOf(up)) {
      const size = sizes.get(up) ?? { letters: 0, linked: 0, blocks: 0 }
      size.letters += block.letters
      size.linked += block.linked
      size.blocks++
      sizes.set(up, size)
    }
  }
  return sizes
}

/** An element and those inside it, without quotes, at most so many. */
export function* descendants(element: PageElement, most: number): Generator<PageElement> {
  const stack: PageElement[] = [element]
  for (let next = stack.pop(); next !== undefined && most-- > 0; next = stack.pop()) {
    yield next
    for (const child of next.childNodes) if (isElement(child) && child.tagName !== 'blockquote') stack.push(child)
  }
}
