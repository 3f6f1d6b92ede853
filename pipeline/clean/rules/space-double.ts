import { inlineSpace } from '../characters.ts'
import type { Finding, Rule } from '../rule.ts'

const runs = new RegExp(`(?<=\\S)(?:[${inlineSpace}]{2,}|\\t)(?=\\S)`, 'gu')

/** Runs of white space, and tabs, become one space; a no-break space beside a mark that wants it stays no-break. */
export const spaceDouble: Rule = {
  id: 'space/double',
  class: 'repair',
  languages: 'any',
  reason: 'more than one space',
  quick: /\t|[^\S\n\r\u2028\u2029]{2}/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(runs)) {
      const start = match.index
      const end = start + match[0].length
      const wantsNoBreak =
        view.marks.wideMarks && (/[«‹]/u.test(view.text.charAt(start - 1)) || /[»›!?;:]/u.test(view.text.charAt(end)))
      const noBreak = wantsNoBreak ? /[\u00a0\u202f]/u.exec(match[0])?.[0] : undefined
      const wide = /^\u3000+$/u.test(match[0]) ? '\u3000' : ' '
      yield { start, end, text: noBreak ?? wide }
    }
  },
  examples: [
    { before: 'in  or \tout\tof   wedlock', after: 'in or out of wedlock' },
    { before: 'Qui\u00a0 ? Lui', after: 'Qui\u00a0? Lui', lang: 'fr' },
    { lang: 'sw', before: 'habari  njema', after: 'habari njema' },
  ],
}
