import { quoteFamilies } from '../quotes.ts'
import type { Finding, Rule } from '../rule.ts'

/** A quotation mark without its partner. A paragraph that only opens belongs to a longer quotation. */
export const quoteUnbalanced: Rule = {
  id: 'quote/unbalanced',
  class: 'flag',
  languages: 'known',
  reason: 'quotation mark without its partner',
  quick: /[“”„«»「」『』]/,
  *find(view): Iterable<Finding> {
    for (const family of quoteFamilies(view)) {
      if (family.pairs) continue
      const [first] = family.marks
      if (!first || (first.role === 'open' && first.at === family.block.start)) continue
      yield { start: first.at, end: first.at + 1 }
    }
  },
  examples: [],
}
