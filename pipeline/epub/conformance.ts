/** What the checks of `verify --strict` found in one finished book, as they were stored. */
export interface StrictReport {
  /** SHA-256, in hex, of the book that was checked: the one without a claim. */
  readonly sha256: string
  /** ISO 8601 day of the checks. */
  readonly date: string
  readonly checks: readonly StrictCheck[]
  /** What was found in the PDF of the same edition, and in which. */
  readonly pdf?: Omit<StrictReport, 'pdf'>
}

export interface StrictCheck {
  readonly name: string
  readonly version: string
  /** `not run` is no pass: a claim rests on what was seen. */
  readonly verdict: 'pass' | 'fail' | 'not run'
}

/** A claim of conformance that the package may make. */
export interface Conformance {
  readonly standard: string
  readonly certifiedBy: string
  /** ISO 8601 day of the checks that it rests on. */
  readonly date: string
}

/** The one place for the version of the standard that is claimed (EPUB Accessibility 1.1 §3.2: exactly this wording). */
export const conformanceStandard = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'

/** Checks without which nothing is claimed: the format, the accessibility of the book, and our own comparison with the tree. */
export const neededChecks = ['epubcheck', 'ace', 'stemma'] as const

/**
 * Whether a book may say that it conforms: somebody certifies it by name, the book without the claim is byte for byte the one
 * that was checked, and every needed check ran and passed. Anything else: no claim.
 */
export function conformanceClaim(
  certifiedBy: string | undefined,
  unclaimedSha256: string,
  report: StrictReport | undefined,
): Conformance | undefined {
  if (certifiedBy === undefined || certifiedBy.trim() === '' || report === undefined) return undefined
  if (report.sha256 !== unclaimedSha256 || !/^\d{4}-\d{2}-\d{2}$/u.test(report.date)) return undefined
  const passes = (name: string): boolean => {
    const runs = report.checks.filter((check) => check.name === name)
    return runs.length > 0 && runs.every(({ verdict }) => verdict === 'pass')
  }
  const isFailed = report.checks.some(({ verdict }) => verdict === 'fail')
  if (isFailed || !neededChecks.every(passes)) return undefined
  return { standard: conformanceStandard, certifiedBy: certifiedBy.trim(), date: report.date }
}
