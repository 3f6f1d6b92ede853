import type { Finding, Rule } from '../rule.ts'

/** `8 : 15 Uhr`. A ratio or a score has the same shape, so a word for the time of day must stand beside it. */
const time =
  /(?<![\p{Nd}:.,] ?)(?:[01]?\d|2[0-3])( ?: ?)[0-5]\d(?! ?[\p{Nd}:])(?=[ \u00a0]?(?:uhr|[ap]\.?m\.?|o[’']clock|uur|hrs?|hodin|godz|óra(?:kor)?|час\p{L}*)(?!\p{L}))|(?<=(?<!\p{L})(?:kl\.?|klokken|klockan|klo|godz\.?|saat|в|о) )(?:[01]?\d|2[0-3])( ?: ?)[0-5]\d(?! ?[\p{Nd}:])/giu

/** Spaces round the colon of a time of day. */
export const spaceInTime: Rule = {
  id: 'space/in-time',
  class: 'repair',
  languages: 'any',
  reason: 'space inside a time of day',
  quick: /\d(?: :|: )/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(time)) {
      const colon = match[1] ?? match[2]!
      const start = match.index + match[0].indexOf(colon)
      yield {
        start,
        end: start + colon.length,
        text: ':',
        from: match.index,
        to: match.index + match[0].length,
        bold: true,
      }
    }
  },
  examples: [
    { lang: 'de', before: 'um 8 : 15 Uhr, nach 3 : 10 Toren', after: 'um 8:15 Uhr, nach 3 : 10 Toren' },
    { lang: 'nl', before: 'om 8 : 15 uur', after: 'om 8:15 uur' },
    { before: 'won 8 : 15 and 1 : 1,000', after: 'won 8 : 15 and 1 : 1,000' },
  ],
}
