import { bylineWords, dateWords, nameJoints, nameParticles, wordsBeforePlainNames } from './byline.data.ts'
import { lettersIn } from './characters.ts'
import { datesIn, withoutWeekdays, type FoundDate } from './dates.ts'

/** What a by-line says. */
export interface Byline {
  readonly author: string | undefined
  /** ISO 8601; the first day when it names several: nothing is changed before it is published. */
  readonly date: string | undefined
  /** Letters that are neither name nor date nor time. */
  readonly unread: number
}

const capital = String.raw`[\p{Lu}\p{Lt}][\p{L}\p{M}.'’\u2010-]*`
const name = String.raw`${capital}(?:\s(?:(?:${nameParticles})\s){0,2}${capital}){0,4}`
/** A line that is nothing but a name of two or three words. */
export const nameShape = new RegExp(
  String.raw`^${capital}\s(?:(?:${nameParticles})\s){0,2}${capital}(?:\s${capital})?$`,
  'u',
)
const joint = String.raw`(?:\s?[,;&/、]\s?|\s(?:${nameJoints})\s)`
/** The words with a small or a large first letter: what follows must be a capital, so the whole cannot ignore case. */
const anyFirst = bylineWords.replaceAll(/(?<![^|])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
const cased = new RegExp(String.raw`^(?:\p{L}+\s)?(?:${anyFirst})\s?[:：]?\s?(${name}(?:${joint}${name}){0,4})`, 'u')
const caseless = new RegExp(
  String.raw`^(?:${bylineWords})\s?[:：/／]?\s?([\p{Lo}\p{M}\u200c·・]{2,14}(?:[\s・·][\p{Lo}\p{M}\u200c]{1,14}){0,3})`,
  'u',
)
/** Whether a line starts with a word of by-lines. */
export const startsWithBylineWord = new RegExp(String.raw`^(?:${bylineWords})[\s:：]`, 'iu')
const time =
  /(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)(?:\s?(?:[ap]\.?m\.?|uhr|h|Uhr))?(?:\s?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)(?!\p{L}))?/giu

/** The dates of a line, and the line with `|` for each, without times and days of the week. */
function withoutDates(text: string, lang: string): { readonly dates: readonly FoundDate[]; readonly rest: string } {
  const dates = datesIn(text, lang)
  let rest = text
  for (const { start, end } of dates.toReversed()) rest = `${rest.slice(0, start)} | ${rest.slice(end)}`
  rest = withoutWeekdays(rest.replaceAll(time, ' '), lang).replace(/^[\s|,·•–—-]+/u, '')
  return { dates, rest }
}

/** Read a line as a by-line: names after a word that says so, dates, times. */
export function readByline(text: string, lang: string, author?: string): Byline {
  const { dates, rest } = withoutDates(text, lang)
  const named = cased.exec(rest) ?? caseless.exec(rest)
  const unread = named ? rest.slice(named[0].length) : rest
  return {
    author: named?.[1]?.replace(/[\s.,;|-]+$/u, '') ?? author,
    date: dates.map(({ iso }) => iso).sort()[0],
    unread: lettersIn(unread),
  }
}

/** What the lines of an article say of its author and day. */
export interface Credit {
  readonly author?: string
  /** ISO 8601. */
  readonly date?: string
}

/** `y` and `e` are in names too, but here they may join two things. */
const twoWords = new RegExp(String.raw`${capital}\s(?:(?![ye]\s)(?:${nameParticles})\s){0,2}${capital}`, 'u')
const announced = new RegExp(`^(?:${wordsBeforePlainNames})\\s|^[^\\s:：/／]+(?:\\s[^\\s:：/／]+)?\\s?[:：/／]`, 'iu')
/** `Published on |`, `updated: | at`. */
const saysDay = new RegExp(
  `^(?:${dateWords})[\\s:：]*(?:\\p{L}{1,3}\\s+)?\\|[\\s|,–—-]*(?:\\p{L}{1,3}[\\s,.|]*)?$`,
  'iu',
)

/**
 * What one line of a text says of author and day, when it says nothing else. A text has no markup that tells a by-line from a subtitle
 * (`By Land and Sea`, `Von Hamburg`), so a name needs two words of its own, a day beside it, or a sign or noun before it that only
 * names follow.
 */
function creditOf(line: string, lang: string): Credit | undefined {
  const { author, date, unread } = readByline(line, lang)
  if (author !== undefined) {
    const isSure = unread === 0 && (date !== undefined || twoWords.test(author) || announced.test(line))
    return isSure ? { author, ...(date !== undefined && { date }) } : undefined
  }
  if (date === undefined) return undefined
  return unread === 0 || saysDay.test(withoutDates(line, lang).rest) ? { date } : undefined
}

/** Lines under the title, and at the end, in which author and day are looked for. */
const headLines = 7
const tailLines = 2

/** A line of an article that says who wrote it, or when, and nothing else. */
export interface CreditLine extends Credit {
  /** Place of the line in the list. */
  readonly index: number
}

/**
 * The credits among the lines of an article whose first is its title: between title and text (a line of more than 80 letters, as on pages), and in
 * the last two lines.
 */
export function creditLines(lines: readonly string[], lang: string): readonly CreditLine[] {
  const text = lines.findIndex((line, index) => index > 0 && lettersIn(line) > 80)
  return lines.flatMap((line, index) => {
    const isHead = index > 0 && index < text && index <= headLines
    const isTail = text >= 0 && index > text && index >= lines.length - tailLines
    if ((!isHead && !isTail) || line.length > 160) return []
    const credit = creditOf(line, lang)
    return credit === undefined ? [] : [{ index, ...credit }]
  })
}

/** Author and day that the lines of an article name: the first of each; undefined when they name neither. */
export function creditIn(lines: readonly string[], lang: string): Credit | undefined {
  const found = creditLines(lines, lang)
  const author = found.find((line) => line.author !== undefined)?.author
  const date = found.find((line) => line.date !== undefined)?.date
  return author === undefined && date === undefined
    ? undefined
    : { ...(author !== undefined && { author }), ...(date !== undefined && { date }) }
}
