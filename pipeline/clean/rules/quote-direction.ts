import { quoteFamilies, type QuoteFamily } from '../quotes.ts'
import type { Finding, Rule } from '../rule.ts'

/**
 * `“and full consent of“`: the signs do not nest, but the spaces round them say open, close, open, close. German and its
 * neighbours close with the sign with which English opens; but `“so“` closes in their way, so it opens in their way too.
 */
export const quoteDirection: Rule = {
  id: 'quote/wrong-direction',
  class: 'repair',
  languages: 'known',
  reason: 'quotation mark of the wrong direction',
  quick: /[“”«»„「」『』]/,
  *find(view): Iterable<Finding> {
    for (const family of quoteFamilies(view)) {
      if (family.pairs || family.marks.length % 2 === 1) continue
      if (family.open === family.close) continue
      if (!alternates(family)) continue
      for (const [index, mark] of family.marks.entries()) {
        const isOpening = index % 2 === 0
        if ((mark.role === 'open') === isOpening) continue
        yield { start: mark.at, end: mark.at + 1, text: isOpening ? family.open : family.close }
      }
    }
  },
  examples: [
    { before: 'free “and full consent of“ the spouses', after: 'free “and full consent of” the spouses' },
    { before: 'free ”and full consent of” the spouses', after: 'free “and full consent of” the spouses' },
    {
      before: 'la direction «\u00a0des affaires\u00a0« de son pays',
      after: 'la direction «\u00a0des affaires\u00a0» de son pays',
      lang: 'fr',
    },
    { before: 'Hon sade: ”Nej”, och ”han” gick.', after: 'Hon sade: ”Nej”, och ”han” gick.', lang: 'sv' },
    { before: '“A long speech begins here.', after: '“A long speech begins here.' },
  ],
}

function alternates(family: QuoteFamily): boolean {
  let flips = 0
  const fits = family.marks.every((mark, index) => {
    const wanted = index % 2 === 0 ? 'open' : 'close'
    if (mark.role === wanted) return mark.shape !== (wanted === 'open' ? 'close' : 'open')
    flips++
    return mark.shape === wanted
  })
  return fits && flips > 0 && flips * 2 <= family.marks.length
}
