import { languageOf } from '../../language/language.ts'
import { hangingAtEnd, hangingAtStart, microtypeScripts, mostScaling } from './microtype.data.ts'

/** How a script treats the edges of lines and its punctuation. */
export interface MarginRules {
  /** Part of its advance by which a character may stand out of the measure. */
  readonly start: Readonly<Record<string, number>>
  readonly end: Readonly<Record<string, number>>
  /** Full-width signs whose white half lies before them, and after them: the white goes at line edges and between two signs. */
  readonly openers: string
  readonly closers: string
  /** Greatest scaling of glyphs, either way. */
  readonly scaling: number
}

const nothing: Readonly<Record<string, number>> = {}
const brackets = { openers: '「『（【〈《〔［｛〖〘｟', closers: '」』）】〉》〕］｝〗〙｠' }
const japanese: MarginRules = {
  start: nothing,
  // JLREQ §3.8.2: only full stops and commas (cl-06, cl-07) hang.
  end: { '、': 0.5, '。': 0.5, '，': 0.5, '．': 0.5 },
  openers: brackets.openers,
  closers: `${brackets.closers}、。，．`,
  scaling: 0,
}
const simplified: MarginRules = {
  start: nothing,
  end: nothing,
  openers: `${brackets.openers}“‘`,
  closers: `${brackets.closers}、。，．：；！？”’`,
  scaling: 0,
}
/** Pause marks stand in the middle of their square: only brackets have a white half. */
const traditional: MarginRules = { start: nothing, end: nothing, ...brackets, scaling: 0 }
const european: MarginRules = {
  start: hangingAtStart,
  end: hangingAtEnd,
  openers: '',
  closers: '',
  scaling: mostScaling,
}
/** Lines that end where their letters end. */
export const plainMargins: MarginRules = { start: nothing, end: nothing, openers: '', closers: '', scaling: 0 }

/** The rules of a language. */
export function marginRulesOf(lang: string): MarginRules {
  const { script } = languageOf(lang)
  if (script === 'Jpan') return japanese
  if (script === 'Hans' || script === 'Hani') return simplified
  if (script === 'Hant' || script === 'Bopo') return traditional
  return microtypeScripts.has(script) ? european : plainMargins
}

/** What happens to a character at the edge of a line; points. */
export interface Edge {
  /** It stands so far out of the measure. */
  readonly hang: number
  /** White of its own that is cut off. */
  readonly trim: number
}

export const noEdge: Edge = { hang: 0, trim: 0 }

/** Whether a glyph is as wide as its type size: only then is half of it white. */
function isFullWidth(advance: number, size: number): boolean {
  return advance > size * 0.9 && advance < size * 1.1
}

/** The first character of a line: its advance and type size in points. */
export function startEdge(rules: MarginRules, letter: string, advance: number, size: number): Edge {
  const part = rules.start[letter]
  if (part !== undefined) return { hang: part * advance, trim: 0 }
  if (rules.openers.includes(letter) && isFullWidth(advance, size)) return { hang: 0, trim: size / 2 }
  return noEdge
}

/** The last character of a line. */
export function endEdge(rules: MarginRules, letter: string, advance: number, size: number): Edge {
  const part = rules.end[letter]
  const trim = rules.closers.includes(letter) && isFullWidth(advance, size) ? size / 2 : 0
  if (part === undefined) return trim === 0 ? noEdge : { hang: 0, trim }
  // A full-width stop that is none in this font would hang by far too much.
  return rules.closers === '' || trim > 0 ? { hang: part * advance, trim } : noEdge
}
