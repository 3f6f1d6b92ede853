import type { Rule } from '../rule.ts'

/** Soft hyphens come from somebody else's line breaks; the typesetter finds its own. */
export const softHyphen: Rule = {
  id: 'char/soft-hyphen',
  class: 'repair',
  languages: 'any',
  reason: 'soft hyphen',
  quick: /\u00ad/,
  *find(view) {
    for (const match of view.text.matchAll(/\u00ad+/gu))
      yield { start: match.index, end: match.index + match[0].length, text: '' }
  },
  examples: [
    { before: 'au\u00df\u00ader', after: 'außer', lang: 'de' },
    { before: 'enti\u00adtled to re\u00adst', after: 'entitled to rest' },
    { lang: 'hu', before: 'könyv\u00adtár', after: 'könyvtár' },
  ],
}
