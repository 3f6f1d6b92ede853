import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import { didYouMean } from '../../diagnostic/nearest.ts'
import { canonicalLocale } from '../../language/language.ts'
import { readJson, type JsonMember, type JsonNode } from '../json.ts'
import { checkRules, type CheckPolicy, type CheckRule, type Term } from './types.ts'

/** locales/<lng>/locale.json: what is known of a language beyond its texts. */
export interface LocaleSettings {
  /** `"checks": {"numbers": "error", "length": "off"}`: how grave findings are; warning unless said. */
  readonly checks: CheckPolicy
  /** Least share of reviewed segments that this locale needs to be published, 0 to 1. */
  readonly minReviewed?: number
  /** The same of segments in its own language; instead of `policies.minTranslated` of publication.yaml. */
  readonly minTranslated?: number
  /**
   * What becomes of a target whose source has changed: `"stale": "mark"` for small changes, or one by one
   * `{"minor": "keep", "major": "mark", "facts": "source"}`. Instead of `policies.stale` of publication.yaml.
   */
  readonly stale: Readonly<Partial<Record<StaleGrade, StalePolicy>>>
  /** Whether readers get drafts; they do not unless said. */
  readonly drafts?: boolean
}

export const staleGrades = ['minor', 'major', 'facts'] as const
export type StaleGrade = (typeof staleGrades)[number]
/** keep = ship it, mark = ship it with a notice, source = ask the next language of the chain. */
export type StalePolicy = 'keep' | 'mark' | 'source'

const settingKeys: readonly string[] = ['minTranslated', 'minReviewed', 'stale', 'drafts', 'checks']

const membersOf = (node: JsonNode | undefined): readonly JsonMember[] => (node?.kind === 'object' ? node.members : [])
const textOf = (node: JsonNode): string | undefined => (node.kind === 'string' ? node.value : undefined)

/** Read locale.json. Keys that are not known are left alone, and told when they look like a known one; wrong values of known ones are told and not used. */
export function parseLocaleSettings(file: string, text: string): Outcome<LocaleSettings> {
  const { root, diagnostics: found, placeOf } = readJson(file, text)
  const diagnostics: Diagnostic[] = [...found]
  const checks: Partial<Record<CheckRule, 'error' | 'warning' | 'off'>> = {}
  const shares: { minReviewed?: number; minTranslated?: number } = {}
  let stale: LocaleSettings['stale'] = {}
  let drafts: boolean | undefined
  for (const { key, value, at } of membersOf(root)) {
    if (key === 'minReviewed' || key === 'minTranslated') {
      if (value.kind === 'other' && typeof value.value === 'number' && value.value >= 0 && value.value <= 1) {
        shares[key] = value.value
      } else diagnostics.push(wrong(`${key} must be a number from 0 to 1`, placeOf(at), 'write e.g. 0.95'))
    }
    if (key === 'drafts') {
      if (value.kind === 'other' && typeof value.value === 'boolean') drafts = value.value
      else diagnostics.push(wrong('drafts must be true or false', placeOf(at), 'true shows drafts to readers'))
    }
    if (key === 'stale') {
      const read = staleOf(value)
      if (read === undefined) diagnostics.push(wrong('stale has no such value', placeOf(value.at), staleHint))
      else stale = read
    }
    const meant = settingKeys.includes(key) ? undefined : didYouMean(key, settingKeys)
    if (meant !== undefined)
      diagnostics.push(diagnose('config/unknown-name', `no setting '${key}'`, placeOf(at), [meant]))
    if (key !== 'checks') continue
    for (const member of membersOf(value)) {
      const rule = checkRules.find((name) => name === member.key)
      const grade = textOf(member.value)
      if (rule !== undefined && (grade === 'error' || grade === 'warning' || grade === 'off')) checks[rule] = grade
      else if (rule === undefined) {
        diagnostics.push(wrong(`no check '${member.key}'`, placeOf(member.at), `there are ${checkRules.join(', ')}`))
      } else {
        const message = `the check '${rule}' has no such value`
        diagnostics.push(wrong(message, placeOf(member.value.at), 'write "error", "warning" or "off"'))
      }
    }
  }
  return { value: { checks, stale, ...shares, ...(drafts !== undefined && { drafts }) }, diagnostics }
}

const staleHint =
  'write "keep", "mark" or "source", or {"minor": …, "major": …, "facts": …}; facts cannot be kept without a mark'

function staleOf(node: JsonNode): LocaleSettings['stale'] | undefined {
  const policy = (value: JsonNode): StalePolicy | undefined =>
    (['keep', 'mark', 'source'] as const).find((name) => name === textOf(value))
  const all = policy(node)
  if (all !== undefined) return { minor: all }
  if (node.kind !== 'object') return undefined
  const read: Partial<Record<StaleGrade, StalePolicy>> = {}
  for (const { key, value } of node.members) {
    const grade = staleGrades.find((name) => name === key)
    const one = policy(value)
    // Another number than the source has never ships as if nothing were.
    if (grade === undefined || one === undefined || (grade === 'facts' && one === 'keep')) return undefined
    read[grade] = one
  }
  return read
}

function wrong(message: string, place: Diagnostic['place'], hint: string): Diagnostic {
  return diagnose('localise/settings', message, place, [hint])
}

const otherKeys = new Set(['src', 'pos', 'note', 'dnt', 'approved'])

/**
 * Read locales/terms.json: `[{"src": "CSTO", "approved": true, "ru": {"use": ["ОДКБ"], "forbid": ["ОДКО"]}}, …]`. Rows that
 * are not approved are kept by the file and not enforced.
 */
export function parseTerms(file: string, text: string): Outcome<readonly Term[]> {
  const { root, diagnostics: found, placeOf } = readJson(file, text)
  const diagnostics: Diagnostic[] = [...found]
  const rows = root?.kind === 'other' ? (root.items ?? []) : []
  if (root !== undefined && (root.kind !== 'other' || root.items === undefined)) {
    diagnostics.push(wrong('the glossary is a list of terms', placeOf(root.at), 'write [{"src": "…", …}]'))
  }
  const terms = rows.flatMap((row): readonly Term[] => {
    const fields = new Map(membersOf(row).map(({ key, value }) => [key, value]))
    const src = fields.get('src')
    if (src?.kind !== 'string' || src.value.trim() === '') {
      diagnostics.push(
        wrong('a term without "src"', placeOf(row.at), 'write {"src": "term in the source language", …}'),
      )
      return []
    }
    const isTrue = (key: string) => {
      const value = fields.get(key)
      return value?.kind === 'other' && value.value === true
    }
    const approved = fields.get('approved')
    if (approved?.kind === 'other' && approved.value === false) return []
    const wordings = [...fields].flatMap(([key, value]) => {
      const locale = otherKeys.has(key) ? undefined : canonicalLocale(key)
      if (locale === undefined) return []
      const list = (name: string) => {
        const node = membersOf(value).find((member) => member.key === name)?.value
        return (node?.kind === 'other' ? (node.items ?? []) : []).flatMap((item) => textOf(item) ?? [])
      }
      return [[locale, { use: list('use'), forbid: list('forbid') }] as const]
    })
    return [{ src: src.value.trim(), dnt: isTrue('dnt'), wordings: new Map(wordings) }]
  })
  return { value: terms, diagnostics }
}
