import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { exchangeUnits, newestChange } from '../localise/exchange/units.ts'
import type { Exchange } from '../localise/exchange/types.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { StateFile } from '../localise/types.ts'
import type { World } from '../world/types.ts'
import { readLocaleFiles } from './locales.ts'
import { namesToKeep } from './checks.ts'
import { planBuild } from './plan.ts'
import type { Plan } from './plan.ts'

export const exchangeFormats = ['po', 'xliff', 'xliff21', 'tmx', 'csv'] as const
export type ExchangeFormat = (typeof exchangeFormats)[number]

/** What `stemma export` writes: all articles that have this locale, or those that are named, in one file. */
export async function exportPublication(
  world: World,
  format: ExchangeFormat,
  locale: string,
  options: { readonly articles?: readonly string[]; readonly version: string },
): Promise<Outcome<string | undefined>> {
  const { articles, version } = options
  const { value: plan, diagnostics: found } = planBuild(world.publication, {
    locales: [locale],
    ...(articles && { articles }),
  })
  const diagnostics: Diagnostic[] = [...found]
  if (plan === undefined) return { value: undefined, diagnostics }
  const units: Exchange['units'][number][] = []
  const states: StateFile[] = []
  const names = namesToKeep(world.publication)
  for (const { article: name } of plan.selected) {
    const { value: loaded, diagnostics: problems } = plan.article(name)
    diagnostics.push(...problems)
    if (loaded === undefined || loaded.article.lang === locale) continue
    const files = readLocaleFiles(world.publication, locale, name)
    diagnostics.push(...files.diagnostics)
    const passage = { source: loaded.article.lang, locale, names }
    const local = files.value ?? { catalog: new Map<string, string>() }
    units.push(...exchangeUnits(name, segmentsOf(loaded.article), local, passage))
    states.push(files.value?.states ?? {})
  }
  if (units.length === 0) {
    if (!hasErrors(diagnostics)) diagnostics.push(nothingToSay(plan, locale))
    return { value: undefined, diagnostics }
  }
  const modifiedAt = newestChange(states)
  const { source: sourceLocale, title } = plan.config
  const exchange: Exchange = { sourceLocale, locale, units, ...(modifiedAt !== undefined && { modifiedAt }) }
  return { value: await write(exchange, format, title, version), diagnostics }
}

/** Why there is no segment to translate. */
function nothingToSay({ selected }: Plan, locale: string): Diagnostic {
  const named = [...new Set(selected.map(({ article }) => article))].join(', ')
  const message = `nothing to translate: ${named} ${selected.length === 1 ? 'is' : 'are'} written in ${locale}`
  return diagnose('localise/export', message, { locale }, ['name the language to translate into with --locale'])
}

async function write(exchange: Exchange, format: ExchangeFormat, title: string, version: string): Promise<string> {
  switch (format) {
    case 'po':
      return (await import('../localise/exchange/po.ts')).writePo(exchange, title)
    case 'xliff':
      return (await import('../localise/exchange/xliff.ts')).writeXliff12(exchange)
    case 'xliff21':
      return (await import('../localise/exchange/xliff.ts')).writeXliff21(exchange)
    case 'tmx':
      return (await import('../localise/exchange/tmx.ts')).writeTmx(exchange, version)
    case 'csv':
      return (await import('../localise/exchange/csv.ts')).writeCsv(exchange)
  }
}
