import { latinReferences, otherReferences } from './entities.data.ts'
import { windows1252Controls } from '../../source/windows-1252.ts'
import type { Finding, Rule } from '../rule.ts'

const named: ReadonlyMap<string, string> = new Map([
  ...latinReferences.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...otherReferences.split(' ').map((pair): [string, string] => {
    const [name = '', code = ''] = pair.split('=')
    return [name, String.fromCodePoint(Number.parseInt(code, 16))]
  }),
])

/** The character of a reference body (`nbsp`, `#8217`, `#x2019`); undefined when there is none worth having. */
export function referenced(body: string): string | undefined {
  if (!body.startsWith('#')) return named.get(body)
  const isHex = /^#x/iu.test(body)
  const point = Number.parseInt(body.slice(isHex ? 2 : 1), isHex ? 16 : 10)
  // By the HTML standard, numbers of the control area mean windows-1252.
  const windows = windows1252Controls.charAt(point - 0x80)
  if (/[^\u0080-\u009f]/u.test(windows)) return windows
  const isControl = (point < 0x20 && point !== 9) || (point >= 0x7f && point < 0xa0)
  if (!(point <= 0x10ffff) || isControl || (point >= 0xd800 && point <= 0xdfff)) return undefined
  return String.fromCodePoint(point)
}

/** Character references that were left in text, also when they were escaped again (`&amp;ldquo;`). */
export const entities: Rule = {
  id: 'encoding/entities',
  class: 'repair',
  languages: 'any',
  reason: 'HTML character reference in text',
  quick: /&[#A-Za-z]/,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(/&((?:amp;){0,8})(#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z]{2,8}\d{0,2});/gu)) {
      const text = referenced(match[2]!)
      if (text === undefined) continue
      const start = match.index
      const end = start + match[0].length
      // The digits of a reference look like a number, so only its sign can tell code and addresses.
      if (view.isShielded(start, start + 1)) continue
      // A Markdown parser decodes one level itself.
      if (view.format === 'text') yield { start, end, text, bold: true }
      else if (match[1] !== '') yield { start, end, text: `&${match[2]!};`, bold: true }
    }
  },
  examples: [
    { before: 'equal&nbsp;work&#x2e;', after: 'equal work.' },
    { before: 'the &amp;ldquo;right&amp;rdquo; to', after: 'the “right” to' },
    { before: 'AT&T; R&D; `&amp;`', after: 'AT&T; R&D; `&amp;`' },
    { lang: 'et', before: 'Mari &amp; Jaan &ndash; kaks s&otilde;pra', after: 'Mari & Jaan – kaks sõpra' },
  ],
}
