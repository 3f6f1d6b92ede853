import { linesOf } from '../blocks.ts'
import type { Finding, Rule } from '../rule.ts'

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
      const { start, end, lineStart, lineEnd } = line
      if (line.isBlank) {
        if (lineEnd > lineStart) yield { start: lineStart, end: lineEnd, text: '', bold: true }
        continue
      }
      if (start > lineStart) yield { start: lineStart, end: start, text: '', bold: true }
      if (lineEnd > end) yield { start: end, end: lineEnd, text: '', bold: true }
    }
  },
  examples: [
    { before: ' \tA line. \u00a0', after: 'A line.' },
    { lang: 'sw', before: 'Habari njema.  \nLeo.', after: 'Habari njema.\nLeo.' },
  ],
}
