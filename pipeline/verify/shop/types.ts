/** Shops whose rules are known. */
export const shopNames = ['kobo', 'apple', 'kindle', 'google'] as const
export type ShopName = (typeof shopNames)[number]

/** What a rule looks at; `shop/checks.ts` holds the check of each name. */
export type CheckName =
  | 'file-size'
  | 'cover-listed'
  | 'cover-meta'
  | 'cover-alone'
  | 'cover-side'
  | 'cover-longest'
  | 'cover-bytes'
  | 'cover-type'
  | 'image-bytes'
  | 'image-pixels'
  | 'image-colour'
  | 'image-transparent'
  | 'image-type'
  | 'font-type'
  | 'file-names'
  | 'contents-depth'
  | 'background'
  | 'inline-style'
  | 'ncx'
  | 'document-bytes'
  | 'script'
  | 'package-direction'
  | 'specified-fonts'
  | 'isbn'
  | 'table-columns'
  | 'locked'
  | 'notes'
  | 'landmarks'
  | 'alternatives'
  | 'writing-mode'

/** One rule of a shop. */
export interface ShopRule {
  readonly check: CheckName
  /** `required`: the shop refuses the file or may take it down; `advised`: it looks or works worse. */
  readonly level: 'required' | 'advised'
  /** Least or most of what the check counts: bytes, pixels, levels, columns. */
  readonly limit?: number
  /** Media types that are allowed. */
  readonly types?: readonly string[]
  /** What to do. */
  readonly hint: string
}

export interface ShopProfile {
  readonly title: string
  /** Where the rules come from. */
  readonly source: string
  readonly rules: readonly ShopRule[]
}
