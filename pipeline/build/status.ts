import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { wholePercent } from '../language/percent.ts'
import { chainFor } from '../localise/chain.ts'
import type { LocaleFiles } from '../localise/localise.ts'
import { statusRows } from '../localise/status.ts'
import type { StatusRow } from '../localise/status.ts'
import type { World } from '../world/types.ts'
import { checkLocale, namesToKeep } from './checks.ts'
import { loadPublication } from './load.ts'
import { withoutOwnDrawings } from './pictures.ts'
import { planOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { readShippable } from './policy.ts'
import { openStatusCache } from './status-cache.ts'
import type { ArticleStatus } from './status-cache.ts'
import { formatTable } from './table.ts'

/** Coverage per article × locale × state. With the fingerprint of our `code`, articles whose files have not changed are not read again. */
export function publicationStatus(world: World, code?: string): Outcome<readonly StatusRow[]> {
  const { value: config, diagnostics: found } = loadPublication(world.publication)
  if (config === undefined) return { value: [], diagnostics: found }
  const cache = openStatusCache(world, code)
  const { value: plan, diagnostics: wrong } = planOf(world.publication, config, {}, (name) => cache.known(name))
  const names = namesToKeep(world.publication)
  const all = new Map(
    (plan?.names ?? []).flatMap((name) => {
      const status = cache.known(name) ?? (plan && articleStatus(world, plan, name, names))
      return status === undefined ? [] : [[name, status]]
    }),
  )
  cache.keep(all)
  const statuses = [...all.values()]
  return {
    value: statuses.flatMap(({ rows }) => rows),
    diagnostics: [...found, ...wrong, ...statuses.flatMap(({ diagnostics }) => diagnostics)],
  }
}

function articleStatus(world: World, plan: Plan, name: string, names: readonly string[]): ArticleStatus {
  const { value: loaded, diagnostics: problems } = plan.article(name)
  if (loaded === undefined) return { locales: [], rows: [], diagnostics: problems }
  const diagnostics: Diagnostic[] = [...problems]
  const { article, locales } = loaded
  const { fallback } = plan.config
  const files = new Map<string, LocaleFiles>()
  for (const locale of new Set(locales.flatMap((one) => chainFor(one, fallback, article.lang)))) {
    if (locale === article.lang) continue
    const read = readShippable(world.publication, locale, name, plan.config)
    diagnostics.push(...read.diagnostics)
    if (read.value !== undefined) files.set(locale, read.value)
  }
  for (const locale of locales) diagnostics.push(...checkLocale(world.publication, article, locale, files.get(locale)))
  const status = locales.map((locale) => {
    const chain = chainFor(locale, fallback, article.lang)
    return statusRows(withoutOwnDrawings(world.publication, article, chain), [locale], { fallback, files, names })
  })
  const rows = status.flatMap(({ value }) => value)
  const said = status.flatMap((one) => one.diagnostics)
  return { locales, rows, diagnostics: [...diagnostics, ...said] }
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
