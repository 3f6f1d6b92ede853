import { codePageLetters, type CodePage } from './code-page.data.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** Bytes that are looked at: more say nothing new. */
const sampleLength = 200_000

/**
 * Guess the windows code page of bytes that are no UTF-8, by letter statistics: under the right page high bytes are
 * letters of one language, small inside words, and typographic marks at the edges of words. Ties go to windows-1252.
 */
export function guessCodePage(bytes: Uint8Array): CodePage {
  const sample = bytes.subarray(0, sampleLength)
  let best: CodePage = 'windows-1252'
  let bestScore = -Infinity
  for (const [page, languages] of codePageLetters) {
    const text = page === 'windows-1252' ? decodeWindows1252(sample) : new TextDecoder(page).decode(sample)
    for (const letters of languages) {
      const score = scoreOf(text, letters)
      if (score > bestScore) {
        best = page
        bestScore = score
      }
    }
  }
  return best
}

const marks = /[“”„‘’‚«»‹›–—…•§°№€©®™\u00a0¿¡·]/u

/** `letters` holds the non-ASCII small letters of a language, the more frequent half before the space. */
function scoreOf(text: string, letters: string): number {
  const [frequent = '', rare = ''] = letters.split(' ')
  let score = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character < '\u0080') continue
    const before = text.charAt(index - 1)
    const after = text.charAt(index + 1)
    const small = character.toLowerCase()
    const isCapital = small !== character
    const value = frequent.includes(small) ? 3 : rare.includes(small) ? 2 : 0
    if (value > 0) {
      // A capital after a small letter is a sign of the wrong page.
      if (!isCapital) score += value
      else score += /\p{Ll}/u.test(before) ? -3 : 1
    } else if (marks.test(character))
      score += /\p{L}/u.test(before) && /\p{L}/u.test(after) ? (character === '’' ? 1 : -2) : 1
    else score -= /[\u0080-\u009f\ufffd]/u.test(character) ? 8 : /\p{L}/u.test(character) ? 2 : 3
  }
  return score
}
