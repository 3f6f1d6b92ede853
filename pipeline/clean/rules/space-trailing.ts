import { linesOf } from '../blocks.ts'
import { inlineSpace } from '../characters.ts'
import type { Finding, Rule } from '../rule.ts'

const edges = new RegExp(`^[${inlineSpace}\\ufeff]+|[${inlineSpace}\\ufeff]+$`, 'gu')

/** White space at the edges of a line of plain text. */
export const spaceTrailing: Rule = {
  id: 'space/trailing',
  class: 'repair',
  languages: 'any',
  formats: ['text'],
  reason: 'space at the edge of a line',
  quick: /(?:^|[\n\r\u2028\u2029])[^\S\n\r\u2028\u2029]|[^\S\n\r\u2028\u2029](?:[\n\r\u2028\u2029]|$)/,
  *find(view): Iterable<Finding> {
    for (const line of linesOf(view.text)) {
      if (line.isBlank && line.lineEnd > line.lineStart)
        yield { start: line.lineStart, end: line.lineEnd, text: '', bold: true }
      else if (line.start > line.lineStart || line.end < line.lineEnd)
        for (const match of view.text.slice(line.lineStart, line.lineEnd).matchAll(edges))
          yield {
            start: line.lineStart + match.index,
            end: line.lineStart + match.index + match[0].length,
            text: '',
            bold: true,
          }
    }
  },
  examples: [{ before: ' \tA line. \u00a0', after: 'A line.' }],
}
