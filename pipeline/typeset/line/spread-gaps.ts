import { graphemesIn } from './graphemes.ts'
import { dictionaryWords, isDictionary } from './glue.ts'
import type { LinePart } from './line-parts.ts'
import type { Gap } from './opportunities.ts'

/** Offsets after which a word of Thai, Lao, Khmer or Myanmar may be given white: between two of its letters with their marks. */
function lettersOf(text: string): readonly number[] {
  const found: number[] = []
  for (const { index } of graphemesIn(text))
    if (index > 0 && isDictionary(text.charCodeAt(index - 1)) && isDictionary(text.charCodeAt(index))) found.push(index)
  return found
}

/**
 * The parts of a line with the glue between words that no space parts spread evenly over their letters: altogether it is the same, so that
 * the line is as the breaker reckoned it.
 */
export function spreadGaps(parts: readonly LinePart[]): readonly LinePart[] {
  let words = 0
  for (const { gaps } of parts) for (const { glue } of gaps) if (glue === dictionaryWords) words++
  if (words === 0) return parts
  let letters = 0
  const spread = parts.map(({ gaps, word }): readonly Gap['at'][] => {
    if (gaps.length === 0 && !isDictionary(word.text.charCodeAt(0))) return []
    const ends = gaps.filter(({ at, glue }) => glue === dictionaryWords && at === word.text.length)
    const own = [...lettersOf(word.text), ...ends.map(({ at }) => at)]
    letters += own.length
    return own
  })
  const share = words / letters
  const glue = { natural: 0, stretch: dictionaryWords.stretch * share, shrink: dictionaryWords.shrink * share }
  return parts.map((part, index) => {
    const own = spread[index]!
    if (own.length === 0) return part
    const others = part.gaps.filter((gap) => gap.glue !== dictionaryWords)
    const gaps = [...others, ...own.map((at) => ({ at, glue }))].toSorted((a, b) => a.at - b.at)
    return { ...part, gaps }
  })
}
