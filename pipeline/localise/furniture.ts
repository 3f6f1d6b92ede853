import { createInstance } from 'i18next'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts'
import type { Furniture } from '../edition/types.ts'
import { languageOf } from '../language/language.ts'
import { bundleOf, plainLookup } from './engine.ts'
import { builtInFurniture } from './furniture.data.ts'
import type { Catalog } from './types.ts'

/** The language whose labels are complete. */
const lastResort = 'en'
const pluralSuffix = /_(?:zero|one|two|few|many|other)$/u

/**
 * Labels of a locale: per key from the publication's ui.json or what is built in, along the chain, at last in English. Values are
 * put in by i18next, which also chooses plural forms; numbers come in the digits of the locale. Nothing in a value is read as
 * a command. A key that does not exist at all gives itself.
 */
export function furniture(locale: string, chain: readonly string[], uiFiles: ReadonlyMap<string, Catalog>): Furniture {
  const digits = digitsOf(locale)
  const languages = labelChain(locale, chain)
  const bundles = new Map(languages.map((language) => [language, labelsOf(language, uiFiles)]))
  const engine = createInstance()
  void engine.init({
    ...plainLookup,
    lng: languages[0] ?? lastResort,
    fallbackLng: languages.slice(1),
    ns: ['ui'],
    defaultNS: 'ui',
    resources: Object.fromEntries([...bundles].map(([language, labels]) => [language, { ui: bundleOf(labels) }])),
    interpolation: { escapeValue: false },
  })
  const foreign = (key: string): string | undefined => {
    const answer = languages.find((language) => hasLabel(bundles.get(language), key))
    return answer === undefined || sameWriting(answer, locale) ? undefined : answer
  }
  return {
    label: (key, values = {}) => {
      const language = foreign(key)
      const write = language === undefined ? digits : digitsOf(language)
      // `count` as a number chooses the plural form; what is put in are digits of the label's language.
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? write(value) : value,
      ])
      const count = typeof values['count'] === 'number' ? { count: values['count'] } : {}
      return engine.t(key, { ...count, replace: Object.fromEntries(shown), nest: false })
    },
    lang: foreign,
    digits,
  }
}

/** Each tag, then its language with script, then its language when that script is the likely one; English at the end. */
function labelChain(locale: string, chain: readonly string[]): readonly string[] {
  const all = [locale, ...chain, lastResort].flatMap((tag) => {
    const { language, script } = new Intl.Locale(tag).maximize()
    const likely = new Intl.Locale(language).maximize().script
    return [tag, `${language}-${script}`, ...(script === likely ? [language] : [])]
  })
  return [...new Set(all)]
}

function digitsOf(locale: string): (value: number) => string {
  const numbers = new Intl.NumberFormat(locale, { numberingSystem: languageOf(locale).numbering, useGrouping: false })
  return (value) => numbers.format(value)
}

function sameWriting(a: string, b: string): boolean {
  const [first, second] = [new Intl.Locale(a).maximize(), new Intl.Locale(b).maximize()]
  return first.language === second.language && first.script === second.script
}

function labelsOf(language: string, uiFiles: ReadonlyMap<string, Catalog>): Catalog {
  const builtIn = Object.hasOwn(builtInFurniture, language) ? builtInFurniture[language] : undefined
  return new Map([...Object.entries(builtIn ?? {}), ...(uiFiles.get(language) ?? [])])
}

function hasLabel(labels: Catalog | undefined, key: string): boolean {
  return labels !== undefined && (labels.has(key) || labels.has(`${key}_other`))
}

/** Every key that a complete set of labels has, plural forms as one key. */
export function labelKeys(): readonly string[] {
  return [...new Set(Object.keys(builtInFurniture[lastResort] ?? {}).map((key) => key.replace(pluralSuffix, '')))]
}

/** What is wrong with a publication's ui.json: labels that neither it nor the built-in ones have, and labels nobody asks for. */
export function furnitureProblems(locale: string, own: Catalog, place: Place): readonly Diagnostic[] {
  const labels = labelsOf(locale, new Map([[locale, own]]))
  const keys = labelKeys()
  const missing = keys.filter((key) => !hasLabel(labels, key))
  const known = new Set(keys)
  const unknown = [...own.keys()].filter((key) => !known.has(key.replace(pluralSuffix, '')))
  const named = (list: readonly string[]) => list.slice(0, 5).join(', ') + (list.length > 5 ? ', …' : '')
  const problems: Diagnostic[] = []
  if (missing.length > 0) {
    const message = `${missing.length} labels are missing: ${named(missing)}; the locale is not published`
    problems.push(diagnose('localise/missing-label', message, { ...place, locale }, ['add them to the file']))
  }
  if (unknown.length > 0) {
    const message = `${unknown.length} labels are not used: ${named(unknown)}`
    problems.push(diagnose('localise/unknown-label', message, { ...place, locale }, ['check the spelling of the key']))
  }
  return problems
}
