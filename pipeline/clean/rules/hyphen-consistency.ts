import type { Finding, Rule } from '../rule.ts'

const hyphenated =
  /(?<![\p{L}-])(counter|anti|cyber|multi|micro|macro|inter|ultra|super|semi|infra|pseudo|trans)-(\p{Ll}{4,})(?![\p{L}-])/giu

/** `counter-intelligence` beside `counterterrorism`. */
export const hyphenConsistency: Rule = {
  id: 'style/hyphen-consistency',
  class: 'flag',
  languages: ['en'],
  reason: 'prefix with and without a hyphen',
  quick: /[a-z]-[a-z]/,
  *find(view): Iterable<Finding> {
    const closedWords = new Map<string, string | undefined>()
    for (const match of view.text.matchAll(hyphenated)) {
      const prefix = match[1]!.toLowerCase()
      // Long closed words only: “counterpart” and “antique” are words of their own.
      if (!closedWords.has(prefix))
        closedWords.set(prefix, new RegExp(`(?<![\\p{L}-])${prefix}\\p{Ll}{6,}(?![\\p{L}])`, 'iu').exec(view.text)?.[0])
      const closed = closedWords.get(prefix)
      if (closed === undefined) continue
      yield { start: match.index, end: match.index + match[0].length, reason: `“${match[0]}” beside “${closed}”` }
    }
  },
  examples: [],
}
