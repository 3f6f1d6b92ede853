import type { Outcome } from '../diagnostic/diagnostic.ts'
import type { Edition } from '../edition/types.ts'
import { renderComparison } from './compare-page.ts'
import { renderPage } from './page.ts'
import type { PageFonts, PageOptions } from './types.ts'

/** The pages of one edition. */
export interface EditionPages {
  readonly page: string
  /** The edition beside its original; absent when it is the original. */
  readonly comparison?: string
}

/** The page of an edition and, beside its original, that of the two. They share their fonts, which are cut once. */
export function renderEditionPages(
  edition: Edition,
  original: Edition | undefined,
  options: PageOptions,
): Outcome<EditionPages> {
  const { fonts: cut } = options
  const made: PageFonts[] = []
  const fonts =
    cut &&
    ((usage: Parameters<typeof cut>[0]) => {
      const found = cut(usage)
      made.push(found)
      return found
    })
  const { value: page, diagnostics } = renderPage(edition, {
    ...options,
    isCompared: original !== undefined,
    ...(fonts && { fonts }),
  })
  if (original === undefined) return { value: { page }, diagnostics }
  return { value: { page, comparison: renderComparison(original, edition, options, made[0]) }, diagnostics }
}
