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

/** Text of a file of the publication, in UTF-8 or, by its byte order mark, in UTF-16; undefined when there is none. */
export function textAt(folder: Folder, path: string): string | undefined {
  const bytes = folder.read(path)
  if (bytes === undefined) return undefined
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(mark).decode(bytes)
}
