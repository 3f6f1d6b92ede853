import { functionWords, scriptLanguages } from './guess-language.data.ts'

/** UTF-16 units that are looked at, and the fewest words that allow a guess by words. */
const sampleLength = 6000
const fewestHits = 5

let inverted: ReadonlyMap<string, readonly string[]> | undefined

/** The languages of each function word; made when first asked for, as a build whose trees were kept never does. */
function languagesOf(word: string): readonly string[] {
  inverted ??= invert()
  return inverted.get(word) ?? []
}

function invert(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const [lang, list] of Object.entries(functionWords)) {
    for (const word of new Set(list.split(' '))) {
      const langs = map.get(word)
      if (langs) langs.push(lang)
      else map.set(word, [lang])
    }
  }
  return map
}

/**
 * The language of a text that does not say it: by script where that is enough, else by its function words. Undefined when
 * not sure, so that only rules for every language run.
 */
export function guessLanguage(text: string): string | undefined {
  const [only, ...others] = likelyLanguages(text)
  return others.length === 0 ? only : undefined
}

/** The languages that a text may be in, the likeliest first: those that come near to it. None when not sure of any. */
export function likelyLanguages(text: string): readonly string[] {
  const sample = text.slice(0, sampleLength)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 4) return []
  for (const [script, lang] of scriptLanguages) {
    const found = sample.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0
    // Japanese is known by its kana even among more ideographs.
    if (found <= letters * (lang === 'ja' ? 0.15 : 0.6)) continue
    if (functionWords[lang] === undefined) return [lang]
  }
  const counts = new Map<string, number>()
  let total = 0
  for (const match of sample.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    total++
    const langs = languagesOf(match[0])
    // A word of many languages says less.
    for (const lang of langs) counts.set(lang, (counts.get(lang) ?? 0) + 1 / langs.length)
  }
  const [best, ...others] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!best || best[1] < fewestHits || best[1] < 0.08 * total) return []
  return [best, ...others.filter(([, count]) => count * 1.25 > best[1])].map(([lang]) => lang)
}
