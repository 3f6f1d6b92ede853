import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Coverage } from '../edition/types.ts'
import type { Shortfall } from '../html/types.ts'
import { wholePercent } from '../language/percent.ts'
import { reviewedShare } from '../localise/badge.ts'
import type { StatusRow } from '../localise/status.ts'
import type { Folder } from '../world/types.ts'
import { readSettings } from './checks.ts'
import { loadPublication } from './load.ts'
import { policyOf } from './policy.ts'
import type { LocalePolicy } from './policy.ts'

const percent = (share: number): string => `${wholePercent(share)} %`

/** What an edition lacks for being published; nothing for the source, and for one without words. */
export function shortfallsOf(coverage: Coverage, { minTranslated, minReviewed }: LocalePolicy): readonly Shortfall[] {
  const { own, total, states } = coverage
  if (total === 0 || states.source === total) return []
  const all: readonly Shortfall[] = [
    { what: 'translated', share: own / total, least: minTranslated },
    { what: 'reviewed', share: reviewedShare(coverage), least: minReviewed },
  ]
  return all.filter(({ share, least }) => share < least)
}

/** A shortfall in words. */
export function saidShortfall({ what, share, least }: Shortfall): string {
  return `${percent(share)} ${what}, ${percent(least)} needed`
}

/** Articles that say too little in a locale: `minTranslated` and `minReviewed` of its locale.json, else `policies` of publication.yaml. */
export function gateProblems(folder: Folder, rows: readonly StatusRow[]): readonly Diagnostic[] {
  const config = loadPublication(folder).value
  if (config === undefined) return []
  const wrong = [...new Set(rows.map(({ locale }) => locale))].flatMap((one) => readSettings(folder, one).diagnostics)
  const closed = rows.flatMap((row) =>
    shortfallsOf(row, policyOf(folder, row.locale, config)).map((shortfall) =>
      diagnose(
        'localise/gate',
        saidShortfall(shortfall),
        { file: `locales/${row.locale}/${row.article}.json`, locale: row.locale },
        ['translate or review more, or lower the gate'],
      ),
    ),
  )
  return [...wrong, ...closed]
}
