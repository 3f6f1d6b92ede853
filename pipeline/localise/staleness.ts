import { withNumberWords } from '../language/number-words.ts'
import { dice, gramsOf } from '../tree/similarity.ts'
import { foldText } from '../tree/text.ts'
import { claimsOf } from './facts.ts'

/** How much a source text has changed since it was translated. */
export type Change = 'none' | 'cosmetic' | 'minor' | 'major' | 'facts'

/** Texts that share more than this with their old form changed a little. */
const minorLikeness = 0.8

/**
 * Grade the edit of a segment: white space, case and the shape of punctuation are cosmetic; a changed number (as a word of
 * `language` too), unit, name, date, negation or address is a fact; else the likeness of the words decides. Signs that carry meaning (? ! % + −, currency, quotes put or taken) are never cosmetic.
 */
export function changeOf(was: string, now: string, language: string): Change {
  if (was === now || foldText(was) === foldText(now)) return 'none'
  const [before, after] = [bare(was), bare(now)]
  const numbers = (text: string) => String(numbersOf(withNumberWords(text, language)))
  if (numbers(before) !== numbers(after)) return 'facts'
  if (loose(before) === loose(after)) return 'cosmetic'
  if (claimsOf(before, language).join('\0') !== claimsOf(after, language).join('\0')) return 'facts'
  return dice(gramsOf(before), gramsOf(after)) > minorLikeness ? 'minor' : 'major'
}

/** Text without tokens and escapes. */
function bare(text: string): string {
  return text.replaceAll(/<\/?\d+\/?>|\\([\\<])/gu, '$1')
}

// Double quotes of every shape are one sign, since “straight” or „curly“ is typography; whether there are any is not.
function loose(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/["“”„‟«»「」『』〈〉《》]/gu, '"')
    .replaceAll(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}])[-−–](?=[\p{N}\p{Sc}])/gu, '−')
    .replaceAll(/[^\p{L}\p{M}\p{N}?!%+−"\p{Sc}]+/gu, ' ')
    .replaceAll(/ ?(["?!]) ?/gu, '$1')
    .trim()
}

// A sign counts only where no letter or digit stands before it; the number itself may follow a letter (Arabic و0.15).
const number = /(?:(?<![\p{L}\p{N}])[-−–])?\p{Nd}+(?:[.,٬٫\u00a0\u202f'’ ]\p{Nd}{3}(?!\p{Nd}))*(?:[.,٫]\p{Nd}+)?/gu

/** Numbers of a text as western digits, signs of grouping left out, in order: '1,770 km' and '١٬٧٧٠' are both 1770. */
export function numbersOf(text: string): readonly string[] {
  return (text.match(number) ?? []).map((found) =>
    [...found].map((character) => (/[-−–]/u.test(character) ? '-' : digitOf(character))).join(''),
  )
}

/** The western digit of a decimal digit of any script; empty for anything else. Digits of a script stand ten in a row. */
function digitOf(character: string): string {
  if (/[0-9]/u.test(character)) return character
  if (!/\p{Nd}/u.test(character)) return ''
  const code = character.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}
