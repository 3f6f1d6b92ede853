import type { Finding, Rule } from '../rule.ts'

const twice =
  /(?<=^|\s|[([])([“„])\1(?=[\p{L}\p{M}\p{N}])([^“”„«»\n]{1,400}[\p{L}\p{M}\p{N}.,!?…])([”“])\3(?=$|[\s.,;:!?)\]])/gu

/** `““word””`: both marks written twice. */
export const quoteDoubled: Rule = {
  id: 'quote/doubled',
  class: 'repair',
  languages: 'known',
  reason: 'quotation mark written twice',
  quick: /““|„„/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(twice)) {
      const end = match.index + match[0].length
      yield { start: match.index, end: match.index + 1, text: '', together: String(match.index) }
      yield { start: end - 1, end, text: '', together: String(match.index) }
    }
  },
  examples: [
    { lang: 'pt', before: 'o ““direito de”” voto', after: 'o “direito de” voto' },
    { before: 'the ““right to”” vote', after: 'the “right to” vote' },
  ],
}
