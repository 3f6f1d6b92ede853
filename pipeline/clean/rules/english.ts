import type { View } from '../rule.ts'

const spellings =
  /\b(?:(neighbor\w*|labor|color\w*|favor\w*|honor\w*|behavior\w*|center\w*|theater\w*|defense|offense|traveled|traveling|canceled|gray|\w{4,}i[z](?:e|ed|es|ing|ation)|\w+y[z](?:e|ed|es|ing))|(neighbour\w*|labour|colour\w*|favour\w*|honour\w*|behaviour\w*|centre\w*|theatre\w*|defence|offence|travelled|travelling|cancelled|grey|\w{4,}i[s](?:e|ed|es|ing|ation)|\w+y[s](?:e|ed|es|ing)))\b/giu
/** Written with s on both sides of the ocean. */
const sAlways =
  /^(?:exerci|promi|surpri|enterpri|compri|franchi|disgui|otherwi|likewi|expert|preci|conci|apprai|supervi|adverti|televi|improvi|despi|compromi|practi|premi|treati|parad|cri|analy|basi|noi|poi|prai|rai|advi|revi|devi|arou?|rise|wise)\w*$/iu

/** Whether an English text is American: by its tag, else by the majority of its spellings. */
export function isAmerican(view: View): boolean {
  if (/^en-/iu.test(view.lang)) return /^en-us/iu.test(view.lang)
  let balance = 0
  for (const match of view.text.matchAll(spellings)) {
    if (match[1] !== undefined && !/^(?:siz|priz|seiz|capsiz)/iu.test(match[1])) balance++
    if (match[2] !== undefined && !sAlways.test(match[2])) balance--
  }
  return balance > 0
}
