import { quoteLanguages, spacedQuoteLanguages, wideMarkLanguages } from './language.data.ts'

/** What the rules must know about a language. An unknown language has no quotes, and only neutral rules run. */
export interface LanguageMarks {
  readonly known: boolean
  /** Pairs whose direction is certain, opening then closing. Finnish and Swedish open and close with one mark. */
  readonly quotes: readonly (readonly [open: string, close: string])[]
  /** The language puts a space inside its quotation marks (French). */
  readonly spacedQuotes: boolean
  /** `; : ! ?` have a space before them (French). */
  readonly wideMarks: boolean
}

const unknown: LanguageMarks = { known: false, quotes: [], spacedQuotes: false, wideMarks: false }
const cache = new Map<string, LanguageMarks>()

/** The marks of a BCP 47 tag: of the tag itself, else of its prefixes. */
export function marksOf(tag: string): LanguageMarks {
  const found = cache.get(tag)
  if (found) return found
  const marks = lookUp(tag.toLowerCase())
  // Bounded: tags come from configuration, but a probe may send anything.
  if (cache.size < 500) cache.set(tag, marks)
  return marks
}

function lookUp(tag: string): LanguageMarks {
  const parts = tag.split('-')
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('-')
    for (const [pairs, tags] of quoteLanguages) {
      if (!tags.split(' ').includes(key)) continue
      return {
        known: true,
        quotes: pairs
          .split(' ')
          .filter(Boolean)
          .map((pair) => [pair.charAt(0), pair.charAt(1)]),
        spacedQuotes: spacedQuoteLanguages.has(parts[0]!),
        wideMarks: wideMarkLanguages.has(parts[0]!),
      }
    }
  }
  return unknown
}
