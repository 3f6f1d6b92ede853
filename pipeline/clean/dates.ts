/** A date in a text: where it stands, in UTF-16 units, and what it says as ISO 8601. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly iso: string
}

interface DateWords {
  /** Names of months in lower case → 1 to 12. */
  readonly months: ReadonlyMap<string, number>
  /** Names of days of the week, in lower case. */
  readonly days: ReadonlySet<string>
  /** Whether `3/5` is a day before a month; undefined where both are written. */
  readonly dayFirst: boolean | undefined
}

const known = new Map<string, DateWords>()

/** Names of months and days as CLDR knows them; English ones too, which platforms leave on pages of all languages. */
function wordsOf(lang: string): DateWords {
  let words = known.get(lang)
  if (!words) known.set(lang, (words = collect(lang)))
  return words
}

function collect(lang: string): DateWords {
  // A language that is not known would be taken for that of the machine.
  const own = lang === 'und' ? [] : Intl.DateTimeFormat.supportedLocalesOf([lang, lang === 'ar' ? 'ar-LB' : lang])
  const months = new Map<string, number>()
  const days = new Set<string>()
  for (const locale of [...own, 'en']) {
    for (const width of ['long', 'short'] as const) {
      for (const part of [{ month: width }, { month: width, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...part, timeZone: 'UTC' })
        for (let month = 1; month <= 12; month++) {
          const name = partOf(format, Date.UTC(2024, month - 1, 15), 'month')
          if (!months.has(name) && /^\D+$/u.test(name)) months.set(name, month)
        }
      }
      const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' })
      for (let day = 1; day <= 7; day++) days.add(partOf(format, Date.UTC(2024, 0, day), 'weekday'))
    }
  }
  const first = own[0]
  const dayFirst = first === undefined || /^en(?:-|$)/u.test(lang) ? undefined : isDayFirst(first)
  return { months, days, dayFirst }
}

function partOf(format: Intl.DateTimeFormat, time: number, type: 'month' | 'weekday'): string {
  const value = format.formatToParts(time).find((part) => part.type === type)?.value ?? ''
  return value.toLowerCase().replace(/\.$/u, '')
}

function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' })
    .formatToParts(0)
    .map(({ type }) => type)
  return parts.indexOf('day') < parts.indexOf('month')
}

/** The same text with the digits of all scripts as 0 to 9; each is one UTF-16 unit in the scripts of pages. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return digit.length === 1 ? String(code - zero) : digit
  })
}

const yearFirst =
  /(?<!\d)(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日|년\s?(\d{1,2})월\s?(\d{1,2})일)(?!\d)/gu
const yearLast = /(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/gu

const vietnamese = /(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?!\d)/giu

function rangeOf(match: RegExpExecArray): readonly [number, number] {
  return [match.index, match.index + match[0].length]
}

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Nothing but light signs between the part before and this one. */
  readonly follows: boolean
}

/** Words and numbers of a text. */
function partsOf(text: string): readonly Part[] {
  let end = 0
  return Array.from(text.matchAll(/\d+|[\p{L}\p{M}'’]+/gu), (match) => {
    const follows = /^[\s.,/ºª()-]{0,4}$/u.test(text.slice(end, match.index))
    end = match.index + match[0].length
    return { text: match[0], start: match.index, end, follows }
  })
}

/** Numbers beside a part on one side, nearest first: between them up to two short words (`3rd of May`, `2025 m. gegužės 3 d.`). */
function neighbours(parts: readonly Part[], index: number, step: 1 | -1): readonly Part[] {
  const found: Part[] = []
  let words = 0
  for (let at = index + step; found.length < 2; at += step) {
    const part = parts[at]
    if (!part || !parts[step > 0 ? at : at + 1]!.follows) break
    if (/^\d/u.test(part.text)) found.push(part)
    else if (part.text.length > 3 || ++words > 3) break
  }
  return found
}

const isYear = (part: Part | undefined): part is Part => part?.text.length === 4
const isDay = (part: Part | undefined): part is Part => part !== undefined && part.text.length < 3

/**
 * Full dates of a text whose meaning is certain: with the name of a month in the language of the text or in English, with the
 * year first, or in numbers whose order the language fixes. `03/04/2025` in English is none.
 */
export function datesIn(text: string, lang: string): readonly FoundDate[] {
  const plain = withPlainDigits(text)
  if (!/\d{4}/u.test(plain)) return []
  const words = wordsOf(lang)
  const found: FoundDate[] = []
  const add = ([start, end]: readonly [number, number], year: number, month: number, day: number) => {
    const iso = isoDay(/^th(?:-|$)/u.test(lang) && year > 2400 ? year - 543 : year, month, day)
    if (iso !== undefined) found.push({ start, end, iso })
  }
  // Lower case of the same length: that of the Turkish capital has two units.
  const parts = partsOf(plain.replaceAll('İ', 'i').toLowerCase())
  parts.forEach(({ text: word }, index) => {
    const month = words.months.get(word)
    if (month === undefined) return
    const before = neighbours(parts, index, -1)
    const after = neighbours(parts, index, 1)
    const [day, year] = isYear(before[0])
      ? [after[0], before[0]]
      : isYear(before[1]) && isDay(before[0])
        ? before
        : isDay(before[0]) && isYear(after[0])
          ? [before[0], after[0]]
          : after
    if (!isDay(day) || !isYear(year)) return
    const ends = [parts[index]!, day, year]
    add(
      [Math.min(...ends.map(({ start }) => start)), Math.max(...ends.map(({ end }) => end))],
      Number(year.text),
      month,
      Number(day.text),
    )
  })
  for (const match of plain.matchAll(yearFirst)) {
    const [month, day] = match.slice(3).filter((part) => part !== undefined)
    add(rangeOf(match), Number(match[1]), Number(month), Number(day))
  }
  for (const match of plain.matchAll(yearLast)) {
    const [, one = '', sign = '', other = '', year = ''] = match
    const dayFirst =
      Number(one) > 12 || sign === '.' || one === other ? true : Number(other) > 12 ? false : words.dayFirst
    if (dayFirst !== undefined)
      add(rangeOf(match), Number(year), Number(dayFirst ? other : one), Number(dayFirst ? one : other))
  }
  for (const match of plain.matchAll(vietnamese))
    add(rangeOf(match), Number(match[3]), Number(match[2]), Number(match[1]))
  return found.sort((a, b) => a.start - b.start)
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const time = Date.UTC(year, month - 1, day)
  const iso = Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : ''
  const wanted = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return iso === wanted && year > 1450 && year < 2200 ? iso : undefined
}

/** A text without names of days of the week. */
export function withoutWeekdays(text: string, lang: string): string {
  const { days } = wordsOf(lang)
  return text.replaceAll(/[\p{L}\p{M}'’-]+[.,]?/gu, (word) =>
    days.has(word.toLowerCase().replace(/[.,]$/u, '')) ? ' ' : word,
  )
}
