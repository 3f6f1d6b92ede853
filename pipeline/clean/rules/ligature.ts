import type { Rule } from '../rule.ts'

const letters = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st']

/** Ligatures as characters (from PDF copies) become letters; the font makes ligatures. */
export const ligature: Rule = {
  id: 'char/ligature',
  class: 'repair',
  languages: 'any',
  reason: 'ligature as a character',
  quick: /[\ufb00-\ufb06]/,
  *find(view) {
    for (const match of view.text.matchAll(/[\ufb00-\ufb06]/gu))
      yield { start: match.index, end: match.index + 1, text: letters[match[0].charCodeAt(0) - 0xfb00]! }
  },
  examples: [
    { before: 'ﬁnal oﬀer, eﬃcient ﬂow', after: 'final offer, efficient flow' },
    { lang: 'nl', before: 'e\ufb03ciënt', after: 'efficiënt' },
  ],
}
