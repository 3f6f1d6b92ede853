import { abbreviations } from '../abbreviations.data.ts'
import type { Finding, Rule } from '../rule.ts'

const twice = /(?<=[\p{L}\p{M}])\.([”»“’])([ \u00a0\t]*\.)(?!\.)(?=\s|$)/gu

/**
 * A sentence that ends inside the quotation ends there; `.” .` and `.”.` have one stop too many. After an abbreviation
 * both may be right (`«… и т. д.».`), so these stay.
 */
export const duplicateStop: Rule = {
  id: 'punct/duplicate-stop',
  class: 'repair',
  languages: 'known',
  reason: 'sentence ended twice, inside and outside the closing quote',
  quick: /\.[”»“’][ \u00a0\t]*\./,
  *find(view): Iterable<Finding> {
    const outside = new Set(view.marks.quotes.map(([, close]) => close))
    for (const match of view.text.matchAll(twice)) {
      const before = view.text.slice(Math.max(0, match.index - 40), match.index)
      const word = (/\p{L}[\p{L}\p{M}.’']*$/u.exec(before)?.[0] ?? '').toLowerCase()
      if (!outside.has(match[1]!) && match[1] !== '’') continue
      if (word.includes('.') || word.length < 3 || abbreviations.has(word)) continue
      const end = match.index + match[0].length
      const start = end - match[2]!.length
      yield { start, end, text: '', from: start - 2, to: end }
    }
  },
  examples: [
    { before: 'oppose “outside forces.” .', after: 'oppose “outside forces.”' },
    { lang: 'pt', before: 'contra as “forças externas.” .', after: 'contra as “forças externas.”' },
    { before: 'of “Acme Inc.”. And', after: 'of “Acme Inc.”. And' },
    { before: 'на «дом и т. д.».', after: 'на «дом и т. д.».', lang: 'ru' },
  ],
}
