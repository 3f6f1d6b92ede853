import { createRequire } from 'node:module'
import { hyphenationModules, twoLettersAfter } from './hyphenation.data.ts'
import { kazakhSyllables } from './kazakh-syllables.ts'
import { liangPoints, type PatternFile } from './liang.ts'

const require = createRequire(import.meta.url)
/** Points of a word of letters. */
type Hyphenate = (word: string) => readonly number[]
const hyphenators = new Map<string, Hyphenate | undefined>()

/** Module of npm `hyphen` for a canonical locale; undefined = never hyphenate. */
export function hyphenationModule(locale: string, script: string): string | undefined {
  // Not `Intl.Locale.language`: Node 20 has none for 'und'.
  const [language = 'und'] = locale.split('-')
  if (language === 'und') return undefined
  const { region } = new Intl.Locale(locale)
  const tags = [locale, `${language}-${region ?? ''}`, `${language}-${script}`, language]
  const found = tags.map((tag) => hyphenationModules[tag]).find((name) => name !== undefined)
  // Patterns belong to a script: kk-Latn or pa-Arab must not use those of another.
  const likely = new Intl.Locale(language).maximize().script
  return script === likely || hyphenationModules[`${language}-${script}`] !== undefined ? found : undefined
}

/** Words whose points are kept per language. */
const mostKept = 20_000

/** Languages without patterns whose syllables follow from their letters. */
const ownRules: Readonly<Record<string, Hyphenate>> = { kk: kazakhSyllables }

function load(module: string): Hyphenate | undefined {
  const own = ownRules[module]
  if (own !== undefined) return own
  try {
    const patterns = require(`hyphen/patterns/${module}`) as PatternFile
    const known = new Map<string, readonly number[]>()
    return (word) => {
      const lowered = inSmallLetters(word, module)
      let points = known.get(lowered)
      if (points === undefined) {
        if (known.size >= mostKept) known.clear()
        known.set(lowered, (points = liangPoints(lowered, patterns)))
      }
      return points
    }
  } catch (error) {
    // The module is data: a name that the installed version lacks means no hyphenation, not a crash.
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** The word in small letters of its language, unit for unit: a letter that would become two stays as it is. */
function inSmallLetters(word: string, module: string): string {
  // ICU takes ten times as long, and only few languages have small letters of their own.
  const language = /^(?:tr|az|lt)/u.exec(module)?.[0]
  const lowered = language === undefined ? word.toLowerCase() : word.toLocaleLowerCase(language)
  if (lowered.length === word.length) return lowered
  return Array.from(word, (letter) => {
    const small = language === undefined ? letter.toLowerCase() : letter.toLocaleLowerCase(language)
    return small.length === letter.length ? small : letter
  }).join('')
}

/**
 * Places where a word of letters may be hyphenated, as UTF-16 offsets, by Liang's patterns (npm `hyphen`); at least two letters stay
 * before, and after it two or three as the language is used to. `module` is `Language.hyphenation`; patterns are loaded when first asked for.
 */
export function hyphenationPoints(word: string, module: string): readonly number[] {
  if (!hyphenators.has(module)) hyphenators.set(module, load(module))
  const hyphenate = hyphenators.get(module)
  if (hyphenate === undefined || word.length < 5 || word.length > 100) return []
  const last = word.length - (twoLettersAfter.has(module) ? 2 : 3)
  return hyphenate(word).filter((offset) => offset >= 2 && offset <= last)
}
