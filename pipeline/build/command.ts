import { hasErrors } from '../diagnostic/format.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { diskWorld } from '../world/disk.ts'
import { takeLock } from '../world/lock.ts'
import type { World } from '../world/types.ts'
import type { BuildReport } from './build.ts'
import { loadEngine } from './engine.ts'
import { digest } from './keys.ts'
import { outputName } from './scan.ts'
import { duration } from './terminal.ts'
import type { BuildOptions } from './types.ts'
import { unchangedBuild } from './unchanged.ts'

/** What commands may do with the terminal; cli.ts gives it. */
export interface Terminal {
  print(text: string): void
  warn(text: string): void
  tell(diagnostics: readonly Diagnostic[]): void
  /** Width of the terminal that `print` writes to, in characters; undefined for a file. */
  readonly columns: number | undefined
  /** Milliseconds from any fixed moment. */
  now(): number
  /** Called when the process ends, however it ends. */
  onExit(action: () => void): void
}

export interface BuildFlags {
  readonly quiet: boolean
  readonly json: boolean
  readonly watch: boolean
  readonly useCache: boolean
  /** A locale that says too little ends the command with 1. */
  readonly gate?: boolean
}

/** `stemma build`. Gives the exit code; with `watch` it never ends by itself. */
export async function buildCommand(
  options: BuildOptions & { readonly roots: NonNullable<BuildOptions['roots']> },
  flags: BuildFlags,
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const { publication, output } = options.roots
  const { cache, ...uncached } = diskWorld(publication, output)
  // Without publication.yaml this is no publication, and a build says so and leaves no trace.
  const name = digest([outputName(options)]).slice(0, 8)
  const isPublication = uncached.publication.stamp('publication.yaml') !== undefined
  const lock = options.dryRun === true || !isPublication ? undefined : takeLock(`${publication}/.stemma/lock-${name}`)
  if (typeof lock === 'object' && 'heldBy' in lock) {
    terminal.warn(`stemma: another build (process ${lock.heldBy}) writes into ${output}; wait for it, or stop it`)
    return 2
  }
  const release = typeof lock === 'object' ? lock.release : () => undefined
  terminal.onExit(release)
  const world = !flags.useCache || cache === undefined || lock === 'read-only' ? uncached : { ...uncached, cache }
  try {
    const report = unchangedBuild(world, options) ?? (await build(world, options, terminal))
    await tellReport(report, world.output, options, flags, terminal)
    if (flags.watch) await watch(world, options, flags, terminal)
    const isClosed = flags.gate === true && report.diagnostics.some(({ code }) => code === 'build/coverage')
    return isClosed || hasErrors(report.diagnostics) ? 1 : 0
  } finally {
    release()
  }
}

async function build(world: World, options: BuildOptions, { onExit }: Terminal): Promise<BuildReport> {
  const { buildPublication } = await loadEngine(options.code, onExit)
  return buildPublication(world, options)
}

async function tellReport(
  report: BuildReport,
  output: World['output'],
  options: BuildOptions & { readonly roots: NonNullable<BuildOptions['roots']> },
  { json, quiet }: BuildFlags,
  terminal: Terminal,
): Promise<void> {
  const { manifest, made, diagnostics } = report
  const editions = async () =>
    manifest === undefined ? [] : (await import('./output.ts')).editionsOf(output, manifest)
  if (json) {
    terminal.print(JSON.stringify({ event: 'end', ...manifest, editions: await editions(), made, diagnostics }))
    return
  }
  terminal.tell(diagnostics)
  if (options.dryRun === true) {
    const lines = made.map((cell) => `${cell.locale}/${cell.article}.${cell.format}: ${cell.reason}`)
    if (!hasErrors(diagnostics)) terminal.print(lines.length === 0 ? 'nothing to do' : lines.join('\n'))
  }
  if (manifest === undefined || quiet) return
  const { formatSummary } = await import('./summary.ts')
  terminal.print(formatSummary(await editions(), options.roots.output, options, terminal.columns))
  if (made.length === 0) terminal.print('nothing changed since the last build')
}

/** Build again whenever a file of the publication changes, and say what was made. Ends with the process. */
async function watch(
  world: World,
  options: BuildOptions & { readonly roots: NonNullable<BuildOptions['roots']> },
  { json }: BuildFlags,
  terminal: Terminal,
): Promise<never> {
  const { watchPaths } = await import('../world/watch.ts')
  const { onProgress: _onProgress, onBegin: _onBegin, ...quiet } = options
  let wake = () => undefined as void
  let isStale = false
  const changed = () => {
    isStale = true
    wake()
  }
  watchPaths(options.roots.publication, ['content', 'locales'], changed)
  if (!json) terminal.warn('watching for changes; Ctrl-C ends')
  for (;;) {
    if (!isStale) await new Promise<void>((resolve) => (wake = resolve))
    isStale = false
    const began = terminal.now()
    const report = await build(world, { ...quiet, jobs: 1 }, terminal)
    const took = terminal.now() - began
    if (json)
      terminal.print(
        JSON.stringify({
          event: 'rebuilt',
          milliseconds: Math.round(took),
          made: report.made,
          diagnostics: report.diagnostics,
        }),
      )
    else {
      terminal.tell(report.diagnostics)
      const cells = report.made.map((cell) => `${cell.locale}/${cell.article}.${cell.format} (${cell.reason})`)
      const time = took < 1000 ? `${Math.round(took)} ms` : duration(took)
      terminal.print(`${cells.length === 0 ? 'nothing to make' : cells.join(', ')}: ${time}`)
    }
  }
}
