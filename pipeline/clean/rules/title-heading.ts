import { sentenceEnd } from '../characters.ts'
import type { Range, Rule, View } from '../rule.ts'
import { byline } from './missing-byline.ts'
import { hasDate } from './relative-date.ts'

const endsSentence = new RegExp(
  `[${sentenceEnd.replaceAll(/[!?！？؟]/gu, '')}:,;，；：、،؛][”’»“"')\\]）】」』》›]*$`,
  'u',
)

const said = ({ start, end }: Range, view: View) => view.text.slice(start, end)

/** A line with the author or the day, which may stand between the title and the text. */
const isCredit = (line: string) => line.length < 80 && !endsSentence.test(line) && (byline.test(line) || hasDate(line))

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
    const body = said(view.blocks.slice(1, 4).find((block) => !isCredit(said(block, view))) ?? second, view)
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
    {
      lang: 'de',
      before:
        'Der letzte Wärter der Insel\n\nVon K. Petersen\n\n12.10.2023, 14:35 Uhr\n\nAuf der Insel brennt noch ein Licht.',
      after:
        '# Der letzte Wärter der Insel\n\nVon K. Petersen\n\n12.10.2023, 14:35 Uhr\n\nAuf der Insel brennt noch ein Licht.',
    },
    { before: 'Roses and thorns\n\nBy the river\n\nI lay', after: 'Roses and thorns\n\nBy the river\n\nI lay' },
    { before: 'One line without a stop', after: 'One line without a stop' },
  ],
}
