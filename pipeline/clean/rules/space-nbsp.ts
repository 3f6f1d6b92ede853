import type { Finding, Rule } from '../rule.ts'

/** Words of four letters and more: shorter ones may be prepositions, titles or units that are bound on purpose. */
const between = /[\u00a0\u202f\u2009](?<=[\p{L}\p{M}]{4}.)(?=[\p{L}\p{M}]{4})/gu
/** Mongolian binds its suffixes with U+202F. */
const mongolian = /\p{Script=Mongolian}/u

/** A no-break or thin space between two full words binds nothing that belongs together. */
export const spaceNoBreak: Rule = {
  id: 'space/nbsp-between-words',
  class: 'repair',
  languages: 'any',
  reason: 'no-break space between two full words',
  quick: /[\u00a0\u202f\u2009]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(between)) {
      if (mongolian.test(view.text.charAt(match.index - 1))) continue
      yield { start: match.index, end: match.index + 1, text: ' ' }
    }
  },
  examples: [
    { before: 'equal\u00a0work for M.\u00a0Dupont', after: 'equal work for M.\u00a0Dupont' },
    { lang: 'lt', before: 'lygus\u00a0darbas', after: 'lygus darbas' },
    { before: '10\u00a0km, à\u00a0la carte', after: '10\u00a0km, à\u00a0la carte', lang: 'fr' },
  ],
}

const exotic = /[\u1680\u2000-\u2008\u200a\u205f](?<=[\p{L}\p{M},;.:].)(?=[\p{L}\p{M}])/gu

/** En, em, hair and other spaces between words are ordinary spaces. */
export const spaceExotic: Rule = {
  id: 'space/exotic',
  class: 'repair',
  languages: 'any',
  reason: 'typographic space between two words',
  quick: /[\u1680\u2000-\u2008\u200a\u205f]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(exotic)) yield { start: match.index, end: match.index + 1, text: ' ' }
  },
  examples: [
    { lang: 'lv', before: 'brīva\u2003izvēle', after: 'brīva izvēle' },
    { before: 'freie\u2002Berufswahl', after: 'freie Berufswahl', lang: 'de' },
  ],
}
