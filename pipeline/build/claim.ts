import { conformanceClaim } from '../epub/conformance.ts'
import type { Conformance, StrictReport } from '../epub/conformance.ts'
import type { Verdict } from '../verify/accessibility/types.ts'
import type { Folder } from '../world/types.ts'
import { digestOf } from './keys.ts'
import { textAt } from './locales.ts'
import type { EditionTask } from './types.ts'

/** What was found in one file. */
export type StrictPart = Omit<StrictReport, 'pdf'>

/** Where the report of `verify --strict` on a book stands: an input of later builds, to be committed like the translation. */
export function checksPath({ article, locale }: EditionTask): string {
  return `locales/${locale}/${article}.checks.json`
}

/** The report on a book; undefined when there is none, or none that can be read. */
export function readChecks(folder: Folder, task: EditionTask): StrictReport | undefined {
  const text = textAt(folder, checksPath(task))
  if (text === undefined) return undefined
  try {
    const read = JSON.parse(text) as Partial<StrictReport>
    const book = partOf(read)
    const pdf = partOf(read.pdf)
    return book && { ...book, ...(pdf && { pdf }) }
  } catch {
    return undefined
  }
}

/** What was found in one file, if all of it is there. */
function partOf(read: Partial<StrictPart> | undefined): StrictPart | undefined {
  const { sha256, date, checks } = read ?? {}
  const isWhole = typeof sha256 === 'string' && typeof date === 'string' && Array.isArray(checks)
  return isWhole ? { sha256, date, checks } : undefined
}

/** Write a report. One that says the same of the same book keeps its day, so that checking again makes no new book. */
export function writeChecks(folder: Folder, task: EditionTask, report: StrictReport): void {
  const before = readChecks(folder, task)
  const keepDay = (part: StrictPart, old: StrictPart | undefined): StrictPart =>
    old?.sha256 === part.sha256 && JSON.stringify(old.checks) === JSON.stringify(part.checks) ? old : part
  const { pdf: oldPdf, ...oldBook } = before ?? {}
  const { pdf = oldPdf, ...book } = report
  const written = { ...keepDay(book, partOf(oldBook)), ...(pdf && { pdf: keepDay(pdf, oldPdf) }) }
  folder.write(checksPath(task), new TextEncoder().encode(`${JSON.stringify(written, undefined, 2)}\n`))
}

/** Outside programs without which a file of a format is not said to be accepted. */
const needed = { epub: ['epubcheck', 'ace'], pdf: ['verapdf'] } as const

/**
 * What the stored report says of a file: one of other bytes, or one that no one certifies, says nothing. A program that did not run
 * leaves the question open.
 */
export function acceptance(
  format: keyof typeof needed,
  bytes: Uint8Array,
  report: StrictPart | undefined,
): { readonly verdict: Verdict; readonly report?: StrictPart } {
  if (report === undefined || report.sha256 !== digestOf(bytes)) return { verdict: 'not checked' }
  if (report.checks.some(({ verdict }) => verdict === 'fail')) return { verdict: 'fail', report }
  const ran = (name: string) => report.checks.some((check) => check.name === name && check.verdict === 'pass')
  return { verdict: needed[format].every(ran) ? 'pass' : 'not checked', report }
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
