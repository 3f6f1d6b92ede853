import type { CheckInput, Finding } from './types.ts'

/** Terms of the glossary that the source uses are said as agreed. Inflection is met by the stem: ОДКБ, договор → договора. */
export function checkTerms({ source, target, locale, terms }: CheckInput): Finding {
  const wrong: string[] = []
  for (const { src, dnt, wordings } of terms) {
    if (!contains(source, src, 'exact')) continue
    if (dnt && !target.includes(src)) wrong.push(`'${src}' must stay as it is`)
    const wording = wordings.get(locale)
    if (wording === undefined) continue
    const forbidden = wording.forbid.find((form) => contains(target, form, 'exact'))
    if (forbidden !== undefined) wrong.push(`'${forbidden}' is not to be used for '${src}'`)
    if (wording.use.length > 0 && !wording.use.some((form) => contains(target, form, 'stem'))) {
      wrong.push(`'${src}' is to be said as '${wording.use.join("' or '")}'`)
    }
  }
  return wrong.length === 0 ? undefined : { message: wrong.join('; '), hint: 'use the words of locales/terms.json' }
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Whether words stand in a text in their order; as stems each may go on with up to four letters, and lose its ending. */
function contains(text: string, form: string, way: 'exact' | 'stem'): boolean {
  const wanted = form.trim()
  if (wanted === '') return false
  // A term with a capital letter is a name: 'US' is not 'us'.
  const ignoreCase = wanted === wanted.toLowerCase()
  if (unspaced.test(wanted)) return text.includes(wanted)
  const parts = wanted.split(/\s+/u).map((word) => {
    const letters = [...word]
    const kept = way === 'exact' || letters.length < 5 ? letters.length : Math.max(4, letters.length - 2)
    const stem = letters
      .slice(0, kept)
      .join('')
      .replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
    return way === 'exact' ? stem : String.raw`${stem}[\p{L}\p{M}]{0,5}`
  })
  // Arabic writes the article and short prepositions onto the word.
  const start = /\p{Script=Arabic}/u.test(wanted)
    ? String.raw`(?<![\p{L}\p{M}]{4})`
    : String.raw`(?<![\p{L}\p{M}\p{N}])`
  return new RegExp(
    `${start}${parts.join(String.raw`[\s\u00a0]+`)}(?![\\p{L}\\p{M}\\p{N}])`,
    ignoreCase ? 'iu' : 'u',
  ).test(text)
}
