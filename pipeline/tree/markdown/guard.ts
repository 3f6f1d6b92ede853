import { gfm } from 'micromark-extension-gfm'
import type { Nodes, Root } from 'mdast'
import { raising } from '../../config/limits.ts'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { parseChunks } from './chunk.ts'

/** Longest paragraph in which marks are read, in UTF-16 units. */
export const longestParagraph = 128 * 1024
/** Most delimiters (`*`, `_`, `~`, `[`, `]`, `\`, `&`) of one paragraph in which marks are read. */
export const mostDelimiters = 1500
/** Deepest nesting of quotes and lists that one line may open. */
export const deepestLine = 32

/** Markdown in which whatever would cost more than linear time is hidden from the parser. */
export interface GuardedSource {
  /** Of the same length as the input, so that all positions hold. */
  readonly text: string
  /** The hidden marks come back in a string of the tree. */
  restore(text: string): string
  readonly diagnostics: readonly Diagnostic[]
}

// There are 32 characters of ASCII punctuation and 32 noncharacters from U+FDD0: each mark has a stand-in that means nothing to
// the parser. Noncharacters of the source itself become U+FFFE, which the tree drops as it would have dropped them.
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const standIn = (mark: string): string => String.fromCharCode(0xfdd0 + punctuation.indexOf(mark))
const hide = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/gu, standIn)
const show = (text: string): string =>
  text.replaceAll(/[\ufdd0-\ufdef]/gu, (sign) => punctuation[sign.charCodeAt(0) - 0xfdd0] ?? '')

/**
 * Protect the parser: marks and escapes cost quadratic time in their number in one paragraph (`*a_ ` × n), nested lists
 * in their depth. A paragraph over the limits is read as plain text, and the diagnostic says so.
 */
export function guardSource(file: string, source: string, nesting: number = deepestLine): GuardedSource {
  const diagnostics: Diagnostic[] = []
  const plain = source.replaceAll(/[\ufdd0-\ufdef]/gu, '\ufffe')
  const flat = hideDeepMarkers(file, plain, Math.min(nesting, deepestLine), diagnostics)
  const text = needsCare(flat) ? hideCostlyParagraphs(file, flat, diagnostics) : flat
  return { text, diagnostics, restore: text === source ? (value) => value : show }
}

const markers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/u
const marker = />|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/gu

function hideDeepMarkers(file: string, text: string, deepest: number, diagnostics: Diagnostic[]): string {
  // No line that is shorter than two characters per marker can be too deep.
  const lines = text.split('\n')
  let changed = false
  lines.forEach((line, index) => {
    const run = line.length > deepest ? markers.exec(line)?.[0] : undefined
    if (run === undefined || /^[ \t]*(?:[-*_][ \t]*)+$/u.test(line)) return
    const [, over] = [...run.matchAll(marker)].slice(deepest - 1)
    if (over === undefined) return
    lines[index] = line.slice(0, over.index) + hide(line.slice(over.index, run.length)) + line.slice(run.length)
    changed = true
    const found = [...run.matchAll(marker)].length
    const message = `${found} quotes or lists within each other in one line, more than ${deepest}; the inner marks are read as text`
    const hints = deepest < deepestLine ? ['nest less deeply', raising('nesting')] : ['nest less deeply']
    diagnostics.push(diagnose('tree/too-deep', message, { file, line: index + 1, column: over.index + 1 }, hints))
  })
  return changed ? lines.join('\n') : text
}

/** Whether any run of lines that are not empty could hold a paragraph over the limits. */
function needsCare(text: string): boolean {
  let length = 0
  let delimiters = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      length = 0
      delimiters = 0
      continue
    }
    length += line.length
    if (line.length > 0) delimiters += line.match(/[*_~[\]\\&]/gu)?.length ?? 0
    if (length > longestParagraph || delimiters > mostDelimiters) return true
  }
  return false
}

// Everything that finds marks inside a paragraph; what is left finds the blocks, in linear time.
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'strikethrough',
]

function hideCostlyParagraphs(file: string, text: string, diagnostics: Diagnostic[]): string {
  const blocks = parseChunks(text, [{ ...gfm(), text: {} }, { disable: { null: inlineConstructs } }])
  const parts: string[] = []
  let position = 0
  for (const leaf of leavesOf(blocks)) {
    const slice = text.slice(leaf.start, leaf.end)
    const delimiters = slice.match(/[*_~[\]\\&]/gu)?.length ?? 0
    if (slice.length <= longestParagraph && delimiters <= mostDelimiters) continue
    parts.push(text.slice(position, leaf.start), hide(slice))
    position = leaf.end
    const reason =
      slice.length > longestParagraph
        ? `longer than ${longestParagraph} characters`
        : `with more than ${mostDelimiters} marks`
    const place = { file, line: leaf.line, column: leaf.column }
    const message = `a paragraph ${reason} is read as plain text`
    diagnostics.push(diagnose('tree/long-paragraph', message, place, ['divide the paragraph by empty lines']))
  }
  return parts.join('') + text.slice(position)
}

interface Leaf {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

/** Places of the content of paragraphs, headings and cells, in order; without recursion, since nothing is limited yet. */
function leavesOf(root: Root): readonly Leaf[] {
  const leaves: Leaf[] = []
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('children' in node)) continue
    const [first, last] = [node.children[0], node.children.at(-1)]
    const phrasing = first !== undefined && (first.type === 'text' || first.type === 'break')
    if (!phrasing) {
      for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] as Nodes)
      continue
    }
    const start = first.position?.start
    const end = last?.position?.end.offset
    if (start?.offset === undefined || end === undefined) continue
    leaves.push({ start: start.offset, end, line: start.line, column: start.column })
  }
  return leaves
}
