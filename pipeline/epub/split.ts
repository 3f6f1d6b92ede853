import type { Element, ElementContent } from 'hast'
import type { ArticleMarkup } from '../markup/types.ts'

/** One content document of the article. */
export interface Part {
  /** Path from the package document: text/001.xhtml, text/002.xhtml … */
  readonly path: string
  readonly content: readonly ElementContent[]
  /** Id of the heading that the part begins with, if it does. */
  readonly heading: string | undefined
  readonly kind: 'start' | 'middle' | 'notes'
}

/** An article on its way into the book: its parts, and in which of them each id is. */
export interface Parts {
  readonly parts: readonly Part[]
  pathOf(id: string): string
}

/** About as many bytes as one document may have: readers on small devices load a whole document to show a page of it. */
const documentLimit = 150_000

/** Bytes of an element without what is in it: tags, id, a little more. */
const tagBytes = 40

/** Characters that UTF-8 writes in more than one byte count for three: enough to know when to cut. */
function bytesOf(node: ElementContent): number {
  if (node.type === 'text') return node.value.length + 2 * (node.value.match(/[^\u0000-\u007F]/gu)?.length ?? 0)
  return node.type === 'element' ? node.children.reduce((sum, child) => sum + bytesOf(child), tagBytes) : 0
}

interface Piece {
  readonly nodes: readonly ElementContent[]
  readonly bytes: number
}

const headingOf = (node: ElementContent | undefined): Element | undefined =>
  node?.type === 'element' && /^h[1-6]$/u.test(node.tagName) ? node : undefined

/** What must not end a document: it belongs to what follows. */
const isIntroduction = (node: ElementContent | undefined): boolean =>
  headingOf(node) !== undefined || (node?.type === 'element' && node.properties['role'] === 'note')

function pieceOf(nodes: readonly ElementContent[]): Piece {
  return { nodes, bytes: nodes.reduce((sum, node) => sum + bytesOf(node), 0) }
}

/** Cut before each node that `begins`; the first piece is what stands before the first of them. */
function cut(nodes: readonly ElementContent[], begins: (node: ElementContent, index: number) => boolean): Piece[] {
  const groups: ElementContent[][] = []
  nodes.forEach((node, index) => {
    const open = groups.at(-1)
    if (open === undefined || begins(node, index)) groups.push([node])
    else open.push(node)
  })
  return groups.map(pieceOf)
}

/** Sections at headings of a depth; those that are still too large at the next depth, and in the end between blocks. */
function piecesOf(piece: Piece, depth: number, limit: number): readonly Piece[] {
  if (piece.bytes <= limit || piece.nodes.length < 2) return [piece]
  if (depth > 6) return cut(piece.nodes, (_, index) => !isIntroduction(piece.nodes[index - 1]))
  const tag = `h${depth}`
  const sections = cut(piece.nodes, (node, index) => {
    const isStart = node.type === 'element' && node.tagName === tag
    return isStart && !isIntroduction(piece.nodes[index - 1])
  })
  return sections.flatMap((section) => piecesOf(section, depth + 1, limit))
}

/** Neighbours that fit together into one document. */
function gather(pieces: readonly Piece[], limit: number): readonly (readonly ElementContent[])[] {
  const documents: { nodes: ElementContent[]; bytes: number }[] = []
  for (const { nodes, bytes } of pieces) {
    const open = documents.at(-1)
    if (open !== undefined && open.bytes + bytes <= limit) {
      open.nodes.push(...nodes)
      open.bytes += bytes
    } else documents.push({ nodes: [...nodes], bytes })
  }
  return documents.map(({ nodes }) => nodes)
}

/** Where ids are, for links from one part into another. An id that comes a second time is taken away: links lead to the first. */
function indexIds(parts: readonly Part[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const walk = (nodes: readonly ElementContent[], path: string): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const { id } = node.properties
      if (typeof id === 'string' && found.has(id)) delete node.properties['id']
      else if (typeof id === 'string') found.set(id, path)
      walk(node.children, path)
    }
  }
  for (const part of parts) walk(part.content, part.path)
  return found
}

function relink(nodes: readonly ElementContent[], from: string, ids: ReadonlyMap<string, string>): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const children = relink(node.children, from, ids)
    const { href } = node.properties
    if (typeof href !== 'string' || !href.startsWith('#')) return { ...node, children }
    const path = ids.get(decoded(href.slice(1)))
    if (path === undefined || path === from) return { ...node, children }
    return {
      ...node,
      properties: { ...node.properties, href: `${path.slice(path.lastIndexOf('/') + 1)}${href}` },
      children,
    }
  })
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const pathAt = (index: number): string => `text/${String(index + 1).padStart(3, '0')}.xhtml`

/**
 * Divide an article into content documents. A short one stays whole; a long one is cut at its top-level headings, a section
 * without end at lower ones or between blocks, and its notes stand in a document of their own. Links follow their targets.
 */
export function splitArticle(markup: ArticleMarkup, limit = documentLimit): Parts {
  const notes = markup.notes === undefined ? [] : [markup.notes]
  const start = element('header', [markup.title])
  const whole = pieceOf([start, ...markup.blocks, ...notes])
  const documents =
    whole.bytes <= limit
      ? [whole.nodes]
      : [...gather(piecesOf(pieceOf([start, ...markup.blocks]), 2, limit), limit), ...(notes.length > 0 ? [notes] : [])]
  const cutParts = documents.map((content, index): Part => {
    const [first] = content
    const id = headingOf(first)?.properties['id']
    const kind = index === 0 ? 'start' : first === markup.notes ? 'notes' : 'middle'
    return { path: pathAt(index), content, heading: typeof id === 'string' ? id : undefined, kind }
  })
  const ids = indexIds(cutParts)
  const parts =
    cutParts.length === 1
      ? cutParts
      : cutParts.map((part) => ({ ...part, content: relink(part.content, part.path, ids) }))
  return { parts, pathOf: (id) => ids.get(id) ?? pathAt(0) }
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
