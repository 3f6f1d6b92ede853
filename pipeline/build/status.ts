import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { wholePercent } from '../language/percent.ts'
import { chainFor } from '../localise/chain.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import { statusRows } from '../localise/status.ts'
import type { StatusRow } from '../localise/status.ts'
import type { World } from '../world/types.ts'
import { checkLocale, namesToKeep } from './checks.ts'
import { planBuild } from './plan.ts'
import { readShippable } from './policy.ts'
import { formatTable } from './table.ts'

/** Coverage per article × locale × state. */
export function publicationStatus(world: World): Outcome<readonly StatusRow[]> {
  const { value: plan, diagnostics: found } = planBuild(world.publication, {})
  const diagnostics: Diagnostic[] = [...found]
  const rows: StatusRow[] = []
  const names = namesToKeep(world.publication)
  for (const name of plan?.names ?? []) {
    if (plan === undefined) break
    const { value: loaded, diagnostics: problems } = plan.article(name)
    diagnostics.push(...problems)
    if (loaded === undefined) continue
    const { fallback } = plan.config
    const files = new Map<string, LocaleFiles>()
    for (const locale of new Set(loaded.locales.flatMap((one) => chainFor(one, fallback, loaded.article.lang)))) {
      if (locale === loaded.article.lang) continue
      const read = readShippable(world.publication, locale, name, plan.config)
      diagnostics.push(...read.diagnostics)
      if (read.value !== undefined) files.set(locale, read.value)
    }
    for (const locale of loaded.locales) {
      diagnostics.push(...checkLocale(world.publication, loaded.article, locale, files.get(locale)))
    }
    const { value, diagnostics: said } = statusRows(loaded.article, loaded.locales, { fallback, files, names })
    rows.push(...value)
    diagnostics.push(...said)
  }
  return { value: rows, diagnostics }
}

/** Whether a problem is one of these locales, or of none in particular. */
export function concerns({ place }: Diagnostic, locales: readonly (string | undefined)[]): boolean {
  const locale = place?.locale ?? /^locales\/([^/]+)\//u.exec(place?.file ?? '')?.[1]
  return locale === undefined || locales.includes(locale)
}

/** Every target that is out of date, with what its source says now: `ru/news/<id> stale:facts: [-164-]{+227+} killed`. */
export function formatStale(rows: readonly StatusRow[]): string {
  return rows
    .flatMap(({ article, locale, stale }) =>
      stale.map(({ id, state, change }) => `${locale}/${article}/${id} ${state}: ${change}`),
    )
    .join('\n')
}

/** The rows as a table; states in the order in which work goes on. */
export function formatStatus(rows: readonly StatusRow[]): string {
  const order = [
    'source',
    'reviewed',
    'translated',
    'unverified',
    'draft',
    'stale:cosmetic',
    'stale:minor',
    'stale:major',
    'stale:facts',
    'invalid',
    'new',
  ] as const
  const used = order.filter((state) => rows.some((row) => (row.states[state] ?? 0) > 0))
  const head = ['article', 'locale', 'own language', ...used]
  const lines = rows.map((row) => [
    row.article,
    row.locale,
    `${wholePercent(row.coverage)} %`,
    ...used.map((state) => String(row.states[state] ?? 0)),
  ])
  return formatTable([head, ...lines])
}
