import { characterAt, characterBefore } from '../characters.ts'
import type { Finding, Rule } from '../rule.ts'

/** Scripts that write no space between words use U+200B to mark them. */
const southEast =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u

/**
 * Zero-width space, word joiner and stray byte order marks. Never joiners, non-joiners or bidi marks: they are spelling
 * in Arabic and Indic scripts and in emoji.
 */
export const zeroWidth: Rule = {
  id: 'char/zero-width',
  class: 'repair',
  languages: 'any',
  reason: 'invisible character of no width',
  quick: /[\u200b\u2060\ufeff]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(/[\u200b\u2060\ufeff]+/gu)) {
      const start = match.index
      const end = start + match[0].length
      const before = characterBefore(view.text, start)
      const after = characterAt(view.text, end)
      const isMarker = southEast.test(before) || southEast.test(after)
      // Beside a slash, dash or number they are break opportunities or their prohibition, set on purpose.
      const isIdle = isSilent(before) && isSilent(after)
      const kept = Array.from(match[0]).filter((sign) => sign !== '\ufeff' && (isMarker ? sign === '\u200b' : !isIdle))
      yield { start, end, text: isMarker ? kept.slice(0, 1).join('') : kept.join('') }
    }
  },
  examples: [
    { before: 'rea\u200blis\ufeffed for\u2060ce', after: 'realised force' },
    { before: 'และ\u200bไม่', after: 'และ\u200bไม่', lang: 'th' },
    { before: 'می\u200cخواهم', after: 'می\u200cخواهم', lang: 'fa' },
  ],
}

/** Letters, white space, stops, and marks that stand at words: no line may break there, or may anyway. */
function isSilent(character: string): boolean {
  return character === '' || /[\p{L}\p{M}\s,.;:!?،。，、؟؛“”„‟‘’‚«»‹›"'()[\]{}¿¡…*]/u.test(character)
}
