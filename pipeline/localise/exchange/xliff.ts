import type { SegmentState } from '../../edition/types.ts'
import { inlineXml, xliff12, xliff21, type InlineStyle } from './inline.ts'
import type { Exchange, ExchangeUnit } from './types.ts'
import { changeNote } from './units.ts'
import { attribute, escapeXml } from './xml.ts'

/** State of a target in XLIFF 1.2 (§2.3, attribute state). */
function state12(state: SegmentState): string {
  switch (state) {
    case 'reviewed':
      return 'final'
    case 'source':
    case 'translated':
    case 'unverified':
      return 'translated'
    case 'stale:cosmetic':
    case 'stale:minor':
    case 'stale:major':
    case 'stale:facts':
      return 'needs-review-adaptation'
    case 'draft':
    case 'invalid':
      return 'needs-review-translation'
    case 'new':
      return 'new'
  }
}

/** State of a segment in XLIFF 2.1 (§4.7.2.4): its last word and our own beside it. */
function state21(state: SegmentState): string {
  const coarse = state12(state) === 'final' ? 'reviewed' : state12(state) === 'translated' ? 'translated' : 'initial'
  return `${attribute('state', coarse)}${attribute('subState', `stemma:${state.replace(':', '-')}`)}`
}

/** Units article by article, in the order in which articles come. */
function byArticle(units: readonly ExchangeUnit[]): ReadonlyMap<string, readonly ExchangeUnit[]> {
  const groups = new Map<string, ExchangeUnit[]>()
  for (const unit of units) {
    const group = groups.get(unit.article)
    if (group === undefined) groups.set(unit.article, [unit])
    else group.push(unit)
  }
  return groups
}

function source(unit: ExchangeUnit, style: InlineStyle): string {
  const text = inlineXml(unit.source, style)
  if (text === undefined) throw new Error(`writeXliff: the tokens of ${unit.id} are not nested`)
  return text
}

/** What translators are told: what the tokens are, and what the source was. */
function notesOf(unit: ExchangeUnit): readonly string[] {
  return [
    ...unit.tags,
    ...(unit.previous === undefined ? [] : [`the source was: ${unit.previous}`]),
    ...changeNote(unit),
  ]
}

/** XLIFF 1.2 (OASIS, 2008). No white space is put where it would be text. */
export function writeXliff12({ sourceLocale, locale, units }: Exchange): string {
  const files = [...byArticle(units)].map(([article, own]) => {
    const rows = own.map((unit) => {
      const target = unit.target === undefined ? undefined : inlineXml(unit.target, xliff12)
      return [
        `<trans-unit${attribute('id', unit.id)}${attribute('restype', `x-${unit.kind.replaceAll('.', '-')}`)}${unit.state === 'reviewed' ? ' approved="yes"' : ''} xml:space="preserve">`,
        `<source>${source(unit, xliff12)}</source>`,
        ...(target === undefined ? [] : [`<target${attribute('state', state12(unit.state))}>${target}</target>`]),
        ...notesOf(unit).map((note) => `<note from="stemma">${escapeXml(note)}</note>`),
        `<note from="stemma-base">${unit.base}</note>`,
        '</trans-unit>',
      ].join('\n')
    })
    const head = `<file${attribute('original', article)}${attribute('source-language', sourceLocale)}${attribute('target-language', locale)} datatype="x-stemma">`
    return `${head}\n<body>\n${rows.join('\n')}\n</body>\n</file>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n${files.join('\n')}\n</xliff>\n`
}

/** XLIFF 2.1 (OASIS, 2018). Ids of units must be name tokens, so ours are their names. */
export function writeXliff21({ sourceLocale, locale, units }: Exchange): string {
  const files = [...byArticle(units)].map(([article, own], file) => {
    const rows = own.map((unit, index) => {
      const target = unit.target === undefined ? undefined : inlineXml(unit.target, xliff21)
      return [
        `<unit id="u${index + 1}"${attribute('name', unit.id)}${attribute('type', `stemma:${unit.kind.replaceAll('.', '-')}`)} xml:space="preserve">`,
        '<notes>',
        ...notesOf(unit).map((note) => `<note category="stemma">${escapeXml(note)}</note>`),
        `<note category="stemma-base">${unit.base}</note>`,
        '</notes>',
        `<segment${state21(target === undefined ? 'new' : unit.state)}>`,
        `<source>${source(unit, xliff21)}</source>`,
        ...(target === undefined ? [] : [`<target>${target}</target>`]),
        '</segment>',
        '</unit>',
      ].join('\n')
    })
    return `<file id="f${file + 1}"${attribute('original', article)}>\n${rows.join('\n')}\n</file>`
  })
  const head = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"${attribute('srcLang', sourceLocale)}${attribute('trgLang', locale)}>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${files.join('\n')}\n</xliff>\n`
}
