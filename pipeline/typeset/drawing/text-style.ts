import type { Face } from '../../font/types.ts'

/** Declarations of CSS or presentation attributes by property. */
export type Declarations = ReadonlyMap<string, string>

/** What text in a drawing inherits. */
export interface DrawingStyle {
  /** User units. */
  readonly size: number
  readonly face: Face
  readonly weight: 400 | 700
  readonly italic: boolean
  readonly anchor: 'start' | 'middle' | 'end'
  readonly dir: 'ltr' | 'rtl'
  /** How far the base line stands below y. */
  readonly baseline: string
  readonly lang: string
}

/** The initial style (SVG 2, 11: `medium`, which is 16 user units). */
export function initialStyle(lang: string): DrawingStyle {
  return {
    size: 16, face: 'sans', weight: 400, italic: false, anchor: 'start', dir: 'ltr', baseline: 'auto', lang,
  } // prettier-ignore
}

/** A style inside an element that declares something. Values that are not understood count as absent. */
export function inherit(style: DrawingStyle, declared: Declarations): DrawingStyle {
  if (declared.size === 0) return style
  const short = declared.get('font')
  const shorthand = short === undefined ? undefined : readShorthand(short)
  const size = declared.get('font-size') ?? shorthand?.size
  const family = declared.get('font-family') ?? shorthand?.family
  const weight = declared.get('font-weight') ?? shorthand?.words
  const slant = declared.get('font-style') ?? shorthand?.words
  const anchor = declared.get('text-anchor')
  const dir = declared.get('direction')
  return {
    size: (size === undefined ? undefined : lengthOf(size, style.size, style.size)) ?? style.size,
    face: family === undefined ? style.face : faceOf(family),
    weight: weight === undefined ? style.weight : weightOf(weight, style.weight),
    italic: slant === undefined ? style.italic : /italic|oblique/iu.test(slant),
    anchor: anchor === 'start' || anchor === 'middle' || anchor === 'end' ? anchor : style.anchor,
    dir: dir === 'ltr' || dir === 'rtl' ? dir : style.dir,
    baseline: declared.get('dominant-baseline') ?? declared.get('alignment-baseline') ?? style.baseline,
    lang: declared.get('xml:lang') ?? declared.get('lang') ?? style.lang,
  }
}

/** User units of a length; `whole` is what 100 % are. Undefined when it is none. */
export function lengthOf(value: string, size: number, whole: number): number | undefined {
  const [, number, unit = ''] = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z%]*)\s*$/iu.exec(value) ?? []
  const factor = UNITS[unit.toLowerCase()] ?? { em: size, ex: size / 2, '%': whole / 100 }[unit.toLowerCase()]
  if (number === undefined || factor === undefined) return undefined
  const length = Number(number) * factor
  return Number.isFinite(length) && Math.abs(length) < 1e6 ? length : undefined
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  rem: 16,
}

/** Declarations of a style attribute or of the body of a rule. */
export function readDeclarations(css: string): Declarations {
  const found = new Map<string, string>()
  for (const declaration of css.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/iu, '')
    found.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim())
  }
  return found
}

/** A rule of a style sheet with one simple selector. */
export interface Rule {
  readonly name: string
  readonly id: string
  readonly classes: readonly string[]
  readonly declared: Declarations
}

/** The rules of a style sheet that name elements, classes and ids; selectors of other kinds are left out. */
export function readSheet(css: string): readonly Rule[] {
  const rules: Rule[] = []
  const plain = css.replaceAll(/\/\*[^]*?(?:\*\/|$)/gu, '')
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}@;]+)\{([^{}]*)\}/gu)) {
    const declared = readDeclarations(body)
    for (const selector of selectors.split(',')) {
      const simple = /^\s*(\*|[\w-]*)((?:[.#][\w-]+)*)\s*$/u.exec(selector)
      if (simple === null || selector.trim() === '') continue
      const parts = (simple[2] ?? '').match(/[.#][\w-]+/gu) ?? []
      const name = simple[1] === '*' ? '' : (simple[1] ?? '')
      const id = parts.find((part) => part.startsWith('#'))?.slice(1) ?? ''
      const classes = parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1))
      rules.push({ name, id, classes, declared })
    }
  }
  // Stable: later rules win among equals (CSS 2.2, 6.4.1).
  return rules.toSorted((a, b) => specificity(a) - specificity(b))
}

function specificity(rule: Rule): number {
  return (rule.id === '' ? 0 : 10_000) + 100 * rule.classes.length + (rule.name === '' ? 0 : 1)
}

/** What the rules declare for an element, the strongest last. */
export function matchedBy(
  rules: readonly Rule[],
  element: { readonly name: string; readonly id: string; readonly classes: readonly string[] },
): Declarations {
  const found = new Map<string, string>()
  for (const { name, id, classes, declared } of rules) {
    const fits =
      (name === '' || name === element.name) &&
      (id === '' || id === element.id) &&
      classes.every((one) => element.classes.includes(one))
    if (fits) for (const [property, value] of declared) found.set(property, value)
  }
  return found
}

function faceOf(family: string): Face {
  if (/mono|courier|consol|menlo|\bcode\b/iu.test(family)) return 'mono'
  if (/sans|arial|helvetica|verdana|roboto|system-ui|inter\b|calibri|tahoma/iu.test(family)) return 'sans'
  return /serif|times|georgia|garamond|roman/iu.test(family) ? 'serif' : 'sans'
}

function weightOf(weight: string, inherited: 400 | 700): 400 | 700 {
  const number = /\b([1-9]00)\b/u.exec(weight)?.[1]
  if (number !== undefined) return Number(number) >= 600 ? 700 : 400
  if (/bold/iu.test(weight)) return 700
  return /inherit/iu.test(weight) ? inherited : 400
}

/** `font: italic bold 12px/1.2 Arial` (CSS Fonts 3, 3.7). */
function readShorthand(
  value: string,
): { readonly words: string; readonly size: string; readonly family: string } | undefined {
  const parts = /^(.*?)((?:\d+\.?\d*|\.\d+)(?:px|pt|em|rem|%))(?:\s*\/\s*\S+)?\s+(.+)$/iu.exec(value.trim())
  return parts === null ? undefined : { words: parts[1] ?? '', size: parts[2] ?? '', family: parts[3] ?? '' }
}
