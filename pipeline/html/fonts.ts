import type { Element } from 'hast'
import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import { fontFaceRules, fontStack, type FaceSource } from '../font/css.ts'
import { element } from '../markup/element.ts'
import type { PageFonts } from './types.ts'

/** Letters of scripts for which Windows, Android and Apple's systems bring fonts. */
const common =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]/u

/** Letters of East Asia, which these systems show too; only Linux may be without them. */
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u

/** Characters by the language that they stand in. */
export type ScarceCharacters = ReadonlyMap<string, readonly number[]>

/**
 * Characters for which a font is put in however late it comes (`font-display: swap`): those that a reader's machine may have none for. Other text
 * waits for its font, which is asked for early, a tenth of a second and then stays as it is (`optional`): what moves while it is being read is worse
 * than another face. So does East Asian text, unless the machine has no font at all for it (`lateRules`).
 */
export function scarceCharacters(usage: readonly FontUsage[]): ScarceCharacters {
  return charactersBy(usage, (character) => !common.test(character) && !eastAsian.test(character))
}

/** Characters of East Asia, by language. */
export function eastAsianCharacters(usage: readonly FontUsage[]): ScarceCharacters {
  return charactersBy(usage, (character) => eastAsian.test(character))
}

function charactersBy(usage: readonly FontUsage[], isWanted: (character: string) => boolean): ScarceCharacters {
  const found = new Map<string, Set<number>>()
  for (const { text, request } of usage) {
    for (const character of text) {
      if (!isWanted(character)) continue
      const known = found.get(request.lang) ?? new Set()
      found.set(request.lang, known.add(character.codePointAt(0) ?? 0))
    }
  }
  return new Map([...found].map(([lang, codePoints]) => [lang, [...codePoints]]))
}

/** Whether a name in the list of languages needs a font of its own. Its place is of fixed size, so that the font may come late. */
export function hasScarce(text: string): boolean {
  return [...text].some((character) => !common.test(character))
}

/** Where the page gets a face from, and what it shows until then. */
export function sourceOf(face: EmbeddedFace, fonts: PageFonts, scarce: ScarceCharacters): FaceSource {
  // A range spans what no other face of its family has, also letters of languages that are set in another family.
  const isScarce = face.langs.some((lang) => coversAny(face.unicodeRange, scarce.get(lang) ?? []))
  const display = isScarce ? 'swap' : 'optional'
  return { src: `url("${fonts.href(face)}") format("woff2")`, display }
}

/** Whether a `unicode-range` holds one of the characters. */
export function coversAny(unicodeRange: string, codePoints: readonly number[]): boolean {
  return unicodeRange.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/iu, '').split('-')
    const first = Number.parseInt(from.replaceAll('?', '0'), 16)
    const last = Number.parseInt(to.replaceAll('?', 'F'), 16)
    return codePoints.some((codePoint) => codePoint >= first && codePoint <= last)
  })
}

/**
 * All fonts of a page are asked for before its style is read, those of most of the text first, so that they are there for the first line: a browser waits a tenth
 * of a second for a font that it was told of, and a small one that comes on its own in that time moves lines. From disk without the mark of a
 * request to another origin, which a browser refuses to match with a file.
 */
export function preloadsOf(text: PageFonts | undefined, others: readonly PageFonts[], isOnline: boolean) {
  const link = (href: string): Element => {
    const properties = { rel: ['preload'], href, as: 'font', type: 'font/woff2' }
    return element('link', isOnline ? { ...properties, crossOrigin: 'anonymous' } : properties)
  }
  const largest = (weight: number): EmbeddedFace | undefined => {
    const upright = (text?.faces ?? []).filter(
      (face) => face.face === 'serif' && !face.italic && face.weight === weight,
    )
    return upright.toSorted((a, b) => b.ttf.length - a.ttf.length)[0]
  }
  const first = [largest(400), largest(700)].flatMap((face) => (face === undefined ? [] : [text?.href(face) ?? '']))
  const all = [text, ...others].flatMap((fonts) => (fonts?.faces ?? []).map((face) => fonts?.href(face) ?? ''))
  return [...new Set([...first, ...all])].map(link)
}

/** Rules for an original beside its translation, in families apart from those of the translation. */
export function originalRules(fonts: PageFonts, scarce: ScarceCharacters): string {
  const renamed = fonts.faces.map((face) => ({
    face,
    own: { ...face, family: face.family.replace('Stemma', 'Original') },
  }))
  const own = renamed.map((pair) => pair.own)
  const rules = fontFaceRules(own, (wanted) =>
    sourceOf(renamed.find((pair) => pair.own === wanted)?.face ?? wanted, fonts, scarce),
  )
  const langs = [...new Set(own.flatMap((face) => face.langs))]
  return [
    ...rules.split('\n').filter((rule) => rule.startsWith('@font-face')),
    `.original{font-family:${fontStack(own, 'serif')}}`,
    ...langs.map(
      (lang) => `.original:lang(${lang}),.original :lang(${lang}){font-family:${fontStack(own, 'serif', lang)}}`,
    ),
    `.original :is(code,kbd,pre,samp){font-family:${fontStack(own, 'mono')}}`,
  ].join('')
}

/**
 * Rules for the list of languages: names in scripts that a reader's machine may have no font for, in families apart from those of the text. These
 * fonts may come late, since every name has a place of fixed size.
 */
export function nameRules(fonts: PageFonts): string {
  const renamed = fonts.faces.map((face) => ({ face, own: { ...face, family: face.family.replace('Serif', 'Names') } }))
  const own = renamed.map((pair) => pair.own)
  const rules = fontFaceRules(own, (wanted) => {
    const face = renamed.find((pair) => pair.own === wanted)?.face ?? wanted
    return { src: `url("${fonts.href(face)}") format("woff2")`, display: 'swap' }
  })
  const faces = rules.split('\n').filter((rule) => rule.startsWith('@font-face'))
  const families = own.map(({ langs }) => {
    const names = langs.map((lang) => `.languages a:lang(${lang})`)
    return `${names.join()}{font-family:${fontStack(own, 'serif', langs[0])}}`
  })
  return [...new Set([...faces, ...families])].join('')
}
