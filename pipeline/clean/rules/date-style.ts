import type { Finding, Rule } from '../rule.ts'

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dayFirst = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(\\d{1,2})(?:st|nd|rd|th)? (${months})(?:,? (\\d{4}))?(?![\\p{L}\\p{N}])`,
  'gu',
)
const monthFirst = new RegExp(
  `(?<![\\p{L}\\p{N}])(${months}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\p{L}\\p{N}:])`,
  'gu',
)

/** `3rd May 2020` beside `May 4, 2020`: the house, else the clear majority of the text decides. */
export const dateStyle: Rule = {
  id: 'style/date-order',
  class: 'suggest',
  languages: ['en'],
  reason: 'dates written in two ways',
  quick: /\d (?:[JFMASOND])|[a-z] \d/,
  *find(view): Iterable<Finding> {
    const days = [...view.text.matchAll(dayFirst)]
    const names = [...view.text.matchAll(monthFirst)].filter(
      // `10 May 5 people came`: the number before belongs to the month.
      (match) => !/\d(?:st|nd|rd|th)? $/u.test(view.text.slice(Math.max(0, match.index - 5), match.index)),
    )
    const house = view.house?.dates
    if (house === undefined && (days.length === 0 || names.length === 0 || days.length === names.length)) return
    const isDayFirst = house === undefined ? days.length > names.length : house === 'day-first'
    const reason = `${days.length} × day before month against ${names.length} × month before day`
    for (const match of isDayFirst ? names : days) {
      const [whole, one = '', two = '', year] = match
      const [day, month] = isDayFirst ? [two, one] : [one, two]
      if (Number(day) < 1 || Number(day) > 31) continue
      const text = isDayFirst
        ? `${day} ${month}${year === undefined ? '' : ` ${year}`}`
        : `${month} ${day}${year === undefined ? '' : `, ${year}`}`
      yield { start: match.index, end: match.index + whole.length, text, reason, bold: true }
    }
  },
  examples: [
    {
      before: 'From 3 May 2020 to 4 June, not June 5th, 2020.',
      after: 'From 3 May 2020 to 4 June, not 5 June 2020.',
    },
    { before: 'On May 3, 2020 and June 4; on 5th July.', after: 'On May 3, 2020 and June 4; on July 5.' },
    { before: 'On 3 May and on June 4.', after: 'On 3 May and on June 4.' },
  ],
}
