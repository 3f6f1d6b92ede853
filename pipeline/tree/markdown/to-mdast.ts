import type * as Mdast from 'mdast'
import type { Block, Inline, ListItem, Root, TableCell } from '../nodes.ts'
import { attributes, elements, htmlOfBlock, imageHtml, openingLink } from './to-html.ts'

/** Which blocks are to be written as HTML although Markdown has signs for them. */
export type HtmlChoice = (block: Block) => boolean

/** The tree as plain mdast; what mdast has no node for stands as `html`. Ids are left out. */
export function toMdast(root: Root, asHtml: HtmlChoice = () => false): Mdast.Root {
  return { type: 'root', children: root.children.map((block) => flow(block, asHtml(block))) }
}

function flow(block: Block, asHtml: boolean): Mdast.RootContent {
  if (block.type === 'footnoteDefinition') {
    const { identifier } = block
    const children = block.children.map((child) => flow(child, asHtml)) as Mdast.FootnoteDefinition['children']
    return { type: 'footnoteDefinition', identifier, label: identifier, children }
  }
  return asHtml || needsHtml(block) ? { type: 'html', value: htmlOfBlock(block) } : blockOf(block)
}

/** Language, direction and captions have no sign in Markdown. */
function needsHtml(block: Block): boolean {
  if (block.lang !== undefined || block.dir !== undefined) return true
  switch (block.type) {
    case 'figure':
      return block.caption !== undefined || hasLanguage(block.image)
    case 'list':
      return block.children.some((item) => hasLanguage(item))
    case 'table':
      return block.children.some((row) => hasLanguage(row) || row.children.some((cell) => hasLanguage(cell)))
    default:
      return false
  }
}

function hasLanguage(node: { readonly lang?: string; readonly dir?: string }): boolean {
  return node.lang !== undefined || node.dir !== undefined
}

function blockOf(block: Exclude<Block, { type: 'footnoteDefinition' }>): Mdast.RootContent {
  switch (block.type) {
    case 'paragraph':
    case 'notice':
      return { type: 'paragraph', children: phrasing(block.children, true) }
    case 'heading':
      return { type: 'heading', depth: block.depth, children: phrasing(block.children, false) }
    case 'thematicBreak':
      return { type: 'thematicBreak' }
    case 'code':
      return { type: 'code', lang: block.language ?? null, meta: block.meta ?? null, value: block.value }
    case 'blockquote':
      return { type: 'blockquote', children: containerChildren(block.children) }
    case 'list': {
      const { ordered, spread } = block
      const children = block.children.map((item) => itemOf(item))
      return { type: 'list', ordered, start: ordered ? (block.start ?? 1) : null, spread, children }
    }
    case 'table': {
      const align = block.align.map((value) => (value === 'none' ? null : value))
      const cell = (node: TableCell): Mdast.TableCell => ({
        type: 'tableCell',
        children: phrasing(node.children, false),
      })
      const children = block.children.map((row): Mdast.TableRow => ({
        type: 'tableRow',
        children: row.children.map(cell),
      }))
      return { type: 'table', align, children }
    }
    case 'figure':
      return { type: 'paragraph', children: phrasing([block.image], true) }
  }
}

function itemOf(item: ListItem): Mdast.ListItem {
  const { spread, checked } = item
  return { type: 'listItem', spread, checked: checked ?? null, children: containerChildren(item.children) }
}

function containerChildren(blocks: readonly Block[]): Mdast.ListItem['children'] {
  return blocks.map((block) => flow(block, false)) as Mdast.ListItem['children']
}

function phrasing(nodes: readonly Inline[], breaks: boolean): Mdast.PhrasingContent[] {
  return nodes.flatMap((node) => inlineOf(node, breaks))
}

/** `breaks`: whether a line may end here, which it may not in headings and cells. */
function inlineOf(node: Inline, breaks: boolean): Mdast.PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ type: node.type, value: node.value }]
    case 'break':
      return [breaks ? { type: 'break' } : { type: 'html', value: '<br>' }]
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: node.identifier, label: node.identifier }]
    case 'image': {
      if (hasLanguage(node)) return [{ type: 'html', value: imageHtml(node) }]
      return [{ type: 'image', url: node.url, alt: node.alt, title: node.title ?? null }]
    }
    case 'link': {
      const children = phrasing(node.children, breaks)
      if (hasLanguage(node)) return [open(openingLink(node)), ...children, open('</a>')]
      return [{ type: 'link', url: node.url, title: node.title ?? null, children }]
    }
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const { type } = node
      const children = phrasing(node.children, breaks)
      return hasLanguage(node) ? tagged(node, children) : [{ type, children }]
    }
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'span':
      return tagged(node, phrasing(node.children, breaks))
  }
}

function tagged(node: Extract<Inline, { type: keyof typeof elements }>, children: Mdast.PhrasingContent[]) {
  const name = elements[node.type]
  return [open(`<${name}${attributes(node)}>`), ...children, open(`</${name}>`)]
}

function open(value: string): Mdast.Html {
  return { type: 'html', value }
}
