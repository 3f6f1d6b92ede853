import { counted } from '../diagnostic/counted.ts'
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
  // Pages ask for the same labels again and again, and i18next takes its time.
  const plain = new Map<string, string>()
  return {
    label: (key, values = {}) => {
      if (Object.keys(values).length > 0) return labelOf(key, values)
      const label = plain.get(key) ?? labelOf(key, values)
      plain.set(key, label)
      return label
    },
    lang: foreign,
    digits,
  }

  function labelOf(key: string, values: Readonly<Record<string, string | number>>): string {
    const language = foreign(key)
    const write = language === undefined ? digits : digitsOf(language)
    // `count` as a number chooses the plural form; what is put in are digits of the label's language.
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? write(value) : value,
    ])
    const count = typeof values['count'] === 'number' ? { count: values['count'] } : {}
    return engine.t(key, { ...count, replace: Object.fromEntries(shown), nest: false })
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

const writings = new Map<string, string>()

/** Language and script of a tag; asked for every label of every page, and `Intl` takes its time. */
function writingOf(tag: string): string {
  const known = writings.get(tag)
  if (known !== undefined) return known
  const { language, script } = new Intl.Locale(tag).maximize()
  const writing = `${language}-${script}`
  writings.set(tag, writing)
  return writing
}

function sameWriting(a: string, b: string): boolean {
  return writingOf(a) === writingOf(b)
}

function labelsOf(language: string, uiFiles: ReadonlyMap<string, Catalog>): Catalog {
  const builtIn = Object.hasOwn(builtInFurniture, language) ? builtInFurniture[language] : undefined
  const own = [...(uiFiles.get(language) ?? [])].filter(([, label]) => !isOpen(label))
  return new Map([...Object.entries(builtIn ?? {}), ...own])
}

/** Whether a label of ui.json still waits for its translation: it is empty, or the language that it is in stands before it: `[en] Notes`. */
function isOpen(label: string): boolean {
  return label.trim() === '' || /^\[[A-Za-z\d-]{2,35}\] /u.test(label)
}

function hasLabel(labels: Catalog | undefined, key: string): boolean {
  return labels !== undefined && (labels.has(key) || labels.has(`${key}_other`))
}

/** Every key that a complete set of labels has, plural forms as one key. */
export function labelKeys(): readonly string[] {
  return [...new Set(Object.keys(builtInFurniture[lastResort] ?? {}).map((key) => key.replace(pluralSuffix, '')))]
}

/** Labels that a locale does not have in its own language and script, each with the language in which it is shown. */
function foreignLabels(
  locale: string,
  chain: readonly string[],
  uiFiles: ReadonlyMap<string, Catalog>,
): ReadonlyMap<string, string> {
  const bundles = labelChain(locale, chain).map((language) => ({ language, labels: labelsOf(language, uiFiles) }))
  const shown = (key: string) => bundles.find(({ labels }) => hasLabel(labels, key))?.language ?? lastResort
  const all = labelKeys().map((key) => [key, shown(key)] as const)
  return new Map(all.filter(([, language]) => !sameWriting(language, locale)))
}

/** What is to be known about the labels of a locale: those shown in another language, and those in its ui.json that nobody asks for. */
export function furnitureProblems(
  locale: string,
  chain: readonly string[],
  uiFiles: ReadonlyMap<string, Catalog>,
  place: Place,
): readonly Diagnostic[] {
  const foreign = foreignLabels(locale, chain, uiFiles)
  const known = new Set(labelKeys())
  const unknown = [...(uiFiles.get(locale)?.keys() ?? [])].filter((key) => !known.has(key.replace(pluralSuffix, '')))
  const named = (list: readonly string[]) => list.slice(0, 5).join(', ') + (list.length > 5 ? ', …' : '')
  const problems: Diagnostic[] = []
  if (foreign.size > 0) {
    const shown = [...new Set(foreign.values())].join(', ')
    const message = `${counted(foreign.size, 'label has no text in this language and is', 'labels have no text in this language and are')} shown in ${shown}: ${named([...foreign.keys()])}`
    const lines = `the lines of locales/${locale}/ui.json that begin with [${shown.split(',')[0]}]`
    const ui = uiFiles.get(locale)
    const isWritten = ui !== undefined && [...foreign.keys()].every((key) => ui.has(key) || ui.has(`${key}_other`))
    const hints = [isWritten ? `translate ${lines}` : `run "stemma extract", then translate ${lines}`]
    problems.push(diagnose('localise/missing-label', message, { ...place, locale }, hints))
  }
  if (unknown.length > 0) {
    const message = `${counted(unknown.length, 'label is', 'labels are')} not used: ${named(unknown)}`
    problems.push(diagnose('localise/unknown-label', message, { ...place, locale }, ['check the spelling of the key']))
  }
  return problems
}

/**
 * ui.json of a locale with a line for each label that it lacks: the text as it is shown now, after the language that it is in, in the
 * plural forms that the locale has. What stands there stays. Undefined when no label is missing.
 */
export function furnitureTemplate(
  locale: string,
  chain: readonly string[],
  uiFiles: ReadonlyMap<string, Catalog>,
): Catalog | undefined {
  const foreign = foreignLabels(locale, chain, uiFiles)
  if (foreign.size === 0) return undefined
  const isKnown = Intl.PluralRules.supportedLocalesOf([locale]).length > 0
  const forms = isKnown ? new Intl.PluralRules(locale).resolvedOptions().pluralCategories : (['other'] as const)
  const drafts = [...foreign].flatMap(([key, language]) => {
    const labels = labelsOf(language, uiFiles)
    const plain = labels.get(key)
    if (plain !== undefined) return [[key, `[${language}] ${plain}`] as const]
    return forms.map((form) => {
      const label = labels.get(`${key}_${form}`) ?? labels.get(`${key}_other`) ?? key
      return [`${key}_${form}`, `[${language}] ${label}`] as const
    })
  })
  const own = uiFiles.get(locale) ?? new Map<string, string>()
  const open = drafts.filter(([key]) => (own.get(key) ?? '').trim() === '')
  return new Map([...own, ...open])
}
