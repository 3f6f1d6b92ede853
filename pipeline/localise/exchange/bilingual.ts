import { directionOf } from '../../language/language.ts'
import { checkTarget, textOfTarget } from '../checks/check.ts'
import type { CheckPolicy, Term } from '../checks/types.ts'
import type { ExchangeUnit } from './types.ts'
import { changeNote } from './units.ts'
import { attribute, escapeXml } from './xml.ts'

/** What the page of one article is made of. */
export interface Bilingual {
  readonly title: string
  readonly sourceLocale: string
  readonly locale: string
  readonly units: readonly ExchangeUnit[]
  readonly terms: readonly Term[]
  readonly checks: CheckPolicy
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:1.5rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #bbb;padding:.5rem;vertical-align:top;text-align:start;overflow-wrap:anywhere}th{background:#eee}.id{width:13%;font-size:.8rem}.notes{width:19%;font-size:.8rem}
ul{margin:0;padding-inline-start:1.1rem}.token{color:#6a1b9a;font-size:.8em}.none{background:#f6f6f6}.found{color:#a3150b}`

/**
 * An article in two languages side by side, one row per unit: for reading, in any browser, without a script. Tokens stand as they are in
 * the catalog; beside them the state, what checks find, the terms to use, and what has changed in the source.
 */
export function bilingualPage({ title, sourceLocale, locale, units, terms, checks }: Bilingual): string {
  const spoken = (tag: string) => `${attribute('lang', tag)}${attribute('dir', directionOf(tag))}`
  const rows = units.map((unit) => {
    const { id, kind, source, target, state } = unit
    const notes = [
      ...findingsOf(unit, { sourceLocale, locale, terms, checks }).map((note) => item(note, 'found')),
      ...termsOf(source, locale, terms).map((note) => item(note)),
      ...changeNote(unit).map((note) => item(note)),
      ...unit.tags.map((note) => item(note)),
    ]
    return [
      `<tr${attribute('id', id)}>`,
      `<th scope="row" class="id">${escapeXml(id)}<br/>${escapeXml(kind)}</th>`,
      `<td${spoken(sourceLocale)}>${withTokens(source)}</td>`,
      target === undefined ? '<td class="none"></td>' : `<td${spoken(locale)}>${withTokens(target)}</td>`,
      `<td class="notes"><strong>${state}</strong>${notes.length === 0 ? '' : `<ul>${notes.join('')}</ul>`}</td>`,
      '</tr>',
    ].join('')
  })
  const heads = ['id', sourceLocale, locale, 'state, checks, terms'].map(
    (head, at) =>
      `<th scope="col"${at === 0 ? ' class="id"' : at === 3 ? ' class="notes"' : ''}>${escapeXml(head)}</th>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>',
    `<title>${escapeXml(`${title}: ${sourceLocale} → ${locale}`)}</title><style>${style}</style></head>`,
    `<body><main><h1${spoken(sourceLocale)}>${escapeXml(title)}</h1>`,
    `<table><thead><tr>${heads.join('')}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table></main></body></html>',
    '',
  ].join('\n')
}

function findingsOf(
  { source, target, kind, state }: ExchangeUnit,
  { sourceLocale, locale, terms, checks }: Pick<Bilingual, 'sourceLocale' | 'locale' | 'terms' | 'checks'>,
): readonly string[] {
  if (target === undefined || state === 'invalid' || kind === 'front.author') return []
  const input = { source: textOfTarget(source), target: textOfTarget(target), locale, sourceLocale, terms }
  return checkTarget(input, checks).map(({ rule, message, hint }) => `${rule}: ${message}; ${hint}`)
}

/** Terms of the glossary that stand in a source, with how to say them. */
function termsOf(source: string, locale: string, terms: readonly Term[]): readonly string[] {
  return terms.flatMap(({ src, dnt, wordings }) => {
    if (!source.includes(src)) return []
    const wording = wordings.get(locale)
    const said = dnt
      ? 'keep as it is'
      : [...(wording?.use ?? []), ...(wording?.forbid ?? []).map((form) => `not ${form}`)].join(', ')
    return said === '' ? [] : [`${src}: ${said}`]
  })
}

function item(note: string, name?: string): string {
  return `<li${name === undefined ? '' : attribute('class', name)}>${escapeXml(note)}</li>`
}

/** Text with its tokens set apart, left to right in every language. */
function withTokens(text: string): string {
  return text
    .split(/(<\/?\d{1,6}\/?>)/u)
    .map((part, index) => (index % 2 === 0 ? escapeXml(part) : `<bdi class="token" dir="ltr">${escapeXml(part)}</bdi>`))
    .join('')
}
