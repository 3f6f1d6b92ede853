import type { Finding, Rule } from '../rule.ts'

const comma = /(?<=[\p{L}\p{M}]{2})[,،](?=[\p{L}\p{M}]{2})/gu
/** Scripts without spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** A comma between two words without a space. */
export const missingSpace: Rule = {
  id: 'punct/missing-space',
  class: 'repair',
  languages: 'any',
  reason: 'no space after comma',
  quick: /[^\s,،][,،][^\s,،]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(comma)) {
      const at = match.index + 1
      if (spaceless.test(view.text.charAt(match.index - 1)) || spaceless.test(view.text.charAt(at))) continue
      yield { start: at, end: at, text: ' ', from: match.index, to: at }
    }
  },
  examples: [
    { before: 'All children,whether born', after: 'All children, whether born' },
    { lang: 'pt', before: 'as crianças,que vieram', after: 'as crianças, que vieram' },
    { before: '1,770 and N,N-dimethyl', after: '1,770 and N,N-dimethyl' },
  ],
}
