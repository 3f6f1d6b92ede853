import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { themeProperties, themes } from './theme.data.ts'

type Property = keyof typeof themeProperties
type Values = Readonly<Partial<Record<Property, string>>>

/** Values of a theme in light and dark. */
export interface Theme {
  readonly light: Values
  readonly dark: Values
}

/** Characters of a style sheet that sets a dozen values. */
const LONGEST = 16_000

const forms = {
  colour:
    /^(?:#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/+-]+\)|[a-z]{3,24})$/iu,
  length: /^\d{1,4}(?:\.\d{1,4})?(?:rem|em|ch|px|%|vw)$/u,
  number: /^\d(?:\.\d{1,4})?$/u,
} as const

/** Whether a name is that of a theme of ours; any other is the path of a style sheet. */
export function isOwnTheme(name: string): name is keyof typeof themes {
  return Object.hasOwn(themes, name)
}

/** The theme of a name: ours, or the first of them for a path. */
export function ownTheme(name: string): Theme {
  return isOwnTheme(name) ? themes[name] : themes.warm
}

/** The rules of a theme for the head of a style sheet. */
export function themeStyle({ light, dark }: Theme): string {
  const declarations = (values: Values) =>
    Object.entries(values)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')
  return `:root{color-scheme:light dark;${declarations(light)}}@media (prefers-color-scheme:dark){:root{${declarations(dark)}}}`
}

/**
 * Read a style sheet of custom properties: rules for `:root`, also within `@media (prefers-color-scheme: dark)`. Everything else is told and
 * left out, so that no theme can hide text, call another host or break a page; what it does not set is taken from the first theme of ours.
 */
export function parseTheme(css: string, file: string): Outcome<Theme> {
  const diagnostics: Diagnostic[] = []
  if (css.length > LONGEST) {
    const message = `${css.length} characters are too many for a theme; ${LONGEST} are allowed`
    return { value: themes.warm, diagnostics: [diagnose('html/theme', message, { file }, ['set the colours only'])] }
  }
  const text = css
    .replace(/^\uFEFF/u, '')
    .replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/gu, (comment) => comment.replaceAll(/[^\n]/gu, ' '))
  const found = { light: {} as Partial<Record<Property, string>>, dark: {} as Partial<Record<Property, string>> }
  const tell = (message: string, offset: number) => {
    const line = text.slice(0, offset).split('\n').length
    const hints = [
      `a theme sets only ${Object.keys(themeProperties)
        .map((name) => `--${name}`)
        .join(', ')} of :root`,
    ]
    if (diagnostics.length < 20)
      diagnostics.push(diagnose('html/theme', message, { file, line, column: 1, offset }, hints))
  }
  const rule = /([^{};]*)\{([^{}]*)\}/gu
  const dark = /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/giu
  const darkParts = [...text.matchAll(dark)]
  const read = (part: string, start: number, into: Partial<Record<Property, string>>) => {
    let end = 0
    for (const match of part.matchAll(rule)) {
      const [whole, selector = '', body = ''] = match
      if (part.slice(end, match.index).trim() !== '')
        tell(`"${part.slice(end, match.index).trim().slice(0, 40)}" is no rule`, start + end)
      end = match.index + whole.length
      if (selector.trim() !== ':root') {
        tell(`"${selector.trim().slice(0, 40)}" is not :root`, start + match.index)
        continue
      }
      for (const declaration of body.split(';')) {
        if (declaration.trim() === '') continue
        const [name = '', ...rest] = declaration.split(':')
        const value = rest.join(':').trim()
        const property = name.trim().replace(/^--/u, '')
        const at = start + match.index + whole.indexOf(declaration) + declaration.search(/\S/u)
        if (!name.trim().startsWith('--') || !isProperty(property))
          tell(`"${name.trim().slice(0, 40)}" cannot be set`, at)
        else if (forms[themeProperties[property]].test(value)) into[property] = value
        else tell(`"${value.slice(0, 40)}" is no ${themeProperties[property]}`, at)
      }
    }
    if (part.slice(end).trim() !== '') tell(`"${part.slice(end).trim().slice(0, 40)}" is no rule`, start + end)
  }
  for (const match of darkParts) read(match[1] ?? '', match.index + match[0].indexOf('{') + 1, found.dark)
  read(
    text.replaceAll(dark, (whole) => whole.replaceAll(/[^\n]/gu, ' ')),
    0,
    found.light,
  )
  const theme: Theme = { light: { ...themes.warm.light, ...found.light }, dark: { ...themes.warm.dark, ...found.dark } }
  return { value: theme, diagnostics: [...diagnostics, ...faintColours(theme, file)] }
}

function isProperty(name: string): name is Property {
  return Object.hasOwn(themeProperties, name)
}

/** Texts that stand out too little from what is behind them (WCAG 2.2, 1.4.3), as far as colours are written as hexadecimal numbers. */
export function faintColours({ light, dark }: Theme, file: string): readonly Diagnostic[] {
  return [['light', light] as const, ['dark', { ...light, ...dark }] as const].flatMap(([scheme, values]) =>
    (['ink', 'quiet', 'accent'] as const).flatMap((ink) =>
      (['paper', 'shade'] as const).flatMap((ground) => {
        const ratio = contrast(values[ink] ?? '', values[ground] ?? '')
        if (ratio === undefined || ratio >= 4.5) return []
        const message = `--${ink} on --${ground} has a contrast of ${ratio.toFixed(2)} : 1 in the ${scheme} scheme, 4.5 : 1 is needed`
        return [
          diagnose('html/theme-contrast', message, { file }, [
            `make --${ink} ${scheme === 'light' ? 'darker' : 'lighter'}`,
          ]),
        ]
      }),
    ),
  )
}

/** Contrast ratio of two colours (WCAG 2.2, relative luminance); undefined for colours that are not hexadecimal. */
function contrast(a: string, b: string): number | undefined {
  const [first, second] = [luminance(a), luminance(b)]
  if (first === undefined || second === undefined) return undefined
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

function luminance(colour: string): number | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(colour)
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour)
  const parts = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1)
  if (parts === undefined) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const channel = Number.parseInt(part, 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
