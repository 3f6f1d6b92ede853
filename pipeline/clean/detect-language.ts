import { detectAll } from 'tinyld'
import { guessLanguage, likelyLanguages } from './guess-language.ts'

/** UTF-16 units that are looked at, and the fewest letters and words that allow a judgement. */
const sampleLength = 6000
const fewestLetters = 60
const fewestWords = 12

/**
 * The language of a text that does not say it, where two judges agree: our own (script or function words) and tinyld, which chooses where
 * ours comes down to a few. Undefined when not sure, so that only rules for every language run. Load it only when it is asked for: the
 * tables of tinyld are 0.6 MB.
 */
export function detectLanguage(text: string): string | undefined {
  const likely = likelyLanguages(text)
  const sample = text.slice(0, sampleLength)
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length < fewestWords || words.join('').length < fewestLetters) return guessLanguage(text)
  const found = bestOf(sample)
  if (found === undefined) return likely.length === 1 ? likely[0] : undefined
  return likely.includes(found) ? found : undefined
}

/** What tinyld takes languages for that it does not know: of the texts in 500 languages that it calls so, nearly all are something else. */
const catchAlls: ReadonlySet<string> = new Set(['ber', 'rn', 'tlh'])

/** The language of some words by tinyld; undefined when it is not sure. */
export function judgeLanguage(text: string): string | undefined {
  const found = bestOf(text)
  return found === undefined || catchAlls.has(found) ? undefined : found
}

/** What tinyld finds, when nothing else comes near: half as much again as the second. */
function bestOf(text: string): string | undefined {
  const [best, second] = detectAll(text)
  if (best === undefined || (second !== undefined && second.accuracy * 1.5 > best.accuracy)) return undefined
  return best.lang === 'no' ? 'nb' : best.lang
}
