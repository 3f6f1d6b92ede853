import { isAmerican } from './english.ts'
import type { Finding, Rule, View } from '../rule.ts'

const comma = /”,(?=\s)/gu
const inside = /[,.]”(?=\s|$)/gu
const stop = /(?<![.!?…])”\.(?=\s|$)/gu

/** American texts put comma and stop inside the quotation; counted, because a text may follow another house style. */
function isInsideStyle(view: View): boolean {
  if (!isAmerican(view)) return false
  let inside = 0
  let outside = 0
  for (const match of view.text.matchAll(/[,.]”|”[,.](?=\s|$)/gu)) {
    if (match[0].endsWith('”')) inside++
    else outside++
  }
  return inside > outside
}

function orderRule(id: string, pattern: RegExp, sign: string, what: string, examples: Rule['examples']): Rule {
  return {
    id,
    class: 'suggest',
    languages: ['en'],
    reason: `American quote style puts the ${what} inside`,
    quick: /”[,.]|[,.]”/,
    *find(view): Iterable<Finding> {
      const wanted = view.house?.quoteOrder ?? (isInsideStyle(view) ? 'inside' : undefined)
      if (wanted === 'outside') {
        for (const match of view.text.matchAll(inside)) {
          if (match[0].startsWith(sign))
            yield {
              start: match.index,
              end: match.index + 2,
              text: `”${sign}`,
              reason: `house style puts the ${what} outside`,
            }
        }
      }
      if (wanted !== 'inside') return
      for (const match of view.text.matchAll(pattern))
        yield { start: match.index, end: match.index + 2, text: `${sign}”` }
    },
    examples,
  }
}

export const quoteCommaOrder = orderRule('style/quote-comma-order', comma, ',', 'comma', [
  {
    before: 'The color “red,” the “blue,” the “gray”, he said',
    after: 'The color “red,” the “blue,” the “gray,” he said',
  },
  { before: 'The colour “red”, the “grey”, he said', after: 'The colour “red”, the “grey”, he said' },
])

export const quoteStopOrder = orderRule('style/quote-stop-order', stop, '.', 'stop', [
  { before: 'The color “red,” the “blue,” the “gray”.', after: 'The color “red,” the “blue,” the “gray.”' },
])
