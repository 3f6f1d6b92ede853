import { accented, arabicLetters, arabicMarks } from './pseudo.data.ts'
import type { Catalog, Segment } from './types.ts'

/** Locales that no people speaks: en-XA shows what cannot be translated or does not fit, ar-XB what breaks from right to left. */
export const pseudoLocales = ['en-XA', 'ar-XB'] as const
export type PseudoLocale = (typeof pseudoLocales)[number]

export function isPseudoLocale(locale: string): locale is PseudoLocale {
  return (pseudoLocales as readonly string[]).includes(locale)
}

/** How much longer a text gets in en-XA: what translations into German or Russian need of a page. */
const growth = 0.35

/**
 * A segment in a pseudo-locale. Tokens, escapes and what stands in locked tokens are kept; letters change, digits stay. en-XA: accents,
 * brackets at both ends, so that a cut is seen, and a third more letters. ar-XB: Latin letters as Arabic ones, since these go through
 * joining, right-to-left runs and the fonts of real Arabic; override characters, as other tools write, would leave the letters Latin.
 */
export function pseudoText(text: string, locale: PseudoLocale, locked: ReadonlySet<string> = new Set()): string {
  const change = locale === 'en-XA' ? accent : arabise
  let lock: string | undefined
  const said = text
    .split(/(\\[\\<]|<\/?\d{1,6}\/?>)/u)
    .map((part, index) => {
      if (index % 2 === 0) return lock === undefined ? change(part) : part
      const number = part.replaceAll(/\D/gu, '')
      if (lock === undefined && part === `<${number}>` && locked.has(number)) lock = number
      else if (part === `</${lock}>`) lock = undefined
      return part
    })
    .join('')
  return locale === 'en-XA' ? `[${said}${padding(text)}]` : said
}

/** Numbers of the tokens whose content is code. */
export function lockedTokens(tags: readonly string[] = []): ReadonlySet<string> {
  return new Set(tags.flatMap((tag) => /^<(\d+)> code\b/u.exec(tag)?.[1] ?? []))
}

function accent(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => accented[letter] ?? letter)
}

function arabise(text: string): string {
  return text.normalize('NFD').replaceAll(/[\p{L}\p{M}?;]|(?<!\p{N}),|,(?!\p{N})/gu, (character) => {
    const lower = character.toLowerCase()
    const known = arabicMarks[lower] ?? arabicLetters[lower]
    if (known !== undefined) return known
    if (/\p{Script=Arabic}/u.test(character)) return character
    // An accent has lost its letter by now; letters of other scripts get any Arabic one, always the same.
    if (/\p{M}/u.test(character)) return ''
    const letters = Object.values(arabicLetters)
    return letters[(character.codePointAt(0) ?? 0) % letters.length] ?? ''
  })
}

/** Words of rising length, as many letters as are missing to the growth. */
function padding(text: string): string {
  const letters = text.replaceAll(/\\(?=[\\<])|<\/?\d{1,6}\/?>/gu, '').length
  const wanted = Math.max(1, Math.ceil(letters * growth) - 2)
  const words: string[] = []
  let length = 0
  for (let word = 0; length < wanted; word++) {
    const next = (numerals[word % numerals.length] ?? '').slice(0, Math.max(1, wanted - length - 1))
    words.push(next)
    length += next.length + 1
  }
  return ` ${words.join(' ')}`
}

const numerals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(accent)

/** A whole catalog in a pseudo-locale. */
export function pseudoCatalog(segments: readonly Segment[], locale: PseudoLocale): Catalog {
  return new Map(segments.map(({ id, text, tags }) => [id, pseudoText(text, locale, lockedTokens(tags))]))
}
