import type { MarginRules } from './margin.ts'

/** White space that can grow and shrink, in em unless said. */
export interface Glue {
  /** Added to what the glyphs have; negative = taken from the white half of a full-width sign. */
  readonly natural: number
  readonly stretch: number
  readonly shrink: number
}

/** Word space, as parts of its natural width (The TeXbook, p. 76: cmr10 has 1/2 and 1/3). */
export const wordSpace: Glue = { natural: 0, stretch: 1 / 2, shrink: 1 / 3 }

/** Between Han characters, kana and the like (JLREQ §3.8.4: the last resort, but the only white space there is). */
const ideographs: Glue = { natural: 0, stretch: 0.08, shrink: 0.02 }
/** Beside the white half of a full-width sign: the white gives way before anything else (JLREQ §3.8.3, CLREQ §3.1.6). */
const besideSign: Glue = { natural: 0, stretch: 0.08, shrink: 0.25 }
/** Between two signs: one white half of two, or none where the signs face each other's back (JLREQ §3.1.2, CLREQ §3.1.6). */
const betweenSigns: Glue = { natural: -0.5, stretch: 0.08, shrink: 0.25 }
const signsTogether: Glue = { natural: -0.5, stretch: 0, shrink: 0 }
/**
 * Between words of scripts that write no spaces: visible spaces between sentences give way first. What a line has of it is spread over all
 * its letters (`spreadGaps`), for white between words would be read as a space.
 */
export const dictionaryWords: Glue = { natural: 0, stretch: 0.08, shrink: 0.01 }
/** After the word separator of Ethiopic, which is a word space with dots. */
const ethiopicWords: Glue = { natural: 0, stretch: 0.12, shrink: 0.04 }
/** After the tsheg of Tibetan, which parts syllables. */
const tibetanSyllables: Glue = { natural: 0, stretch: 0.05, shrink: 0.01 }

/** Whether a UTF-16 unit belongs to Han, kana, Hangul, Yi, CJK punctuation or full-width forms. */
function isIdeographic(unit: number): boolean {
  if (unit < 0x1100) return false
  return (
    unit <= 0x11ff ||
    (unit >= 0x2e80 && unit <= 0xa4cf) ||
    (unit >= 0xa960 && unit <= 0xa97f) ||
    (unit >= 0xac00 && unit <= 0xd7ff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff00 && unit <= 0xffef) ||
    // Surrogates of planes 2 and 3; a break between ends before the high one and after a low one.
    (unit >= 0xd840 && unit <= 0xd88d)
  )
}

/** Whether a UTF-16 unit belongs to a script whose words are found by dictionary. */
export function isDictionary(unit: number): boolean {
  if (unit < 0x0e00 || unit > 0xaadf) return false
  return (
    unit <= 0x0eff ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x1950 && unit <= 0x1aaf) ||
    unit >= 0xaa60
  )
}

/** The glue at a break opportunity between two UTF-16 units that are no white space; undefined where there is none. */
export function gapGlue(before: number, after: number, rules: MarginRules): Glue | undefined {
  if (before < 0x0e00 && after < 0x0e00) return undefined
  if (after <= 0x20) return undefined
  if (rules.openers !== '' && before >= 0x2018 && after >= 0x2018) {
    const closes = rules.closers.includes(String.fromCharCode(before))
    const opens = rules.openers.includes(String.fromCharCode(after))
    if (closes && opens) return betweenSigns
    if ((closes && isIdeographic(after)) || (opens && isIdeographic(before))) return besideSign
  }
  if (isIdeographic(before) || isIdeographic(after)) return ideographs
  // A low surrogate before the break: Han of planes 2 and 3 stand beside Han anyway.
  if (isDictionary(before) && isDictionary(after)) return dictionaryWords
  if (before >= 0x1361 && before <= 0x1368) return ethiopicWords
  if (before === 0x0f0b) return tibetanSyllables
  return undefined
}

/** The glue between two UTF-16 units where no line may break: white halves of signs that follow each other. */
export function solidGlue(before: number, after: number, rules: MarginRules): Glue | undefined {
  if (before < 0x2018 || after < 0x2018 || rules.openers === '') return undefined
  const first = String.fromCharCode(before)
  const second = String.fromCharCode(after)
  const bothClose = rules.closers.includes(first) && rules.closers.includes(second)
  return bothClose || (rules.openers.includes(first) && rules.openers.includes(second)) ? signsTogether : undefined
}
