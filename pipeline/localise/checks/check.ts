import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Place } from '../../diagnostic/diagnostic.ts'
import { filled } from '../quantities.ts'
import type { Segment } from '../types.ts'
import {
  checkAddresses,
  checkBidi,
  checkEndMark,
  checkInvisible,
  checkNfc,
  checkOuterSpace,
  checkQuotes,
} from './marks.ts'
import { checkNumbers, checkUnits } from './numbers.ts'
import { checkTerms } from './terms.ts'
import { checkRules } from './types.ts'
import type { CheckInput, CheckPolicy, CheckRule, Finding, Term } from './types.ts'
import { checkDouble, checkLength, checkMixed, checkSame } from './words.ts'

const rules: Readonly<Record<CheckRule, (input: CheckInput) => Finding>> = {
  addresses: checkAddresses,
  bidi: checkBidi,
  'double-word': checkDouble,
  'end-mark': checkEndMark,
  invisible: checkInvisible,
  length: checkLength,
  'mixed-script': checkMixed,
  nfc: checkNfc,
  numbers: checkNumbers,
  'outer-space': checkOuterSpace,
  quotes: checkQuotes,
  'same-as-source': checkSame,
  terms: checkTerms,
  units: checkUnits,
}

/** Text of a segment or target as readers see it: code inside tokens stays, tokens and escapes go. */
export function textOfTarget(text: string): string {
  return text.replaceAll(/<\/?\d{1,6}\/?>|\\([\\<])/gu, '$1')
}

/** The rules that a target breaks, in order of their names. Rules that are off are not asked. */
export function checkTarget(
  input: CheckInput,
  policy: CheckPolicy = {},
): readonly { readonly rule: CheckRule; readonly message: string; readonly hint: string }[] {
  return checkRules.flatMap((rule) => {
    if (policy[rule] === 'off') return []
    const found = rules[rule](input)
    return found === undefined ? [] : [{ rule, ...found }]
  })
}

/** What was found last, by all that it was found from: in a watch nearly all targets are as they were. */
const found = new Map<string, ReturnType<typeof checkTarget>>()
const mostFound = 2048

function findingsOf(input: CheckInput, policy: CheckPolicy, given: string): ReturnType<typeof checkTarget> {
  const key = `${given}\0${input.source}\0${input.target}`
  const findings = found.get(key) ?? checkTarget(input, policy)
  found.delete(key)
  found.set(key, findings)
  for (const oldest of found.keys()) {
    if (found.size <= mostFound) break
    found.delete(oldest)
  }
  return findings
}

/** What checks need to know of a locale. */
export interface CheckSettings {
  readonly policy: CheckPolicy
  readonly terms: readonly Term[]
}

/**
 * Check every target of a catalog that has a segment. One diagnostic per finding, named after the rule: a warning unless the
 * locale says otherwise. Names of people may be the same in both languages, so front matter authors are not compared.
 */
export function checkCatalog(
  segments: readonly Segment[],
  targets: { readonly catalog: ReadonlyMap<string, string>; readonly places?: ReadonlyMap<string, Place> },
  locales: { readonly locale: string; readonly source: string },
  settings: CheckSettings,
): readonly Diagnostic[] {
  const { locale, source: sourceLocale } = locales
  const given = JSON.stringify([locales, settings])
  return segments.flatMap(({ id, text, kind, vars }) => {
    const target = targets.catalog.get(id)
    if (target === undefined || target.trim() === '' || kind === 'front.author') return []
    const input = {
      source: textOfTarget(text),
      target: filled(textOfTarget(target), vars, locale),
      locale,
      sourceLocale,
      terms: settings.terms,
    }
    return findingsOf(input, settings.policy, given).map(({ rule, message, hint }) => {
      const place: Place = { ...targets.places?.get(id), segment: id, locale }
      const severity = settings.policy[rule] === 'error' ? 'error' : 'warning'
      return { ...diagnose(`check/${rule}`, `the target of '${id}': ${message}`, place, [hint]), severity }
    })
  })
}
