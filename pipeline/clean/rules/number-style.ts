import type { Finding, Rule } from '../rule.ts'

const grouped = /(?<![\p{L}\p{N}.,:/#№-])\d{1,3}(?:,\d{3})+(?![\p{L}\p{N}/:-]|[.,]\d)/gu
/** Five digits and more: four may be a year. Names of places, numbers of houses, files and telephones stand behind a sign or a name. */
const plain = /(?<=[\p{Ll},;:(] |^)\d{5,9}(?= \p{Ll}|[.,;)](?:\s|$))/gmu
const label =
  /\b(?:no|nr|number|box|code|id|zip|tel|phone|fax|page|item|bus|flight|room|article|case|version|port|call|dial)\.? $/iu

/** `12000` beside `4,500`: the house, else the text itself decides; where it groups at all, it means to. */
export const numberStyle: Rule = {
  id: 'style/number-grouping',
  class: 'suggest',
  languages: ['en'],
  reason: 'large numbers written in two ways',
  quick: /\d{5}|\d,\d{3}/,
  *find(view): Iterable<Finding> {
    const withCommas = [...view.text.matchAll(grouped)]
    const without = [...view.text.matchAll(plain)].filter(
      (match) => !label.test(view.text.slice(Math.max(0, match.index - 12), match.index)),
    )
    const house = view.house?.numbers
    if (house === undefined && withCommas.length <= without.length) return
    const reason = `${withCommas.length} × grouped by commas against ${without.length} × not`
    for (const match of house === 'plain' ? withCommas : without) {
      const [whole] = match
      const text = house === 'plain' ? whole.replaceAll(',', '') : whole.replaceAll(/\d(?=(?:\d{3})+$)/gu, '$&,')
      yield { start: match.index, end: match.index + whole.length, text, reason, bold: true }
    }
  },
  examples: [
    { before: 'Of 4,500 and 7,200 men, 12000 more came.', after: 'Of 4,500 and 7,200 men, 12,000 more came.' },
    {
      before: 'Call 12000 or write to Box 90210, as 4,500 and 7,200 did.',
      after: 'Call 12000 or write to Box 90210, as 4,500 and 7,200 did.',
    },
    { before: 'In 2020 some 12000 men came.', after: 'In 2020 some 12000 men came.' },
  ],
}
