/** CSS counter styles (CSS Counter Styles 3) by the digit one of the numbering system. */
const STYLES: ReadonlyMap<string, string> = new Map([
  ['١', 'arabic-indic'],
  ['۱', 'persian'],
  ['१', 'devanagari'],
  ['১', 'bengali'],
  ['੧', 'gurmukhi'],
  ['૧', 'gujarati'],
  ['୧', 'oriya'],
  ['௧', 'tamil'],
  ['౧', 'telugu'],
  ['೧', 'kannada'],
  ['൧', 'malayalam'],
  ['๑', 'thai'],
  ['໑', 'lao'],
  ['༡', 'tibetan'],
  ['၁', 'myanmar'],
  ['១', 'khmer'],
])

/** The `list-style-type` that counts in the digits of a locale; undefined for ASCII digits. */
export function listStyle(one: string): string | undefined {
  return STYLES.get(one)
}
