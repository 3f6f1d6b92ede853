import type { Finding, Rule, View } from '../rule.ts'
import { codePages, reread, type CodePage } from './code-pages.ts'

const highRuns = /[^\u0000-\u007f]+/gu
/** A lead byte of UTF-8 and a continuation byte, as windows-1252 and other code pages show them. */
const suspicious =
  /[\u00c2-\u00f4\u0102-\u0173\u0391-\u03ce\u0410-\u044f\u0621-\u064a\u2550-\u256c\u011e\u011f\u0130\u0131\u015e\u015f][\u0080-\u00bf\u0100-\u25a0]/u
const punctuation = /^[\u2010-\u2015\u2018-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122]$/u
const latin = /^[\u00a0-\u017f\u0218-\u021b\u0259\u02b9-\u02bc\u1ea0-\u1ef9]$/u

/** What a line says when read rightly; one text per run of non-ASCII. Reads again what was misread twice. */
function rereadRuns(
  runs: readonly string[],
): { readonly page: CodePage; readonly runs: readonly string[] } | undefined {
  for (const page of codePages) {
    let best: readonly string[] | undefined
    let current: readonly string[] = runs
    for (let depth = 0; depth < 3; depth++) {
      const next = rereadAll(current, page)
      if (!next) break
      if (isPlausible(next)) best = next
      current = next
      if (next.every((run) => !/[^\u0000-\u007f]/u.test(run))) break
    }
    if (best) return { page, runs: best }
  }
  return undefined
}

function rereadAll(runs: readonly string[], page: CodePage): readonly string[] | undefined {
  const next: string[] = []
  for (const run of runs) {
    const text = reread(run, page)
    if (text === undefined) return undefined
    next.push(text)
  }
  return next
}

const scripts: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['east', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
]

/**
 * The result of a rereading must look like language: no controls or holes, and besides Latin at most one script, with
 * three letters at least. (`auß`+soft hyphen is valid UTF-8 for one letter of N’Ko.)
 */
function isPlausible(runs: readonly string[]): boolean {
  const count = new Map<string, number>()
  let letters = 0
  for (const character of runs.join('')) {
    if (character < '\u0080') continue
    if (/[\p{Cn}\p{Co}\p{Cs}\u0080-\u009f\ufffd]/u.test(character)) return false
    if (!/[\p{L}\p{M}]/u.test(character)) {
      if (!/[\p{P}\p{S}\p{Z}\p{N}\u00ad\u200b-\u200f\ufeff\u2060]/u.test(character)) return false
      continue
    }
    letters++
    if (/\p{M}/u.test(character)) continue
    const name =
      scripts.find(([, pattern]) => pattern.test(character))?.[0] ??
      (/\p{Lm}/u.test(character) ? 'latin' : `block ${character.codePointAt(0)! >> 8}`)
    // Phonetic letters are letters of Azerbaijani and African languages, but one alone is an accident.
    const key =
      name === 'latin' && !/[\u00aa-\u024f\u0259\u02b9-\u02bf\u1e00-\u1eff]/u.test(character) ? 'phonetic' : name
    count.set(key, (count.get(key) ?? 0) + 1)
  }
  if (letters === 0) return true
  const others = [...count].filter(([name]) => name !== 'latin')
  return others.length === 0 || (others.length <= 2 && others.every(([, times]) => times > 2))
}

/**
 * Few hits need a better proof each: punctuation that came out of three signs, or a Latin letter whose two signs cannot
 * stand so in text. `MENÜ“`, `É”`, `SÃO`, `là »` are no mojibake.
 */
function isSure(text: string, start: number, end: number, decoded: string): boolean {
  if (Array.from(decoded).every((character) => punctuation.test(character))) return true
  if (!Array.from(decoded).every((character) => latin.test(character) || punctuation.test(character))) return false
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  const tail = text.slice(start + 1, end)
  if (/\p{Lu}/u.test(before) && !/[\u0080-\u009f\u00a1-\u00bf]/u.test(tail)) return false
  if (/^[ÃÂ]/u.test(text.charAt(start))) return true
  // A capital of whatever script right after a small Latin letter: `libertĂ©`, `libertГ©`, `oÊ»z`.
  if (/[a-z]/u.test(before) && /\p{Lu}/u.test(text.charAt(start)) && /[^\p{Ll}]/u.test(tail)) return true
  return (
    /[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf]/u.test(tail) || /\p{Ll}/u.test(before + after)
  )
}

/** Signs that are no text in any language, wherever they stand: UTF-8 punctuation and letters seen as windows-1252 or -1251. */
const partial =
  /â€[\u0080-\u00bf\u0152-\u2122]|â„¢|â‚¬|вЂ[\u0080-\u00bf\u0402-\u2122]|Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]/gu

function* findPartial(view: View, from: number, to: number): Iterable<Finding> {
  const hits: Finding[] = []
  const line = view.text.slice(from, to)
  for (const match of line.matchAll(partial)) {
    const text = reread(match[0], match[0].startsWith('в') ? 'windows-1251' : 'windows-1252')
    if (text === undefined) continue
    const start = from + match.index
    const end = start + match[0].length
    if (isSure(view.text, start, end, text)) hits.push({ start, end, text, together: `partial ${from}` })
  }
  yield* hits
}

/** UTF-8 that was read in a one-byte code page, once or twice: whole lines when every sign fits, else sure signs alone. */
export const mojibake: Rule = {
  id: 'encoding/mojibake',
  class: 'repair',
  languages: 'any',
  reason: 'UTF-8 misread in a one-byte code page',
  quick: suspicious,
  *find(view): Iterable<Finding> {
    for (const line of view.text.matchAll(/[^\n]+/gu)) {
      if (!suspicious.test(line[0])) continue
      const matches = [...line[0].matchAll(highRuns)]
      const runs = matches.map((match) => match[0])
      const found = rereadRuns(runs)
      const hits = found ? runsOf(line.index, matches, found.runs) : []
      const many = hits.length > 2 || (found !== undefined && Array.from(found.runs.join('')).length > 5)
      const isProven =
        many || (found !== undefined && hits.every((hit) => isSure(view.text, hit.start, hit.end, hit.text!)))
      if (found && isProven) {
        const reason = `UTF-8 misread as ${found.page}`
        for (const hit of hits) yield { ...hit, reason, together: String(line.index) }
      } else yield* findPartial(view, line.index, line.index + line[0].length)
    }
  },
  examples: [
    { before: 'la libertÃ© dâ€™expression', after: 'la liberté d’expression', lang: 'fr' },
    { before: 'РџСЂРёРІРµС‚, РјРёСЂ', after: 'Привет, мир', lang: 'ru' },
    { before: 'la libertГ© et la vГ©ritГ©', after: 'la liberté et la vérité', lang: 'fr' },
    { before: 'o\u00ca\u00bbz erki', after: 'oʻz erki', lang: 'uz' },
    { before: 'libertÃƒÂ© et ÃƒÂ©galitÃƒÂ©', after: 'liberté et égalité', lang: 'fr' },
    { before: 'SÃO PAULO, AÇÃO: A NAÇÃO NÃO É Ã.', after: 'SÃO PAULO, AÇÃO: A NAÇÃO NÃO É Ã.', lang: 'pt' },
    { before: 'das MENÜ“ und CAFÉ”', after: 'das MENÜ“ und CAFÉ”', lang: 'sv' },
  ],
}

function runsOf(base: number, matches: readonly RegExpExecArray[], texts: readonly string[]): readonly Finding[] {
  return matches.map((match, index) => ({
    start: base + match.index,
    end: base + match.index + match[0].length,
    text: texts[index]!,
  }))
}
