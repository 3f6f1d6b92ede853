import type { EmbeddedFace } from './embed.ts'
import type { Face } from './types.ts'

/** Where a style sheet finds the file of a face. */
export interface FaceSource {
  /** Value of the descriptor `src`, e.g. `url(fonts/a.woff2) format("woff2")`. */
  readonly src: string
  /** Value of `font-display`; absent = left to the reader's engine. */
  readonly display?: 'swap' | 'optional' | 'fallback'
}

/** Last resort of each face when the embedded font is refused or overridden. */
const generic: Readonly<Record<Face, string>> = { serif: 'serif', sans: 'sans-serif', mono: 'monospace' }

/** What the style sheets set in the mono face. */
const monoElements = ['code', 'kbd', 'pre', 'samp']

/** Value of `font-family` for a face in a language of the edition. */
export function fontStack(faces: readonly EmbeddedFace[], face: Face, lang?: string): string {
  const ofFace = faces.filter((candidate) => candidate.face === face)
  const family = (ofFace.find(({ langs }) => lang !== undefined && langs.includes(lang)) ?? ofFace[0])?.family
  return family === undefined ? generic[face] : `"${family}",${generic[face]}`
}

/**
 * Rules that choose another family for a language whose fonts differ from those of the edition, such as an English
 * block in an Arabic edition. Empty when one family serves all. Subtags make a rule come later, so `zh-Hant` beats `zh`.
 */
function languageRules(faces: readonly EmbeddedFace[]): readonly string[] {
  if (new Set(faces.map(({ family }) => family)).size === new Set(faces.map(({ face }) => face)).size) return []
  const langs = [...new Set(faces.flatMap((face) => face.langs))].toSorted((a, b) => a.length - b.length)
  return langs.flatMap((lang) => [
    `:lang(${lang}){font-family:${fontStack(faces, 'serif', lang)}}`,
    `${monoElements.map((name) => `${name}:lang(${lang})`).join()}{font-family:${fontStack(faces, 'mono', lang)}}`,
  ])
}

/** The `@font-face` rules of an edition, one a line, and the rules that follow from them. */
export function fontFaceRules(faces: readonly EmbeddedFace[], source: (face: EmbeddedFace) => FaceSource): string {
  const rules = faces.map((face) => {
    const { src, display } = source(face)
    const style = face.italic ? 'italic' : 'normal'
    const shown = display === undefined ? '' : `font-display:${display};`
    return (
      `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${style};${shown}` +
      `src:${src};unicode-range:${face.unicodeRange}}`
    )
  })
  return [...rules, ...languageRules(faces)].map((rule) => `${rule}\n`).join('')
}
