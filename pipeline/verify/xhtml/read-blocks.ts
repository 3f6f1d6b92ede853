import type { Edition } from '../../edition/types.ts'
import type { Direction } from '../../tree/nodes.ts'
import { buildRichText, type RichText, type RichTextBuilder, type Style } from '../rich-text.ts'
import { withMark, type WantedBlock } from '../wanted.ts'
import { hasRole, textOf, type MarkupElement, type MarkupNode } from './element.ts'

/** A block as it stands in a finished document. */
export interface FoundBlock {
  readonly id: string
  readonly element: MarkupElement
  readonly parent: string | undefined
  readonly lang: string
  readonly dir: string
  readonly rich: RichText | undefined
  /** Pictures of a figure. */
  readonly images: readonly MarkupElement[]
}

/** Everything that an article's documents say. */
export interface FoundArticle {
  readonly blocks: readonly FoundBlock[]
  /** Text that belongs to no block, and elements that an edition never has. */
  readonly residue: readonly { readonly near: string | undefined; readonly text: string }[]
  /** Ids of all elements, with those used twice. */
  readonly ids: ReadonlySet<string>
  readonly repeatedIds: readonly string[]
  /** Page marks: where, under which label and id. */
  readonly pages: readonly {
    readonly block: string
    readonly offset: number
    readonly label: string
    readonly id: string
  }[]
  readonly backLinks: readonly { readonly note: string | undefined; readonly href: string }[]
}

interface Position {
  readonly style: Style
  readonly container: string | undefined
  /** Id of the note around. */
  readonly note: string | undefined
  readonly leaf: { readonly id: string; readonly builder: RichTextBuilder } | undefined
  readonly figure: MarkupElement[] | undefined
  /** Inside the section of notes. */
  readonly inNotes: boolean
  /** The heading of the notes, which is no block of the edition. */
  readonly furniture: boolean
}

/** The main part of a document, with the language and direction that it inherits. */
export interface Main {
  readonly element: MarkupElement
  readonly lang: string
  readonly dir: Direction
}

const MARK_OF: Readonly<Record<string, string>> = {
  em: 'emphasis',
  i: 'emphasis',
  strong: 'strong',
  b: 'strong',
  del: 'delete',
  s: 'delete',
  sub: 'subscript',
  sup: 'superscript',
  kbd: 'keyboard',
  code: 'code',
  pre: 'code',
}
const FORBIDDEN = new Set(
  ['script', 'style', 'iframe', 'object', 'embed', 'form', 'button', 'textarea', 'select', 'link', 'meta', 'base', 'template'], // prettier-ignore
)

/** Walk the main parts of an edition's documents, in order, and collect what they say block by block. */
export function readBlocks(edition: Edition, wanted: readonly WantedBlock[], mains: readonly Main[]): FoundArticle {
  const wantedById = new Map(wanted.map((block) => [block.id, block]))
  const notes = new Map(edition.notes.map((note) => [note.id, note]))
  const blocks: FoundBlock[] = []
  const residue: { near: string | undefined; text: string }[] = []
  const ids = new Set<string>()
  const repeatedIds: string[] = []
  const pages: { block: string; offset: number; label: string; id: string }[] = []
  const waitingPages: { label: string; id: string }[] = []
  const backLinks: { note: string | undefined; href: string }[] = []

  const visit = (node: MarkupNode, at: Position): void => {
    if (typeof node === 'string') {
      if (at.leaf) return at.leaf.builder.text(node, at.style)
      const note = at.container === undefined ? undefined : notes.get(at.container)
      if (note && node.replaceAll(/[\s.)\]:]/g, '') === note.label) return
      if (!at.furniture && /[^ \t\n\r\f]/.test(node)) residue.push({ near: at.container, text: node.trim() })
      return
    }
    const id = node.attributes.get('id')
    if (id !== undefined) {
      if (ids.has(id)) repeatedIds.push(id)
      ids.add(id)
    }
    if (FORBIDDEN.has(node.name)) return void residue.push({ near: at.container, text: `<${node.name}>` })
    if (hasRole(node, 'doc-pagebreak')) {
      const label = (node.attributes.get('aria-label') ?? node.attributes.get('title') ?? textOf(node)).trim()
      if (!at.leaf) waitingPages.push({ label, id: id ?? '' })
      else at.leaf.builder.embed('page', `${label}\n${id ?? ''}`)
      return
    }
    if (hasRole(node, 'doc-backlink')) {
      backLinks.push({ note: at.note, href: node.attributes.get('href') ?? '' })
      return
    }
    const style = styleOf(node, at.style)
    if (hasRole(node, 'doc-noteref')) {
      const fragment = fragmentOf(node.attributes.get('href') ?? '')
      const note = notes.get(fragment)
      const label = textOf(node)
      const isRight = note !== undefined && label.includes(note.label)
      at.leaf?.builder.embed('call', isRight ? String(note.number) : `${label} → ${fragment}`)
      return
    }
    if (node.name === 'br') return at.leaf?.builder.lineBreak()
    if (node.name === 'img' || node.name === 'svg') {
      if (at.figure) at.figure.push(node)
      else if (at.leaf) at.leaf.builder.embed('image', node.attributes.get('alt') ?? '(no alt)')
      else residue.push({ near: at.container, text: `<${node.name}>` })
      return
    }
    const block = id === undefined ? undefined : wantedById.get(id)
    if (!block || id === undefined) {
      const inNotes = at.inNotes || hasRole(node, 'doc-endnotes')
      const furniture = at.furniture || (at.inNotes && !at.leaf && !at.container && /^h[1-6]$/.test(node.name))
      for (const child of node.children) visit(child, { ...at, style, inNotes, furniture })
      return
    }
    enter(block, node, { ...at, style })
  }

  const enter = (block: WantedBlock, node: MarkupElement, at: Position): void => {
    const { lang, dir } = at.style
    const builder = block.rich ? buildRichText(block.type === 'code') : undefined
    const images: MarkupElement[] = []
    const index = blocks.length
    const found = { id: block.id, element: node, parent: at.container, lang, dir, rich: undefined, images }
    blocks.push(found)
    if (builder) for (const page of waitingPages.splice(0)) builder.embed('page', `${page.label}\n${page.id}`)
    if (!builder && (block.type === 'thematicBreak' || block.type === 'figure')) {
      for (const page of waitingPages.splice(0)) pages.push({ block: block.id, offset: 0, ...page })
    }
    const inside: Position = {
      style: at.style,
      container: block.id,
      note: notes.has(block.id) ? block.id : at.note,
      leaf: builder && { id: block.id, builder },
      figure: block.type === 'figure' ? images : undefined,
      inNotes: at.inNotes,
      furniture: false,
    }
    for (const child of node.children) visit(child, inside)
    if (!builder) return
    const rich = builder.finish()
    blocks[index] = { ...found, rich }
    for (const { kind, value, at: offset } of rich.embedded) {
      if (kind !== 'page') continue
      const [label = '', pageId = ''] = value.split('\n')
      pages.push({ block: block.id, offset, label, id: pageId })
    }
  }

  for (const { element, lang, dir } of mains) {
    const style: Style = { lang, dir, marks: '', link: '', linkTitle: '' }
    visit(element, {
      style,
      container: undefined,
      note: undefined,
      leaf: undefined,
      figure: undefined,
      inNotes: false,
      furniture: false,
    })
  }
  for (const page of waitingPages) pages.push({ block: '(end)', offset: 0, ...page })
  return { blocks, residue, ids, repeatedIds, pages, backLinks }
}

/** Fragment of an address, decoded; '' when it has none. */
export function fragmentOf(href: string): string {
  const hash = href.indexOf('#')
  if (hash < 0) return ''
  try {
    return decodeURIComponent(href.slice(hash + 1))
  } catch {
    return href.slice(hash + 1)
  }
}

function styleOf(node: MarkupElement, around: Style): Style {
  const lang = node.attributes.get('xml:lang') ?? node.attributes.get('lang') ?? around.lang
  const dirValue = node.attributes.get('dir')
  const dir = dirValue === 'rtl' || dirValue === 'ltr' ? dirValue : around.dir
  let style: Style = { ...around, lang, dir }
  const mark = MARK_OF[node.name]
  if (mark !== undefined) style = withMark(style, mark)
  const href = node.name === 'a' ? node.attributes.get('href') : undefined
  return href === undefined ? style : { ...style, link: href, linkTitle: node.attributes.get('title') ?? '' }
}
