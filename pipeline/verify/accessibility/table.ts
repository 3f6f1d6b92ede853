import type { Edition } from '../../edition/types.ts'
import { accessibilityChecks } from './checks.ts'
import { evidenceOf, type FinishedFile } from './evidence.ts'
import { requirements } from './requirements.data.ts'
import type { AccessibilityCheck, AccessibilityRow, Requirement, Verdict } from './types.ts'

/** A fault outweighs a doubt, a doubt outweighs a pass; what concerns nothing counts for nothing. */
function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail'
  if (verdicts.includes('not checked')) return 'not checked'
  return verdicts.includes('pass') ? 'pass' : 'not applicable'
}

function clauseOf({ standard, id }: Requirement, format: FinishedFile['format']): { readonly clause?: string } {
  return standard === 'WCAG' ? { clause: `${format === 'html' ? 9 : 10}.${id}` } : {}
}

/**
 * What is known about the accessibility of a finished file: one row per requirement, with the checks that it rests on and their
 * verdicts. Nothing passes that was not looked at; a file that cannot be read passes nothing.
 */
export function accessibilityTable(edition: Edition, file: FinishedFile): readonly AccessibilityRow[] {
  const { format } = file
  const evidence = evidenceOf(edition, file)
  const known = new Map<AccessibilityCheck, Verdict>()
  const verdictOf = (check: AccessibilityCheck): Verdict => {
    const found = known.get(check) ?? (evidence === undefined ? 'fail' : accessibilityChecks[check](evidence))
    known.set(check, found)
    return found
  }
  return requirements
    .filter(({ formats }) => formats?.includes(format) ?? true)
    .map((requirement): AccessibilityRow => {
      const { id, standard, title } = requirement
      const checks = requirement.checks.map((check) => ({ check, verdict: verdictOf(check) }))
      const verdict = together(checks.map((check) => check.verdict))
      return { id, standard, title, ...clauseOf(requirement, format), checks, verdict }
    })
}
