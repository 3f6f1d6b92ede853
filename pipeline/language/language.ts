import type { Direction } from '../tree/nodes.ts'
import { hyphenationModule } from './hyphenation.ts'
import { autonyms, numberingSystems, quotationMarks, rightToLeftScripts } from './locale.data.ts'
import { ordinaryStyle, scriptStyles } from './script-style.data.ts'
import type { Language } from './types.ts'

const rightToLeft = new Set(rightToLeftScripts.split(' '))
const known = new Map<string, Language>()

/** Whether a string is a well-formed BCP 47 tag (RFC 5646 §2.1), as `Intl` checks it. */
export function isWellFormedLocale(tag: string): boolean {
  return canonicalLocale(tag) !== undefined
}

/** The tag in canonical case and spelling ('zh-hans-cn' → 'zh-Hans-CN'); undefined when it is not well-formed. */
export function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

function byTag(groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(groups).flatMap(([value, tags]) => tags.split(' ').map((tag) => [tag, value] as const)))
}
let quoteTable: ReadonlyMap<string, string> | undefined
let numberTable: ReadonlyMap<string, string> | undefined

/**
 * The tags to ask for data of a locale, best first: the tag shortened step by step, and the same with its likely script
 * in between (CLDR: sr-ME is Latin, so it must not inherit from sr).
 */
function lookupChain(locale: string): readonly string[] {
  const full = new Intl.Locale(locale.replace(/-[ux]-.*$/u, '')).maximize()
  const likely = new Intl.Locale(full.language).maximize().script
  const { language, script } = full
  // The likely region must not count as said: digits are Arabic in ar-EG, not in ar.
  const { region } = new Intl.Locale(locale)
  const regional = region === undefined ? [] : [`${language}-${script}-${region}`, `${language}-${region}`]
  const chain = [locale, ...regional, `${language}-${script}`]
  // zh-Hant must not fall to zh (Hans).
  return script === likely ? [...chain, language] : chain
}

function look(table: ReadonlyMap<string, string>, chain: readonly string[]): string | undefined {
  for (const tag of chain) {
    const found = table.get(tag)
    if (found !== undefined) return found
  }
  return undefined
}

/** ISO 15924 code of the script a locale is likely written in. */
function scriptOfLocale(locale: string): string {
  return new Intl.Locale(locale).maximize().script ?? 'Latn'
}

/** Direction of text in a locale: that of its likely script (CLDR script metadata). */
export function directionOf(locale: string): Direction {
  return languageOf(locale).dir
}

/**
 * What the pipeline knows about a locale. Throws for a tag that is not well-formed: check user input with
 * `isWellFormedLocale` first.
 */
export function languageOf(locale: string): Language {
  const cached = known.get(locale)
  if (cached !== undefined) return cached
  const canonical = canonicalLocale(locale)
  if (canonical === undefined) throw new Error(`languageOf: '${locale}' is no well-formed BCP 47 tag`)
  const script = scriptOfLocale(canonical)
  const style = scriptStyles[script] ?? ordinaryStyle
  const chain = lookupChain(canonical)
  quoteTable ??= byTag(quotationMarks)
  numberTable ??= byTag(numberingSystems)
  const [open = '', close = '', innerOpen = '', innerClose = ''] = look(quoteTable, chain) ?? '“”‘’'
  const language: Language = {
    locale: canonical,
    dir: rightToLeft.has(script) ? 'rtl' : 'ltr',
    script,
    autonym: look(new Map(Object.entries(autonyms)), chain) ?? canonical,
    quotes: [open, close, innerOpen, innerClose],
    numbering: look(numberTable, chain) ?? 'latn',
    justify: style.justify,
    hyphenation: hyphenationModule(canonical, script),
    dictionaryBreaks: style.dictionaryBreaks,
    leading: style.leading,
    indent: style.indent,
  }
  known.set(locale, language)
  return language
}
