import type { Finding, Rule } from '../rule.ts'

const relative =
  /\b(?:yesterday|today|tomorrow|tonight|(?:last|this|next) (?:week|weekend|month|year|night)|(?:an?|one|two|three|four|five|six|several|a few|\d+) (?:day|week|month)s? ago)\b(?: \((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\))?/giu

/** `last week`, when nothing says which week this is. */
export const relativeDate: Rule = {
  id: 'fact/relative-date',
  class: 'flag',
  languages: ['en'],
  reason: 'relative date, and the article carries no date',
  *find(view): Iterable<Finding> {
    if (view.dated || hasDate(view.text)) return
    for (const match of view.text.matchAll(relative)) yield { start: match.index, end: match.index + match[0].length }
  },
  examples: [],
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const date = new RegExp(
  `\\b\\d{4}-\\d\\d-\\d\\d\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})\\.?,? \\d{4}\\b|^[\\p{Lu}][\\p{Lu} ]+,? (?:${months})\\.? \\d{1,2}\\b`,
  'imu',
)

/** Whether a text starts or ends with a full date: byline and dateline stand there. */
export function hasDate(text: string): boolean {
  return date.test(text.slice(0, 600)) || date.test(text.slice(-300))
}
