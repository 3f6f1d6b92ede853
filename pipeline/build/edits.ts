import { ruleIds } from '../clean/catalogue.ts'
import type { EditRecord, Verdicts } from '../clean/types.ts'
import { didYouMean, nearest } from '../diagnostic/nearest.ts'

type Verdict = Verdicts['verdicts'][number]

/** Verdicts on the records that `accept` and `reject` name by rule or id; rejection goes first, flags have nothing to judge. */
export function verdictsOn(
  records: readonly EditRecord[],
  accept: readonly string[],
  reject: readonly string[],
): readonly Verdict[] {
  const names = ({ id, rule }: EditRecord, list: readonly string[]) => list.includes(id) || list.includes(rule)
  return records.flatMap((record) => {
    const verdict = names(record, reject) ? 'reject' : names(record, accept) ? 'accept' : undefined
    return verdict === undefined || record.class === 'flag' ? [] : [verdictOn(record, verdict)]
  })
}

export function verdictOn({ id, rule, before, actual, after }: EditRecord, verdict: Verdict['verdict']): Verdict {
  return { id, rule, verdict, before, actual, after }
}

/** What was asked for by name and is no record of this file. */
export function unknownNames(records: readonly EditRecord[], names: readonly string[]): readonly string[] {
  return names.filter((name) => !records.some(({ id, rule }) => id === name || rule === name))
}

/** What to say of a name that `unknownNames` found: what was meant, or where names stand. */
export function adviceOn(name: string, records: readonly EditRecord[]): string {
  const rules = [...new Set([...records.map(({ rule }) => rule), ...ruleIds()])]
  if (rules.includes(name)) return 'the rule found nothing here'
  // `doubled-word` of `grammar/doubled-word`; with the names alone also `double-word` is near.
  const byName = new Map(rules.toReversed().map((rule) => [rule.slice(rule.indexOf('/') + 1), rule]))
  const whole = didYouMean(name, [...rules, ...records.map(({ id }) => id)])
  const near = nearest(name, byName.keys())
  const rule = near === undefined ? undefined : byName.get(near)
  return (
    whole ??
    (rule === undefined ? '"stemma rules" lists the rules, the report names the ids' : `did you mean "${rule}"?`)
  )
}

/** What was asked for by name and is only told: rules that flag and change nothing. */
export function flaggedNames(records: readonly EditRecord[], names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const named = records.filter(({ id, rule }) => id === name || rule === name)
    return named.length > 0 && named.every((record) => record.class === 'flag')
  })
}

/** Old verdicts with new ones: a new one takes the place of an old one on the same record. Patches stay. */
export function mergeVerdicts(old: Verdicts | undefined, added: readonly Verdict[]): Verdicts {
  const ids = new Set(added.map(({ id }) => id))
  const verdicts = [...(old?.verdicts ?? []).filter(({ id }) => !ids.has(id)), ...added]
  return { version: 1, verdicts, patches: old?.patches ?? [] }
}

/** edits.json as it is written: one key a line, so that changes read well in version control. */
export function writeVerdicts(verdicts: Verdicts): string {
  return `${JSON.stringify(verdicts, undefined, 2)}\n`
}
