import type { Edition } from '../edition/types.ts'
import type { FinishedFile } from '../verify/accessibility/evidence.ts'
import { accessibilityTable } from '../verify/accessibility/table.ts'
import type { Checks } from './types.ts'

/** The verdicts of all checks of a finished file; the manifest holds what each of them is evidence for. */
export function checksOf(edition: Edition, file: FinishedFile): Checks {
  const rows = accessibilityTable(edition, file)
  return Object.fromEntries(rows.flatMap(({ checks }) => checks.map(({ check, verdict }) => [check, verdict])))
}
