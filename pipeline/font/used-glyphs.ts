import type { ShapedGlyph, ShapeOptions } from './types.ts'

/** Shapes a text with one font. */
type ShapeText = (text: string, options: ShapeOptions) => readonly ShapedGlyph[]

/** Scripts whose letters change their forms with their neighbours: their fonts hold many glyphs for each character. */
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tibetan}\p{Script=Khmer}\p{Script=Myanmar}]/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u

const joiner = '\u200d'

/** A text in a language that a font shall show. */
export interface ShownText {
  readonly text: string
  readonly lang: string
  /** The text stands as it is, without a line end that an engine might choose. */
  readonly isLabel?: boolean
}

/** Each word of the texts once, with its language and direction. */
export function wordsOf(
  texts: readonly ShownText[],
): readonly { readonly word: string; readonly options: ShapeOptions }[] {
  const words = new Map<string, { readonly word: string; readonly options: ShapeOptions }>()
  for (const { text, lang } of texts) {
    for (const word of text.split(/\s+/u)) {
      const dir = rightToLeft.test(word) ? ('rtl' as const) : ('ltr' as const)
      words.set(`${lang} ${word}`, { word, options: { dir, lang } })
    }
  }
  return [...words.values()]
}

/**
 * The glyphs that these texts need of a font: those that HarfBuzz shows, those it passes on the way, and each letter alone, as first,
 * middle and last one, so that another engine has something to fall back to; of labels the first two only. Undefined when the script has no such forms: then
 * whatever the layout tables can reach is little more than the characters.
 */
export function usedGlyphs(
  texts: readonly ShownText[],
  codePoints: readonly number[],
  glyphsOnTheWay: (text: string, options: ShapeOptions) => ReadonlySet<number>,
): readonly number[] | undefined {
  const letters = codePoints.map((codePoint) => String.fromCodePoint(codePoint)).filter((letter) => joined.test(letter))
  if (letters.length === 0) return undefined
  const glyphs = new Set<number>()
  const add = (text: string, options: ShapeOptions) => {
    for (const id of glyphsOnTheWay(text, options)) glyphs.add(id)
  }
  for (const { word, options } of wordsOf(texts)) add(word, options)
  const langs = new Set(texts.flatMap(({ lang, isLabel }) => (isLabel === true ? [] : [lang])))
  for (const letter of letters.filter((character) => rightToLeft.test(character))) {
    for (const form of [letter, letter + joiner, joiner + letter, joiner + letter + joiner]) {
      for (const lang of langs) add(form, { dir: 'rtl', lang })
    }
  }
  return [...glyphs].toSorted((a, b) => a - b)
}

/**
 * Whether two fonts, the second cut from the first, show every word alike: the same glyphs, as far as the order of their numbers
 * tells, at the same places.
 */
export function showAlike(texts: readonly ShownText[], whole: ShapeText, cut: ShapeText): boolean {
  const renamed = new Map<number, number>()
  for (const { word, options } of wordsOf(texts)) {
    const [wanted, found] = [whole(word, options), cut(word, options)]
    if (wanted.length !== found.length) return false
    for (const [index, glyph] of wanted.entries()) {
      const other = found[index]
      if (other === undefined || other.xAdvance !== glyph.xAdvance || other.xOffset !== glyph.xOffset) return false
      if (other.yOffset !== glyph.yOffset || (renamed.get(glyph.id) ?? other.id) !== other.id) return false
      renamed.set(glyph.id, other.id)
    }
  }
  // A subset keeps the order of the glyphs.
  const names = [...renamed].toSorted(([a], [b]) => a - b).map(([, name]) => name)
  return names.every((name, index) => index === 0 || name > (names[index - 1] ?? 0))
}
