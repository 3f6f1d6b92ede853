import { windows1252Controls } from '../../source/windows-1252.ts'
import type { Finding, Rule } from '../rule.ts'

/** Typographic marks of windows-1252 that somebody read as ISO 8859-1: `don\u0092t`. U+0085 alone is a line end of old. */
export const c1Controls: Rule = {
  id: 'encoding/c1-controls',
  class: 'repair',
  languages: 'any',
  reason: 'mark of windows-1252, misread as a control character',
  quick: /[\u0080-\u009f]/,
  *find(view): Iterable<Finding> {
    const hasOthers = /[\u0080-\u0084\u0086-\u009f]/u.test(view.text)
    for (const match of view.text.matchAll(/[\u0080-\u009f]/gu)) {
      const mark = windows1252Controls.charAt(match[0].charCodeAt(0) - 0x80)
      const text = match[0] === '\u0085' && !hasOthers ? '\n' : mark
      if (text !== match[0]) yield { start: match.index, end: match.index + 1, text, bold: true }
    }
  },
  examples: [
    { before: 'I don\u0092t \u0093know\u0094\u0085', after: 'I don’t “know”…' },
    { before: 'One line.\u0085And the next.', after: 'One line.\nAnd the next.' },
    { lang: 'it', before: 'l\u0092acqua e l\u0092aria', after: 'l’acqua e l’aria' },
  ],
}
