import { functionWords } from '../guess-language.data.ts'
import { primarySubtag, type Finding, type Rule } from '../rule.ts'
import { abbreviations } from '../abbreviations.data.ts'

/** After a word or what closes a quotation; before a word, which has one letter in `cedo,e a` but not in `N,N` or `x,y`. */
const comma =
  /[,،](?:(?<=(?:[\p{L}\p{M}]{2}|[\p{L}\p{M}.!?][”»«“]).)(?=[\p{L}\p{M}]{2})|(?<=[\p{Ll}\p{M}]{3},)(?=[\p{Ll}] \p{L}{1,20}[ ,.]))/gu
/** Scripts without spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * `Linse.Er`, `Quecksilber .Der`. A name (`Booking.Com`, `System.Out`) has the same shape, so what follows must be a common
 * word of the language that a sentence begins with: with a capital, and another word after it.
 */
const stop = /(?<![\p{L}\p{M}\p{N}._/-])(\p{L}?\p{Ll}{2,40})( ?)\.(?=(\p{Lu}\p{Ll}{1,12}) \p{L})/gu
/** `Web.De`, `Booking.Com`: the end of a name that begins with a capital. */
const endsDomain = /^\p{Lu}.*\.(?:com|net|org|info|de|es|fr|it|eu|at|no|is|in)$/iu
const common = new Map<string, ReadonlySet<string>>()
function commonWords(lang: string): ReadonlySet<string> {
  const known = common.get(lang)
  if (known) return known
  const words = new Set(functionWords[lang]?.split(' '))
  if (functionWords[lang] !== undefined) common.set(lang, words)
  return words
}

/** A comma or a full stop between two words without a space. */
export const missingSpace: Rule = {
  id: 'punct/missing-space',
  class: 'repair',
  languages: 'any',
  reason: 'no space after comma',
  quick: /[^\s,،][,،][^\s,،]|\.\p{Lu}/u,
  *find(view): Iterable<Finding> {
    for (const match of view.text.matchAll(comma)) {
      const at = match.index + 1
      if (spaceless.test(view.text.charAt(match.index - 1)) || spaceless.test(view.text.charAt(at))) continue
      yield { start: at, end: at, text: ' ', from: match.index, to: at }
    }
    const words = commonWords(primarySubtag(view.lang))
    for (const { index, 0: all, 1: word, 2: gap, 3: next } of view.text.matchAll(stop)) {
      if (!words.has(next!.toLowerCase()) || abbreviations.has(word!.toLowerCase())) continue
      if (/^\p{Lu}/u.test(word!) && endsDomain.test(`${word}.${next}`)) continue
      const start = index + word!.length
      const end = index + all.length
      // The shield of names with a dot was looked through; code and addresses hold the word before as well.
      if (
        view.isShielded(index - 1, index) ||
        (gap === '' && /[@#`]\S*$/u.test(view.text.slice(Math.max(0, index - 40), index)))
      )
        continue
      yield { start, end, text: '. ', from: index, to: end, reason: 'no space after full stop', bold: true }
    }
  },
  examples: [
    { before: 'All children,whether born', after: 'All children, whether born' },
    { lang: 'pt', before: 'as crianças,que vieram', after: 'as crianças, que vieram' },
    {
      lang: 'de',
      before: 'die Linse.Er stieg, das Quecksilber .Der Turm',
      after: 'die Linse. Er stieg, das Quecksilber. Der Turm',
    },
    { lang: 'pt', before: 'no barco.Mas ele veio', after: 'no barco. Mas ele veio' },
    {
      before: 'on Booking.Com we use System.Out and a .Net tool',
      after: 'on Booking.Com we use System.Out and a .Net tool',
    },
    { lang: 'pt', before: 'chegaram cedo,e o porto', after: 'chegaram cedo, e o porto' },
    { lang: 'el', before: '«Ωραία»,είπε', after: '«Ωραία», είπε' },
    { before: 'the tuple foo,b and x,y plane', after: 'the tuple foo, b and x,y plane' },
    { before: '1,770 and N,N-dimethyl', after: '1,770 and N,N-dimethyl' },
  ],
}
