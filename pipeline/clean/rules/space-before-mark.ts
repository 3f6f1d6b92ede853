import type { Finding, Rule } from '../rule.ts'

const space = '[ \\t\\u00a0\\u2000-\\u200a\\u202f]'
/** White space behind something, which is looked at only where there is a space: a pattern that begins with looking back does so at every character. */
const spaceAfter = (left: string): string => `${space}(?<=(?:${left}).)${space}*`
const left = '[\\p{L}\\p{M}\\p{N}%°…»«”’"\'“)\\]）」』]'
const closers = '[”’»“"\')\\]）」』]'
/** Comma in every language; a stop must also end something. Never before an ellipsis, `.com`, `.5`. */
const close = new RegExp(
  `${spaceAfter(left)}(?:[,،](?=\\s|$|${closers}|[\\p{L}\\p{M}])|\\.(?![ \\u00a0]?[.…])(?=\\s|$|${closers}))`,
  'gu',
)
const full = /[ \u00a0](?<=[\p{L}\p{M}\p{N}」』）”’].)[ \u00a0]*(?=[，、。；：！？）」』])/gu
const high = new RegExp(`${spaceAfter('[\\p{L}\\p{M}]{2}|[”»)]')}(?:[;؛؟!?])(?=\\s|$|${closers})(?![!?])`, 'gu')

/** `Height : 38 m` is a label; `Spain : Italy` and `3 : 1` are relations of two like things and stay. */
const label = new RegExp(`${spaceAfter('[\\p{L}\\p{M}]{2}')}:(?= ["“„«]?[\\p{Nd}]| ["“„«])`, 'gu')

/** The word or quotation mark before a place, to show what the mark belongs to. */
function leftContext(text: string, start: number): number {
  const word = /[\p{L}\p{M}\p{N}]+$/u.exec(text.slice(Math.max(0, start - 40), start))
  return word ? start - word[0].length : start - 1
}

/** Space before a mark that closes. French spaces `; : ! ?` and « »; its commas and stops are as tight as everyone’s. */
export const spaceBeforeMark: Rule = {
  id: 'punct/space-before-mark',
  class: 'repair',
  languages: 'any',
  reason: 'space before a closing mark',
  quick: /[^\S\n\r][,.;:!?،؛؟，、。；：！？）」』]/,
  *find(view): Iterable<Finding> {
    const { text } = view
    const patterns = view.marks.known && !view.marks.wideMarks ? [close, full, high, label] : [close, full]
    for (const pattern of patterns)
      for (const match of text.matchAll(pattern)) {
        const spaces = /^\s+/u.exec(match[0])![0].length
        const mark = text.charAt(match.index + spaces)
        const from = leftContext(text, match.index)
        const reason = mark === ',' ? 'space before comma' : mark === '.' ? 'space before full stop' : undefined
        yield {
          start: match.index,
          end: match.index + spaces,
          text: '',
          from,
          to: match.index + spaces + 1,
          ...(reason && { reason }),
        }
      }
  },
  examples: [
    { before: 'Nazarbayev, 81 , who ruled .', after: 'Nazarbayev, 81, who ruled.' },
    { lang: 'it', before: 'la città , che dorme .', after: 'la città, che dorme.' },
    { before: 'we are ... well ... at .NET or .5 of it', after: 'we are ... well ... at .NET or .5 of it' },
    { before: 'Qui vient ? Moi , lui', after: 'Qui vient ? Moi, lui', lang: 'fr' },
    {
      before: 'Die Höhe : 38 m, Tor 3 : 1 und Maßstab 1 : 1,000',
      after: 'Die Höhe: 38 m, Tor 3 : 1 und Maßstab 1 : 1,000',
      lang: 'de',
    },
    { before: 'Høyde : 38 m, men Norge : Italia', after: 'Høyde: 38 m, men Norge : Italia', lang: 'nb' },
    { before: 'Hauteur : 38 m', after: 'Hauteur : 38 m', lang: 'fr' },
    { before: '人人 ，有权 。', after: '人人，有权。', lang: 'zh' },
  ],
}
