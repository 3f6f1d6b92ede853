import { pictureAddress } from './address.ts'
import type { Frame, PageBlock } from './blocks.ts'
import type { PageRule, Verdict } from './classify.ts'
import { pictureMarkup, writeAside, writeInline, type InlineContext, type InlineRule } from './inline.ts'
import { languageOf, type PageMetadata } from './metadata.ts'
import type { PageNotes } from './notes.ts'
import { attribute, isElement, isText, rawText, type PageElement, type PageNode } from './parse.ts'
import { createWriter, offsetsOf, type OriginMap, type Writer } from './writer.ts'

/** A stretch of the written page that is not part of the article, with the rule that says so. */
export interface PageCut {
  readonly rule: PageRule | InlineRule
  readonly start: number
  readonly end: number
}

/** A whole page as Markdown: what is cut out of it stands in it as text, so that nothing is lost without a record. */
export interface PageMarkdown {
  readonly text: string
  readonly cuts: readonly PageCut[]
  /** Blocks that name their language, or stand in an element that does. */
  readonly languages: readonly { readonly lang: string; readonly start: number; readonly end: number }[]
  readonly origin: OriginMap
}

interface Shared {
  readonly html: string
  readonly writer: Writer
  readonly metadata: PageMetadata
  readonly notes: PageNotes
  readonly cuts: PageCut[]
  /** Lists that use the second sign of their kind. */
  readonly listSigns: Map<unknown, boolean>
}

/** Write the blocks of a page. With front matter of what the page says about itself; the title as the first heading. */
export function writePage(
  html: string,
  metadata: PageMetadata,
  title: string | undefined,
  notes: PageNotes,
  verdicts: readonly Verdict[],
): PageMarkdown {
  const writer = createWriter()
  const shared: Shared = { html, writer, metadata, notes, cuts: [], listSigns: new Map() }
  writer.made(frontMatter(metadata))
  const hasTitle = verdicts.some((verdict) => verdict.isTitle === true)
  if (!hasTitle && title !== undefined && title !== '')
    writer.made(`# ${title.replaceAll(/[\\`*_[\]<&#~|]/gu, String.raw`\$&`)}\n\n`)
  const { blocks } = notes
  const kept = blocks.map((block, index) => isWritten(block, verdicts[index]!, metadata))
  const captions = new Map<number, PageBlock>()
  verdicts.forEach(({ captionOf }, index) => {
    const picture = captionOf !== undefined && kept[captionOf] === true ? blocks[captionOf] : undefined
    if (picture && captionOf !== undefined && !captions.has(captionOf) && ownCaption(picture).length === 0)
      captions.set(captionOf, blocks[index]!)
  })
  // Definitions of notes may stand anywhere; a list of them is broken up by nothing.
  const languages: { lang: string; start: number; end: number }[] = []
  let previous: PageBlock | undefined
  let nextKept = nextIndex(kept, 0)
  blocks.forEach((block, index) => {
    const verdict = verdicts[index]!
    if (kept[index] === true) {
      nextKept = nextIndex(kept, index + 1)
      const next = nextKept < 0 ? undefined : blocks[nextKept]
      const start = writer.length()
      writeBlock(block, previous, verdict, captions.get(index), shared)
      const lang = namedLanguage(block)
      if (lang !== undefined) languages.push({ lang, start, end: writer.length() })
      writer.made(separator(block, next))
      previous = block
      return
    }
    // A caption that went to its picture is written there.
    if (verdict.captionOf !== undefined && captions.get(verdict.captionOf) === block) return
    if (block.kind === 'rule') return
    writeCut(block, verdict.rule ?? 'page/picture', shared)
  })
  return {
    text: `${writer.text().replace(/\s+$/u, '')}\n`,
    cuts: merged(shared.cuts, writer.text()),
    languages,
    origin: writer.origin(),
  }
}

/** What `lang` says of a block: on all that is in it, or on an element round it, but for the page itself. */
function namedLanguage({ nodes, parent }: PageBlock): string | undefined {
  const said = nodes.filter((node) => !isText(node) || node.value.trim() !== '')
  const [only] = said.length === 1 ? said : []
  const own = only !== undefined && isElement(only) ? languageOf(attribute(only, 'lang')) : undefined
  if (own !== undefined) return own
  for (let up = parent; isElement(up) && up.tagName !== 'body'; up = up.parentNode as PageElement) {
    const lang = languageOf(attribute(up, 'lang'))
    if (lang !== undefined) return lang
  }
  return undefined
}

function nextIndex(kept: readonly boolean[], from: number): number {
  return kept.indexOf(true, from)
}

function isWritten(block: PageBlock, { rule }: Verdict, { base }: PageMetadata): boolean {
  if (rule !== undefined) return false
  if (block.kind !== 'picture') return true
  const image = block.nodes[0]
  return image !== undefined && isElement(image) && pictureAddress(image, base) !== undefined
}

/** YAML of what the page says of itself; every value in quotes. */
function frontMatter({ author, date, lang, site, image, description }: PageMetadata): string {
  const rows = [
    ['author', author],
    ['date', date],
    ['lang', lang],
    ['description', description],
    ['site', site],
    ['image', image],
  ].flatMap(([key, value]) =>
    value === undefined
      ? []
      : [`${key}: ${JSON.stringify(value.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu, ' '))}\n`],
  )
  return rows.length === 0 ? '' : `---\n${rows.join('')}---\n\n`
}

/** What starts the lines of a block: its first, and all others. */
function prefixes(
  frames: readonly Frame[],
  previous: readonly Frame[],
  signs: Map<unknown, boolean>,
): { readonly first: string; readonly rest: string } {
  let first = ''
  let rest = ''
  frames.forEach((frame, depth) => {
    const before = previous[depth]
    const isNew = before?.element !== frame.element
    const isOther = frame.kind === 'item' && isOtherSign(frame, before, signs)
    const sign =
      frame.kind === 'quote'
        ? '> '
        : frame.kind === 'note'
          ? `[^${frame.number}]: `
          : frame.ordered
            ? `${frame.number}${isOther ? ')' : '.'} `
            : isOther
              ? '* '
              : '- '
    const blank = frame.kind === 'quote' ? '> ' : ' '.repeat(frame.kind === 'note' ? 4 : sign.length)
    first += isNew ? sign : blank
    rest += blank
  })
  return { first, rest }
}

/** A list right after another list of its kind has another sign, else the two would be one. */
function isOtherSign(frame: Frame, before: Frame | undefined, signs: Map<unknown, boolean>): boolean {
  const list = frame.element.parentNode
  const known = signs.get(list)
  if (known !== undefined) return known
  const other = before?.kind === 'item' && before.ordered === frame.ordered ? before.element.parentNode : undefined
  const isOther = other !== undefined && other !== list && signs.get(other) === false
  signs.set(list, isOther)
  return isOther
}

/** Items of one list follow each other; everything else has an empty line between, inside what both share. */
function separator(block: PageBlock, next: PageBlock | undefined): string {
  if (next === undefined) return '\n'
  let shared = 0
  while (shared < block.frames.length && block.frames[shared]?.element === next.frames[shared]?.element) shared++
  const [one, other] = [block.frames[shared], next.frames[shared]]
  const isNextItem =
    other?.kind === 'item' &&
    (one?.kind === 'item'
      ? one.element.parentNode === other.element.parentNode
      : shared > 0 && block.frames[shared - 1]?.kind === 'item')
  if (isNextItem && block.kind === 'paragraph' && next.kind === 'paragraph') return '\n'
  const quote = block.frames
    .slice(0, shared)
    .map((frame) => (frame.kind === 'quote' ? '>' : ''))
    .join(' ')
  return `\n${quote.trimEnd()}\n`
}

function writeBlock(
  block: PageBlock,
  previous: PageBlock | undefined,
  verdict: Verdict,
  caption: PageBlock | undefined,
  shared: Shared,
): void {
  const { writer, html } = shared
  const { first, rest } = prefixes(block.frames, previous?.frames ?? [], shared.listSigns)
  writer.made(first)
  switch (block.kind) {
    case 'heading':
    case 'paragraph': {
      const level = verdict.isTitle === true ? 1 : block.kind === 'heading' ? Math.max(2, block.level) : 0
      if (level > 0) writer.made(`${'#'.repeat(level)} `)
      // A line end in a heading would end it.
      writeInline(block.nodes, { ...contextOf(shared), indent: rest, mode: level > 0 ? 'cell' : 'markdown' })
      return
    }
    case 'rule':
      writer.made('***')
      return
    case 'code':
      writeCodeBlock(block, rest, html, writer)
      return
    case 'table':
      writeTable(block.nodes[0] as PageElement, rest, shared)
      return
    case 'picture':
      writeFigure(block, caption, shared)
      return
    case 'embed':
    // Never part of an article.
  }
}

function contextOf({ html, writer, metadata, notes, cuts }: Shared): InlineContext {
  return {
    ...{
      html,
      writer,
      base: metadata.base,
      mode: 'markdown',
      indent: '',
      notes: notes.names,
      backlinks: notes.backlinks,
    },
    onCut: (rule, start, end) => cuts.push({ rule, start, end }),
  }
}

function writeCodeBlock(block: PageBlock, indent: string, html: string, writer: Writer): void {
  const pre = block.nodes[0] as PageElement
  const text = rawText(pre)
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/gu) ?? []).map((run) => run.length + 1)))
  const inner = pre.childNodes.find((node): node is PageElement => isElement(node) && node.tagName === 'code')
  const language =
    /(?:^|\s)lang(?:uage)?-([\w+#-]{1,20})/u.exec(
      `${attribute(pre, 'class') ?? ''} ${(inner && attribute(inner, 'class')) ?? ''}`,
    )?.[1] ?? ''
  writer.made(`${fence}${language}\n${indent}`)
  const write = (node: PageNode): void => {
    if ('value' in node && node.nodeName === '#text') {
      const offset = offsetsOf(html, node)
      for (let index = 0; index < node.value.length; index++) {
        const character = node.value.charAt(index)
        if (character === '\n') writer.made(`\n${indent}`)
        else writer.copied(character, offset(index), 1)
      }
    } else if (isElement(node)) {
      if (node.tagName === 'br') writer.made(`\n${indent}`)
      for (const child of node.childNodes) write(child)
    }
  }
  write(pre)
  writer.made(writer.last() === '\n' ? fence : `\n${indent}${fence}`)
}

function writeTable(table: PageElement, indent: string, shared: Shared): void {
  const { writer } = shared
  const rows: PageElement[][] = []
  const stack: PageNode[] = [table]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) continue
    if (next.tagName === 'tr') {
      const cells = next.childNodes.filter(
        (node): node is PageElement => isElement(node) && /^t[dh]$/u.test(node.tagName),
      )
      if (cells.length > 0) rows.push(cells)
    } else for (let index = next.childNodes.length - 1; index >= 0; index--) stack.push(next.childNodes[index]!)
  }
  const columns = Math.min(60, Math.max(...rows.map((cells) => cells.reduce((sum, cell) => sum + spanOf(cell), 0))))
  rows.forEach((cells, row) => {
    if (row > 0) writer.made(`\n${indent}`)
    writer.made('|')
    let column = 0
    for (const cell of cells) {
      if (column >= columns) break
      writer.made(' ')
      writeInline(cell.childNodes, { ...contextOf(shared), mode: 'cell' })
      const span = Math.min(spanOf(cell), columns - column)
      writer.made(' |'.repeat(span))
      column += span
    }
    writer.made(' |'.repeat(columns - column))
    if (row === 0) writer.made(`\n${indent}|${' --- |'.repeat(columns)}`)
  })
}

function spanOf(cell: PageElement): number {
  const span = Number(attribute(cell, 'colspan') ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, 60) : 1
}

function writeFigure(block: PageBlock, caption: PageBlock | undefined, shared: Shared): void {
  const { writer, metadata } = shared
  const image = block.nodes[0] as PageElement
  const address = pictureAddress(image, metadata.base) ?? ''
  const own = ownCaption(block)
  const nodes = own.length > 0 ? own : (caption?.nodes ?? [])
  if (nodes.length === 0) {
    writer.made(pictureMarkup(image, address, 'markdown'))
    return
  }
  writer.made(`<figure>${pictureMarkup(image, address, 'html')}<figcaption>`)
  writeInline(nodes, { ...contextOf(shared), mode: 'html' })
  writer.made('</figcaption></figure>')
}

/** The caption inside a figure, when it says something. */
function ownCaption({ caption }: PageBlock): readonly PageNode[] {
  return caption.some((node) => (isElement(node) ? rawText(node) : isText(node) ? node.value : '').trim() !== '')
    ? caption
    : []
}

/** A block that is cut: as plain text on lines of its own, so that an editor who wants it back gets a paragraph. */
function writeCut(block: PageBlock, rule: PageRule, shared: Shared): void {
  const { writer, cuts, html } = shared
  const start = writer.length()
  writer.made('\n')
  const notes = { names: new Map<string, string>(), backlinks: new Set<string>(), blocks: [] }
  const nodes = block.caption.length > 0 ? [...block.nodes, ...block.caption] : block.nodes
  // Without addresses: what goes is reported as its readers saw it.
  const context: InlineContext = {
    ...contextOf({ ...shared, html, notes, metadata: { ...shared.metadata, base: undefined } }),
    mode: 'cell',
    onCut: () => undefined,
  }
  const [node] = nodes
  if (block.kind === 'embed' && node && isElement(node)) writeAside(node, 'page/embed', context)
  else writeInline(nodes, context)
  writer.made('\n\n')
  cuts.push({ rule, start, end: writer.length() })
}

/** Neighbouring cuts of one rule are one. What the end of the text lost is no part of a cut. */
function merged(cuts: readonly PageCut[], text: string): readonly PageCut[] {
  const end = text.replace(/\s+$/u, '').length + 1
  const found: PageCut[] = []
  for (const cut of cuts) {
    const last = found.at(-1)
    const next = { ...cut, end: Math.min(cut.end, end) }
    if (next.end <= next.start) continue
    if (last && last.rule === cut.rule && last.end === cut.start) found[found.length - 1] = { ...last, end: next.end }
    else found.push(next)
  }
  return found
}
