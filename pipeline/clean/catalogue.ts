import { adviceRules, repairPhases } from './phases.ts'
import type { Rule } from './rule.ts'
import { pageRules } from './rules/page.ts'

/** Ids of all rules. */
export function ruleIds(): readonly string[] {
  return [...pageRules.values(), ...repairPhases.flatMap(({ rules }) => rules), ...adviceRules].map(({ id }) => id)
}

/** All rules as a table for people: in the order in which they run, page rules first, advice last. */
export function ruleCatalogue(): string {
  const groups: readonly (readonly [name: string, rules: readonly Rule[]])[] = [
    ['pages', [...pageRules.values()]],
    ...repairPhases.map(({ name, rules }) => [name, rules] as const),
    ['advice', adviceRules],
  ]
  const rows = groups.flatMap(([name, rules]) => rules.map((rule) => [name, rule] as const))
  const width = Math.max(...rows.map(([, rule]) => rule.id.length))
  const lines = groups.flatMap(([name, rules]) => [
    `${name}:`,
    ...rules.map((rule) => `  ${rule.id.padEnd(width)}  ${rule.class.padEnd(7)}  ${languagesOf(rule)}  ${rule.reason}`),
  ])
  return `${lines.join('\n')}\n${rows.length} rules\n`
}

function languagesOf({ languages }: Rule): string {
  if (languages === 'any') return 'every language;'
  return languages === 'known' ? 'languages with known quotation marks;' : `${languages.join(', ')};`
}
