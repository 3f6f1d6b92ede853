import { formats } from '../config/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { World } from '../world/types.ts'
import { buildEditionFiles } from './edition-job.ts'
import { failedEdition } from './failed.ts'
import { buildIndexes } from './indexes.ts'
import { readManifest, writeOutput } from './output.ts'
import { planBuild } from './plan.ts'
import type { Plan } from './plan.ts'
import type { BuildOptions, EditionEntry, EditionResult, EditionTask, Manifest, OutputFile } from './types.ts'
import { openWorkshop } from './workshop.ts'
import type { Workshop } from './workshop.ts'

export interface BuildReport {
  /** Undefined when nothing was written: publication.yaml or the selection is wrong. */
  readonly manifest: Manifest | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Build a publication into its output folder. Errors of publication.yaml or of the selection write nothing; any other error costs
 * the cells that it touches: they are not written, an older file of that name is removed, and the manifest and the indexes list them as failed.
 */
export async function buildPublication(world: World, options: BuildOptions): Promise<BuildReport> {
  const planned = planBuild(world.publication, options)
  if (planned.value === undefined) return { manifest: undefined, diagnostics: planned.diagnostics }
  const plan = planned.value
  const workshop = await openWorkshop(world, plan, options)
  const results = await buildAll(plan, workshop, options)
  const previous = readManifest(world.output)
  const entries = mergeEntries(plan, results, previous)
  const indexes = buildIndexes(workshop, entries)
  const files = new Map<string, OutputFile>()
  for (const file of [...results.flatMap((result) => result.files), ...indexes]) files.set(file.path, file)
  const { title, source, locales } = plan.config
  const manifest = writeOutput(
    world.output,
    [...files.values()],
    { version: 1, toolchain: options.toolchain, publication: { title, source, locales }, editions: entries },
    keeperOf(plan, entries),
  )
  return { manifest, diagnostics: [...planned.diagnostics, ...results.flatMap((result) => result.diagnostics)] }
}

async function buildAll(plan: Plan, workshop: Workshop, options: BuildOptions): Promise<readonly EditionResult[]> {
  const total = plan.selected.length
  let done = 0
  const onDone = ({ article, locale }: EditionTask) => options.onProgress?.(++done, total, `${article} ${locale}`)
  const { roots } = options
  if (options.jobs > 1 && total > 1 && roots !== undefined) {
    const { runInWorkers } = await import('./pool.ts')
    const { onProgress: _onProgress, ...plain } = options
    return runInWorkers(plan.selected, { ...roots, options: plain }, options.jobs, onDone)
  }
  const results: EditionResult[] = []
  for (const task of plan.selected) {
    results.push(await buildSafely(workshop, task))
    onDone(task)
  }
  return results
}

/** A bug of ours in one edition must not cost the others: it is told, and the edition fails. */
export async function buildSafely(workshop: Workshop, task: EditionTask): Promise<EditionResult> {
  try {
    return await buildEditionFiles(workshop, task)
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const place = { file: `content/${task.article}/`, locale: task.locale }
    const hints = ['this is a bug of Stemma; please report it together with the source']
    return failedEdition(task, diagnose('build/edition', `this edition could not be built: ${what}`, place, hints))
  }
}

/** Entries of this build in the order of the plan; what a limited build did not look at is taken from the previous manifest. */
function mergeEntries(
  plan: Plan,
  results: readonly EditionResult[],
  previous: Manifest | undefined,
): readonly EditionEntry[] {
  const key = ({ article, locale }: EditionTask) => `${article}\0${locale}`
  const built = new Map(results.map((result) => [key(result.entry), result.entry]))
  const old = new Map((previous?.editions ?? []).map((entry) => [key(entry), entry]))
  return plan.tasks.flatMap((task) => {
    const now = built.get(key(task))
    const before = old.get(key(task))
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
  return (path) => path.startsWith('assets/') || (known.has(path) && !built.has(path))
}
