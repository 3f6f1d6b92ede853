import { lettersIn } from '../characters.ts'
import { attribute, isElement, isEmbed, isText, type PageElement, type PageNode } from './parse.ts'

/** A stretch of a page that is a paragraph, heading, item, cell table, picture or code by itself. */
export interface PageBlock {
  readonly kind: 'paragraph' | 'heading' | 'code' | 'table' | 'picture' | 'rule' | 'embed'
  /** 1 to 6 for a heading. */
  readonly level: number
  /** Phrasing of the block; for a table its element, for a picture the image (and, for a figure, the caption apart). */
  readonly nodes: readonly PageNode[]
  readonly caption: readonly PageNode[]
  /** The block element that holds it. */
  readonly parent: PageElement
  /** Quotes and lists round it, outermost first. */
  readonly frames: readonly Frame[]
  /** With white space folded. */
  readonly text: string
  /** Letters and digits, and how many of them stand in links. */
  readonly letters: number
  readonly linked: number
  readonly links: number
  readonly pictures: number
  /** Place in the source, UTF-16 units. */
  readonly start: number
  readonly end: number
}

export interface Frame {
  readonly kind: 'quote' | 'item' | 'term' | 'note'
  readonly ordered: boolean
  readonly number: number
  /** The quote, item or note itself: blocks of one frame share it. */
  readonly element: PageElement
}

const blockNames = new Set(
  `address article aside blockquote body button center caption dd details dialog dir div dl dt fieldset figcaption figure footer form
   frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary
   table tbody td tfoot th thead tr ul`.split(/\s+/u),
)

/** Blocks of a page in order. Inline elements with blocks inside count as blocks. */
export function blocksOf(body: PageElement): readonly PageBlock[] {
  const holders = findHolders(body)
  const blocks: PageBlock[] = []
  walk(body, [], { holders, blocks })
  return blocks
}

interface Walk {
  readonly holders: ReadonlySet<PageElement>
  readonly blocks: PageBlock[]
}

/** Elements that are blocks or have one inside. */
function findHolders(body: PageElement): ReadonlySet<PageElement> {
  const holders = new Set<PageElement>()
  const stack: PageElement[] = [body]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (blockNames.has(next.tagName) && !isInlineButton(next)) {
      for (
        let up: PageNode | undefined = next;
        up && isElement(up) && !holders.has(up);
        up = up.parentNode as PageElement
      )
        holders.add(up)
    }
    for (const child of next.childNodes) if (isElement(child)) stack.push(child)
  }
  return holders
}

/** A button within a paragraph is a word of it, and no paragraph by itself. */
function isInlineButton(element: PageElement): boolean {
  const parent = element.parentNode
  return element.tagName === 'button' && parent !== null && parent.nodeName === 'p'
}

function walk(element: PageElement, frames: readonly Frame[], state: Walk): void {
  let run: PageNode[] = []
  const flush = () => {
    push(run, element, frames, state)
    run = []
  }
  for (const child of element.childNodes) {
    if (!isElement(child) || !state.holders.has(child)) {
      run.push(child)
      continue
    }
    flush()
    enter(child, element, frames, state)
  }
  flush()
}

function enter(child: PageElement, parent: PageElement, frames: readonly Frame[], state: Walk): void {
  switch (child.tagName) {
    case 'hr':
      add(state, { kind: 'rule', nodes: [], parent, frames, place: child })
      return
    case 'pre':
      add(state, { kind: 'code', nodes: [child], parent: child, frames, place: child })
      return
    case 'table':
      if (isDataTable(child)) add(state, { kind: 'table', nodes: [child], parent: child, frames, place: child })
      else walk(child, frames, state)
      return
    case 'figure': {
      const figure = figureOf(child)
      if (figure) {
        const { image, caption, rest } = figure
        add(state, { kind: 'picture', nodes: [image], caption, parent: child, frames, place: child })
        finish(rest, child, frames, state)
      } else walk(child, frames, state)
      return
    }
    case 'blockquote':
      walk(child, [...frames, { kind: 'quote', ordered: false, number: 0, element: child }], state)
      return
    case 'li': {
      const list = child.parentNode
      const ordered = list !== null && 'tagName' in list && list.tagName === 'ol'
      const number = ordered ? numberOf(child, list) : 0
      walk(child, [...frames, { kind: 'item', ordered, number, element: child }], state)
      return
    }
    default:
      walk(child, frames, state)
  }
}

function numberOf(item: PageElement, list: PageElement): number {
  const start = Number(attribute(list, 'start') ?? 1)
  let number = Number.isInteger(start) && start >= 0 && start < 1e6 ? start : 1
  for (const other of list.childNodes) {
    if (other === item) return number
    if (isElement(other) && other.tagName === 'li') number++
  }
  return number
}

/** A table with cells of phrasing in two columns and more is data; else it only places things on the page. */
function isDataTable(table: PageElement): boolean {
  if (/^(?:presentation|none)$/iu.test(attribute(table, 'role') ?? '')) return false
  let columns = 0
  let rows = 0
  const stack: PageElement[] = [table]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const child of next.childNodes) {
      if (!isElement(child)) continue
      if (child.tagName === 'table' || child.tagName === 'form' || /^(?:h[1-6]|[uo]l)$/u.test(child.tagName))
        return false
      if (child.tagName === 'tr') {
        rows++
        const cells = child.childNodes.filter((cell) => isElement(cell) && /^t[dh]$/u.test(cell.tagName)).length
        columns = Math.max(columns, cells)
      }
      if (child.tagName === 'p' && next.childNodes.filter((node) => node.nodeName === 'p').length > 2) return false
      stack.push(child)
    }
  }
  return rows > 1 && columns > 1
}

interface FigureParts {
  readonly image: PageElement
  readonly caption: readonly PageNode[]
  /** Texts and embeds beside picture and caption. */
  readonly rest: readonly PageNode[]
}

/** A figure with one picture, and its caption: the `figcaption`, or all other text when there is none. */
function figureOf(figure: PageElement): FigureParts | undefined {
  let image: PageElement | undefined
  let caption: PageElement | undefined
  const rest: PageNode[] = []
  const stack: PageNode[] = [figure]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isEmbed(next) || (isText(next) && next.value.trim() !== '')) rest.push(next)
    if (!isElement(next)) continue
    if (next.tagName === 'img') {
      if (image !== undefined && attribute(next, 'src') !== attribute(image, 'src')) return undefined
      image ??= next
    } else if (next.tagName === 'figcaption' && caption === undefined) {
      caption = next
      continue
    } else if (/^(?:table|pre|blockquote)$/u.test(next.tagName)) return undefined
    for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
  }
  if (image === undefined) return undefined
  return caption === undefined && rest.some(isText)
    ? { image, caption: rest.filter(isText), rest: rest.filter(isEmbed) }
    : { image, caption: caption ? [caption] : [], rest }
}

interface Draft {
  readonly kind: PageBlock['kind']
  readonly nodes: readonly PageNode[]
  readonly caption?: readonly PageNode[]
  readonly parent: PageElement
  readonly frames: readonly Frame[]
  readonly place?: PageElement
  readonly level?: number
}

function add(state: Walk, { place, caption = [], level = 0, ...draft }: Draft): void {
  const facts = factsOf([...draft.nodes, ...caption])
  const location = place?.sourceCodeLocation
  const start = location?.startOffset ?? facts.start
  state.blocks.push({
    ...draft,
    ...facts,
    caption,
    level,
    start,
    end: Math.max(start, location?.endOffset ?? facts.end),
  })
}

/** Divide a run of phrasing at double line ends, which old pages use between paragraphs. */
function push(run: readonly PageNode[], parent: PageElement, frames: readonly Frame[], state: Walk): void {
  let part: PageNode[] = []
  let breaks = 0
  const close = () => {
    while (part.length > 0 && isSpace(part.at(-1)!)) part.pop()
    while (part.length > 0 && isSpace(part[0]!)) part.shift()
    if (part.length > 0) finish(part, parent, frames, state)
    part = []
    breaks = 0
  }
  for (const node of run) {
    if (isElement(node) && node.tagName === 'br') {
      breaks++
      if (breaks > 1) close()
      else part.push(node)
    } else {
      if (!isSpace(node)) breaks = 0
      part.push(node)
    }
  }
  close()
}

function isSpace(node: PageNode): boolean {
  return isText(node) ? node.value.trim() === '' : isElement(node) && node.tagName === 'br'
}

function finish(part: readonly PageNode[], parent: PageElement, frames: readonly Frame[], state: Walk): void {
  const { text, pictures } = factsOf(part)
  if (text === '')
    for (const place of embedsIn(part)) add(state, { kind: 'embed', nodes: [place], parent, frames, place })
  if (text === '' && pictures === 0) return
  const level = Number(/^h([1-6])$/u.exec(headingAround(parent))?.[1] ?? 0)
  const kind = text === '' ? 'picture' : level > 0 ? 'heading' : 'paragraph'
  if (kind !== 'picture') {
    add(state, { kind, nodes: part, parent, frames, level })
    return
  }
  for (const image of imagesIn(part)) add(state, { kind, nodes: [image], parent, frames })
}

function headingAround(parent: PageElement): string {
  let at: PageElement = parent
  for (let steps = 0; steps < 4 && !/^h[1-6]$/u.test(at.tagName); steps++) {
    if (!at.parentNode || !('tagName' in at.parentNode)) break
    at = at.parentNode
  }
  return at.tagName
}

function imagesIn(nodes: readonly PageNode[]): readonly PageElement[] {
  return partsOf(nodes, (element) => element.tagName === 'img')
}

function embedsIn(nodes: readonly PageNode[]): readonly PageElement[] {
  return partsOf(nodes, isEmbed)
}

/** Elements among nodes and inside them for which `test` holds, in order. */
function partsOf(nodes: readonly PageNode[], test: (element: PageElement) => boolean): readonly PageElement[] {
  const found: PageElement[] = []
  const stack: PageNode[] = nodes.toReversed()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) continue
    if (test(next)) found.push(next)
    for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
  }
  return found
}

type Facts = Pick<PageBlock, 'text' | 'letters' | 'linked' | 'links' | 'pictures' | 'start' | 'end'>

function factsOf(nodes: readonly PageNode[]): Facts {
  let raw = ''
  let linked = 0
  let links = 0
  let pictures = 0
  let start = Number.POSITIVE_INFINITY
  let end = 0
  const visit = (node: PageNode, inLink: boolean): void => {
    if (isText(node)) {
      raw += node.value
      if (inLink) linked += lettersIn(node.value)
      if (node.value.trim() !== '') {
        start = Math.min(start, node.sourceCodeLocation?.startOffset ?? start)
        end = Math.max(end, node.sourceCodeLocation?.endOffset ?? end)
      }
    } else if (isElement(node)) {
      if (node.tagName === 'br' || blockNames.has(node.tagName)) raw += ' '
      if (node.tagName === 'img') {
        pictures++
        start = Math.min(start, node.sourceCodeLocation?.startOffset ?? start)
        end = Math.max(end, node.sourceCodeLocation?.endOffset ?? end)
      }
      const isLink = node.tagName === 'a' && attribute(node, 'href') !== undefined
      if (isLink) links++
      for (const child of node.childNodes) visit(child, inLink || isLink)
      if (blockNames.has(node.tagName)) raw += ' '
    }
  }
  for (const node of nodes) visit(node, false)
  const text = raw.replaceAll(/\s+/gu, ' ').trim()
  return { text, letters: lettersIn(text), linked, links, pictures, start: Number.isFinite(start) ? start : 0, end }
}
