import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5'

export type PageNode = DefaultTreeAdapterMap['childNode']
export type PageElement = DefaultTreeAdapterMap['element']
export type PageText = DefaultTreeAdapterMap['textNode']
export type PageDocument = DefaultTreeAdapterMap['document']

/** Most elements of a page: the parser repeats open formatting elements, so that a small file can grow without end. */
const mostElements = 100_000
/** Elements nested more deeply than this give their text to the one at this depth. */
const deepest = 160

/** What readers of a page never see. Scripts with data are read before. */
const silent = new Set(['script', 'noscript', 'style', 'template', 'noframes'])

/** What shows something else than text of the page. Taken whole: what stands inside is no text of an article. */
const embeds = new Set([
  ...['iframe', 'object', 'embed', 'svg', 'canvas', 'video', 'audio'],
  ...['select', 'textarea', 'input', 'progress', 'meter'],
])

export interface ParsedPage {
  readonly html: PageElement
  readonly head: PageElement
  readonly body: PageElement
  /** Texts of `application/ld+json` scripts. */
  readonly data: readonly string[]
  /** Whether a script other than data is there. */
  readonly scripted: boolean
  readonly elements: number
}

/** The parser counts lines and columns too, and gives them to every node. */
function endsOf({ startOffset, endOffset }: { readonly startOffset: number; readonly endOffset: number }) {
  return { startLine: 0, startCol: 0, startOffset, endLine: 0, endCol: 0, endOffset }
}

class TooMany extends Error {}

/** Parse a page or a fragment as browsers do, with places. Undefined when the page grows beyond all bounds. */
export function parsePage(html: string): ParsedPage | undefined {
  let elements = 0
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...parts) {
      if (++elements > mostElements) throw new TooMany()
      return defaultTreeAdapter.createElement(...parts)
    },
    // The parser notes places of every attribute; only the two ends are kept, which halves the memory.
    setNodeSourceCodeLocation(node, location) {
      if (location) node.sourceCodeLocation = endsOf(location)
    },
    updateNodeSourceCodeLocation(node, location) {
      if (node.sourceCodeLocation && location.endOffset !== undefined)
        node.sourceCodeLocation.endOffset = location.endOffset
    },
  }
  try {
    const document = parse(html, { sourceCodeLocationInfo: true, treeAdapter })
    const page = prepare(document)
    return page && { ...page, elements }
  } catch (error) {
    if (error instanceof TooMany) return undefined
    throw error
  }
}

/** Whether a node is a frame, drawing, film or field: something that no article can hold as text. */
export function isEmbed(node: PageNode): boolean {
  return isElement(node) && embeds.has(node.tagName)
}

function isHiddenField(element: PageElement): boolean {
  return element.tagName === 'input' && /^hidden$/iu.test(attribute(element, 'type') ?? '')
}

function prepare(document: PageDocument): Omit<ParsedPage, 'elements'> | undefined {
  const html = document.childNodes.find((node): node is PageElement => node.nodeName === 'html')
  const head = html?.childNodes.find((node): node is PageElement => node.nodeName === 'head')
  const body = html?.childNodes.find((node): node is PageElement => node.nodeName === 'body')
  if (html === undefined || head === undefined || body === undefined) return undefined
  const data: string[] = []
  let scripted = false
  const stack: { readonly element: PageElement; readonly depth: number }[] = [
    { element: head, depth: 0 },
    { element: body, depth: 0 },
  ]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { element, depth } = item
    const children: PageNode[] = []
    for (const child of element.childNodes) {
      if (isText(child)) children.push(child)
      else if (isElement(child)) {
        if (child.tagName === 'script') {
          if (/ld\+json/iu.test(attribute(child, 'type') ?? '')) data.push(rawText(child))
          else scripted = true
        } else if (embeds.has(child.tagName)) {
          if (isHiddenField(child)) continue
          child.childNodes = []
          children.push(child)
        } else if (!silent.has(child.tagName)) children.push(child)
      }
    }
    element.childNodes = depth < deepest ? children : children.flatMap(flat)
    for (const child of element.childNodes) if (isElement(child)) stack.push({ element: child, depth: depth + 1 })
  }
  return { html, head, body, data, scripted }
}

/** Text, pictures and line ends inside an element, without the elements round them. */
function flat(node: PageNode): readonly PageNode[] {
  const found: PageNode[] = []
  const stack: PageNode[] = [node]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isText(next)) found.push(next)
    else if (isElement(next) && !silent.has(next.tagName)) {
      if (next.childNodes.length === 0) found.push(next)
      else for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
    }
  }
  return found
}

export function isText(node: PageNode): node is PageText {
  return node.nodeName === '#text'
}

export function isElement(node: PageNode): node is PageElement {
  return 'tagName' in node
}

export function attribute(element: PageElement, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value
}

/** All text inside an element, as it stands there. */
export function rawText(element: PageElement): string {
  let text = ''
  const stack: PageNode[] = [element]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isText(next)) text += next.value
    else if (isElement(next)) {
      for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
    }
  }
  return text
}

/** Text with white space folded. */
export function foldedText(element: PageElement): string {
  return rawText(element).replaceAll(/\s+/gu, ' ').trim()
}

/** Elements inside, in document order, for which `test` holds. */
export function* elementsIn(element: PageElement): Generator<PageElement> {
  const stack: PageNode[] = [element]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) continue
    yield next
    for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
  }
}
