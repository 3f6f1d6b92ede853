import { suppressions } from './sentence.data.ts'

// What CLDR 46 lacks: titles that stand before a name.
const titles: Readonly<Record<string, string>> = { en: 'Dr. Gen. Gov. Sen. Pres. St. Cmdr. Adm. Supt.' }

const known = new Map<string, { readonly segmenter: Intl.Segmenter; readonly kept: RegExp | undefined }>()

function toolsFor(locale: string) {
  const cached = known.get(locale)
  if (cached !== undefined) return cached
  const { language } = new Intl.Locale(locale)
  const words = [suppressions, titles].flatMap((table) =>
    Object.hasOwn(table, language) ? (table[language]?.split(' ') ?? []) : [],
  )
  const escaped = words.map((word) => word.replaceAll('_', ' ').replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
  const kept =
    escaped.length === 0 ? undefined : new RegExp(String.raw`(?<![\p{L}\p{M}.])(?:${escaped.join('|')})\s*$`, 'u')
  const tools = { segmenter: new Intl.Segmenter(locale, { granularity: 'sentence' }), kept }
  known.set(locale, tools)
  return tools
}

/**
 * Sentences of a text, without the white space between them (UAX #29, joined behind abbreviations as CLDR lists them: `Intl` breaks
 * after 'Mr.'). They only suggest: what is kept is the whole segment, since languages divide sentences differently.
 */
export function sentencesOf(text: string, locale: string): readonly string[] {
  const { segmenter, kept } = toolsFor(locale)
  const sentences: string[] = []
  let waiting = ''
  for (const { segment } of segmenter.segment(text)) {
    waiting += segment
    // An initial, or an abbreviation, ends no sentence.
    if (kept?.test(waiting) === true || /(?<![\p{L}\p{M}])\p{Lu}\.\s*$/u.test(waiting)) continue
    sentences.push(waiting.trim())
    waiting = ''
  }
  if (waiting.trim() !== '') sentences.push(waiting.trim())
  return sentences.filter((sentence) => sentence !== '')
}
