import { gfmFromMarkdown } from 'mdast-util-gfm'
import type { Nodes, Root } from 'mdast'
import { gfm } from 'micromark-extension-gfm'
import { markdownParser, type Syntax } from './remark.ts'

/** Size at which a chunk ends at the next place where it may, in UTF-16 units and in lines that begin quotes or lists. */
export interface ChunkSize {
  readonly length: number
  readonly containers: number
}

// Small pieces: what the parser makes of one is dropped while it is young, which costs a third less than at 24 KB.
const usualSize: ChunkSize = { length: 4 * 1024, containers: 60 }

/** A piece of a document that holds whole blocks. */
interface Chunk {
  readonly text: string
  readonly line: number
  readonly offset: number
}

/** A piece that was read, where its positions count from, and what it was told of the definitions of other pieces. */
interface Read {
  readonly tree: Root
  readonly chunk: Pick<Chunk, 'line' | 'offset'>
  readonly told: string
}

const start = { line: 0, offset: 0 }
const gfmSyntax: Syntax = [gfm()]
let lastRead = new Map<string, Read>()

/**
 * The mdast of a document in GFM, as `parseChunks` makes it. Cleaning and the tree read nearly the same text one after the other:
 * what the first `keeps`, the next takes where the text is the same, and may change it, so the first must not look at it any more.
 */
export function readMarkdown(source: string, keeps: boolean): Root {
  const known = lastRead
  lastRead = new Map()
  return parsePieces(source, gfmSyntax, usualSize, known, keeps ? lastRead : undefined)
}

/**
 * The mdast of a document, parsed in pieces: the parser copies all its events whenever a quote or list ends, so that a book of
 * them costs quadratic time in one go. Pieces end only where every container is closed for sure; definitions of all
 * pieces are known in each. The result is that of parsing the whole.
 */
export function parseChunks(source: string, syntax: Syntax, size: ChunkSize = usualSize): Root {
  return parsePieces(source, syntax, size, new Map(), undefined)
}

function parsePieces(
  source: string,
  syntax: Syntax,
  size: ChunkSize,
  known: Map<string, Read>,
  kept: Map<string, Read> | undefined,
): Root {
  const chunks = chunksOf(source, size)
  const parse = parserFor(syntax)
  const reads = chunks.map(({ text }): Read => {
    const read = known.get(text)
    known.delete(text)
    return read ?? { tree: parse(text), chunk: start, told: '' }
  })
  const defined = reads.map(({ tree }) => definedIn(tree))
  const names = { definitions: defined.flatMap((own) => own.definitions), notes: defined.flatMap((own) => own.notes) }
  const all = labelsOf(names)
  const telling = JSON.stringify(names)
  let parseTold: typeof parse | undefined
  const trees = chunks.map((chunk, index) => {
    let read = reads[index] as Read
    // Only a piece that may call what is defined elsewhere must be told of it.
    const told = callsElsewhere(chunk.text, all, labelsOf(defined[index])) ? telling : ''
    if (read.told !== told) {
      parseTold ??= parserFor([...syntax, knowing(names)])
      read = { tree: (told === '' ? parse : parseTold)(chunk.text), chunk: start, told }
    }
    const lines = chunk.line - read.chunk.line
    const offset = chunk.offset - read.chunk.offset
    if (lines !== 0 || offset !== 0) shift(read.tree, lines, offset)
    kept?.set(chunk.text, { ...read, chunk })
    return read.tree
  })
  const [only, second] = trees
  if (only !== undefined && second === undefined) return only
  return { type: 'root', children: trees.flatMap(({ children }) => children) }
}

// Without the transform that finds addresses in text: `normaliseInline` does that, in every tree.
const building = gfmFromMarkdown().map(({ transforms: _transforms, ...extension }) => extension)

/** What must stand in a text for a construct of GFM to find an address in it. */
const signs: readonly (readonly [construct: string, sign: RegExp])[] = [
  ['emailAutolink', /@/u],
  ['wwwAutolink', /www/iu],
  ['protocolAutolink', /http/iu],
]

/**
 * A parser that does not look for addresses in a text that can hold none: the parser tries one at every word, and looks back for
 * an open bracket each time.
 */
function parserFor(syntax: Syntax): (text: string) => Root {
  const parsers = new Map<string, (text: string) => Root>()
  return (text) => {
    const idle = signs.flatMap(([construct, sign]) => (sign.test(text) ? [] : [construct]))
    const key = idle.join(' ')
    const parse = parsers.get(key) ?? markdownParser(syntax.map(without(idle)), building)
    parsers.set(key, parse)
    return parse(text)
  }
}

/** An extension of the parser less some constructs of text. */
function without(names: readonly string[]): (extension: Syntax[number]) => Syntax[number] {
  return (extension) => {
    if (!('text' in extension) || extension.text === undefined) return extension
    const text = Object.entries(extension.text).flatMap(([code, constructs]) => {
      const left = [constructs ?? []].flat().filter(({ name }) => name === undefined || !names.includes(name))
      return left.length === 0 ? [] : [[code, left] as const]
    })
    return { ...extension, text: Object.fromEntries(text) }
  }
}

const container = /^[ \t]*(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|\[\^)/u
const fence = /^(?:`{3,}[^`]*|~{3,}.*)$/u
const longHtml = /^<(?:script|pre|style|textarea)(?:[\s>]|$)|^<!--|^<\?|^<![A-Z]|^<!\[CDATA\[/iu
const indentedStart = /^[ \t]{1,3}(?:`{3}|~{3}|<)/u
/** A line that can belong to nothing that stands before an empty line: not indented and no list marker. */
const fresh = /^(?![ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))./u

/**
 * Divide a document where an empty line is followed by a line that begins something new. Fenced code and the HTML that may hold
 * empty lines are kept whole; where it is not certain whether one is open, nothing is divided any more.
 */
function chunksOf(source: string, size: ChunkSize): readonly Chunk[] {
  if (source.length <= size.length && countContainers(source) <= size.containers) {
    return [{ text: source, line: 0, offset: 0 }]
  }
  const chunks: Chunk[] = []
  let start = { offset: 0, line: 0 }
  let containers = 0
  let open: { fence?: string; until?: RegExp } | undefined
  let inHtml = false
  let emptyBefore = false
  let offset = 0
  let line = 0
  for (const raw of source.split('\n')) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (open !== undefined) {
      if (open.fence !== undefined && closes(text, open.fence)) open = undefined
      else if (open.until?.test(text) === true) open = undefined
      emptyBefore = false
    } else if (text.trim() === '') {
      inHtml = false
      emptyBefore = true
    } else {
      const full = offset - start.offset >= size.length || containers >= size.containers
      if (full && emptyBefore && fresh.test(text)) {
        chunks.push({ ...start, text: source.slice(start.offset, offset) })
        start = { offset, line }
        containers = 0
      }
      if (container.test(text)) containers++
      const opening = fence.test(text) || longHtml.test(text)
      // Inside other HTML, or indented, it may be the beginning of something that lasts, or just text.
      if ((opening && inHtml) || indentedStart.test(text)) break
      if (fence.test(text)) open = { fence: /^[`~]+/u.exec(text)?.[0] ?? '' }
      else if (longHtml.test(text)) {
        const until = endOf(text)
        if (!until.test(text.slice(2))) open = { until }
      } else if (text.startsWith('<')) inHtml = true
      emptyBefore = false
    }
    offset += raw.length + 1
    line++
  }
  chunks.push({ ...start, text: source.slice(start.offset) })
  return chunks
}

function countContainers(source: string): number {
  let count = 0
  for (const line of source.split('\n')) if (container.test(line)) count++
  return count
}

function closes(line: string, fence: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/u.exec(line)?.[1]
  return run !== undefined && run[0] === fence[0] && run.length >= fence.length
}

/** What ends the HTML that a line begins (CommonMark §4.6, conditions 1 to 5). */
function endOf(line: string): RegExp {
  if (line.startsWith('<!--')) return /-->/u
  if (line.startsWith('<?')) return /\?>/u
  if (line.startsWith('<![CDATA[')) return /\]\]>/u
  return line.startsWith('<!') ? />/u : /<\/(?:script|pre|style|textarea)>/iu
}

/** Names that pieces define, in the spelling that the parser compares. */
interface Names {
  readonly definitions: readonly string[]
  readonly notes: readonly string[]
}

function definedIn(tree: Root): Names {
  const definitions = new Set<string>()
  const notes = new Set<string>()
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition') definitions.add(node.identifier.toUpperCase())
    if (node.type === 'footnoteDefinition') notes.add(node.identifier.toUpperCase())
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return { definitions: [...definitions], notes: [...notes] }
}

/** What stands in the brackets that call these names, as `bareLabel` gives it. */
function labelsOf({ definitions, notes }: Names = { definitions: [], notes: [] }): ReadonlySet<string> {
  return new Set([...definitions, ...notes.map((name) => `^${name}`)].map(bareLabel))
}

/** A label without what the parser folds, or drops where lines of a quote meet: equal for all that it takes as equal. */
function bareLabel(label: string): string {
  return label
    .replaceAll(/[\s>]+/gu, '')
    .toLowerCase()
    .toUpperCase()
}

/** Longest label that is looked at, in characters or escapes: twice what the parser takes, with room for the marks of quotes. */
const longestLabel = 1999
const label = new RegExp(String.raw`\[(?=((?:\\.|[^\\[\]]){1,${longestLabel}})(\]?))`, 'gsu')

/** Whether some brackets of a piece may call a name that only other pieces define; each bracket is tried as the first of a label. */
function callsElsewhere(text: string, all: ReadonlySet<string>, own: ReadonlySet<string>): boolean {
  if (all.size === own.size) return false
  for (const [, name = '', end] of text.matchAll(label)) {
    if (end === '' && name.length < longestLabel) continue
    const bare = bareLabel(name)
    if (end === '' || (all.has(bare) && !own.has(bare))) return true
  }
  return false
}

/** The part of a tokenizer's context that holds what is defined; the parser looks there for what a label may call. */
interface Knowledge {
  readonly parser: { defined: string[]; gfmFootnotes?: string[]; told?: boolean }
}

/** A construct that reads nothing, but tells the parser at the first bracket what is defined in other pieces. */
function knowing(names: Names): Syntax[number] {
  const construct = {
    name: 'definitionsElsewhere',
    tokenize(this: unknown, _effects: unknown, _ok: unknown, nok: unknown) {
      const { parser } = this as Knowledge
      if (parser.told !== true) {
        parser.told = true
        parser.defined.push(...names.definitions)
        parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...names.notes]
      }
      return nok
    },
  }
  return { text: { 91: construct, 93: construct } } as unknown as Syntax[number]
}

/** Move the positions of a piece to where it stands in the document; without recursion. */
function shift(root: Root, lines: number, offset: number): void {
  const stack: Nodes[] = [...root.children]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const { position } = node
    if (position !== undefined) {
      for (const point of [position.start, position.end]) {
        point.line += lines
        point.offset = (point.offset ?? 0) + offset
      }
    }
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
}
