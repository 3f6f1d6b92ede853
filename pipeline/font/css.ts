import type { EmbeddedFace } from './embed.ts'
import type { Face } from './types.ts'

/** Where a style sheet finds the file of a face. */
export interface FaceSource {
  /** Value of the descriptor `src`, e.g. `url(fonts/a.woff2) format("woff2")`. */
  readonly src: string
  /** Value of `font-display`; absent = left to the reader's engine. */
  readonly display?: 'swap' | 'optional' | 'fallback'
  /** Size against others of the same `font-size`; absent = 1. */
  readonly adjust?: number
}

/** Last resort of each face when the embedded font is refused or overridden. */
const generic: Readonly<Record<Face, string>> = { serif: 'serif', sans: 'sans-serif', mono: 'monospace' }

/** What the style sheets set in the mono face. */
const monoElements = ['code', 'kbd', 'pre', 'samp']

/**
 * How the fonts of one family are told apart: browsers go by `unicode-range` within one name; many readers of EPUB ignore
 * that descriptor, so there each font has a name of its own and the stack names them in turn.
 */
export type Naming = 'by-range' | 'by-font'

const nameOf = (face: EmbeddedFace, naming: Naming): string =>
  naming === 'by-range' || face.member === 0 ? face.family : `${face.family} ${String.fromCharCode(65 + face.member)}`

/** Value of `font-family` for a face in a language of the edition. */
export function fontStack(
  faces: readonly EmbeddedFace[],
  face: Face,
  lang?: string,
  naming: Naming = 'by-range',
): string {
  const ofFace = faces.filter((candidate) => candidate.face === face)
  const chosen = ofFace.find(({ langs }) => lang !== undefined && langs.includes(lang)) ?? ofFace[0]
  const family = ofFace.filter((candidate) => candidate.family === chosen?.family)
  const names = family.toSorted((a, b) => a.member - b.member).map((member) => `"${nameOf(member, naming)}"`)
  return [...new Set(names), generic[face]].join()
}

/**
 * Rules that choose another family for a language whose fonts differ from those of the edition, such as an English
 * block in an Arabic edition. Empty when one family serves all. Subtags make a rule come later, so `zh-Hant` beats `zh`.
 */
function languageRules(faces: readonly EmbeddedFace[], naming: Naming): readonly string[] {
  if (new Set(faces.map(({ family }) => family)).size === new Set(faces.map(({ face }) => face)).size) return []
  const langs = [...new Set(faces.flatMap((face) => face.langs))].toSorted((a, b) => a.length - b.length)
  return langs.flatMap((lang) => [
    `:lang(${lang}){font-family:${fontStack(faces, 'serif', lang, naming)}}`,
    `${monoElements.map((name) => `${name}:lang(${lang})`).join()}{font-family:${fontStack(faces, 'mono', lang, naming)}}`,
  ])
}

/** The `@font-face` rules of an edition, one a line, and the rules that follow from them. */
export function fontFaceRules(
  faces: readonly EmbeddedFace[],
  source: (face: EmbeddedFace) => FaceSource,
  naming: Naming = 'by-range',
): string {
  const rules = faces.map((face) => {
    const { src, display, adjust = 1 } = source(face)
    const style = face.italic ? 'italic' : 'normal'
    const shown = display === undefined ? '' : `font-display:${display};`
    const scaled = adjust === 1 ? '' : `;size-adjust:${Math.round(100 * adjust)}%`
    const range = naming === 'by-range' ? `;unicode-range:${face.unicodeRange}` : ''
    return (
      `@font-face{font-family:"${nameOf(face, naming)}";font-weight:${face.weight};font-style:${style};` +
      `${shown}src:${src}${scaled}${range}}`
    )
  })
  return [...rules, ...languageRules(faces, naming)].map((rule) => `${rule}\n`).join('')
}
