import { sentenceEnd } from '../characters.ts'
import type { Rule } from '../rule.ts'

const endsSentence = new RegExp(
  `[${sentenceEnd.replaceAll(/[!?！？؟]/gu, '')}:,;，；：、،؛][”’»“"')\\]）】」』》›]*$`,
  'u',
)

/** The first line of plain text is the title when nothing speaks against it. */
export const titleHeading: Rule = {
  id: 'structure/title-heading',
  class: 'repair',
  languages: 'any',
  formats: ['text'],
  reason: 'first line has no final stop and is followed by a blank line: heading 1',
  *find(view) {
    const [first, second] = view.blocks
    if (!first || !second || first.kind !== 'paragraph' || second.kind !== 'paragraph') return
    const title = view.text.slice(first.start, first.end)
    const body = view.text.slice(second.start, second.end)
    const isApart = /\n[^\S\n]*\r?\n|\r[^\S\r]*\r/u.test(view.text.slice(first.end, second.start))
    if (!isApart || title.length > 200 || endsSentence.test(title) || !/\p{L}{2}/u.test(title)) return
    if (!(body.length > title.length || endsSentence.test(body))) return
    yield { start: first.start, end: first.start, text: '# ', to: first.end }
  },
  examples: [
    { before: 'A Title\n\nA paragraph that is a sentence.', after: '# A Title\n\nA paragraph that is a sentence.' },
    {
      before: 'This is a sentence.\n\nAnd so is this one, yes.',
      after: 'This is a sentence.\n\nAnd so is this one, yes.',
    },
    {
      lang: 'sw',
      before: 'Habari\n\nHii ni habari njema kwa wote.',
      after: '# Habari\n\nHii ni habari njema kwa wote.',
    },
    { before: 'One line without a stop', after: 'One line without a stop' },
  ],
}
