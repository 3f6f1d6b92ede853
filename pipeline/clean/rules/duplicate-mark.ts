import type { Finding, Rule } from '../rule.ts'

const doubled =
  /(?<=[\p{L}\p{M}\p{N}”»’"')\]][ \u00a0]?)([,،;؛])(?:[ \u00a0]*\1)+(?=\s|$|[”’»"')\]])|([，、；])(?:[ ]*\2)+/gu

/** The same comma twice. Stops stay: two may be an ellipsis or `?..`. */
export const duplicateMark: Rule = {
  id: 'punct/duplicate-mark',
  class: 'repair',
  languages: 'any',
  reason: 'the same mark twice',
  quick: /([,،;؛，、；])[ \u00a0]*\1/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(doubled)) {
      const end = match.index + match[0].length
      yield { start: match.index + 1, end, text: '', from: match.index, to: end }
    }
  },
  examples: [
    { before: 'his own,, and', after: 'his own, and' },
    { before: 'his own , , and', after: 'his own, and' },
    { lang: 'ro', before: 'orașul,, și', after: 'orașul, și' },
    { before: ",,low quotes''", after: ",,low quotes''" },
    { before: 'Wait... really?..', after: 'Wait... really?..' },
  ],
}
