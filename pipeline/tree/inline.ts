import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import type { Nodes } from 'mdast'
import type { Image, Inline, Link, Mark } from './nodes.ts'
import { dropControls, foldSpaces, foldText } from './text.ts'
import { safeUrl } from './url.ts'

/**
 * The one form of the content of a phrasing block, so that equal texts are equal trees: spaces folded, none at the ends,
 * beside breaks or just inside marks; adjacent texts and equal marks merged; empty marks gone; addresses in the text are
 * links (GFM autolink literals). Applying it twice is the same as once.
 */
export function normaliseInline(nodes: readonly Inline[]): readonly Inline[] {
  return trim(combine(settleSpans(linkify(combine(nodes.flatMap((node) => tidy(node)))))))
}

/** A picture with its texts folded. */
export function tidyImage(image: Image): Image {
  const { title, ...rest } = image
  const folded = title === undefined ? '' : foldAttribute(title)
  return { ...rest, alt: foldAttribute(image.alt), ...(folded !== '' && { title: folded }) }
}

/** Text of an attribute: no control characters, spaces folded. */
export function foldAttribute(text: string): string {
  return foldText(dropControls(text))
}

function tidy(node: Inline): readonly Inline[] {
  switch (node.type) {
    case 'text': {
      const value = foldSpaces(dropControls(node.value))
      return value === '' ? [] : [value === node.value ? node : { ...node, value }]
    }
    case 'inlineCode': {
      const value = dropControls(node.value.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' '))
      return value === '' ? [] : [{ ...node, value }]
    }
    case 'image':
      return [tidyImage(node)]
    case 'break':
    case 'footnoteReference':
      return [node]
    case 'link': {
      const { title, ...rest } = node
      const { before, inside, after } = hoist(combine(node.children.flatMap((child) => tidy(child))))
      const folded = title === undefined ? '' : foldAttribute(title)
      const link: Link = { ...rest, ...(folded !== '' && { title: folded }), children: inside }
      return [...before, link, ...after]
    }
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span': {
      const { before, inside, after } = hoist(combine(node.children.flatMap((child) => tidy(child))))
      const needless = node.type === 'span' && node.lang === undefined && node.dir === undefined
      if (inside.length === 0 || needless) return [...before, ...inside, ...after]
      return [...before, { ...node, children: inside }, ...after]
    }
  }
}

/** White space and breaks at the ends of marked text belong outside: `<b>a </b>b` is `<b>a</b> b`. */
function hoist(nodes: readonly Inline[]) {
  const inside = [...nodes]
  const before: Inline[] = []
  const after: Inline[] = []
  for (;;) {
    const first = inside[0]
    if (first?.type === 'break') {
      before.push(first)
      inside.shift()
    } else if (first?.type === 'text' && first.value.startsWith(' ')) {
      before.push({ type: 'text', value: ' ' })
      if (first.value === ' ') inside.shift()
      else inside[0] = { ...first, value: first.value.slice(1) }
    } else break
  }
  for (;;) {
    const last = inside.at(-1)
    if (last?.type === 'break') {
      after.unshift(last)
      inside.pop()
    } else if (last?.type === 'text' && last.value.endsWith(' ')) {
      after.unshift({ type: 'text', value: ' ' })
      if (last.value === ' ') inside.pop()
      else inside[inside.length - 1] = { ...last, value: last.value.slice(0, -1) }
    } else break
  }
  return { before, inside, after }
}

/** Merge what stands next to each other and is the same; no spaces beside breaks. */
function combine(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { ...last, value: foldSpaces(last.value + node.value) }
    } else if (isMark(node) && last !== undefined && isMark(last) && mergeable(last, node)) {
      result[result.length - 1] = { ...last, children: combine([...last.children, ...node.children]) }
    } else result.push(node)
  }
  return result.flatMap((node, index): Inline[] => {
    if (node.type !== 'text') return [node]
    let value = node.value
    if (result[index - 1]?.type === 'break') value = value.replace(/^ /u, '')
    if (result[index + 1]?.type === 'break') value = value.replace(/ $/u, '')
    return value === '' ? [] : [value === node.value ? node : { ...node, value }]
  })
}

function isMark(node: Inline): node is Mark {
  return 'children' in node && node.type !== 'link'
}

// Two keys side by side are two keys; two halves of a bold word are one bold word.
function mergeable(a: Mark, b: Mark): boolean {
  return a.type === b.type && a.type !== 'keyboard' && a.lang === b.lang && a.dir === b.dir
}

function trim(nodes: readonly Inline[]): readonly Inline[] {
  return hoist(nodes).inside
}

/** A span around one node is that node with the language of the span; what has a language of its own needs no span. */
function settleSpans(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.map((node): Inline => {
    if (!('children' in node)) return node
    const children = settleSpans(node.children)
    const [only, second] = children
    const single = second === undefined && only !== undefined && only.type !== 'text' && only.type !== 'break'
    if (node.type !== 'span' || !single || only.type === 'footnoteReference') return { ...node, children }
    const { lang = node.lang, dir = node.dir } = only
    return { ...only, ...(lang !== undefined && { lang }), ...(dir !== undefined && { dir }) }
  })
}

const [findLinks] = gfmAutolinkLiteralFromMarkdown().transforms ?? []
const mayHoldLink = /@|https?:\/\/|www\./iu

/** Addresses and e-mails in text as links, found as GFM does, so that a tree survives being written and read again. */
function linkify(nodes: Inline[]): readonly Inline[] {
  if (!nodes.some((node) => holdsAddress(node))) return nodes
  const paragraph = { type: 'paragraph', children: structuredClone(nodes) as unknown as Nodes[] }
  findLinks?.({ type: 'root', children: [paragraph as never] })
  return combine((paragraph.children as unknown as Inline[]).flatMap((node) => plainLinks(node)))
}

function holdsAddress(node: Inline): boolean {
  if (node.type === 'text') return mayHoldLink.test(node.value)
  return isMark(node) && node.children.some((child) => holdsAddress(child))
}

/** Links that were found carry keys of mdast that our nodes have not, and may have a scheme that we refuse. */
function plainLinks(node: Inline): readonly Inline[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }]
  if (isMark(node)) return [{ ...node, children: combine(node.children.flatMap((child) => plainLinks(child))) }]
  if (node.type !== 'link') return [node]
  const { title } = node as { title?: string | null }
  if (title !== null) return [node]
  const children = node.children.flatMap((child) => plainLinks(child))
  const url = safeUrl(node.url)
  return url === undefined ? children : [{ type: 'link', url, children }]
}
