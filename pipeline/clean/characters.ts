/** Sources of character classes for regular expressions with the flag `u`, without brackets. */

/** White space within a line: tab, space, no-break and typographic spaces, ideographic space. */
export const inlineSpace = '\\t \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'

/** Scripts that put no space between words and full-width marks between clauses. */
export const ideographic =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3001-\\u3003\\u3005-\\u3011\\u3014-\\u301f\\u30fb\\u30fc\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65'

/** Marks that end a sentence, in any script. */
export const sentenceEnd = '.!?…։؟۔।॥。！？｡።፧፨။၊॰᙮᠃᠉ຯฯ༎༏׃។៕۽჻჻⸮‽⁇⁈⁉'

const spacePattern = new RegExp(`^[${inlineSpace}\\r\\n\\u2028\\u2029]$`, 'u')
export function isSpace(character: string): boolean {
  return spacePattern.test(character)
}

const wordPattern = /^[\p{L}\p{M}\p{N}]$/u
/** Letter, combining mark or digit. */
export function isWord(character: string): boolean {
  return wordPattern.test(character)
}

const ideographicPattern = new RegExp(`[${ideographic}]`, 'u')
export function hasIdeographic(text: string): boolean {
  return ideographicPattern.test(text)
}

/** The character before an offset, whole; '' at the start. */
export function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return ''
  const unit = text.charCodeAt(offset - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 1 ? text.slice(offset - 2, offset) : text.charAt(offset - 1)
}

/** The character at an offset, whole; '' at the end. */
export function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** Letters and digits; ideographs and syllables say more and count twice. */
export function lettersIn(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) count += (unit | 32) > 96 && (unit | 32) < 123 ? 1 : unit > 47 && unit < 58 ? 1 : 0
    else if (unit > 0x3040 && unit < 0xd7b0) count += 2
    else if (unit > 0xbf && (unit < 0x2000 || unit > 0x2bff) && unit !== 0xfffd) count++
  }
  return count
}
