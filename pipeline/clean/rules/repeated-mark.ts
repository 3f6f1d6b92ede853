import type { Finding, Rule } from '../rule.ts'

const repeated = /([!?！？؟՜՞])(?<=[\p{L}\p{M}\p{N}”»’"')\]][ \u00a0\u202f]?.)\1+(?![!?！？])/gu

/** `What!!`: one mark says it. Never by itself: some shout on purpose, and `¡¡` asks for as many at the end. */
export const repeatedMark: Rule = {
  id: 'punct/repeated-mark',
  class: 'suggest',
  languages: 'any',
  reason: 'exclamation or question mark repeated',
  quick: /([!?！？؟՜՞])\1/,
  *find(view): Iterable<Finding> {
    if (/[¡¿]{2}/u.test(view.text)) return
    for (const match of view.text.matchAll(repeated)) {
      const end = match.index + match[0].length
      yield { start: match.index, end, text: match[1] ?? '' }
    }
  },
  examples: [
    { before: 'What a day!! And why??', after: 'What a day! And why?' },
    { lang: 'et', before: 'Tule siia!!!', after: 'Tule siia!' },
    { before: 'Really?! Wait... what?..', after: 'Really?! Wait... what?..' },
    { lang: 'es', before: '¡¡Ven!!', after: '¡¡Ven!!' },
  ],
}
