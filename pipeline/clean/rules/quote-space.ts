import { isWord } from '../characters.ts'
import { quoteFamilies, type QuoteFamily, type QuoteMark } from '../quotes.ts'
import type { Finding, Rule, View } from '../rule.ts'
import { straightSpaces } from './straight-quotes.ts'

const wrongSideReason = (side: string): string => `space on the wrong side of ${side} quote`

/** The mark leans the wrong way: `word“ word`, `word ”word`, `word ”, word`. */
function leansWrong(mark: QuoteMark, spaced: boolean): boolean {
  if (mark.role === 'open')
    return mark.gapBefore === '' && isEndOfWord(mark.before) && /^[ \t]$/u.test(mark.gapAfter) && isStart(mark.after)
  if (!/^[ \t]$/u.test(mark.gapBefore)) return false
  if (mark.gapAfter === '' && isWord(mark.after)) return true
  return spaced && mark.gapAfter === '' && /[([„“«]/u.test(mark.after)
}

function isEndOfWord(character: string): boolean {
  return isWord(character) || /[,;:.!?…)\]،؛*_`]/u.test(character)
}

function isStart(character: string): boolean {
  return isWord(character) || /[([„“«‘¿¡*_`]/u.test(character)
}

/** Inner space of a pair: as its healthy half has it, else as the language wants. */
function innerSpace(view: View, partner: QuoteMark): string {
  if (!view.marks.spacedQuotes) return ''
  const gap = partner.role === 'open' ? partner.gapAfter : partner.gapBefore
  return leansWrong(partner, true) ? '\u00a0' : gap
}

/** In pairs that nest, the sign of a mark is sure, so the space can be put right. */
export const quoteWrongSide: Rule = {
  id: 'quote/space-wrong-side',
  class: 'repair',
  languages: 'known',
  reason: wrongSideReason('a'),
  quick: /[“”„«»「」『』‹›]/,
  *find(view): Iterable<Finding> {
    const { spacedQuotes } = view.marks
    for (const family of quoteFamilies(view)) {
      for (const [open, close] of family.pairs ?? []) {
        if (leansWrong(open, spacedQuotes)) {
          const end = open.at + 1 + open.gapAfter.length
          const text = ` ${family.open}${innerSpace(view, close)}`
          yield {
            start: open.at,
            end,
            text,
            from: wordStart(view, open.at),
            to: end,
            reason: wrongSideReason('an opening'),
          }
        }
        if (leansWrong(close, spacedQuotes)) yield moveClosing(view, close, family.close, innerSpace(view, open))
      }
      if (family.pairs || isMirrored(family)) continue
      // A paragraph cut out of a longer quotation has no partner, but `coup, ”he said` leaves no choice.
      for (const mark of family.marks)
        if (
          mark.role === 'close' &&
          leansWrong(mark, spacedQuotes) &&
          /[,.!?…،]/u.test(mark.before) &&
          /\p{Ll}/u.test(mark.after)
        )
          yield moveClosing(view, mark, family.close, spacedQuotes ? '\u00a0' : '')
    }
  },
  examples: [
    { before: '“We are talking about a coup, ”he said.', after: '“We are talking about a coup,” he said.' },
    {
      before: 'the whole country, ”he said. “Then they left.”',
      after: 'the whole country,” he said. “Then they left.”',
    },
    { before: 'his nationality“ nor denied the” right', after: 'his nationality “nor denied the” right' },
    { before: 'dans «\u00a0laquelle seul le »libre', after: 'dans «\u00a0laquelle seul le\u00a0» libre', lang: 'fr' },
    { before: 'Hän sanoi, ”tämä on oikein”, ja', after: 'Hän sanoi, ”tämä on oikein”, ja', lang: 'fi' },
    { before: 'rätt att ”fritt taga del ”i livet', after: 'rätt att ”fritt taga del” i livet', lang: 'sv' },
    { before: 'Hon ”kom, såg, ”ja” sade', after: 'Hon ”kom, såg, ”ja” sade', lang: 'sv' },
  ],
}

/** All signs point the other way: »so« where we expect «so». Not damage. */
function isMirrored(family: QuoteFamily): boolean {
  return family.marks.length > 1 && family.marks.every((mark) => mark.shape !== mark.role)
}

function moveClosing(view: View, mark: QuoteMark, sign: string, inner: string): Finding {
  const start = mark.at - mark.gapBefore.length
  const word = /^[\p{L}\p{M}\p{N}]+/u.exec(view.text.slice(mark.at + 1, mark.at + 41))?.[0] ?? ''
  const from = isWord(mark.before) ? start : start - mark.before.length
  const reason = wrongSideReason('a closing')
  return { start, end: mark.at + 1, text: `${inner}${sign} `, from, to: mark.at + 1 + word.length, reason }
}

function wordStart(view: View, at: number): number {
  const word = /[\p{L}\p{M}\p{N}]+$/u.exec(view.text.slice(Math.max(0, at - 40), at))
  return word ? at - word[0].length : at
}

/** `“ word ”`: no space inside quotation marks, where the language has none. */
export const quoteSpaceInside: Rule = {
  id: 'quote/space-inside',
  class: 'repair',
  languages: 'known',
  reason: 'space inside quotation marks',
  quick: /[“„«»「『‹"] |[ ][”“»«」』›"]/,
  *find(view): Iterable<Finding> {
    if (view.marks.spacedQuotes) return
    yield* straightSpaces(view)
    for (const family of quoteFamilies(view))
      for (const [open, close] of family.pairs ?? []) {
        if (/^[ \t]+$/u.test(open.gapAfter) && !leansWrong(open, false) && isStart(open.after))
          yield {
            start: open.at + 1,
            end: open.at + 1 + open.gapAfter.length,
            text: '',
            from: open.at,
            to: open.at + 1 + open.gapAfter.length,
          }
        if (
          /^[ \t]+$/u.test(close.gapBefore) &&
          !leansWrong(close, false) &&
          isEndOfWord(close.before) &&
          !isWord(close.gapAfter === '' ? close.after : '')
        )
          yield {
            start: close.at - close.gapBefore.length,
            end: close.at,
            text: '',
            from: close.at - close.gapBefore.length,
            to: close.at + 1,
          }
      }
  },
  examples: [
    { before: 'the “ natural and fundamental ” group', after: 'the “natural and fundamental” group' },
    { lang: 'cs', before: 'Měl „ právo “ na to', after: 'Měl „právo“ na to' },
    { before: 'Er hat „ das Recht “ darauf', after: 'Er hat „das Recht“ darauf', lang: 'de' },
    { before: '" Das Licht muss gehen ", sagte er.', after: '"Das Licht muss gehen", sagte er.', lang: 'de' },
    { before: 'Han sa: " Ljuset brinner ", och', after: 'Han sa: "Ljuset brinner", och', lang: 'sv' },
    { before: 'a board of 10 " and one of 6 " there', after: 'a board of 10 " and one of 6 " there' },
    { before: '"One", "two" and "three" more', after: '"One", "two" and "three" more' },
    { before: 'Il répond : « Personne » ; puis', after: 'Il répond : « Personne » ; puis', lang: 'fr' },
  ],
}
