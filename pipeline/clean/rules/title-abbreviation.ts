import { isAmerican } from './english.ts'
import type { Finding, Rule } from '../rule.ts'

const title = /(?<![\p{L}\p{N}])(Mr|Mrs|Ms|Dr|Prof|Rev|Sr|Jr)(\.?)( |\u00a0)(\p{Lu}[\p{L}\p{M}'-]*)/gu

/** `Mr` beside `Mr.`: the majority of the text decides. */
export const titleAbbreviation: Rule = {
  id: 'style/title-abbreviation',
  class: 'suggest',
  languages: ['en'],
  reason: 'title abbreviated in two ways',
  quick: /[MDPRSJ](?:rs?|s|rof|ev)\.? /,
  *find(view): Iterable<Finding> {
    const all = [...view.text.matchAll(title)]
    const dotted = all.filter((match) => match[2] === '.').length
    const bare = all.length - dotted
    const house = view.house?.titles
    if (house === undefined && (dotted === 0 || bare === 0 || dotted === bare)) return
    const wanted = (house ?? (dotted > bare ? 'dotted' : 'bare')) === 'dotted' ? '.' : ''
    for (const match of all) {
      const [whole, word = '', dot = ''] = match
      if (dot === wanted) continue
      const at = match.index + word.length
      const style = isAmerican(view) ? '; the text spells American English' : ''
      const reason = `${bare} × “${word}” against ${dotted} × “${word}.”${style}`
      yield { start: at, end: at + dot.length, text: wanted, from: match.index, to: match.index + whole.length, reason }
    }
  },
  examples: [
    { before: 'Mr. Smith, Mr. Jones and Mr Brown', after: 'Mr. Smith, Mr. Jones and Mr. Brown' },
    { before: 'Mr Smith and Mr Brown', after: 'Mr Smith and Mr Brown' },
  ],
}
