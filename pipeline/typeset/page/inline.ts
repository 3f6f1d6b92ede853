import { readArticleLink } from '../../edition/article-link.ts'
import type { Edition, Note } from '../../edition/types.ts'
import type { FontLibrary, FontRequest } from '../../font/types.ts'
import type { Direction, Image, Inline } from '../../tree/nodes.ts'
import type { LinkItem, StructureType } from '../display/types.ts'
import type { Span } from '../line/types.ts'
import { inLine, PLACEHOLDER, type SmallPicture } from './small-picture.ts'
import { NO_ELEMENT, type ElementDetails, type Structure } from './structure.ts'
import { LINK, type TextStyle } from './style.ts'

/** What hangs on a span besides its letters. */
export interface SpanDetails {
  readonly link?: { readonly target: LinkItem['target']; readonly contents: string; readonly element: number }
  readonly isStruck: boolean
  /** Name of the link target that a note call is. */
  readonly anchor?: string
  /** Id of the note that is called here for the first time. */
  readonly note?: string
  /** Offset of the span's first unit in the plain text of the block. */
  readonly plainStart: number
  /** A picture in the line; the span is a letter of its width in its place. */
  readonly picture?: SmallPicture
  /** Note marks and pictures are not part of the plain text. */
  readonly isMark: boolean
}

export interface InlineText {
  readonly spans: readonly Span[]
  readonly details: readonly SpanDetails[]
  /** Pictures among the words, which are set below the block. */
  readonly images: readonly Image[]
}

/** What inline nodes refer to. */
export interface InlineContext {
  readonly fonts: FontLibrary
  readonly structure: Structure
  readonly edition: Edition
  /** Notes by identifier. */
  readonly notes: ReadonlyMap<string, Note>
  /** How often each note has been called so far. */
  readonly calls: Map<string, number>
  /** Notes that have been called and are not set yet, in order. */
  readonly called: Note[]
  /** Articles that a link leads to but that have no address to write into a file. */
  readonly unlinked: Set<string>
  /** Names that links inside the file can have. */
  readonly targets: ReadonlySet<string>
}

/** What inline text inherits from its block. */
export interface InlineBase {
  readonly style: TextStyle
  readonly lang: string
  readonly dir: Direction
  readonly element: number
  /** Pictures stand in the line instead of below the block. */
  readonly withPictures?: boolean
}

interface State {
  readonly request: FontRequest
  readonly size: number
  readonly rise: number
  readonly colour: Span['colour']
  readonly element: number
  readonly isolate: Direction | undefined
  readonly isVerbatim: boolean
  readonly isStruck: boolean
  readonly link: SpanDetails['link']
  readonly dir: Direction
}

/** White space on either side of a picture in a line, in type sizes. */
const BEARING = 0.1

/**
 * Inline nodes as spans of one style each, white space folded and NFC as in the block's plain text; a forced break is a
 * line feed. Structure elements of links, note calls, code and other languages are made on the way, in reading order.
 */
export function inlineText(nodes: readonly Inline[], base: InlineBase, context: InlineContext): InlineText {
  const { structure, edition } = context
  const spans: Span[] = []
  const details: SpanDetails[] = []
  const images: Image[] = []
  /** Length of the plain text so far, and whether it takes a space: not at its start, not after another one. */
  let plain = 0
  let takesSpace = false

  function push(
    text: string,
    state: State,
    more: Pick<SpanDetails, 'anchor' | 'note' | 'picture'> & { readonly isMark?: boolean } = {},
  ): void {
    if (text === '') return
    spans.push({
      text,
      request: state.request,
      size: state.size,
      colour: state.colour,
      element: state.element,
      ...(state.rise !== 0 && { rise: state.rise }),
      ...(state.isolate !== undefined && { isolate: state.isolate }),
      ...(state.isVerbatim && { verbatim: true }),
    })
    const { link, isStruck } = state
    const { anchor, note, picture, isMark = false } = more
    const start = isMark ? plain : plain - text.length
    details.push({
      isStruck,
      isMark,
      plainStart: start,
      ...(link !== undefined && { link }),
      ...(anchor !== undefined && { anchor }),
      ...(note !== undefined && { note }),
      ...(picture !== undefined && { picture }),
    })
  }
  /** Shows what is no part of the text. */
  function pushAside(text: string, state: State): void {
    push(text, { ...state, element: NO_ELEMENT, link: undefined, isStruck: false }, { isMark: true })
  }
  function addText(value: string, state: State): void {
    let text = value.normalize('NFC')
    if (/[\t\n\r\f]| {2}/u.test(text)) text = text.replaceAll(/[ \t\n\r\f]+/gu, ' ')
    if (!takesSpace && text.startsWith(' ')) {
      text = text.slice(1)
      // White space on both sides of a picture or call is one space of the text, but two on paper.
      if (details.at(-1)?.isMark === true) pushAside(' ', state)
    }
    if (text === '') return
    plain += text.length
    takesSpace = !text.endsWith(' ')
    push(text, state)
  }
  function addBreak(state: State): void {
    if (plain === 0) return
    if (!takesSpace) dropLastSpace()
    plain += 1
    takesSpace = false
    push('\n', state)
  }
  /** Takes the space off the end of the text, past note marks. */
  function dropLastSpace(): void {
    for (let index = spans.length - 1; index >= 0; index -= 1) {
      const span = spans[index] as Span
      if (details[index]?.isMark === true) continue
      if (!/[ \n]$/u.test(span.text)) return
      plain -= 1
      if (span.text.length > 1) spans[index] = { ...span, text: span.text.slice(0, -1) }
      else {
        spans.splice(index, 1)
        details.splice(index, 1)
      }
      return
    }
  }
  function addNoteCall(identifier: string, state: State): void {
    const note = context.notes.get(identifier)
    if (note === undefined) return
    const call = (context.calls.get(identifier) ?? 0) + 1
    context.calls.set(identifier, call)
    if (call === 1) context.called.push(note)
    const reference = structure.add('Reference', state.element)
    const element = structure.add('Link', reference)
    const contents = edition.furniture.label('note-number', { number: note.label })
    const link = { target: { destination: note.id }, contents, element }
    const size = state.size * 0.68
    const raised: State = { ...state, size, rise: state.rise + state.size * 0.34, element, link, colour: LINK }
    // Numbers side by side would read as one: a comma parts them, which is not part of the text.
    if (details.at(-1)?.anchor !== undefined) pushAside(state.dir === 'rtl' ? '\u060c' : ',', raised)
    const anchor = note.calls[call - 1] ?? `${note.id}-call-${call}`
    push(note.label, raised, { isMark: true, anchor, ...(call === 1 && { note: note.id }) })
  }
  function addPicture(image: Image, state: State): void {
    const place = inLine(image, state.size, context)
    if (place === undefined) return
    const isDecoration = image.alt.trim() === ''
    const details = { alt: image.alt, placement: 'Inline', ...languageDetails(image.lang) } as const
    const figure = isDecoration ? undefined : structure.add('Figure', state.element, details)
    const font = context.fonts.fontFor(PLACEHOLDER.charCodeAt(0), state.request)
    const [glyph] = font?.shape(PLACEHOLDER, { dir: 'ltr' }) ?? []
    if (font === undefined || glyph === undefined) return
    const size = ((place.width + 2 * BEARING * state.size) * font.unitsPerEm) / glyph.xAdvance
    const picture: SmallPicture = { image: image.url, ...place, element: figure }
    push(PLACEHOLDER, { ...state, size, element: figure ?? NO_ELEMENT }, { isMark: true, picture })
  }
  function addLink(node: Extract<Inline, { readonly type: 'link' }>, state: State): void {
    const target = linkTarget(node.url, context)
    if (target === undefined || state.link !== undefined) return visitAll(node.children, state)
    const element = structure.add('Link', state.element, languageDetails(node.lang))
    const contents = node.title ?? labelOf(node.children) ?? node.url
    visitAll(node.children, { ...state, element, colour: LINK, link: { target, contents, element } })
  }
  function visitAll(children: readonly Inline[], state: State): void {
    for (const child of children) visit(child, state)
  }
  function visit(node: Inline, outer: State): void {
    const state = inOwnLanguage(node, outer)
    const { request, size } = state
    switch (node.type) {
      case 'text':
        return addText(node.value, state)
      case 'break':
        return addBreak(state)
      case 'inlineCode':
        return addText(node.value, leftToRight(asCode(state)))
      case 'emphasis':
        return visitAll(node.children, { ...within('Em', state), request: { ...request, italic: !request.italic } })
      case 'strong':
        return visitAll(node.children, { ...within('Strong', state), request: { ...request, weight: 700 } })
      case 'delete':
        return visitAll(node.children, { ...within('Span', state, { decoration: 'LineThrough' }), isStruck: true })
      case 'subscript':
        return visitAll(node.children, shifted(state, -size * 0.15))
      case 'superscript':
        return visitAll(node.children, shifted(state, size * 0.33))
      case 'keyboard':
        return visitAll(node.children, asCode(state))
      case 'span':
        return visitAll(node.children, state)
      case 'link':
        return addLink(node, state)
      case 'image':
        if (base.withPictures === true) addPicture(node, state)
        else images.push(node)
        return
      case 'footnoteReference':
        return addNoteCall(node.identifier, state)
    }
  }
  /** Text in another language is a Span with Lang and a bidi isolate; links carry their language themselves. */
  function inOwnLanguage(node: Inline, state: State): State {
    const { lang, dir } = node
    if (lang === undefined && dir === undefined) return state
    const own = dir ?? state.dir
    const needsElement = lang !== undefined && node.type !== 'link' && node.type !== 'image'
    const element = needsElement ? structure.add('Span', state.element, { lang }) : state.element
    const request = lang === undefined ? state.request : { ...state.request, lang }
    return { ...state, request, element, dir: own, isolate: own }
  }
  /** Inside an element of its own: what the eye sees by the type, others are told. */
  function within(type: StructureType, state: State, details?: ElementDetails): State {
    return { ...state, element: structure.add(type, state.element, details) }
  }
  function shifted(state: State, baselineShift: number): State {
    const { size, rise } = state
    return { ...within('Span', state, { baselineShift }), size: size * 0.7, rise: rise + baselineShift }
  }
  function asCode(state: State): State {
    const request: FontRequest = { ...state.request, face: 'mono', italic: false }
    return { ...within('Code', state), request, size: state.size * 0.88, isVerbatim: true }
  }
  /** Code is written from left to right, also where the text around it is not. */
  function leftToRight(state: State): State {
    return state.dir === 'rtl' ? { ...state, dir: 'ltr', isolate: 'ltr' } : state
  }

  const { style } = base
  visitAll(nodes, {
    request: { face: style.face, weight: style.weight, italic: style.italic, lang: base.lang },
    size: style.size,
    rise: 0,
    colour: style.colour,
    element: base.element,
    isolate: undefined,
    isVerbatim: false,
    isStruck: false,
    link: undefined,
    dir: base.dir,
  })
  if (!takesSpace) dropLastSpace()
  return { spans, details, images }
}

/** Where a link leads in the PDF; undefined when it cannot lead anywhere from there and its text stays text. */
export function linkTarget(
  url: string,
  context: Pick<InlineContext, 'edition' | 'targets' | 'unlinked'>,
): LinkItem['target'] | undefined {
  if (url.startsWith('#')) {
    const destination = url.slice(1)
    return context.targets.has(destination) ? { destination } : undefined
  }
  const article = readArticleLink(url)
  if (article === undefined) return /^(?:https?:\/\/|mailto:)/iu.test(url) ? { url } : undefined
  const { locale, metadata } = context.edition
  if (metadata.url === undefined) {
    context.unlinked.add(article.name)
    return undefined
  }
  const fragment = article.fragment === undefined ? '' : `#${encodeURIComponent(article.fragment)}`
  return { url: `${metadata.url}${locale}/${encodeURIComponent(article.name)}.html${fragment}` }
}

function languageDetails(lang: string | undefined): { readonly lang?: string } {
  return lang === undefined ? {} : { lang }
}

function labelOf(nodes: readonly Inline[]): string | undefined {
  const text = nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? (labelOf(node.children) ?? '') : ''))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return text === '' ? undefined : text
}
