import { languageOf } from '../../language/language.ts'
import type { CheckInput, Finding } from './types.ts'

/** Addresses are letters to readers and must be the same: nobody translates a URL. */
export function checkAddresses({ source, target }: CheckInput): Finding {
  const address = /https?:\/\/[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
  const lost = [...new Set(source.match(address))].filter((found) => !target.includes(found))
  return lost.length === 0
    ? undefined
    : { message: `${lost.join(', ')} is missing or changed`, hint: 'copy the address from the source' }
}

/** White space at the ends as in the source. */
export function checkOuterSpace({ source, target }: CheckInput): Finding {
  const ends = (text: string) => [/^\s/u.test(text), /\s$/u.test(text)].join()
  return ends(source) === ends(target)
    ? undefined
    : {
        message: 'begins or ends with white space, in the source not, or the other way round',
        hint: 'compare both ends',
      }
}

const endMarks = {
  stop: /[.。．｡।॥۔։።᙮។၊။]$/u,
  question: /[?？؟;՞፧]$/u,
  exclamation: /[!！՜]$/u,
  colon: /[:：፦]$/u,
  comma: /[,，、،;；؛፣፤—–-]$/u,
  ellipsis: /(?:…|\.\.\.)$/u,
} as const
/** Languages that end a sentence with a space, or not at all. */
const withoutStop = new Set(['th', 'lo', 'my', 'km', 'bo'])

/** The last mark of a text is of the same kind: a question stays a question. */
export function checkEndMark({ source, target, locale, sourceLocale }: CheckInput): Finding {
  const [wanted, found] = [endMark(source), endMark(target)]
  // What goes on may do so in another way: `Dear friends,` is `Queridos amigos:`. A comma may also be no mark at all.
  const pair = [wanted, found].sort().join(' ')
  if (pair === 'colon comma' || pair === 'comma none') return undefined
  const free = [locale, sourceLocale].some((tag) => withoutStop.has(new Intl.Locale(tag).language))
  if (wanted === found || (free && [wanted, found].every((mark) => mark === 'none' || mark === 'stop')))
    return undefined
  return { message: `the source ends with ${named(wanted)}, this with ${named(found)}`, hint: 'end it like the source' }
}

function endMark(text: string): keyof typeof endMarks | 'none' {
  const bare = text.replace(/[\s"'“”‘’«»„‹›「」『』《》)）\]\u200e\u200f\u061c]+$/u, '')
  if (endMarks.ellipsis.test(bare)) return 'ellipsis'
  return (
    (['stop', 'question', 'exclamation', 'colon', 'comma'] as const).find((name) => endMarks[name].test(bare)) ?? 'none'
  )
}

function named(mark: string): string {
  return mark === 'none' ? 'no mark' : `a mark of ${mark}`
}

const quoteMark = /["“”„‟«»‹›「」『』〝〞＂]/gu

/**
 * Marks that a language uses beside those that CLDR names: what its academies and publishers allow. Spanish is one where the academy
 * puts «…» first and CLDR “…”.
 */
const alsoUsed: Readonly<Record<string, string>> = {
  ar: '«»',
  az: '«»„“',
  bg: '«»',
  cs: '»«›‹',
  da: '»«›‹„“',
  de: '»«›‹',
  es: '«»“”',
  et: '«»”',
  fi: '»',
  fr: '“”',
  gl: '«»',
  he: '„“',
  hr: '»«›‹',
  it: '“”',
  ja: '“”〝〟',
  ko: '「」『』《》〈〉',
  lv: '«»„“',
  mk: '»«',
  nb: '“”„',
  nl: '“”„',
  nn: '“”„',
  pl: '«»',
  pt: '«»',
  sk: '»«›‹',
  sl: '»«›‹',
  sq: '«»„“',
  sr: '„“»«',
  sv: '»«“',
  tr: '«»‹›',
  vi: '«»',
  zh: '「」『』',
}

/** Double quotation marks are those of the language, and there are some where the source has some. */
export function checkQuotes({ source, target, locale }: CheckInput): Finding {
  const used = [...new Set(target.match(quoteMark))]
  const own = languageOf(locale).quotes
  const others = alsoUsed[new Intl.Locale(locale).language] ?? ''
  const strange = used.filter((mark) => !own.includes(mark) && !others.includes(mark))
  const hint = `write ${own[0]}…${own[1]}, inside of these ${own[2]}…${own[3]}`
  if (strange.length > 0) return { message: `quotation marks of another language: ${strange.join(' ')}`, hint }
  const quoted = source.match(quoteMark)?.length ?? 0
  const single = /[‘’]/u.test(own.join('')) && /[‘’]/u.test(target)
  return quoted > 1 && used.length === 0 && !single
    ? { message: 'the quotation marks of the source are gone', hint }
    : undefined
}

const openers = /[\u202a\u202b\u202d\u202e]/gu
const isolates = /[\u2066\u2067\u2068]/gu

/** Direction characters in pairs, and none that turns letters round. */
export function checkBidi({ target }: CheckInput): Finding {
  const count = (pattern: RegExp) => target.match(pattern)?.length ?? 0
  if (/[\u202d\u202e]/u.test(target)) {
    return { message: 'holds a character that overrides the direction', hint: 'remove U+202D and U+202E' }
  }
  const balanced = count(openers) === count(/\u202c/gu) && count(isolates) === count(/\u2069/gu)
  return balanced
    ? undefined
    : { message: 'direction characters are not in pairs', hint: 'close each of them (U+202C, U+2069), or remove them' }
}

/** Composed letters (NFC), as fonts and searches want them. */
export function checkNfc({ target }: CheckInput): Finding {
  return target === target.normalize('NFC')
    ? undefined
    : { message: 'letters and their accents are written apart', hint: 'save the text in normal form NFC' }
}

/** Characters that nobody sees: soft hyphens, zero-width spaces, controls. Joiners belong to some scripts. */
export function checkInvisible({ source, target }: CheckInput): Finding {
  const hidden = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000b-\u001f\u007f-\u009f\u{e0000}-\u{e007f}\ufff9-\ufffc]/gu
  const found = [...new Set(target.match(hidden))].filter((character) => !source.includes(character))
  if (found.length === 0) return undefined
  const names = found.map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return { message: `holds what nobody sees: ${names.join(', ')}`, hint: 'remove it' }
}
