import type { Finding, Rule } from '../rule.ts'

/** A flag that is a pattern: the first group is the place, or else the whole match. */
export function patternFlag(options: {
  readonly id: string
  readonly languages: Rule['languages']
  readonly reason: string
  readonly pattern: RegExp
  readonly examples: readonly string[]
  readonly reasonOf?: (match: RegExpMatchArray) => string | undefined
}): Rule {
  return {
    id: options.id,
    class: 'flag',
    languages: options.languages,
    reason: options.reason,
    *find(view): Iterable<Finding> {
      for (const match of view.text.matchAll(options.pattern)) {
        const place = match[1] ?? match[0]
        const start = match.index + match[0].indexOf(place)
        const reason = options.reasonOf ? options.reasonOf(match) : options.reason
        if (reason !== undefined) yield { start, end: start + place.length, reason }
      }
    },
    examples: options.examples.map((text) => ({ before: text, after: text })),
  }
}
