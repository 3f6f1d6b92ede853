import { quoteFamilies, type QuoteMark } from '../quotes.ts'
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
      const lone = withoutPartner(family.marks)
      if (!lone || (lone.role === 'open' && lone.at === family.block.start)) continue
      yield { start: lone.at, end: lone.at + 1 }
    }
  },
  examples: [],
}

/** The first mark that opens or closes nothing; where all do but nest too deeply, the first of all. */
function withoutPartner(marks: readonly QuoteMark[]): QuoteMark | undefined {
  const open: QuoteMark[] = []
  for (const mark of marks) {
    if (mark.role === 'open') open.push(mark)
    else if (open.pop() === undefined) return mark
  }
  return open[0] ?? marks[0]
}
