import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { wholePercent } from '../language/percent.ts'
import { reviewedShare } from '../localise/badge.ts'
import type { StatusRow } from '../localise/status.ts'
import type { Folder } from '../world/types.ts'
import { readSettings } from './checks.ts'
import { loadPublication } from './load.ts'

const percent = (share: number): string => `${wholePercent(share)} %`

/** Articles that say too little in a locale: `policies.minTranslated` of publication.yaml, `minReviewed` of the locale's locale.json. */
export function gateProblems(folder: Folder, rows: readonly StatusRow[]): readonly Diagnostic[] {
  const minTranslated = loadPublication(folder).value?.policies.minTranslated ?? 0
  const settings = new Map(
    [...new Set(rows.map(({ locale }) => locale))].map((locale) => [locale, readSettings(folder, locale)]),
  )
  const wrong = [...settings.values()].flatMap(({ diagnostics }) => diagnostics)
  const closed = rows.flatMap((row) => {
    if (row.states.source === row.total) return []
    const minReviewed = settings.get(row.locale)?.value.minReviewed ?? 0
    const place = { file: `locales/${row.locale}/${row.article}.json`, locale: row.locale }
    const fail = (what: string, share: number, least: number) =>
      diagnose('localise/gate', `${percent(share)} ${what}, ${percent(least)} needed`, place, [
        'translate or review more, or lower the gate',
      ])
    const reviewed = reviewedShare(row)
    return [
      ...(row.coverage < minTranslated ? [fail('translated', row.coverage, minTranslated)] : []),
      ...(reviewed < minReviewed ? [fail('reviewed', reviewed, minReviewed)] : []),
    ]
  })
  return [...wrong, ...closed]
}
