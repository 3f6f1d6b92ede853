import type { Diagnostic, Place } from './diagnostic.ts'

/** `file:line:column`, or the segment and locale, whatever is known; '' when nothing is. */
export function formatPlace(place: Place | undefined): string {
  if (place === undefined) return ''
  const file = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
  const segment = [place.locale, place.segment].filter((part) => part !== undefined).join('/')
  return [file, segment].filter((part) => part !== '').join(' ')
}

/** One diagnostic as lines for a terminal: severity, code, place and message, then what to do. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place = formatPlace(diagnostic.place)
  const head = `${diagnostic.severity} ${diagnostic.code}: ${place === '' ? '' : `${place}: `}${diagnostic.message}`
  return [printable(head), ...diagnostic.hints.map((hint) => `  → ${printable(hint)}`)].join('\n')
}

/** Hostile text must not drive the terminal: control and bidi control characters are shown as code points. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

/** Each diagnostic once, in the order of first appearance. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const key = formatDiagnostic(diagnostic)
    if (!seen.has(key)) seen.set(key, diagnostic)
  }
  return [...seen.values()]
}

/**
 * The list as a human reads it: each diagnostic once, and those that differ in their locale alone as one that names all locales. In
 * the order of first appearance. What is to be done about a code is said the first time.
 */
export function condensed(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly locales: Set<string> }>()
  for (const diagnostic of diagnostics) {
    const { locale, ...place } = diagnostic.place ?? {}
    const key = JSON.stringify([diagnostic.code, diagnostic.message, place, diagnostic.hints])
    const group = groups.get(key) ?? { first: diagnostic, locales: new Set() }
    if (locale !== undefined) group.locales.add(locale)
    groups.set(key, group)
  }
  const said = new Set<string>()
  return [...groups.values()].map(({ first, locales }) => {
    const hints = first.hints.filter((hint) => !said.has(`${first.code} ${hint}`))
    for (const hint of hints) said.add(`${first.code} ${hint}`)
    const place = locales.size < 2 ? first.place : { ...first.place, locale: [...locales].join(', ') }
    return { ...first, place, hints }
  })
}

/** Whether anything in the list is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}
