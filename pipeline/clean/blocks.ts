import type { BlockRange } from './rule.ts'
import type { TextBlock } from './types.ts'

const headingMark = /^(?:#{1,6} +)+(?=\S)/u
const itemMark = /^(?:[-*+]|\d{1,3}[.)]) +(?=\S)/u

/**
 * Blocks of plain text: every line that is not blank is one. A line that starts with `# ` is a heading; neighbouring lines
 * that start with `- ` or `1. ` are items (a lone one may be dialogue or a year, and stays a paragraph).
 */
export function lineBlocks(text: string): readonly BlockRange[] {
  const blocks: BlockRange[] = []
  const lines = [...linesOf(text)]
  lines.forEach((line, index) => {
    if (line.isBlank) return
    const content = text.slice(line.start, line.end)
    const heading = headingMark.exec(content)
    if (heading) {
      blocks.push({ kind: 'heading', start: line.start + heading[0].length, end: line.end })
      return
    }
    const item = itemMark.exec(content)
    const isItem =
      item !== null &&
      [lines[index - 1], lines[index + 1]].some((near) => near && itemMark.test(text.slice(near.start, near.end)))
    blocks.push({
      kind: isItem ? 'item' : 'paragraph',
      start: line.start + (isItem ? item[0].length : 0),
      end: line.end,
    })
  })
  return blocks
}

/** A line without its end, and without white space at its edges; `lineStart` and `lineEnd` have it. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly lineStart: number
  readonly lineEnd: number
  readonly isBlank: boolean
}

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029\u000b\u000c]/g

/** The lines of a text, at every kind of line end. */
export function* linesOf(text: string): Generator<Line> {
  let from = 0
  for (const match of text.matchAll(lineBreak)) {
    yield lineBetween(text, from, match.index)
    from = match.index + match[0].length
  }
  yield lineBetween(text, from, text.length)
}

function lineBetween(text: string, lineStart: number, lineEnd: number): Line {
  const raw = text.slice(lineStart, lineEnd)
  const trimmed = raw.trim()
  const start = trimmed === '' ? lineStart : lineStart + raw.length - raw.trimStart().length
  return { start, end: start + trimmed.length, lineStart, lineEnd, isBlank: trimmed === '' }
}

/** The blocks that `Cleaned` names: of the finished text. */
export function textBlocks(text: string): readonly TextBlock[] {
  return lineBlocks(text)
}
