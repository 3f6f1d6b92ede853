import type { PublicationConfig } from '../config/schema.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import type { SegmentState } from '../edition/types.ts'
import { staleGrades } from '../localise/checks/settings.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import { defaultPolicy } from '../localise/state.ts'
import type { StatePolicy } from '../localise/state.ts'
import type { Folder } from '../world/types.ts'
import { readSettings } from './checks.ts'
import { readLocaleFiles } from './locales.ts'

/** What a locale lets its readers see. */
export interface LocalePolicy {
  readonly states: StatePolicy
  /** States that are shown with a notice. */
  readonly marked: readonly SegmentState[]
  /** Least shares (0 to 1) that it needs to be published. */
  readonly minTranslated: number
  readonly minReviewed: number
}

/** The policies of a locale: those of its locale.json, else those of publication.yaml. */
export function policyOf(folder: Folder, locale: string, config: PublicationConfig): LocalePolicy {
  const { stale, drafts, minTranslated, minReviewed } = readSettings(folder, locale).value
  const grades = { minor: config.policies.stale, major: 'source', facts: 'source', ...stale } as const
  const way = (grade: (typeof staleGrades)[number]) => (grades[grade] === 'source' ? 'fallback' : 'ship')
  return {
    states: {
      ...defaultPolicy,
      ...{ minor: way('minor'), major: way('major'), facts: way('facts') },
      draft: drafts === true ? 'ship' : 'fallback',
    },
    marked: staleGrades.filter((grade) => grades[grade] === 'mark').map((grade) => `stale:${grade}` as const),
    minTranslated: minTranslated ?? config.policies.minTranslated,
    minReviewed: minReviewed ?? 0,
  }
}

/** The translators' files of an article in a locale, with what of them may be shown. */
export function readShippable(
  folder: Folder,
  locale: string,
  article: string,
  config: PublicationConfig,
): Outcome<LocaleFiles | undefined> {
  const { value, diagnostics } = readLocaleFiles(folder, locale, article)
  return { value: value && { ...value, policy: policyOf(folder, locale, config).states }, diagnostics }
}
