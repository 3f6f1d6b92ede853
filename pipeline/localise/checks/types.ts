/** Named rules for targets (README, "Checks"). The token rule is stricter than these: a target that breaks it is not shown at all. */
export const checkRules = [
  'addresses',
  'bidi',
  'double-word',
  'end-mark',
  'invisible',
  'length',
  'mixed-script',
  'nfc',
  'numbers',
  'outer-space',
  'quotes',
  'same-as-source',
  'terms',
  'units',
] as const
export type CheckRule = (typeof checkRules)[number]

/** What a rule looks at. Texts are segments without tokens and escapes. */
export interface CheckInput {
  readonly source: string
  readonly target: string
  /** Language of the target, BCP 47. */
  readonly locale: string
  readonly sourceLocale: string
  readonly terms: readonly Term[]
}

/** What a rule found; undefined = nothing wrong. The text says what is wrong and what to do. */
export type Finding = { readonly message: string; readonly hint: string } | undefined

/** A row of locales/terms.json. */
export interface Term {
  /** The term in the source language. */
  readonly src: string
  /** Keep it as it is in the source. */
  readonly dnt: boolean
  /** By locale: how it must be said, one of these; how it must not. */
  readonly wordings: ReadonlyMap<string, { readonly use: readonly string[]; readonly forbid: readonly string[] }>
}

/** How grave a finding is in a locale. */
export type CheckPolicy = Readonly<Partial<Record<CheckRule, 'error' | 'warning' | 'off'>>>
