import { primarySubtag, type Finding, type Rule } from '../rule.ts'

/** Words that stand twice for good reasons: pronoun and article, conjunction and pronoun, reciprocal pairs. */
const twice: Readonly<Record<string, string>> = {
  en: 'that had her very really bye ha so no',
  de: 'die der das sie den dem ihr ihnen wir',
  nl: 'die dat haar ze je had er',
  fr: 'nous vous que',
  es: 'que muy',
  it: 'che piano via poi mano così molto',
  pt: 'que muito',
  pl: 'się co tak',
  cs: 'se si to tak',
  sv: 'det den för som',
  da: 'det den der for',
  nb: 'det den der for',
  fi: 'niin oli',
  hu: 'egy egyet',
  et: 'on see',
}

const pair = /(?<![\p{L}\p{M}\p{N}’'-])(\p{L}[\p{L}\p{M}]+|a)[ \u00a0]+\1(?![\p{L}\p{M}\p{N}’'-])/gu

/** `the the`: told, not repaired, because some mean it. Names (`Duran Duran`) and words that often stand twice are left out. */
export const doubledWord: Rule = {
  id: 'grammar/doubled-word',
  class: 'flag',
  languages: Object.keys(twice),
  reason: 'a word stands twice',
  // Words of bounded length that begin where a word begins: the time stays linear in one endless word.
  quick: /(?<![\p{L}\p{M}])(\p{L}{2,40}|a)[ \u00a0]+\1/u,
  *find(view): Iterable<Finding> {
    const allowed = new Set((twice[primarySubtag(view.lang)] ?? '').split(' '))
    for (const match of view.text.matchAll(pair)) {
      const word = match[1] ?? ''
      // The one word of one letter that is never meant twice.
      if (word === 'a' && primarySubtag(view.lang) !== 'en') continue
      if (word !== word.toLowerCase() || allowed.has(word)) continue
      yield { start: match.index, end: match.index + match[0].length, reason: `“${word}” stands twice` }
    }
  },
  examples: [
    { before: 'All of the the people came.', after: 'All of the the people came.' },
    { before: 'It is is a a house.', after: 'It is is a a house.' },
    { lang: 'et', before: 'Kõik inimesed inimesed tulid.', after: 'Kõik inimesed inimesed tulid.' },
  ],
}
