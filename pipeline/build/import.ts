import { diagnose } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { canonicalLocale } from '../language/language.ts'
import { writeJson } from '../localise/extract.ts'
import { mergeOutcomes, mergeUnits } from '../localise/exchange/merge.ts'
import type { MergeOutcome } from '../localise/exchange/merge.ts'
import { readExchange } from '../localise/exchange/read.ts'
import type { ImportedUnit } from '../localise/exchange/types.ts'
import { segmentsOf } from '../localise/segments.ts'
import type { World } from '../world/types.ts'
import { readLocaleFiles, textAt } from './locales.ts'
import { namesToKeep } from './checks.ts'
import { planBuild } from './plan.ts'
import type { OutputFile } from './types.ts'

export interface ImportOptions {
  /** Language of the targets, when the file does not say. */
  readonly locale?: string
  /** Who translated, and when (ISO 8601), for the records. */
  readonly by?: string
  readonly at?: string
}

/** What `stemma import FILE` writes, and what became of the units of the file. */
export interface ImportResult {
  readonly files: readonly OutputFile[]
  readonly locale?: string
  readonly counts: Readonly<Record<MergeOutcome, number>>
  /** How many of the targets that were taken were made from another source than the present one: they are stale. */
  readonly older?: number
}

const nothing: ImportResult['counts'] = Object.fromEntries(
  mergeOutcomes.map((name) => [name, 0]),
) as ImportResult['counts']

/** Take a translator's file into the catalogs of its locale. Units that name no article are looked for in all of them. */
export async function importFile(
  world: World,
  file: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
): Promise<Outcome<ImportResult>> {
  const folder = world.publication
  const { value: plan, diagnostics: found } = planBuild(folder, {})
  if (plan === undefined) return { value: { files: [], counts: nothing }, diagnostics: found }
  const languages = { source: plan.config.source, ...(options.locale !== undefined && { locale: options.locale }) }
  const read = await readExchange(file, bytes, languages)
  const diagnostics: Diagnostic[] = [...found, ...read.diagnostics]
  const fail = (message: string, hint: string): Outcome<ImportResult> => ({
    value: { files: [], counts: nothing },
    diagnostics: [...diagnostics, diagnose('localise/import', message, { file }, [hint])],
  })
  if (hasErrors(read.diagnostics)) return { value: { files: [], counts: nothing }, diagnostics }
  const named = options.locale ?? read.value.locale
  const locale = named === undefined ? undefined : canonicalLocale(named)
  if (locale === undefined) return fail('the file does not say which language it holds', 'name it with --locale')
  if (!plan.tasks.some((task) => task.locale === locale)) {
    return fail(
      `no article has the locale ${locale}`,
      'add it to locales of publication.yaml, or name another with --locale',
    )
  }
  const byArticle = unitsByArticle(read.value.units, plan.names)
  const counts = { ...nothing }
  let older = 0
  counts.unmatched += byArticle.get('')?.length ?? 0
  const files: OutputFile[] = []
  const add = (path: string, text: string) => {
    if (textAt(folder, path) !== text) files.push({ path, bytes: new TextEncoder().encode(text) })
  }
  const { by, at } = options
  const stamp = { ...(by !== undefined && { by }), ...(at !== undefined && { at }) }
  const names = namesToKeep(folder)
  const homeless = new Set<ImportedUnit>()
  for (const { article: name } of plan.tasks.filter((task) => task.locale === locale)) {
    const units = byArticle.get(name) ?? []
    if (units.length === 0) continue
    const { value: loaded, diagnostics: problems } = plan.article(name)
    if (loaded === undefined || loaded.article.lang === locale) {
      diagnostics.push(...problems)
      continue
    }
    const local = readLocaleFiles(folder, locale, name)
    diagnostics.push(...local.diagnostics)
    // A catalog that cannot be read is somebody's work: it is not written over.
    if (hasErrors(local.diagnostics)) continue
    const before = { catalog: local.value?.catalog ?? new Map<string, string>(), states: local.value?.states ?? {} }
    const merged = mergeUnits(segmentsOf(loaded.article), before, units, stamp, {
      source: loaded.article.lang,
      locale,
      names,
    })
    diagnostics.push(...merged.diagnostics)
    older += merged.older
    for (const outcome of mergeOutcomes) {
      // A unit without article was asked for everywhere; that it is not in this one says nothing.
      if (outcome !== 'unmatched' && outcome !== 'empty') counts[outcome] += merged.counts[outcome]
    }
    counts.empty += merged.empty.filter((unit) => unit.article !== undefined).length
    for (const unit of units) if (unit.article === undefined) homeless.add(unit)
    counts.unmatched += merged.unmatched.filter((unit) => unit.article !== undefined).length
    for (const unit of merged.matched) homeless.delete(unit)
    if (merged.counts.added + merged.counts.changed + merged.counts.confirmed === 0) continue
    add(`locales/${locale}/${name}.json`, writeJson(merged.catalog))
    add(`locales/${locale}/${name}.state.json`, writeJson(merged.states))
  }
  counts.unmatched += homeless.size
  const total = read.value.units.length
  const say = (message: string, hint: string) =>
    diagnostics.push(diagnose('localise/import', message, { file, locale }, [hint]))
  if (total === 0) say('the file has no segments', 'export it anew and translate that')
  else if (counts.unmatched === total) {
    say(
      total === 1
        ? 'the one segment of the file is not in this publication'
        : `none of the ${total} segments of the file is in this publication`,
      'is it the file of another one, or in another language?',
    )
  }
  if (counts.refused > 0) {
    say(
      `${counts.refused} of ${counted(total, 'target', 'targets')} ${counts.refused === 1 ? 'was' : 'were'} refused`,
      'mend them in the file and import it again; what was taken stays',
    )
  }
  return { value: { files, locale, counts, older }, diagnostics }
}

/** Units by the article that they name, '' for one that is not here; those that name none are in all. */
function unitsByArticle(
  units: readonly ImportedUnit[],
  names: readonly string[],
): ReadonlyMap<string, readonly ImportedUnit[]> {
  const groups = new Map<string, ImportedUnit[]>([
    ['', []],
    ...names.map((name) => [name, []] as [string, ImportedUnit[]]),
  ])
  for (const unit of units) {
    if (unit.article !== undefined) (groups.get(unit.article) ?? groups.get(''))?.push(unit)
    else for (const name of names) groups.get(name)?.push(unit)
  }
  return groups
}

const said: Readonly<Record<MergeOutcome, string>> = {
  added: 'added',
  changed: 'changed',
  confirmed: 'confirmed',
  same: 'the same as here',
  empty: 'without target',
  newer: 'kept here, where newer work is',
  refused: 'refused',
  unmatched: 'of no segment',
}

/** The counts in one line. */
export function formatImport({ counts, locale, older = 0 }: ImportResult): string {
  const parts = mergeOutcomes.flatMap((outcome) =>
    counts[outcome] === 0 ? [] : [`${counts[outcome]} ${said[outcome]}`],
  )
  const stale = older === 0 ? '' : `; ${older} made from an older source ("status" grades the change)`
  return `${locale ?? 'nothing'}: ${parts.length === 0 ? 'no targets' : parts.join(', ')}${stale}`
}
