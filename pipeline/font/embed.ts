import { languageOf } from '../language/language.ts'
import { unicodeRange } from './unicode-range.ts'
import type { Face, Font, FontLibrary, FontRequest } from './types.ts'
import type { ShownText } from './used-glyphs.ts'

/** Text that will be shown with a font request. */
export interface FontUsage {
  readonly text: string
  readonly request: FontRequest
  /** Nothing else will ever be shown with it: no digits of lists, no hyphens at line ends. */
  readonly isLabel?: boolean
}

/**
 * What a subset holds: 'closure' = whatever the layout tables of the font can make of the characters, 'used' = what HarfBuzz makes of
 * these very texts, a half to a third of that for Arabic and Indic scripts.
 */
export type Cut = 'closure' | 'used'

/**
 * One `@font-face` rule. Faces of one font share the bytes of its subset (the same object), so whoever writes files
 * writes each font once.
 */
export interface EmbeddedFace {
  /** Neutral name, as the licences of the fonts ask for changed copies: 'Stemma Serif', 'Stemma Mono', 'Stemma Serif 2'. */
  readonly family: string
  /** Number of the typeface among those of the family, 0 = the first one used; its weights and styles share it. */
  readonly member: number
  readonly face: Face
  /** Languages that are set in this family; the first family of a face is the default. */
  readonly langs: readonly string[]
  readonly weight: 400 | 700
  readonly italic: boolean
  /** Value of the descriptor `unicode-range`: the characters that this font sets within family, weight and style. */
  readonly unicodeRange: string
  /** Id of the font that the subset was cut from. */
  readonly font: string
  readonly outlines: 'truetype' | 'cff'
  /** The subset as TrueType or OpenType, with its layout tables. */
  readonly ttf: Uint8Array
  readonly package: string
  /** Licence text, to lie beside the subset. */
  readonly licence: string
}

/** What browsers and readers put in by themselves: word spaces and hyphens at line ends, and in the plain face the numbers of lists. */
function generatedIn({ lang, face, weight, italic }: FontRequest): string {
  if (face === 'mono') return ' '
  if (weight === 700 || italic) return ' -\u2010'
  const numberingSystem = languageOf(lang).numbering
  const native = numberingSystem === 'latn' ? '' : new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }).format(1234567890) // prettier-ignore
  return ` -0123456789.\u2010${native}`
}

const names: Readonly<Record<Face, string>> = { serif: 'Stemma Serif', sans: 'Stemma Sans', mono: 'Stemma Mono' }

/** Marks and invisible characters follow the character before them. */
const dependent = /[\p{M}\p{Cf}\u{1f3fb}-\u{1f3ff}]/u

/** Weight and style of a request, as it is told apart in a family. */
type Style = '400' | '400 italic' | '700' | '700 italic'
const styles: readonly Style[] = ['400', '400 italic', '700', '700 italic']
const styleOf = ({ weight, italic }: FontRequest): Style => `${weight}${italic ? ' italic' : ''}`

/** The fonts of the characters of one style. */
interface Choice {
  /** Character → the font that sets it when it stands by itself or is a base. */
  readonly fonts: Map<number, Font>
  /** Font id → the marks that it sets because it sets their base. */
  readonly marks: Map<string, Set<number>>
}

/** The same font for the same character, whatever the language that asks. */
interface Family {
  readonly langs: string[]
  readonly styles: Map<Style, Choice>
}

/** Assign the characters of a text as the typesetter does: a mark stays in the font of its base when that has it. */
function choose(choice: Choice, text: string, request: FontRequest, library: FontLibrary): void {
  let base: Font | undefined
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) continue
    const isMark = codePoint >= 0xad && dependent.test(character)
    if (isMark && base?.covers(codePoint) === true) {
      const marks = choice.marks.get(base.id)
      if (marks === undefined) choice.marks.set(base.id, new Set([codePoint]))
      else marks.add(codePoint)
      continue
    }
    const font = choice.fonts.get(codePoint) ?? library.fontFor(codePoint, request)
    if (font !== undefined) choice.fonts.set(codePoint, font)
    if (!isMark) base = font
  }
}

/** Choices of one language, by face and style. */
function choicesOf(usage: readonly FontUsage[], library: FontLibrary): Map<Face, Map<Style, Choice>> {
  const faces = new Map<Face, Map<Style, Choice>>()
  for (const { text, request, isLabel } of usage) {
    const style = styleOf(request)
    const ofFace = faces.get(request.face) ?? new Map<Style, Choice>()
    faces.set(request.face, ofFace)
    let choice = ofFace.get(style)
    if (choice === undefined) {
      choice = { fonts: new Map(), marks: new Map() }
      ofFace.set(style, choice)
      if (isLabel !== true) choose(choice, generatedIn(request), request, library)
    }
    choose(choice, text, request, library)
  }
  return faces
}

const agrees = (family: Family, choices: ReadonlyMap<Style, Choice>): boolean =>
  [...choices].every(([style, choice]) => {
    const known = family.styles.get(style)?.fonts
    if (known === undefined) return true
    return [...choice.fonts].every(([codePoint, font]) => (known.get(codePoint) ?? font).id === font.id)
  })

function merge(family: Family, lang: string, choices: ReadonlyMap<Style, Choice>): void {
  family.langs.push(lang)
  for (const [style, choice] of choices) {
    const known = family.styles.get(style)
    if (known === undefined) {
      family.styles.set(style, choice)
      continue
    }
    for (const [codePoint, font] of choice.fonts) known.fonts.set(codePoint, font)
    for (const [id, marks] of choice.marks) known.marks.set(id, new Set([...(known.marks.get(id) ?? []), ...marks]))
  }
}

/** Languages share a family as long as they agree on the font of every character that both use. */
function familiesOf(usage: readonly FontUsage[], library: FontLibrary): ReadonlyMap<Face, readonly Family[]> {
  const langs = new Set(usage.map(({ request }) => request.lang))
  const families = new Map<Face, Family[]>()
  for (const lang of langs) {
    const ofLang = usage.filter(({ request }) => request.lang === lang)
    for (const [face, choices] of choicesOf(ofLang, library)) {
      const known = families.get(face) ?? []
      families.set(face, known)
      let family = known.find((candidate) => agrees(candidate, choices))
      if (family === undefined) {
        family = { langs: [], styles: new Map() }
        known.push(family)
      }
      merge(family, lang, choices)
    }
  }
  return families
}

/** Characters of a font in one choice, ascending. */
function ownOf(choice: Choice, id: string): number[] {
  const own = [...choice.fonts].filter(([, font]) => font.id === id).map(([codePoint]) => codePoint)
  return [...new Set([...own, ...(choice.marks.get(id) ?? [])])].toSorted((a, b) => a - b)
}

/** What a font may have to show of these texts: those whose request it answers for some character. */
function textsOf(font: Font, usage: readonly FontUsage[], library: FontLibrary) {
  return usage
    .filter(({ text, request }) =>
      [...new Set(text)].some((letter) => library.fontFor(letter.codePointAt(0) ?? 0, request) === font),
    )
    .map(({ text, request, isLabel }) => ({ text, lang: request.lang, ...(isLabel === true && { isLabel }) }))
}

/** Subsets that were cut already; the formats and articles of one build ask for the same ones again. */
const subsets = new WeakMap<FontLibrary, Map<string, Uint8Array>>()
const subsetsKept = 64

function subset(
  library: FontLibrary,
  font: Font,
  codePoints: readonly number[],
  texts: readonly ShownText[] | undefined,
): Uint8Array {
  const known = subsets.get(library) ?? new Map<string, Uint8Array>()
  subsets.set(library, known)
  const key = `${font.id}:${codePoints.join()}:${texts === undefined ? '' : JSON.stringify(texts)}`
  const bytes = known.get(key) ?? font.subset({ codePoints, ...(texts !== undefined && { texts }) })
  known.delete(key)
  known.set(key, bytes)
  for (const oldest of known.keys()) {
    if (known.size <= subsetsKept) break
    known.delete(oldest)
  }
  return bytes
}

/**
 * The subsets and `@font-face` rules that show these texts in the very fonts of the PDF: each character in the font that
 * `fontFor` gives for its language, marks in the font of their base. Where two languages want different fonts for one
 * character, the later gets a family of its own. Characters that no font has are left out: they are the business of
 * `gaps`. The language of the first usage is that of the edition.
 */
export function embeddedFaces(
  usage: readonly FontUsage[],
  library: FontLibrary,
  cutTo: Cut = 'closure',
): readonly EmbeddedFace[] {
  const families = familiesOf(usage, library)
  const rules: Omit<EmbeddedFace, 'ttf'>[] = []
  const fonts = new Map<string, { readonly font: Font; readonly codePoints: Set<number> }>()
  for (const [face, ofFace] of families) {
    for (const [index, { langs, styles: ofStyle }] of ofFace.entries()) {
      const family = index === 0 ? names[face] : `${names[face]} ${index + 1}`
      const members: string[] = []
      for (const style of styles) {
        const choice = ofStyle.get(style)
        if (choice === undefined) continue
        const used = new Map([...choice.fonts.values()].map((font) => [font.id, font]))
        const owned = [...used].map(([id, font]) => ({ font, codePoints: ownOf(choice, id) }))
        for (const { font, codePoints } of owned) {
          const others = owned.filter((other) => other.font !== font).flatMap((other) => other.codePoints)
          const entry = fonts.get(font.id) ?? { font, codePoints: new Set() }
          fonts.set(font.id, { font, codePoints: new Set([...entry.codePoints, ...codePoints]) })
          if (!members.includes(font.family)) members.push(font.family)
          rules.push({
            family,
            member: members.indexOf(font.family),
            face,
            langs,
            weight: style.startsWith('700') ? 700 : 400,
            italic: style.endsWith('italic'),
            unicodeRange: unicodeRange(codePoints, others),
            font: font.id,
            outlines: font.outlines,
            package: font.package,
            licence: font.licence,
          })
        }
      }
    }
  }
  const cut = new Map<string, Uint8Array>()
  for (const [id, { font, codePoints }] of fonts) {
    const sorted = [...codePoints].toSorted((a, b) => a - b)
    cut.set(id, subset(library, font, sorted, cutTo === 'closure' ? undefined : textsOf(font, usage, library)))
  }
  return rules.map((rule) => ({ ...rule, ttf: cut.get(rule.font) ?? new Uint8Array(0) }))
}
