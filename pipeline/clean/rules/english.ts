import type { View } from '../rule.ts'

const americanStems =
  /^(?:neighbor|labor|color|favor|honor|behavior|center|theater|defense|offense|travel(?:ed|ing)|cancel(?:ed|ing)|gray)/u
const britishStems =
  /^(?:neighbour|labour|colour|favour|honour|behaviour|centre|theatre|defence|offence|travell(?:ed|ing)|cancell(?:ed|ing)|grey)/u
const zEnding = /(?:[^e]i|y)z(?:e|ed|es|ing|ation)$/u
const sEnding = /(?:[^e]i|y)s(?:e|ed|es|ing|ation)$/u
/** Written with s, or with z, on both sides of the ocean. */
const sAlways =
  /^(?:exerci|promi|surpri|enterpri|compri|franchi|disgui|otherwi|likewi|experti|preci|conci|apprai|supervi|adverti|televi|improvi|despi|compromi|practi|premi|treati|paradi|cri|basi|noi|poi|prai|rai|advi|revi|devi|arise|wise|analys[ei]s$)/u
const zAlways = /^(?:siz|priz|seiz|capsiz)/u

const memory = new WeakMap<View, boolean>()

/** Whether an English text is American: by its tag, else by the majority of its spellings. */
export function isAmerican(view: View): boolean {
  if (/^en-/iu.test(view.lang)) return /^en-us/iu.test(view.lang)
  const known = memory.get(view)
  if (known !== undefined) return known
  let balance = 0
  for (const match of view.text.slice(0, 200_000).matchAll(/[A-Za-z]{4,20}/gu)) {
    const word = match[0].toLowerCase()
    if (americanStems.test(word) || (zEnding.test(word) && !zAlways.test(word))) balance++
    else if (britishStems.test(word) || (sEnding.test(word) && !sAlways.test(word))) balance--
  }
  memory.set(view, balance > 0)
  return balance > 0
}
