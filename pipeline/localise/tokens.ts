import type { Inline } from '../tree/nodes.ts'
import { dropControls } from '../tree/text.ts'

/** A segment as translators see it: text with a numbered token for every inline node that is no text. */
export interface Encoded {
  /** `Read <0>the <1>news</1></0><2/>`; in text `\<` and `\\` stand for `<` and `\`. */
  readonly text: string
  /** The source node that each number stands for, its children included. */
  readonly slots: readonly Inline[]
}

/** Write the content of a phrasing block as a segment. Numbers count from 0 in document order. */
export function encode(nodes: readonly Inline[]): Encoded {
  const slots: Inline[] = []
  const write = (list: readonly Inline[]): string =>
    list
      .map((node) => {
        if (node.type === 'text') return escapeText(node.value)
        const number = slots.push(node) - 1
        if (node.type === 'inlineCode') return `<${number}>${escapeText(node.value)}</${number}>`
        return 'children' in node ? `<${number}>${write(node.children)}</${number}>` : `<${number}/>`
      })
      .join('')
  const text = write(nodes)
  return { text, slots }
}

/** Write text so that nothing in it is read as a token. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\<]/gu, '\\$&')
}

/** A target that was read, or why it cannot be used. */
export type Decoded =
  { readonly nodes: readonly Inline[]; readonly changedCode: readonly number[] } | { readonly problem: string }

interface Open {
  readonly number: number
  readonly children: Inline[]
}

/**
 * Read a target: every token of the source exactly once, properly nested, in any order. Inline code is locked: whatever stands
 * between its tokens, the code of the source comes back (`changedCode` tells), also for `<n/>`.
 */
export function decode(target: string, slots: readonly Inline[]): Decoded {
  const top: Open = { number: -1, children: [] }
  const stack: Open[] = [top]
  const seen = new Set<number>()
  const changedCode: number[] = []
  let text = ''
  const current = (): Open => stack.at(-1) ?? top
  const flush = () => {
    const value = dropControls(text)
    if (value !== '') current().children.push({ type: 'text', value })
    text = ''
  }
  for (const match of target.matchAll(/\\([\\<])|<(\d{1,6})\/>|<(\d{1,6})>|<\/(\d{1,6})>|[^\\<]+|./gsu)) {
    const [whole, escaped, empty, opening, closing] = match
    const digits = empty ?? opening ?? closing
    if (digits === undefined) {
      text += escaped ?? whole
      continue
    }
    flush()
    const number = Number(digits)
    const slot = slots[number]
    if (slot === undefined) return { problem: `the token ${whole} is not in the source` }
    if (closing !== undefined) {
      const open = stack.pop()
      if (open === undefined || open.number !== number || stack.length === 0) {
        return { problem: `the token ${whole} closes what is not open` }
      }
      const node = withChildren(slot, open.children)
      if (slot.type === 'inlineCode' && plain(open.children) !== slot.value) changedCode.push(number)
      current().children.push(node)
      continue
    }
    if (seen.has(number)) return { problem: `the token <${number}> is there twice` }
    seen.add(number)
    if (opening !== undefined) {
      if (!('children' in slot) && slot.type !== 'inlineCode') return { problem: `write <${number}/>, not ${whole}` }
      stack.push({ number, children: [] })
    } else if ('children' in slot && slot.children.length > 0) {
      return { problem: `write <${number}>…</${number}>, not ${whole}` }
    } else current().children.push(slot)
  }
  flush()
  const open = stack.at(-1)
  if (stack.length > 1) return { problem: `the token <${open?.number}> is not closed` }
  const lost = slots.findIndex((_, number) => !seen.has(number))
  if (lost !== -1) return { problem: `the token <${lost}> is missing` }
  return { nodes: top.children, changedCode }
}

function withChildren(slot: Inline, children: readonly Inline[]): Inline {
  return 'children' in slot ? { ...slot, children } : slot
}

function plain(nodes: readonly Inline[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '\0')).join('')
}

/** What a token stands for, for translators: `<0> link https://…`. */
export function describeSlot(slot: Inline, number: number): string {
  switch (slot.type) {
    case 'link':
    case 'image':
      return `<${number}> ${slot.type} ${slot.url}`
    case 'footnoteReference':
      return `<${number}> note ${slot.identifier}`
    case 'inlineCode':
      return `<${number}> code, keep as it is`
    case 'span':
      return `<${number}> in ${slot.lang ?? slot.dir ?? 'the same language'}`
    default:
      return `<${number}> ${slot.type}`
  }
}
