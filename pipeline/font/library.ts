import { languageOf } from '../language/language.ts'
import { scriptOf } from '../language/script.ts'
import type { ReadPackageFile } from './harfbuzz.ts'
import { openFontLicence } from './licence.data.ts'
import { loadFont } from './load.ts'
import { isOwn, ownFamily, type OwnFonts } from './own-font.ts'
import { fallbackFamilies, families, scriptFamilies, type FamilyRow } from './registry.data.ts'
import type { CoverageGap, Face, Font, FontLibrary, FontRequest } from './types.ts'

/** Characters that show nothing by themselves: control and format characters, white space, variation selectors. */
const invisible = /^[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u

const styles = { 400: 'Regular', 700: 'Bold' } as const

/** Languages of the Arabic script that are read in Nastaliq (ISO 15924: Aran) where a font of it is installed. */
const nastaliqLanguages = new Set(['ks', 'ur'])

/** The script whose fonts a language wants. */
function scriptOfLanguage(lang: string): string {
  const { script } = languageOf(lang)
  return script === 'Arab' && nastaliqLanguages.has(lang.split('-')[0] ?? '') ? 'Aran' : script
}

type FamiliesOf = (script: string, language: string, face: Face) => readonly string[]

/** Families of a script for a language: Han characters are drawn differently in Japan, Korea and Taiwan. Those of the user come first. */
function familiesWith(own: OwnFonts): FamiliesOf {
  return (script, language, face) => {
    const meant =
      (script === 'Hani' && scriptFamilies[language] !== undefined) || (script === 'Arab' && language === 'Aran')
        ? language
        : script
    const installed = scriptFamilies[meant]?.[face].split(' ') ?? []
    const names = [meant, ...(meant === 'Aran' ? ['Arab'] : [])].map((one) => ownFamily(one, face))
    return [...names.filter((name) => own.has(`${name}-400`)), ...installed]
  }
}

/** Latin letters, and signs and digits of ASCII: what a font of another script may leave to the Latin one. */
function isLatin(codePoint: number, script: string): boolean {
  return codePoint < 0x80 || script === 'Latn'
}

function candidatesFor(
  codePoint: number,
  request: FontRequest,
  language: string,
  familiesOf: FamiliesOf,
): readonly string[] {
  const script = scriptOf(codePoint)
  const own = familiesOf(language, language, request.face)
  const mono = request.face === 'mono' ? [...own.filter(isOwn), 'noto-sans-mono'] : []
  const latin = familiesOf('Latn', language, request.face)
  const shared = script === 'Zyyy' || script === 'Zinh' || script === 'Zzzz'
  const native = families[own[0] ?? '']?.foreignLatin !== true
  const ordered = isLatin(codePoint, script)
    ? native
      ? [...own, ...latin]
      : [...latin, ...own]
    : shared
      ? own
      : [...familiesOf(script, language, request.face), ...own]
  return [...new Set([...mono, ...ordered, ...fallbackFamilies])]
}

/** Start what fonts need once per process. Everything starts on first use today; callers await it so that it may change. */
export async function startFonts(): Promise<void> {
  return Promise.resolve()
}

/**
 * The fonts of installed npm packages, by request; each is read and started when first needed. `readPackageFile` gives the
 * bytes of a file of a package, or undefined when package or file is absent. A font that is damaged or may not be embedded
 * counts as absent. `ownFonts` go before those of their script. Throws when not even the package of the Latin fonts is installed.
 */
export function createFontLibrary(readPackageFile: ReadPackageFile, ownFonts: OwnFonts = new Map()): FontLibrary {
  const familiesOf = familiesWith(ownFonts)
  const loaded = new Map<string, Font | undefined>()
  const tables = new Map<string, Map<number, Font | undefined>>()
  const byRequest = new WeakMap<FontRequest, Map<number, Font | undefined>>()
  const gapOf = new Map<string, CoverageGap | undefined>()

  function readFile(row: FamilyRow, style: string): Uint8Array | undefined {
    const file = `${row.stem}_${style}.ttf`
    return readPackageFile(row.package, `${style}/${file}`) ?? readPackageFile(row.package, file)
  }
  function load(name: string, weight: 400 | 700, italic: boolean): Font | undefined {
    const id = `${name}-${weight}${italic ? '-italic' : ''}`
    if (loaded.has(id)) return loaded.get(id)
    const own = ownFonts.get(id)
    if (own !== undefined) {
      const licence = (facts: { readonly copyright: string; readonly licence: string }): string =>
        `${facts.copyright}\n\n${facts.licence}\n`
      const opened = loadFont(own.bytes, { id, weight, italic, package: own.file, licence }, readPackageFile)
      loaded.set(id, opened)
      return opened
    }
    const row = families[name]
    const bytes = row && readFile(row, `${weight}${styles[weight]}${italic ? '_Italic' : ''}`)
    const font =
      row && bytes &&
      loadFont(bytes, {
        id, weight, italic, package: row.package,
        licence: ({ copyright }) => {
          const text = readPackageFile(row.package, 'LICENSE_FONT')
          return text === undefined ? openFontLicence(copyright) : new TextDecoder().decode(text)
        },
      }, readPackageFile) // prettier-ignore
    loaded.set(id, font)
    return font
  }
  /** The face asked for, else upright, else regular: few scripts have italics. */
  function nearest(name: string, { weight, italic }: FontRequest): Font | undefined {
    const slanted = italic && (isOwn(name) || families[name]?.italic === true) ? load(name, weight, true) : undefined
    return slanted ?? load(name, weight, false) ?? (weight === 700 ? load(name, 400, false) : undefined)
  }
  function tableOf(request: FontRequest): Map<number, Font | undefined> {
    let table = byRequest.get(request)
    if (table === undefined) {
      const key = `${request.face} ${request.weight} ${request.italic} ${request.lang}`
      table = tables.get(key)
      if (table === undefined) tables.set(key, (table = new Map()))
      byRequest.set(request, table)
    }
    return table
  }
  function fontFor(codePoint: number, request: FontRequest): Font | undefined {
    const table = tableOf(request)
    const known = table.get(codePoint)
    if (known !== undefined || table.has(codePoint)) return known
    let found: Font | undefined
    for (const name of candidatesFor(codePoint, request, scriptOfLanguage(request.lang), familiesOf)) {
      const font = nearest(name, request)
      if (font?.covers(codePoint) === true) {
        found = font
        break
      }
    }
    table.set(codePoint, found)
    return found
  }
  function primary(request: FontRequest): Font {
    const script = scriptOfLanguage(request.lang)
    const own = familiesOf(script, script, request.face)
    const mono = request.face === 'mono' ? [...own.filter(isOwn), 'noto-sans-mono'] : []
    for (const name of [...mono, ...own, 'noto-serif']) {
      const font = nearest(name, request)
      if (font !== undefined) return font
    }
    throw new Error('fonts: npm package @expo-google-fonts/noto-serif is not installed')
  }
  function gapAt(codePoint: number, lang: string): CoverageGap | undefined {
    const key = `${codePoint} ${lang}`
    if (!gapOf.has(key)) {
      const covered = fontFor(codePoint, { face: 'serif', weight: 400, italic: false, lang }) !== undefined
      const script = scriptOf(codePoint)
      const name = familiesOf(script, scriptOfLanguage(lang), 'serif').find(
        (family) => nearest(family, regular) === undefined,
      )
      gapOf.set(
        key,
        covered ? undefined : { codePoint, script, package: name === undefined ? undefined : families[name]?.package },
      )
    }
    return gapOf.get(key)
  }
  function gaps(text: string, lang: string): readonly CoverageGap[] {
    const seen = new Set<number>()
    const found: CoverageGap[] = []
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (seen.has(codePoint)) continue
      seen.add(codePoint)
      if (invisible.test(character)) continue
      const gap = gapAt(codePoint, lang)
      if (gap !== undefined) found.push(gap)
    }
    return found
  }
  function byId(id: string): Font {
    const [, name = '', weight, italic] = /^(.+)-(400|700)(-italic)?$/u.exec(id) ?? []
    const font = loaded.get(id) ?? load(name, weight === '700' ? 700 : 400, italic !== undefined)
    if (font === undefined) throw new Error(`fonts: no font '${id}'`)
    return font
  }
  return { fontFor, primary, gaps, byId }
}

const regular: FontRequest = { face: 'serif', weight: 400, italic: false, lang: 'en' }
