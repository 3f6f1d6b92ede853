/** `not checked` is no pass: somebody, or a program that did not run, has to look. */
export type Verdict = 'pass' | 'fail' | 'not applicable' | 'not checked'

/** What is looked at in a finished file; `accessibility/checks.ts` holds the check of each name. */
export type AccessibilityCheck =
  | 'same-text'
  | 'alternatives'
  | 'structure'
  | 'headings'
  | 'languages'
  | 'titles'
  | 'contents'
  | 'pages'
  | 'links'
  | 'contrast'
  | 'text-size'
  | 'reflow'
  | 'spacing'
  | 'passive'
  | 'no-media'
  | 'no-flashing'
  | 'metadata'
  | 'unlocked'
  | 'validators'
  | 'judgement'

/** One requirement of a law or standard, and the checks that it rests on. */
export interface Requirement {
  /** EAA: place in Annex I of Directive (EU) 2019/882; WCAG: number of the success criterion. */
  readonly id: string
  readonly standard: 'EAA' | 'WCAG' | 'EPUB Accessibility' | 'EPUB' | 'PDF/UA'
  readonly title: string
  readonly checks: readonly AccessibilityCheck[]
  /** Formats that it is about; absent = all. */
  readonly formats?: readonly ('html' | 'pdf' | 'epub')[]
}

/** One row of the table of an edition's file. */
export interface AccessibilityRow {
  readonly id: string
  readonly standard: Requirement['standard']
  readonly title: string
  /** Clause of EN 301 549 that says the same: 9 for web pages, 10 for documents. */
  readonly clause?: string
  readonly checks: readonly { readonly check: AccessibilityCheck; readonly verdict: Verdict }[]
  readonly verdict: Verdict
}
