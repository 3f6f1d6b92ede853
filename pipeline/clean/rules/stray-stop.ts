import { abbreviations } from '../abbreviations.data.ts'
import type { Finding, Rule } from '../rule.ts'

const stray = /(?<![\p{L}\p{M}\p{N}.@])(\p{Ll}{3,})\. (\p{Ll}[\p{L}\p{M}]*)(?![\p{L}\p{M}\p{N}])/gu

/**
 * A full stop in the middle of a sentence. Never by itself: `approx. with`, `eBay` and `et al. say` look the same.
 */
export const strayStop: Rule = {
  id: 'punct/stray-stop',
  class: 'suggest',
  languages: 'known',
  reason: 'full stop inside a sentence',
  quick: /[^\s.]\. [^\s\d]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(stray)) {
      const [, word = '', next = ''] = match
      if (abbreviations.has(word) || next !== next.toLowerCase()) continue
      const at = match.index + word.length
      const reason = `full stop inside a sentence: the next word is lower case and “${word}.” is no abbreviation`
      yield { start: at, end: at + 1, text: '', from: match.index, to: match.index + match[0].length, reason }
    }
  },
  examples: [
    { before: 'a long border. with Kazakhstan', after: 'a long border with Kazakhstan' },
    { lang: 'pt', before: 'uma fronteira. longa', after: 'uma fronteira longa' },
    { before: 'It is approx. with. iOS was', after: 'It is approx. with. iOS was' },
  ],
}
