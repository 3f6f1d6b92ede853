import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom/worker'
import {
  attribute,
  isElement,
  isEmbed,
  isText,
  rawText,
  type PageElement,
  type PageNode,
  type ParsedPage,
} from './parse.ts'

/** The little of the DOM that is used here; the types of browsers are no part of this project. */
interface CopyNode {
  [originOf]?: PageNode
  readonly lastChild: CopyNode | null
  readonly previousSibling: CopyNode | null
}
interface CopyElement extends CopyNode {
  setAttribute(name: string, value: string): void
  append(node: CopyNode): void
  replaceChildren(): void
}
interface CopyDocument {
  title: string
  readonly body: CopyElement
  createElement(name: string): CopyElement
  createTextNode(value: string): CopyNode
}
type Reader = new (
  document: CopyDocument,
  options: { serializer(node: CopyNode): CopyNode; disableJSONLD: boolean },
) => {
  parse(): { readonly content?: CopyNode | null } | null
  _prepDocument(): void
}

/** A node of the copy remembers the node of the page: cheaper than a map of all nodes. */
const originOf = Symbol('origin')

/** What Readability looks at. */
const looked = new Set([
  'alt',
  'aria-hidden',
  'aria-modal',
  'class',
  'colspan',
  'datatable',
  'dir',
  'hidden',
  'href',
  'id',
  'itemprop',
  'rel',
  'role',
  'rowspan',
  'src',
  'style',
  'summary',
])

/** Elements above which a page is no saved article, and Readability would take too long. */
const mostElements = 25_000

/**
 * The texts and pictures that Readability takes for the article. It works on a copy of the page whose nodes know where they
 * come from: it moves nodes, but never makes a text. Empty when it finds no article.
 */
export function readableNodes(page: ParsedPage): ReadonlySet<PageNode> {
  if (page.elements > mostElements) return new Set()
  const { document } = parseHTML(
    '<!doctype html><html><head><title></title></head><body></body></html>',
  ) as unknown as {
    readonly document: CopyDocument
  }
  const fill = () => copyChildren(document, page.body, document.body)
  for (const { name, value } of page.body.attrs) if (looked.has(name)) document.body.setAttribute(name, value)
  const title = page.head.childNodes.find((node): node is PageElement => node.nodeName === 'title')
  document.title = title ? rawText(title).trim() : ''
  fill()
  const reader = new (Readability as unknown as Reader)(document, { serializer: (node) => node, disableJSONLD: true })
  // Readability keeps the body as text and parses it again when the first try gives too little. The copy is made anew instead,
  // so that its nodes still know where they come from.
  Object.defineProperty(document.body, 'innerHTML', {
    get: () => '',
    set() {
      document.body.replaceChildren()
      fill()
      reader._prepDocument()
    },
  })
  const content = reader.parse()?.content
  const nodes = new Set<PageNode>()
  if (!content) return nodes
  const stack: CopyNode[] = [content]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const origin = next[originOf]
    if (origin !== undefined) nodes.add(origin)
    for (let child = next.lastChild; child; child = child.previousSibling) stack.push(child)
  }
  return nodes
}

/** White space with a line end: between words there is a bare space. */
function isGap(text: string): boolean {
  return text.charCodeAt(0) <= 32 && text.includes('\n') && text.trim() === ''
}

/** Never part of an article, and often the larger half of a page. */
const never = new Set(['nav', 'button', 'option', 'link', 'meta', 'footer', 'dialog'])

function copyChildren(document: CopyDocument, from: PageElement, to: CopyElement): void {
  for (const child of from.childNodes) {
    if (isText(child)) {
      // White space between blocks is half of all nodes and means nothing to Readability.
      if (isGap(child.value)) continue
      const text = document.createTextNode(child.value)
      text[originOf] = child
      to.append(text)
    } else if (isElement(child) && !never.has(child.tagName) && !isEmbed(child)) {
      const element = document.createElement(/^[a-z][\w-]*$/u.test(child.tagName) ? child.tagName : 'span')
      for (const { name, value } of child.attrs) if (looked.has(name)) element.setAttribute(name, value)
      if (child.tagName === 'img' && attribute(child, 'src') === undefined) element.setAttribute('src', 'picture.png')
      element[originOf] = child
      to.append(element)
      copyChildren(document, child, element)
    }
  }
}
