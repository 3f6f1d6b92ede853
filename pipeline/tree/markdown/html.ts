import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import type { Place } from '../../diagnostic/diagnostic.ts'
import { listOf } from '../blocks.ts'
import type { Block, Figure, Heading, Inline, ListItem, Mark } from '../nodes.ts'
import { dropControls, textOf } from '../text.ts'
import { isInline } from '../visit.ts'
import { imageFrom, linkTo } from './address.ts'
import { countNode, noteDropped, type Conversion } from './context.ts'
import { attribute, isElement, languageOfElement, type HtmlElement, type HtmlNode } from './html-node.ts'
import { tableFrom } from './html-table.ts'
import { blocksOf, phrasingOf, wrapPieces, type Piece } from './pieces.ts'

/** Where HTML stands and what stands inside it. */
export interface HtmlContext {
  readonly conversion: Conversion
  readonly place: Place
  readonly depth: number
}

/** Pieces of Markdown that stand between tags, by number, behind elements of a name that the source does not hold. */
interface Reading extends HtmlContext {
  readonly parts: readonly (readonly Piece[] | undefined)[]
  readonly seen: Set<number>
  readonly stand: RegExp
  readonly name: string
}

/**
 * Our nodes for HTML that may enclose Markdown: strings are HTML, lists are what Markdown has made already. All of it goes
 * through one run of the HTML parser, with an element standing for each piece of Markdown, so that a table or figure may be
 * spread over several chunks. When broken tags would swallow Markdown, each chunk is parsed alone.
 */
export function piecesOfHtml(parts: readonly (string | readonly Piece[])[], context: HtmlContext): readonly Piece[] {
  const html = parts.map((part) => (typeof part === 'string' ? part : ''))
  const name = unusedName(html)
  const whole = parts.map((part, index) => (typeof part === 'string' ? part : standIn(name, index))).join('')
  const reading = (kept: readonly (string | readonly Piece[])[]): Reading => ({
    ...context,
    name,
    stand: new RegExp(`<${name} n="(\\d+)"></${name}>`, 'u'),
    seen: new Set(),
    parts: kept.map((part) => (typeof part === 'string' ? undefined : part)),
  })
  const all = reading(parts)
  const tree = parse(whole)
  const before = new Map([...context.conversion.dropped].map(([key, value]) => [key, { ...value }]))
  const pieces = convertAll(tree, all)
  if (parts.every((part, index) => typeof part === 'string' || all.seen.has(index))) return pieces
  context.conversion.dropped.clear()
  for (const [key, value] of before) context.conversion.dropped.set(key, value)
  return parts.flatMap((part) => (typeof part === 'string' ? convertAll(parse(part), reading([])) : part))
}

function standIn(name: string, index: number): string {
  return `<${name} n="${index}"></${name}>`
}

function unusedName(html: readonly string[]): string {
  const lower = html.join('\n').toLowerCase()
  for (let index = 0; ; index++) {
    const name = `x-markdown-${index}`
    if (!lower.includes(name)) return name
  }
}

/** The nodes of a piece of HTML. A tag that never ends is text, from its `<` on. */
function parse(html: string): readonly HtmlNode[] {
  let unfinished = false
  const onParseError = (error: { code: string }) => {
    if (error.code === 'eof-in-tag') unfinished = true
  }
  // `scriptingEnabled: false` lets the parser look into <noscript>.
  const options = { scriptingEnabled: false, onParseError }
  const { childNodes } = parseFragment(html, options)
  if (!unfinished) return childNodes
  const tag = Math.max(html.lastIndexOf('<'), 0)
  const opening = openTag(html) ?? tag
  return parseFragment(`${html.slice(0, opening)}&lt;${html.slice(opening + 1)}`, { scriptingEnabled: false })
    .childNodes
}

/** Offset of the `<` of the tag in which a text ends; quotes in tags are respected. */
function openTag(html: string): number | undefined {
  const tags = /<!--[\s\S]*?-->|<[/a-z](?:"[^"]*"|'[^']*'|[^'">])*(>|$)|<[/a-z]/giu
  let found: number | undefined
  for (const match of html.matchAll(tags)) found = match[0].endsWith('>') ? undefined : match.index
  return found
}

function convertAll(nodes: readonly HtmlNode[], reading: Reading): readonly Piece[] {
  return nodes.flatMap((node) => convertNode(node, reading))
}

function convertNode(node: HtmlNode, reading: Reading): readonly Piece[] {
  const { conversion, place } = reading
  if (node.nodeName === '#text') return textPieces((node as DefaultTreeAdapterTypes.TextNode).value, reading)
  if (node.nodeName === '#comment') {
    noteDropped(conversion, 'tree/html-removed', 'comment', place)
    return []
  }
  if (!isElement(node) || !countNode(conversion, place)) return []
  if (node.tagName === reading.name) return takePart(Number(attribute(node, 'n')), reading)
  if (reading.depth > conversion.limits.nesting) return textPieces(contentText(node, reading), reading)
  return withLanguage(convertElement(node, { ...reading, depth: reading.depth + 1 }), node)
}

/** Text of the HTML; where raw text (as in <textarea>) swallowed Markdown, that comes back. */
function textPieces(value: string, reading: Reading): readonly Piece[] {
  const divided = value.split(reading.stand)
  return divided.flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 1) return takePart(Number(part), reading)
    return part === '' ? [] : [{ type: 'text', value: part }]
  })
}

function takePart(index: number, reading: Reading): readonly Piece[] {
  if (reading.seen.has(index)) return []
  reading.seen.add(index)
  return reading.parts[index] ?? []
}

const marks: Readonly<Record<string, Mark['type']>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
  sub: 'subscript',
  sup: 'superscript',
  kbd: 'keyboard',
}
const vanishing = new Set(['script', 'style', 'template'])
const rawMarkup = new Set(['iframe', 'noembed', 'noframes'])
/** Elements that divide the text where they begin and end. */
const dividing = new Set(
  'address article aside body center dd details dialog dir div dl dt fieldset footer form header hgroup legend main menu nav optgroup option search section summary title'.split(
    ' ',
  ),
)

function convertElement(node: HtmlElement, reading: Reading): readonly Piece[] {
  const { conversion, place } = reading
  const name = node.tagName
  const inside = () => convertAll(node.childNodes, reading)
  if (Object.hasOwn(marks, name)) {
    const type = marks[name] ?? 'span'
    return wrapPieces(inside(), (children) => [{ type, children }])
  }
  if (vanishing.has(name)) {
    noteDropped(conversion, 'tree/html-removed', `<${name}>`, place)
    // What Markdown stood inside goes with it and is not missing.
    const content = 'content' in node ? (node.content as HtmlElement).childNodes : node.childNodes
    markSeen(content, reading)
    return []
  }
  switch (name) {
    case 'br':
      return [{ type: 'break' }]
    case 'hr':
      return [{ type: 'thematicBreak' }]
    case 'code':
    case 'samp':
    case 'tt': {
      const value = textOfPieces(inside())
      return value === '' ? [] : [{ type: 'inlineCode', value }]
    }
    case 'span': {
      const identifier = attribute(node, 'data-note')
      if (identifier !== undefined) return [{ type: 'footnoteReference', identifier: dropControls(identifier) }]
      return inside()
    }
    case 'bdi':
    case 'bdo':
      // Language and direction are put on by `withLanguage`.
      return inside()
    case 'a': {
      const url = attribute(node, 'href')
      if (url === undefined) return inside()
      const title = attribute(node, 'title')
      const pieces = inside()
      if (pieces.length === 0) return linkTo(url, title, [], conversion, place)
      return wrapPieces(pieces, (children) => linkTo(url, title, children, conversion, place))
    }
    case 'img': {
      const alt = attribute(node, 'alt') ?? ''
      const url = attribute(node, 'src')
      return url === undefined
        ? [{ type: 'text', value: alt }]
        : imageFrom(url, alt, attribute(node, 'title'), conversion, place)
    }
    case 'p':
      return blocksOf(inside())
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const children = phrasingOf(inside())
      const depth = Number(name.slice(1)) as Heading['depth']
      return [{ type: 'heading', depth, children }]
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: blocksOf(inside()) }]
    case 'ul':
    case 'ol':
      return listFrom(node, reading)
    case 'li':
      return listOf(false, 1, false, [itemFrom([node], reading)])
    case 'pre':
      return [codeFrom(node, reading)]
    case 'table': {
      const merged = () => noteDropped(conversion, 'tree/html-attribute', 'colspan/rowspan', place)
      return tableFrom(node, (nodes) => convertAll(nodes, reading), merged)
    }
    case 'figure':
      return figureFrom(node, reading)
    default:
      noteDropped(conversion, 'tree/html-element', `<${name}>`, place)
      if (rawMarkup.has(name)) return convertAll(parse(contentText(node, reading)), reading)
      return dividing.has(name) ? blocksOf(inside()) : inside()
  }
}

function listFrom(node: HtmlElement, reading: Reading): readonly Block[] {
  const items: ListItem[] = []
  let loose: HtmlNode[] = []
  const flush = () => {
    const item = itemFrom(loose, reading)
    if (item.children.length > 0) items.push(item)
    loose = []
  }
  for (const child of node.childNodes) {
    if (isElement(child, 'li')) {
      flush()
      const item = itemFrom([child], reading)
      items.push(item)
    } else loose.push(child)
  }
  flush()
  const start = Number(attribute(node, 'start') ?? 1)
  const first = Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1
  return listOf(node.tagName === 'ol', first, false, items)
}

function itemFrom(nodes: readonly HtmlNode[], reading: Reading): ListItem {
  const children = nodes.flatMap((node) => (isElement(node, 'li') ? node.childNodes : [node]))
  // A paragraph with a language needs its tags in a tight list too.
  const isParagraph = (child: HtmlNode) => isElement(child, 'p') && languageOfElement(child) === undefined
  const marked = nodes.some((node) => isElement(node) && attribute(node, 'data-spread') !== undefined)
  const spread = marked || children.some(isParagraph)
  const box = children.find((child) => isElement(child, 'input'))
  const task = isElement(box) && attribute(box, 'type') === 'checkbox'
  const pieces = convertAll(task ? children.filter((child) => child !== box) : children, reading)
  const item: ListItem = {
    type: 'listItem',
    spread,
    ...(task && { checked: attribute(box, 'checked') !== undefined }),
    children: blocksOf(pieces),
  }
  const [first] = nodes
  return isElement(first, 'li') ? withLang(item, first) : item
}

function codeFrom(node: HtmlElement, reading: Reading): Block {
  const code = node.childNodes.find((child) => isElement(child, 'code'))
  const classes = (isElement(code) ? attribute(code, 'class') : undefined) ?? attribute(node, 'class') ?? ''
  const language = /(?:^|\s)lang(?:uage)?-([^\s`]+)/u.exec(classes)?.[1]
  const value = dropControls(contentText(node, reading)).replace(/\n$/u, '')
  return { type: 'code', ...(language !== undefined && { language }), value }
}

function figureFrom(node: HtmlElement, reading: Reading): readonly Piece[] {
  const isCaption = (child: HtmlNode): child is HtmlElement => isElement(child, 'figcaption')
  const blocks = blocksOf(
    convertAll(
      node.childNodes.filter((child) => !isCaption(child)),
      reading,
    ),
  )
  const captions = node.childNodes.filter(isCaption)
  const phrasing = phrasingOf(
    captions.flatMap((caption) => withLanguage(convertAll(caption.childNodes, reading), caption)),
  )
  const [only, second] = blocks
  if (only?.type === 'figure' && only.caption === undefined && second === undefined) {
    return [
      phrasing.length === 0 ? only : ({ ...only, caption: { type: 'caption', children: phrasing } } satisfies Figure),
    ]
  }
  noteDropped(reading.conversion, 'tree/html-element', '<figure>', reading.place)
  return phrasing.length === 0 ? blocks : [...blocks, { type: 'paragraph', children: phrasing }]
}

/** Put language and direction of an element on what it became. */
function withLanguage(pieces: readonly Piece[], node: HtmlElement): readonly Piece[] {
  const language = languageOfElement(node)
  if (language === undefined || vanishing.has(node.tagName)) return pieces
  if (pieces.every((piece) => isInline(piece))) {
    return wrapPieces(pieces, (children) => [{ type: 'span', ...language, children }])
  }
  const [only, second] = pieces
  if (only !== undefined && second === undefined) {
    // Rules and code are in no language.
    if (only.type === 'thematicBreak' || only.type === 'code') return pieces
    if (only.type === 'figure') return [{ ...only, image: { ...language, ...only.image } }]
    return [{ ...language, ...only }]
  }
  return blocksOf(pieces).map((block) => withLanguage([block], node)[0] as Block)
}

function withLang(item: ListItem, node: HtmlElement): ListItem {
  const language = languageOfElement(node)
  return language === undefined ? item : { ...item, ...language }
}

/** All text of an element, raw, Markdown inside it included; without recursion. */
function contentText(node: HtmlElement, reading: Reading): string {
  const texts: string[] = []
  const stack: HtmlNode[] = [...node.childNodes].reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.nodeName === '#text') texts.push((next as DefaultTreeAdapterTypes.TextNode).value)
    else if (isElement(next, reading.name)) {
      texts.push(textOfPieces(takePart(Number(attribute(next, 'n')), reading)))
    } else if (isElement(next, 'br')) texts.push('\n')
    else if (isElement(next) && !vanishing.has(next.tagName))
      for (const child of [...next.childNodes].reverse()) stack.push(child)
  }
  return texts.join('')
}

function markSeen(nodes: readonly HtmlNode[], reading: Reading): void {
  const stack = [...nodes]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isElement(next, reading.name)) reading.seen.add(Number(attribute(next, 'n')))
    if (next.nodeName === '#text') textPieces((next as DefaultTreeAdapterTypes.TextNode).value, reading)
    if ('content' in next) stack.push(...(next.content as HtmlElement).childNodes)
    if ('childNodes' in next) for (const child of next.childNodes) stack.push(child)
  }
}

/** Text with all its spaces, for code. */
function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (isInline(piece) ? textOfInline(piece) : textOf(piece))).join('')
}

function textOfInline(node: Inline): string {
  if (node.type === 'break') return ' '
  if ('value' in node) return node.value
  if (node.type === 'image') return node.alt
  return 'children' in node ? node.children.map((child) => textOfInline(child)).join('') : ''
}
