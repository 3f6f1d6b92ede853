import { detectAll } from 'tinyld'
import { guessLanguage } from './guess-language.ts'

/** UTF-16 units that are looked at, and the fewest letters and words that allow a judgement. */
const sampleLength = 6000
const fewestLetters = 60
const fewestWords = 12

/**
 * The language of a text that does not say it, where two judges agree: our own (script or function words) and tinyld. For a language
 * that ours does not know, both halves of the text must convince tinyld. Undefined when not sure, so that only rules for every
 * language run. Load it only when it is asked for: the tables of tinyld are 0.6 MB.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, sampleLength)
  const own = guessLanguage(text)
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < fewestWords || words.join('').length < fewestLetters) return own
  const middle = sample.indexOf(' ', sample.length / 2)
  if (own !== undefined) {
    const other = bestOf(sample)
    return other === undefined || other === own ? own : undefined
  }
  const [first, second] = [sample.slice(0, middle), sample.slice(middle)].map(bestOf)
  return middle > 0 && first === second ? first : undefined
}

/** What tinyld finds, when nothing else comes near: half as much again as the second. */
function bestOf(text: string): string | undefined {
  const [best, second] = detectAll(text)
  if (best === undefined || (second !== undefined && second.accuracy * 1.5 > best.accuracy)) return undefined
  return best.lang === 'no' ? 'nb' : best.lang
}
