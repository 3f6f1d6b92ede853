import { diagnose } from '../../diagnostic/codes.ts'
import type { Outcome } from '../../diagnostic/diagnostic.ts'
import { inlineText } from './inline.ts'
import type { Imported, ImportedUnit } from './types.ts'
import { childOf, descendants, readXml, textIn, type XmlElement } from './xml.ts'

/** Read XLIFF 1.2 or 2.x, whichever the root says. */
export function readXliff(file: string, text: string): Outcome<Imported> {
  const { value: root, diagnostics } = readXml(file, text)
  if (root === undefined) return { value: { units: [] }, diagnostics }
  if (root.name !== 'xliff') {
    const message = `no XLIFF: the root element is <${root.name}>`
    return {
      value: { units: [] },
      diagnostics: [diagnose('localise/import', message, root.place, ['choose an XLIFF file'])],
    }
  }
  const second = (root.attributes.get('version') ?? '').startsWith('2')
  const files = descendants(root, 'file')
  const units = files.flatMap((element) => {
    const article = element.attributes.get('original')
    return second
      ? descendants(element, 'unit').map((unit) => unit21(unit, article))
      : descendants(element, 'trans-unit').map((unit) => unit12(unit, article))
  })
  const locale = second ? root.attributes.get('trgLang') : files[0]?.attributes.get('target-language')
  return { value: { units, ...(locale !== undefined && { locale }) }, diagnostics: [] }
}

const written = (element: XmlElement | undefined): string => (element === undefined ? '' : inlineText(element))

function common(article: string | undefined, id: string | undefined, unit: XmlElement, noteKey: string) {
  const note = descendants(unit, 'note').find((one) => one.attributes.get(noteKey) === 'stemma-base')
  const base = note === undefined ? undefined : /^(?:[\da-f]{16}|-)$/u.exec(textIn(note).trim())?.[0]
  return {
    ...(article !== undefined && { article }),
    ...(id !== undefined && { id }),
    ...(base !== undefined && { base }),
    place: unit.place,
  }
}

function unit12(unit: XmlElement, article: string | undefined): ImportedUnit {
  const target = childOf(unit, 'target')
  const state = target?.attributes.get('state') ?? 'translated'
  const approved = unit.attributes.get('approved') === 'yes' || state === 'final' || state === 'signed-off'
  return {
    ...common(article, unit.attributes.get('id'), unit, 'from'),
    source: written(childOf(unit, 'source')),
    target: written(target),
    state: approved ? 'reviewed' : state.startsWith('needs-') || state === 'new' ? 'draft' : 'translated',
  }
}

/** A unit may have been cut into segments by a tool: they are put together again. */
function unit21(unit: XmlElement, article: string | undefined): ImportedUnit {
  const parts = descendants(unit, 'segment', 'ignorable')
  const segments = parts.filter((part) => part.name === 'segment')
  const states = segments.map((part) => part.attributes.get('state') ?? 'initial')
  const isWhole = segments.every((part) => childOf(part, 'target') !== undefined)
  const join = (name: string) =>
    parts
      .map((part) => written(childOf(part, name) ?? (part.name === 'ignorable' ? childOf(part, 'source') : undefined)))
      .join('')
  return {
    ...common(article, unit.attributes.get('name') ?? unit.attributes.get('id'), unit, 'category'),
    source: join('source'),
    target: isWhole ? join('target') : '',
    state: states.includes('initial')
      ? 'draft'
      : states.every((state) => state === 'reviewed' || state === 'final')
        ? 'reviewed'
        : 'translated',
  }
}
