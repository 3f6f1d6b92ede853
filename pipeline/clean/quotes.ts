import { characterAt, characterBefore, hasIdeographic, isSpace, isWord } from './characters.ts'
import type { BlockRange, View } from './rule.ts'

/** What the neighbours of a mark say about its direction. */
type Side = 'open' | 'close'
export type Shape = 'open' | 'close' | 'loose' | 'tight'

/** A quotation mark in a block. */
export interface QuoteMark {
  readonly at: number
  /** By its sign. */
  readonly role: Side
  readonly shape: Shape
  /** White space before and after, '' when there is none. */
  readonly gapBefore: string
  readonly gapAfter: string
  /** First character beyond the white space; '' at the edge of the block. */
  readonly before: string
  readonly after: string
}

/** All marks of one pair in one block. */
export interface QuoteFamily {
  readonly open: string
  readonly close: string
  readonly marks: readonly QuoteMark[]
  /** Every mark has its partner, by their signs alone: [opening, closing]. Undefined when they do not nest. */
  readonly pairs: readonly (readonly [QuoteMark, QuoteMark])[] | undefined
  readonly block: BlockRange
}

const curly = '“”„‟'
const memory = new WeakMap<View, readonly QuoteFamily[]>()

/** The quotations of a text, by block and pair of marks. Pairs whose signs are in another use in that block are left out. */
export function quoteFamilies(view: View): readonly QuoteFamily[] {
  const known = memory.get(view)
  if (known) return known
  const families: QuoteFamily[] = []
  memory.set(view, families)
  if (view.marks.quotes.length === 0) return families
  const signs = new RegExp(`[${view.marks.quotes.flat().join('')}${curly}]`, 'u')
  for (const block of view.blocks) {
    const text = view.text.slice(block.start, block.end)
    if (!signs.test(text)) continue
    for (const [open, close] of view.marks.quotes) {
      if (!text.includes(open) && !text.includes(close)) continue
      if (isOtherUse(text, open, close, view.marks.quotes)) continue
      const found = marksIn(view, block, open, close)
      const marks = open === close ? alternating(found) : found
      if (marks.length > 0) families.push({ open, close, marks, pairs: pairUp(marks), block })
    }
  }
  return families
}

/** `„Wort”` in German, `“word”` in Czech: another convention, in which our signs may have the other direction. */
function isOtherUse(
  text: string,
  open: string,
  close: string,
  quotes: readonly (readonly [string, string])[],
): boolean {
  if (!curly.includes(open)) {
    // »so« and «so»: whichever the language lists, the block may use the other way round; only a family that opens first is sure.
    const flipped = quotes.some(([otherOpen, otherClose]) => otherOpen === close && otherClose === open)
    return flipped
  }
  const foreign = Array.from(curly).filter((sign) => sign !== open && sign !== close)
  return foreign.some((sign) => text.includes(sign))
}

function marksIn(view: View, block: BlockRange, open: string, close: string): readonly QuoteMark[] {
  const marks: QuoteMark[] = []
  for (let at = block.start; at < block.end; at++) {
    const sign = view.text.charAt(at)
    if ((sign === open || sign === close) && !view.isShielded(at, at + 1))
      marks.push(markAt(view, block, at, sign === open))
  }
  return marks
}

function markAt(view: View, block: BlockRange, at: number, isOpen: boolean): QuoteMark {
  const { text } = view
  let left = at
  while (left > block.start && isSpace(text.charAt(left - 1))) left--
  let right = at + 1
  while (right < block.end && isSpace(text.charAt(right))) right++
  const before = left > block.start ? characterBefore(text, left) : ''
  const after = right < block.end ? characterAt(text, right) : ''
  const gapBefore = text.slice(left, at)
  const gapAfter = text.slice(at + 1, right)
  // A no-break space glues: in « … » it stands on the inner side.
  const isGlued = (gap: string): boolean => view.marks.spacedQuotes && /^[\u00a0\u202f]$/u.test(gap)
  const opensAfter =
    before === '' ||
    (gapBefore !== '' && !isGlued(gapBefore)) ||
    (gapBefore === '' && /[([{¿¡–—/“„«‘"'*_（【《〈「『]/u.test(before))
  const closesBefore =
    after === '' ||
    (gapAfter !== '' && !isGlued(gapAfter)) ||
    (gapAfter === '' && /[)\]},.;:!?…–—/”»’"'*_،؛؟。，、；：！？）】》〉」』।]/u.test(after))
  const isWide = hasIdeographic(before) && !isWord(before) && gapBefore === ''
  const opens = opensAfter || (isWide && isWord(after))
  const shape = opens ? (closesBefore ? 'loose' : 'open') : closesBefore ? 'close' : 'tight'
  return { at, role: isOpen ? 'open' : 'close', shape, gapBefore, gapAfter, before, after }
}

/**
 * Roles of one mark for both sides, by turns. That is sure only where the spaces say the same of all marks but at most one;
 * else none is returned.
 */
function alternating(marks: readonly QuoteMark[]): readonly QuoteMark[] {
  if (marks.length % 2 === 1) return []
  const roles = marks.map((mark, index): QuoteMark => ({ ...mark, role: index % 2 === 0 ? 'open' : 'close' }))
  return roles.filter((mark) => mark.shape !== mark.role).length > 1 ? [] : roles
}

function pairUp(marks: readonly QuoteMark[]): readonly (readonly [QuoteMark, QuoteMark])[] | undefined {
  const pairs: (readonly [QuoteMark, QuoteMark])[] = []
  const stack: QuoteMark[] = []
  for (const mark of marks) {
    if (mark.role === 'open') {
      stack.push(mark)
      // Nesting of one pair in itself is rare and mostly damage; deeper it proves nothing.
      if (stack.length > 2) return undefined
      continue
    }
    const open = stack.pop()
    if (!open) return undefined
    pairs.push([open, mark])
  }
  return stack.length === 0 ? pairs : undefined
}
