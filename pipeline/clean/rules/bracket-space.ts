import type { Finding, Rule } from '../rule.ts'

const opening = /[ \u00a0](?<=[([（［【].)[ \u00a0]*(?=[\p{L}\p{M}\p{N}“„«"'‘])/gu
const closing = /[ \u00a0](?<=[\p{L}\p{M}\p{N}.!?…%”“»"'’].)[ \u00a0]*(?=[)\]）］】](?![(]))/gu

/** `( word )`: no space inside brackets. */
export const bracketSpace: Rule = {
  id: 'bracket/space-inside',
  class: 'repair',
  languages: 'any',
  reason: 'space inside a bracket',
  quick: /[([（［【][ \u00a0]|[ \u00a0][)\]）］】]/,
  *find(view): Iterable<Finding> {
    for (const pattern of [opening, closing])
      for (const match of view.text.matchAll(pattern)) {
        const end = match.index + match[0].length
        // A check box is no bracket.
        if (/^\[[ x]\] /u.test(view.text.slice(match.index - 1, match.index + 3))) continue
        yield { start: match.index, end, text: '', from: match.index - 1, to: end + 1 }
      }
  },
  examples: [
    { before: 'the ( whole ) truth', after: 'the (whole) truth' },
    { lang: 'ro', before: 'orașul ( cel vechi ) este', after: 'orașul (cel vechi) este' },
  ],
}
