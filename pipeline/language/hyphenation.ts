import { createRequire } from 'node:module'
import { hyphenationModules } from './hyphenation.data.ts'
import { kazakhSyllables } from './kazakh-syllables.ts'

const require = createRequire(import.meta.url)
type HyphenateWord = (word: string) => string
const hyphenators = new Map<string, HyphenateWord | undefined>()

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

/** Languages without patterns whose syllables follow from their letters. */
const ownRules: Readonly<Record<string, HyphenateWord>> = {
  kk: (word) => {
    let marked = ''
    let from = 0
    for (const point of kazakhSyllables(word)) {
      marked += `${word.slice(from, point)}\u00ad`
      from = point
    }
    return marked + word.slice(from)
  },
}

function load(module: string): HyphenateWord | undefined {
  const own = ownRules[module]
  if (own !== undefined) return own
  try {
    const create = require('hyphen') as (patterns: unknown, options: object) => HyphenateWord
    return create(require(`hyphen/patterns/${module}`), { minWordLength: 5, html: false })
  } catch (error) {
    // The module is data: a name that the installed version lacks means no hyphenation, not a crash.
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/**
 * Places where a word may be hyphenated, as UTF-16 offsets, by Liang's patterns (npm `hyphen`); at least two letters stay
 * before and three after. `module` is `Language.hyphenation`; patterns are loaded when first asked for.
 */
export function hyphenationPoints(word: string, module: string): readonly number[] {
  if (!hyphenators.has(module)) hyphenators.set(module, load(module))
  const hyphenate = hyphenators.get(module)
  if (hyphenate === undefined || word.length < 5 || word.length > 100 || word.includes('\u00ad')) return []
  const points: number[] = []
  const marked = hyphenate(word)
  let offset = 0
  for (const part of marked.split('\u00ad')) {
    offset += part.length
    if (offset >= 2 && offset <= word.length - 3) points.push(offset)
  }
  return marked.length === word.length ? [] : points
}
