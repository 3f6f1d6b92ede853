import { pictureAddress, trackingIn } from './address.ts'
import { absolute } from './metadata.ts'
import { attribute, isElement, isEmbed, isText, rawText, type PageElement, type PageNode } from './parse.ts'
import { offsetsOf, type Writer } from './writer.ts'

/** What phrasing needs to know to be written. */
export interface InlineContext {
  readonly html: string
  readonly writer: Writer
  readonly base: string | undefined
  /** How text is protected: Markdown, or raw HTML for captions. */
  readonly mode: 'markdown' | 'cell' | 'html'
  /** What starts the next line of the same block. */
  readonly indent: string
  /** Names of notes by the address of their links (`#note1`). */
  readonly notes: ReadonlyMap<string, string>
  /** Links back from a note to its place in the text. */
  readonly backlinks: ReadonlySet<string>
  /** Stretches to take out again, with a record of their rule. */
  onCut(rule: InlineRule, start: number, end: number): void
}

/** Why a part of phrasing is taken out. */
export type InlineRule = 'link/tracking' | 'page/embed' | 'page/picture'

interface State {
  space: boolean
  isStart: boolean
  /** Marks that wait for their first character. */
  opens: { readonly text: string; done: boolean }[]
}

/** Write phrasing: white space folded, marks as Markdown where that is safe and as HTML elsewhere. */
export function writeInline(nodes: readonly PageNode[], context: InlineContext): void {
  const state: State = { space: false, isStart: true, opens: [] }
  for (const node of nodes) write(node, context, state, [])
}

const isSpace = (unit: number): boolean => unit === 32 || (unit > 8 && unit < 14)

function open(state: State, writer: Writer): void {
  if (state.space && !state.isStart) writer.made(' ')
  state.space = false
  state.isStart = false
  for (const mark of state.opens) {
    if (mark.done) continue
    writer.made(mark.text)
    mark.done = true
  }
}

function write(node: PageNode, context: InlineContext, state: State, marks: readonly string[]): void {
  if (isText(node)) {
    writeText(node.value, offsetsOf(context.html, node), context, state)
    return
  }
  if (!isElement(node)) return
  switch (node.tagName) {
    case 'br':
      if (state.isStart) return
      state.space = false
      context.writer.made(context.mode === 'markdown' ? `\\\n${context.indent}` : '<br>')
      state.isStart = true
      return
    case 'img':
      writePicture(node, context, state)
      return
    case 'a':
      writeLink(node, context, state, marks)
      return
    case 'code':
    case 'tt':
    case 'samp':
      writeCode(node, context, state)
      return
    case 'wbr':
      return
    case 'rp':
    case 'rt':
    case 'button':
      writeAside(node, 'page/embed', context)
      return
    default: {
      if (isEmbed(node)) {
        writeAside(node, 'page/embed', context)
        return
      }
      const name = markNames.get(node.tagName)
      if (name === undefined || marks.includes(name) || isNoteMark(node, context)) {
        for (const child of node.childNodes) write(child, context, state, marks)
      } else writeMark(node, name, context, state, marks)
    }
  }
}

/** A raised link to a note: the note mark is raised by itself. */
function isNoteMark(element: PageElement, { notes, backlinks }: InlineContext): boolean {
  if (element.tagName !== 'sup' || notes.size === 0) return false
  const links = element.childNodes.filter((node) => !isText(node) || node.value.trim() !== '')
  return links.every((node) => {
    const href = isElement(node) && node.tagName === 'a' ? (attribute(node, 'href') ?? '') : ''
    return notes.has(href) || backlinks.has(href)
  })
}

const markNames: ReadonlyMap<string, string> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['cite', 'em'],
  ['dfn', 'em'],
  ['var', 'em'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['kbd', 'kbd'],
  ['del', 'del'],
  ['s', 'del'],
  ['strike', 'del'],
])
const signs: ReadonlyMap<string, string> = new Map([
  ['strong', '**'],
  ['em', '*'],
])

function writeMark(
  element: PageElement,
  name: string,
  context: InlineContext,
  state: State,
  marks: readonly string[],
): void {
  const { writer } = context
  const text = rawText(element).trim()
  const sign = signs.get(name)
  const isSafe =
    sign !== undefined &&
    context.mode !== 'html' &&
    /^[\p{L}\p{N}][\s\S]*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u.test(text) &&
    writer.last() !== '*'
  const mark = { text: isSafe ? sign : `<${name}>`, done: false }
  state.opens.push(mark)
  for (const child of element.childNodes) write(child, context, state, [...marks, name])
  state.opens.splice(state.opens.indexOf(mark), 1)
  if (mark.done) writer.made(isSafe ? sign : `</${name}>`)
}

function writeText(value: string, offset: (index: number) => number, context: InlineContext, state: State): void {
  const { writer, mode } = context
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index)
    if (isSpace(unit)) {
      state.space = true
      continue
    }
    const isLineStart = state.isStart
    open(state, writer)
    const length = (unit & 0xfc00) === 0xd800 && index + 1 < value.length ? 2 : 1
    const character = value.slice(index, index + length)
    const protectedText =
      mode === 'html' ? htmlEscapes.get(character) : unit < 128 ? escaped(value, index, isLineStart, mode) : undefined
    if (protectedText === undefined) writer.copied(character, offset(index), length)
    else {
      if (protectedText.startsWith('\\')) {
        writer.made('\\')
        writer.copied(character, offset(index), length)
      } else writer.made(protectedText)
    }
    index += length - 1
  }
}

const htmlEscapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

/** What protects a character that would mean something in Markdown. */
function escaped(value: string, index: number, isLineStart: boolean, mode: InlineContext['mode']): string | undefined {
  const character = value.charAt(index)
  if (/[\\`*[\]<~]/u.test(character)) return `\\${character}`
  // Inside words an underscore means nothing.
  if (character === '_')
    return /[\p{L}\p{N}]_[\p{L}\p{N}]/u.test(value.slice(Math.max(0, index - 1), index + 2)) ? undefined : '\\_'
  if (character === '&') return /^&(?:#|[a-z])[a-z\d]{1,31};/iu.test(value.slice(index, index + 40)) ? '\\&' : undefined
  if (character === '|' && mode === 'cell') return '\\|'
  if (character === '!' && value.charAt(index + 1) === '[') return '\\!'
  if (!isLineStart) {
    // `1.` or `1)` at the start of a line would be a list.
    if (
      (character === '.' || character === ')') &&
      /^\s?$/u.test(value.charAt(index + 1)) &&
      /^\s*\d{1,9}$/u.test(value.slice(Math.max(0, index - 12), index))
    )
      return `\\${character}`
    return undefined
  }
  return /[#>=+|:-]/u.test(character) ? `\\${character}` : undefined
}

function writeCode(element: PageElement, context: InlineContext, state: State): void {
  const text = rawText(element).replaceAll(/\s+/gu, ' ').trim()
  if (text === '') return
  open(state, context.writer)
  if (context.mode === 'html') {
    context.writer.made(`<code>${text.replaceAll(/[&<>]/gu, (sign) => htmlEscapes.get(sign) ?? sign)}</code>`)
    return
  }
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  context.writer.made(fence + pad + (context.mode === 'cell' ? text.replaceAll('|', '\\|') : text) + pad + fence)
}

/** An address in Markdown or HTML, whatever stands in it. */
export function safeAddress(address: string): string {
  return address.replaceAll(/[\s<>()\\"`|]/gu, (sign) =>
    sign.trim() === '' ? '%20' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function writeLink(element: PageElement, context: InlineContext, state: State, marks: readonly string[]): void {
  const { writer } = context
  const href = attribute(element, 'href')?.trim() ?? ''
  const note = context.notes.get(href)
  if (note !== undefined) {
    // A note mark stands at its word.
    state.space = false
    open(state, writer)
    writer.made(context.mode === 'html' ? '' : `[^${note}]`)
    return
  }
  if (context.backlinks.has(href) && rawText(element).trim().length < 4) return
  const address = href === '' || href.startsWith('#') ? undefined : absolute(href, context.base)
  const hasText = rawText(element).trim() !== ''
  if (address === undefined || !hasText || !/^(?:https?|mailto):/iu.test(address) || marks.includes('a')) {
    for (const child of element.childNodes) write(child, context, state, marks)
    return
  }
  const written = safeAddress(address)
  const mark = { text: context.mode === 'html' ? `<a href="${written.replaceAll('&', '&amp;')}">` : '[', done: false }
  state.opens.push(mark)
  for (const child of element.childNodes) write(child, context, state, [...marks, 'a'])
  state.opens.splice(state.opens.indexOf(mark), 1)
  if (!mark.done) return
  if (context.mode === 'html') writer.made('</a>')
  else {
    writer.made('](')
    const start = writer.length()
    writer.made(`${written})`)
    for (const { start: from, end } of trackingIn(written)) context.onCut('link/tracking', start + from, start + end)
  }
}

function writePicture(image: PageElement, context: InlineContext, state: State): void {
  const address = pictureAddress(image, context.base)
  if (address === undefined) {
    writeAside(image, 'page/picture', context)
    return
  }
  open(state, context.writer)
  context.writer.made(pictureMarkup(image, address, context.mode))
}

/** What an article cannot hold: written as it stands in the page, on one line, to be taken out again. */
export function writeAside(element: PageElement, rule: InlineRule, { writer, html, onCut }: InlineContext): void {
  const place = element.sourceCodeLocation
  if (!place) return
  const start = writer.length()
  let at = place.startOffset
  const copy = (end: number) => {
    if (end > at) writer.copied(html.slice(at, end), at, end - at)
  }
  for (const gap of html.slice(at, place.endOffset).matchAll(/\s*[\n\r]\s*/gu)) {
    copy(place.startOffset + gap.index)
    writer.made(' ')
    at = place.startOffset + gap.index + gap[0].length
  }
  copy(place.endOffset)
  onCut(rule, start, writer.length())
}

/** A picture as Markdown or HTML; one without `alt` has an empty one, and the build says so. */
export function pictureMarkup(image: PageElement, address: string, mode: InlineContext['mode']): string {
  const alt = (attribute(image, 'alt') ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, 500)
  if (mode === 'html')
    return `<img src="${safeAddress(address).replaceAll('&', '&amp;')}" alt="${alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">`
  return `![${alt.replaceAll(/[\\[\]`*_<&|]/gu, String.raw`\$&`)}](${safeAddress(address)})`
}
