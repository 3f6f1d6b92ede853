import type { Element } from 'hast'
import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import { fontFaceRules, fontStack } from '../font/css.ts'
import { languageOf } from '../language/language.ts'
import { element } from '../markup/element.ts'
import type { PageFonts } from './types.ts'

/** Letters of scripts that every machine can show. */
const common = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u

/**
 * Characters that a reader's machine may have no font for. A font that comes late is put in for their sake (`font-display: swap`):
 * without it nothing could be read. All other text need not move while it is being read (`optional`).
 */
export function scarceCharacters(usage: readonly FontUsage[]): readonly number[] {
  const found = new Set<number>()
  for (const { text } of usage) for (const character of text) found.add(character.codePointAt(0) ?? 0)
  return [...found].filter((codePoint) => !common.test(String.fromCodePoint(codePoint)))
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

/** The fonts of most of the text and of most headings are asked for before the style is read, so that they are there for the first line. */
export function preloadsOf(fonts: PageFonts | undefined): readonly Element[] {
  const largest = (weight: number): EmbeddedFace | undefined => {
    const upright = (fonts?.faces ?? []).filter(
      (face) => face.face === 'serif' && !face.italic && face.weight === weight,
    )
    return upright.toSorted((a, b) => b.ttf.length - a.ttf.length)[0]
  }
  const hrefs = new Set([largest(400), largest(700)].flatMap((face) => (face === undefined ? [] : [fonts?.href(face)])))
  return [...hrefs].map((href) =>
    element('link', { rel: ['preload'], href, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' }),
  )
}

/** Rules for the list of languages: each name in the font of its script, in families apart from those of the text. */
export function nameRules(fonts: PageFonts): string {
  const renamed = fonts.faces.map((face) => ({ face, own: { ...face, family: face.family.replace('Serif', 'Names') } }))
  const own = renamed.map((pair) => pair.own)
  const source = (wanted: EmbeddedFace) => {
    const face = renamed.find((pair) => pair.own === wanted)?.face ?? wanted
    const isScarce = face.langs.some((lang) => !common.test(languageOf(lang).autonym.slice(0, 1)))
    return {
      src: `url("${fonts.href(face)}") format("woff2")`,
      display: isScarce ? ('swap' as const) : ('optional' as const),
    }
  }
  const faces = fontFaceRules(own, source, 'by-range')
    .split('\n')
    .filter((rule) => rule.startsWith('@font-face'))
  const families = own.map(({ langs }) => {
    const names = langs.map((lang) => `.languages a:lang(${lang})`)
    return `${names.join()}{font-family:${fontStack(own, 'serif', langs[0])}}`
  })
  return [...new Set([...faces, ...families])].join('')
}
