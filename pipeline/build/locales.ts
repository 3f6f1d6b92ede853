import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { didYouMean } from '../diagnostic/nearest.ts'
import { parseCatalog, parseStates } from '../localise/catalog.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import type { Folder } from '../world/types.ts'
import type { EditionTask } from './types.ts'

/** The translators' files of one article in one locale; the value is undefined when there are none. */
export function readLocaleFiles(folder: Folder, locale: string, article: string): Outcome<LocaleFiles | undefined> {
  const path = `locales/${locale}/${article}`
  const catalogText = textAt(folder, `${path}.json`)
  if (catalogText === undefined) return { value: undefined, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const wrong = notText(folder, `${path}.json`, 'localise/json')
  if (wrong !== undefined) return { value: { catalog: new Map() }, diagnostics: [wrong] }
  const { value, diagnostics: found } = parseCatalog(`${path}.json`, catalogText)
  diagnostics.push(...found)
  const stateText = textAt(folder, `${path}.state.json`)
  const states = stateText === undefined ? undefined : parseStates(`${path}.state.json`, stateText)
  diagnostics.push(...(states?.diagnostics ?? []))
  const { catalog, places } = value
  return { value: { catalog, places, ...(states && { states: states.value }) }, diagnostics }
}

/** Files of a locale that belong to no article. */
const ofTheLocale = new Set(['ui.json', 'locale.json'])

/** Catalogs in the folder of a locale whose article is not there: nobody would read what they say. */
export function strayCatalogs(folder: Folder, tasks: readonly EditionTask[]): readonly Diagnostic[] {
  const articles = new Set(tasks.map(({ article }) => article))
  return [...new Set(tasks.map(({ locale }) => locale))].flatMap((locale) =>
    folder.list(`locales/${locale}`).flatMap((name) => {
      if (!/\.json$/u.test(name) || /\.(?:state|units)\.json$/u.test(name) || ofTheLocale.has(name)) return []
      const article = name.slice(0, -'.json'.length)
      if (articles.has(article)) return []
      const hint = didYouMean(article, articles) ?? 'rename it after its article, or remove it'
      const message = `there is no article "${article}" that this catalog could translate`
      return [diagnose('config/unknown-name', message, { file: `locales/${locale}/${name}` }, [hint])]
    }),
  )
}

/** Text of a file of the publication, in UTF-8 or, by its byte order mark, in UTF-16; undefined when there is none. */
export function textAt(folder: Folder, path: string): string | undefined {
  const bytes = folder.read(path)
  return bytes === undefined ? undefined : new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  return first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** That a file is in another encoding, with the line where that shows: its letters would be lost without a word. */
export function notText(folder: Folder, path: string, code: 'config/yaml' | 'localise/json'): Diagnostic | undefined {
  const bytes = folder.read(path)
  if (bytes === undefined) return undefined
  try {
    new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    return undefined
  } catch {
    const before = new TextDecoder(encodingOf(bytes)).decode(bytes).split('\uFFFD')[0] ?? ''
    const lines = before.split('\n')
    const place = { file: path, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
    return diagnose(code, 'the file is not in UTF-8', place, ['save it as UTF-8 in your editor'])
  }
}
