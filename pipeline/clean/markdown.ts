import type { Nodes } from 'mdast'
import { readMarkdown } from '../tree/markdown/chunk.ts'
import { guardSource } from '../tree/markdown/guard.ts'
import type { BlockRange, Range } from './rule.ts'

/** Where the rules may read and write in Markdown. All ranges are sorted offsets into the source. */
export interface MarkdownRanges {
  /** Paragraphs, headings and table cells. */
  readonly blocks: readonly BlockRange[]
  /** Everything that is not text: markup, code, addresses, raw HTML, front matter, escapes. */
  readonly shields: readonly Range[]
}

const frontMatter = /^---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/u

/** Length of the YAML front matter at the start of a text; 0 without one. */
export function frontMatterLength(text: string): number {
  return frontMatter.exec(text)?.[0].length ?? 0
}

/** The language that front matter names, if any. */
export function frontMatterLanguage(text: string): string | undefined {
  const length = frontMatterLength(text)
  return /^lang:[ \t]*["']?([A-Za-z0-9-]+)/mu.exec(text.slice(0, length))?.[1]
}

/** Parse Markdown once, only for its positions. */
export function markdownRanges(source: string): MarkdownRanges {
  const skip = frontMatterLength(source)
  // Blank lines in place of front matter keep all offsets right.
  const body = source.slice(0, skip).replaceAll(/[^\n]/gu, ' ') + source.slice(skip)
  // Guarded as in the tree: what is read as plain text there is plain text here, and hostile Markdown costs linear time.
  const root = readMarkdown(guardSource('', body).text, true)
  const blocks: BlockRange[] = []
  const texts: Range[] = []
  collect(root, blocks, texts)
  return { blocks, shields: complement(source, texts) }
}

function collect(node: Nodes, blocks: BlockRange[], texts: Range[]): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start !== undefined && end !== undefined) {
    if (node.type === 'text') texts.push({ start, end })
    if (node.type === 'paragraph' || node.type === 'tableCell') blocks.push({ kind: 'paragraph', start, end })
    if (node.type === 'heading') blocks.push({ kind: 'heading', start, end })
    // The text of a bare address is the address.
    if (node.type === 'link' && node.children.length === 1 && node.children[0]?.type === 'text') {
      if (node.children[0].position?.start.offset === start) return
    }
  }
  if ('children' in node) for (const child of node.children) collect(child, blocks, texts)
}

/** What no text covers; escapes and character references inside text are shielded too. */
function complement(source: string, texts: readonly Range[]): readonly Range[] {
  const shields: Range[] = []
  let from = 0
  for (const text of texts) {
    if (text.start > from) shields.push({ start: from, end: text.start })
    for (const match of source.slice(text.start, text.end).matchAll(/\\[!-/:-@[-`{-~]|[ \t]*\r?\n[ \t>]*/gu))
      shields.push({ start: text.start + match.index, end: text.start + match.index + match[0].length })
    from = Math.max(from, text.end)
  }
  if (from < source.length) shields.push({ start: from, end: source.length })
  return shields
}
