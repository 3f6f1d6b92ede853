import { diagnose } from '../../diagnostic/codes.ts'
import type { Outcome } from '../../diagnostic/diagnostic.ts'
import { inlineText, inlineXml, tmx14 } from './inline.ts'
import type { Exchange, Imported } from './types.ts'
import { attribute, childOf, descendants, readXml } from './xml.ts'

/** TMX 1.4b of everything that is translated or reviewed; drafts and stale targets would spoil a memory. */
export function writeTmx({ sourceLocale, locale, units }: Exchange, version: string): string {
  const rows = units.flatMap((unit) => {
    if (unit.target === undefined || (unit.state !== 'translated' && unit.state !== 'reviewed')) return []
    const [source, target] = [inlineXml(unit.source, tmx14), inlineXml(unit.target, tmx14)]
    if (source === undefined || target === undefined) return []
    const side = (tag: string, text: string) => `<tuv${attribute('xml:lang', tag)}><seg>${text}</seg></tuv>`
    const key = attribute('tuid', `${unit.article}/${unit.id}`)
    return [
      `<tu${key}>\n<prop type="x-state">${unit.state}</prop>\n${side(sourceLocale, source)}\n${side(locale, target)}\n</tu>`,
    ]
  })
  const header = `<header creationtool="Stemma"${attribute('creationtoolversion', version)} segtype="block" o-tmf="stemma" adminlang="en"${attribute('srclang', sourceLocale)} datatype="xml"/>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n${header}\n<body>\n${rows.join('\n')}\n</body>\n</tmx>\n`
}

/** A pair of a translation memory. */
export interface MemoryPair {
  readonly source: string
  readonly target: string
}

/** Read a TMX file: for each pair of texts in the two languages a draft that is matched by its source. */
export function readTmx(file: string, text: string, sourceLocale: string, locale?: string): Outcome<Imported> {
  const { value: root, diagnostics } = readXml(file, text)
  if (root === undefined) return { value: { units: [] }, diagnostics }
  if (root.name !== 'tmx') {
    const message = `no TMX: the root element is <${root.name}>`
    return {
      value: { units: [] },
      diagnostics: [diagnose('localise/import', message, root.place, ['choose a TMX file'])],
    }
  }
  const language = (tag: string) => tag.replaceAll('_', '-').toLowerCase()
  const main = (tag: string) => language(tag).split('-')[0]
  let found = locale
  const units = descendants(root, 'tu').flatMap((unit) => {
    const sides = descendants(unit, 'tuv').flatMap((side) => {
      const seg = childOf(side, 'seg')
      const tag = side.attributes.get('xml:lang') ?? side.attributes.get('lang')
      return seg === undefined || tag === undefined ? [] : [{ tag, text: inlineText(seg) }]
    })
    const source = sides.find(({ tag }) => main(tag) === main(sourceLocale))
    const wanted = found
    const target =
      wanted === undefined
        ? sides.find((side) => side !== source)
        : (sides.find(({ tag }) => language(tag) === language(wanted)) ??
          sides.find(({ tag }) => main(tag) === main(wanted)))
    if (source === undefined || target === undefined || target === source) return []
    found ??= target.tag
    return [{ source: source.text, target: target.text, state: 'draft' as const, place: unit.place }]
  })
  return { value: { units, ...(found !== undefined && { locale: found.replaceAll('_', '-') }) }, diagnostics: [] }
}
