import { formats } from '../config/types.ts'
import type { Format } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { World } from '../world/types.ts'
import { requirements } from '../verify/accessibility/requirements.data.ts'
import { buildSafely } from './build-safely.ts'
import { checksPath } from './claim.ts'
import { cellKey, decideBase, decideCells, seenByBook, seenByPage } from './decide.ts'
import type { DecidedBase, Decision } from './decide.ts'
import { resultOf } from './edition-job.ts'
import { indexesOf } from './indexes.ts'
import { digestOf } from './keys.ts'
import { loadPublication } from './load.ts'
import { unknownNames } from './local-text.ts'
import { openLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { readManifest, recordOfFile, writeOutput } from './output.ts'
import { editionParts } from './parts.ts'
import { planOf } from './plan.ts'
import { prepareSources } from './sources.ts'
import type { Plan } from './plan.ts'
import type { FileRecord } from './records.ts'
import type { EditionState } from './state.ts'
import type { BuildOptions, EditionEntry, EditionResult, EditionTask, Manifest } from './types.ts'
import { openWorkshop } from './workshop.ts'
import type { Workshop } from './workshop.ts'

/** A cell that a build makes, and why. */
export interface PlannedCell {
  readonly article: string
  readonly locale: string
  readonly format: Format
  readonly reason: string
}

export interface BuildReport {
  /** Undefined when nothing was written: publication.yaml or the selection is wrong, or it was a dry run. */
  readonly manifest: Manifest | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** What was made, or in a dry run would be; what is not listed was there already. */
  readonly made: readonly PlannedCell[]
}

const nameOf = ({ article, locale }: EditionTask): string => `${article} ${locale}`

/**
 * Build a publication into its output folder. Errors of publication.yaml or of the selection write nothing; any other error costs
 * the cells that it touches: they are not written, an older file of that name is removed, and the manifest and the indexes list them as
 * failed. What an earlier build made of the same inputs is taken from there, diagnostics included.
 */
export async function buildPublication(world: World, options: BuildOptions): Promise<BuildReport> {
  const { value: config, diagnostics: wrong } = loadPublication(world.publication)
  if (config === undefined) return { manifest: undefined, diagnostics: wrong, made: [] }
  const ledger = openLedger(world, config, options)
  await prepareSources(world.publication)
  const planned = planOf(world.publication, config, options, ledger.facts)
  if (planned.value === undefined)
    return { manifest: undefined, diagnostics: [...wrong, ...planned.diagnostics], made: [] }
  const plan = planned.value
  const workshop = await openWorkshop(world, plan, options)
  const decisions = decideAll(plan, workshop, ledger)
  const made = decisions.flatMap(({ job: { task }, missing }) =>
    plan.formats.flatMap((format) =>
      missing.has(format) ? [{ ...task, format, reason: missing.get(format) ?? '' }] : [],
    ),
  )
  if (options.dryRun === true) return { manifest: undefined, diagnostics: [], made }
  const results = await makeAll(plan, workshop, decisions, options)
  const fresh = new Map<string, Uint8Array>()
  for (const file of results.flatMap((result) => result.files)) fresh.set(digestOf(file.bytes), file.bytes)

  const previous = readManifest(world.output)
  const entries = mergeEntries(plan, results, previous)
  const indexes = indexesOf(workshop, ledger, entries, fresh)
  const files = new Map<string, FileRecord>()
  for (const result of results) {
    const kept = Object.values(result.kept?.cells ?? {}).flatMap((cell) => cell.files)
    for (const file of [...kept, ...result.files.map(recordOfFile)]) files.set(file.path, file)
  }
  for (const file of indexes.files) files.set(file.path, file)
  for (const [sha256, bytes] of fresh) ledger.store?.putFile(sha256, bytes)
  const states = keepStates(plan, decisions, results, ledger)
  const { title, source, locales } = config
  const { manifest, outputs } = writeOutput(
    world.output,
    [...files.values()],
    ({ path, sha256 }) => fresh.get(sha256) ?? ledger.store?.file(sha256) ?? missingBytes(path),
    {
      version: 1,
      toolchain: options.toolchain,
      publication: { title, source, locales },
      editions: entries,
      requirements,
    },
    previous,
    keeperOf(plan, entries),
    ledger.output,
  )
  const names = unknownNames(world.publication, config, plan.tasks)
  const diagnostics = [...wrong, ...names, ...planned.diagnostics, ...results.flatMap((result) => result.diagnostics)]
  ledger.close(plan, states, indexes, outputs, { diagnostics, manifest })
  return { manifest, diagnostics, made }
}

function missingBytes(path: string): never {
  throw new Error(
    `buildPublication: ${path} was promised by the cache and is not there; delete .stemma/ and build again`,
  )
}

/** Locales of every article of a plan. */
function localesOf(plan: Plan): Readonly<Record<string, readonly string[]>> {
  const locales = new Map<string, string[]>()
  for (const { article, locale } of plan.tasks) {
    const list = locales.get(article)
    if (list === undefined) locales.set(article, [locale])
    else list.push(locale)
  }
  return Object.fromEntries(locales)
}

/** What is left to do, edition by edition. */
function decideAll(plan: Plan, workshop: Workshop, ledger: Ledger): readonly Decision[] {
  const bases = new Map<string, DecidedBase>()
  const baseOf = (task: EditionTask) => {
    const known = bases.get(nameOf(task))
    if (known !== undefined) return known
    const facts = ledger.factsOf(plan, task.article)
    const parts = editionParts(plan.config, ledger.tools, ledger.inputs, plan.names, facts, task)
    const made = decideBase(task, parts, ledger)
    bases.set(nameOf(task), made)
    return made
  }
  const locales = localesOf(plan)
  return plan.selected.map((task) => {
    const base = baseOf(task)
    const titles: Record<string, string> = {}
    for (const locale of locales[task.article] ?? []) {
      const title = baseOf({ ...task, locale }).base?.title ?? workshop.title({ ...task, locale })
      if (title !== undefined) titles[locale] = title
    }
    const known = Object.keys(titles).length === locales[task.article]?.length
    const links = ledger.factsOf(plan, task.article).links
    const pages = workshop.articlesIn(task.locale).filter((name) => links.some((link) => link.includes(name)))
    return decideCells(task, base, plan.formats, titles, known, pages, reportOn(plan, ledger, task), ledger)
  })
}

async function makeAll(
  plan: Plan,
  workshop: Workshop,
  decisions: readonly Decision[],
  options: BuildOptions,
): Promise<readonly EditionResult[]> {
  const isOpen = ({ job, missing }: Decision) => missing.size > 0 && job.base?.closed === undefined
  const work = decisions.filter(isOpen).map(({ job }) => job)
  let done = 0
  const onDone = ({ article, locale }: EditionTask) => options.onProgress?.(++done, work.length, `${article} ${locale}`)
  const { roots } = options
  const made = new Map<string, EditionResult>()
  if (options.jobs > 1 && work.length > 1 && roots !== undefined) {
    const { runInWorkers } = await import('./pool.ts')
    const { onProgress: _onProgress, ...plain } = options
    const results = await runInWorkers(
      work,
      { ...roots, options: plain, locales: localesOf(plan) },
      options.jobs,
      onDone,
    )
    for (const [index, result] of results.entries()) {
      const job = work[index]
      if (job !== undefined) made.set(nameOf(job.task), result)
    }
  } else {
    for (const job of work) {
      made.set(nameOf(job.task), await buildSafely(workshop, job))
      onDone(job.task)
    }
  }
  return decisions.map(({ job }) => {
    const result = made.get(nameOf(job.task))
    if (result !== undefined) return result
    if (job.base === undefined) throw new Error(`makeAll: nothing is known of ${nameOf(job.task)}`)
    return { ...resultOf(job, plan.formats, job.base, job.cells), kept: { base: job.base, cells: job.cells } }
  })
}

/** Put what was made on the shelf, and say what the next build may take over. Failures of ours are tried again. */
function keepStates(
  plan: Plan,
  decisions: readonly Decision[],
  results: readonly EditionResult[],
  ledger: Ledger,
): ReadonlyMap<string, EditionState> {
  const states = new Map<string, EditionState>()
  for (const [index, { job, parts, baseKey, missing }] of decisions.entries()) {
    const kept = results[index]?.kept
    if (kept === undefined) continue
    if (job.base === undefined) ledger.store?.putRecord(baseKey, kept.base)
    const pages = decisionPages(plan, ledger, job.task)
    const cells: Record<string, EditionState['cells'][string]> = {}
    for (const format of formats) {
      const record = kept.cells[format]
      if (record === undefined) continue
      const seen = {
        ...{ html: seenByPage(kept.cells, job.titles, pages), pdf: {} },
        epub: seenByBook(reportOn(plan, ledger, job.task)),
      }
      const key = cellKey(format, baseKey, seen[format])
      if (missing.has(format)) ledger.store?.putRecord(key, record)
      cells[format] = { key, record }
    }
    const before = ledger.state(job.task)
    // A build of some formats keeps what is known of the others.
    const others = before?.base.key === baseKey ? before.cells : {}
    states.set(nameOf(job.task), { parts, base: { key: baseKey, record: kept.base }, cells: { ...others, ...cells } })
  }
  return states
}

/** Digest of the report that a book may rest a claim on; '' when nobody certifies. */
function reportOn({ config }: Plan, { inputs }: Ledger, task: EditionTask): string {
  return config.certifiedBy === undefined ? '' : inputs.hash(checksPath(task)).slice(0, 16)
}

function decisionPages(plan: Plan, ledger: Ledger, { article, locale }: EditionTask): readonly string[] {
  const links = ledger.factsOf(plan, article).links
  if (links.length === 0) return []
  const names = plan.tasks.filter((task) => task.locale === locale).map((task) => task.article)
  return names.filter((name) => links.some((link) => link.includes(name)))
}

/** Entries of this build in the order of the plan; what a limited build did not look at is taken from the previous manifest. */
function mergeEntries(
  plan: Plan,
  results: readonly EditionResult[],
  previous: Manifest | undefined,
): readonly EditionEntry[] {
  const built = new Map(results.map((result) => [nameOf(result.entry), result.entry]))
  const old = new Map((previous?.editions ?? []).map((entry) => [nameOf(entry), entry]))
  return plan.tasks.flatMap((task) => {
    const now = built.get(nameOf(task))
    const before = old.get(nameOf(task))
    if (now === undefined) return before === undefined ? [] : [before]
    const kept = (before?.cells ?? []).filter(
      (cell) => !plan.formats.includes(cell.format) && plan.config.formats.includes(cell.format),
    )
    const cells = [...now.cells, ...kept].sort((a, b) => formats.indexOf(a.format) - formats.indexOf(b.format))
    return [{ ...now, cells }]
  })
}

/** Which files of the previous manifest a limited build leaves alone: cells it did not build, and all assets. */
function keeperOf(plan: Plan, entries: readonly EditionEntry[]): (path: string) => boolean {
  const whole = plan.selected.length === plan.tasks.length && plan.formats.length === plan.config.formats.length
  if (whole) return () => false
  const built = new Set(
    plan.selected.flatMap(({ article, locale }) => plan.formats.map((format) => `${locale}/${article}.${format}`)),
  )
  const known = new Set(entries.flatMap((entry) => entry.cells.map((cell) => cell.path)))
  // The page that compares an edition with its original belongs to the page of the edition.
  const cellOf = (path: string) => path.replace(/\.compare\.html$/u, '.html')
  return (path) => path.startsWith('assets/') || (known.has(cellOf(path)) && !built.has(cellOf(path)))
}
