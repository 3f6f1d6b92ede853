import type { Rule } from '../rule.ts'
import { patternFlag } from './pattern-flag.ts'

const auxiliary = '(?:would|will|could|can|do|does|did|should|shall|may|might|must|is|are|was|were|has|have|had)'

/** Two negations in one clause; which of them is meant, only the editor knows. */
export const doubleNegative = patternFlag({
  id: 'grammar/double-negative',
  languages: ['en'],
  reason: 'double negative: “any …” or without “not”? The meaning is the editor’s',
  pattern: new RegExp(
    `\\b(${auxiliary}(?: not|n[’']t)(?: \\p{Ll}+){1,2} (?:no (?!longer|less|fewer|more|later|sooner|doubt|matter|other than|better)\\p{Ll}+|nothing|nobody|no one|nowhere|none))\\b`,
    'giu',
  ),
  examples: ['The alliance would not allow no other forces to come.'],
})

const nouns =
  'country|nation|state|city|town|village|region|district|province|government|minister|president|company|party|person|man|woman|child|leader|group|army|court|school|church|house|street|river|law'

/** Subject and verb, or a word of number and its noun, that do not agree. Only where no other reading is left. */
export const agreement = patternFlag({
  id: 'grammar/agreement',
  languages: ['en'],
  reason: 'singular and plural do not agree',
  pattern: new RegExp(
    [
      // At the head of a sentence: `did she have` is right.
      '(?<=^|[.!?]["”’)]? )((?:He|She|It) (?:have|are|were not|do not|don[’\']t))\\b(?! it been)',
      '\\b((?:they|we) (?:has|was|is|does))\\b(?! not only)',
      '(?<!\\b(?:of|for|with|to|in|from|by|about|than|among|and) )\\b((?:[Tt]he|[Tt]hese|[Tt]hose|some|many|all) (?:men|women|children|people) (?:was|has|is|does))\\b',
      `\\b((?:[Mm]any|[Ss]everal|these|those|both|two|three|four|five|six|seven|eight|nine|ten) (?:${nouns}|year|month|week|day|hour))(?=[.,;!?]| (?:are|were|have|under|in|with|from|on|by)\\b)`,
    ].join('|'),
    'gmu',
  ),
  examples: ['Many talks ended when those country are at war.'],
})

/** `in the Soviet Union or country under Soviet control`: a name shares no article, so the noun stands alone. */
export const numberAgreement = patternFlag({
  id: 'grammar/number-agreement',
  languages: ['en'],
  reason: 'singular noun without an article after “or”: plural expected?',
  pattern: new RegExp(
    `(?<=\\b\\p{Lu}\\p{Ll}+ or )((?:${nouns}) (?:under|in|of|with|from|within|outside) \\p{L}+(?: (?:control|rule|law|influence))?)\\b`,
    'gu',
  ),
  examples: ['uprisings in the former Soviet Union or country under Soviet control'],
})

/** Reported speech in the past that jumps to the present and back. */
export const tenseSequence = patternFlag({
  id: 'grammar/tense-sequence',
  languages: ['en'],
  reason: 'mixed tenses in reported speech',
  pattern:
    /\b(?:said|added|announced|stated|claimed|declared|reported) that [^.!?“”\n]{0,160}?\b((?:has|have) (?:now|already|just) (?:been )?\p{Ll}+)\b(?=[^.!?\n]{0,200}\b(?:but|and|while)\b[^.!?\n]{0,120}\p{Ll}+ed\b)/giu,
  examples: ['He said that order has now been restored, but the hunt for them continued.'],
})

/** `the ministry said citing Mr. Wang`. */
export const missingComma = patternFlag({
  id: 'grammar/missing-comma',
  languages: ['en'],
  reason: 'comma before the participle?',
  pattern:
    /\b((?:said|announced|reported|stated|wrote|added|declared|claimed|noted) (?:citing|quoting|referring|adding|noting|stressing|pointing|alluding|warning|calling))\b/giu,
  examples: ['the ministry said citing Mr. Wang'],
})

/** Phrases that often came through another language, with what they may have been. */
const artefacts: readonly (readonly [pattern: string, meant: string])[] = [
  ['during (an appeal to|the appeal to|an appeal with)', 'a call to'],
  ['(in (?:the )?frames? of)', 'within the framework of'],
  ['(realiz(?:e|ed|ation of) (?:the|a) projects?)', 'carry out a project'],
  ['(actual (?:question|problem|topic)s?)', 'current question'],
  ['(in (?:a )?perspective)(?= (?:of )?(?:the )?(?:next|coming))', 'in the long term'],
]

export const translationArtefact: Rule = {
  id: 'meaning/translation-artefact',
  class: 'flag',
  languages: ['en'],
  reason: 'perhaps translated back from another language',
  *find(view) {
    for (const [pattern, meant] of artefacts)
      for (const match of view.text.matchAll(new RegExp(`\\b${pattern}\\b`, 'giu'))) {
        const place = match[1] ?? match[0]
        const start = match.index + match[0].indexOf(place)
        const reason = `perhaps translated back from another language: “${meant}”?`
        yield { start, end: start + place.length, reason }
      }
  },
  examples: [],
}
