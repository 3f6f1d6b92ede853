import type { Finding, Rule } from '../rule.ts'

/** A base with its marks, conjoining jamo, or a single character that may have a canonical form. */
const clusters = /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]+|[\p{L}\p{N}\p{P}\p{S}\p{Z}]?\p{M}+|[^\u0000-\u00ff]/gu

/** Letters and marks in pieces become the composed form (NFC). Nothing is folded: never NFKC. */
export const nfc: Rule = {
  id: 'char/nfd',
  class: 'repair',
  languages: 'any',
  reason: 'letter and mark are written apart',
  quick: /[^\u0000-\u02ff]/,
  *find(view): Iterable<Finding> {
    if (view.text.normalize('NFC') === view.text) return
    let isFound = false
    for (const match of view.text.matchAll(clusters)) {
      const text = match[0].normalize('NFC')
      if (text === match[0]) continue
      isFound = true
      yield { start: match.index, end: match.index + match[0].length, text }
    }
    // A composition across the borders of our clusters: rare scripts only.
    if (!isFound) yield { start: 0, end: view.text.length, text: view.text.normalize('NFC') }
  },
  examples: [
    { before: 'de\u0301claration', after: 'déclaration', lang: 'fr' },
    { before: 'x² ½ …', after: 'x² ½ …' },
    { lang: 'vi', before: 'tie\u0302\u0301ng', after: 'tiếng' },
  ],
}
