import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { parseCatalog, parseStates } from '../localise/catalog.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import type { Folder } from '../world/types.ts'

/** The translators' files of one article in one locale; the value is undefined when there are none. */
export function readLocaleFiles(folder: Folder, locale: string, article: string): Outcome<LocaleFiles | undefined> {
  const path = `locales/${locale}/${article}`
  const catalogText = textAt(folder, `${path}.json`)
  if (catalogText === undefined) return { value: undefined, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const { value, diagnostics: found } = parseCatalog(`${path}.json`, catalogText)
  diagnostics.push(...found)
  const stateText = textAt(folder, `${path}.state.json`)
  const states = stateText === undefined ? undefined : parseStates(`${path}.state.json`, stateText)
  diagnostics.push(...(states?.diagnostics ?? []))
  const { catalog, places } = value
  return { value: { catalog, places, ...(states && { states: states.value }) }, diagnostics }
}

/** Text of a file of the publication, decoded as UTF-8; undefined when there is none. */
export function textAt(folder: Folder, path: string): string | undefined {
  const bytes = folder.read(path)
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}
