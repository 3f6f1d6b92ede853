import { conformanceClaim } from '../epub/conformance.ts'
import type { Conformance, StrictReport } from '../epub/conformance.ts'
import type { Folder } from '../world/types.ts'
import { digestOf } from './keys.ts'
import { textAt } from './locales.ts'
import type { EditionTask } from './types.ts'

/** Where the report of `verify --strict` on a book stands: an input of later builds, to be committed like the translation. */
export function checksPath({ article, locale }: EditionTask): string {
  return `locales/${locale}/${article}.checks.json`
}

/** The report on a book; undefined when there is none, or none that can be read. */
export function readChecks(folder: Folder, task: EditionTask): StrictReport | undefined {
  const text = textAt(folder, checksPath(task))
  if (text === undefined) return undefined
  try {
    const { sha256, date, checks } = JSON.parse(text) as Partial<StrictReport>
    const isWhole = typeof sha256 === 'string' && typeof date === 'string' && Array.isArray(checks)
    return isWhole ? { sha256, date, checks } : undefined
  } catch {
    return undefined
  }
}

/** Write a report. One that says the same of the same book keeps its day, so that checking again makes no new book. */
export function writeChecks(folder: Folder, task: EditionTask, report: StrictReport): void {
  const before = readChecks(folder, task)
  const isSame = before?.sha256 === report.sha256 && JSON.stringify(before.checks) === JSON.stringify(report.checks)
  if (isSame) return
  folder.write(checksPath(task), new TextEncoder().encode(`${JSON.stringify(report, undefined, 2)}\n`))
}

/** What a book may claim: somebody certifies it, and the report is about the very book that claims nothing. */
export function claimFor(
  certifiedBy: string | undefined,
  unclaimed: Uint8Array,
  report: StrictReport | undefined,
): Conformance | undefined {
  return certifiedBy === undefined || report === undefined
    ? undefined
    : conformanceClaim(certifiedBy, digestOf(unclaimed), report)
}
