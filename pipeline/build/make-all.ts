import { defaultLimits } from '../config/limits.ts'
import type { TreeKeys } from './article-shelf.ts'
import { buildSafely } from './build-safely.ts'
import type { Decision } from './decide.ts'
import { resultOf } from './edition-job.ts'
import type { BuildOptions, EditionResult, EditionTask } from './types.ts'
import type { Workshop } from './workshop.ts'

/** Build what decisions leave to do, in this thread or in workers, and give all results in the order of the decisions. */
export async function makeAll(
  workshop: Workshop,
  decisions: readonly Decision[],
  locales: Readonly<Record<string, readonly string[]>>,
  options: BuildOptions,
  treesOf: (articles: readonly string[]) => TreeKeys = () => ({}),
): Promise<readonly EditionResult[]> {
  const isOpen = ({ job, missing }: Decision) => missing.size > 0 && job.base?.closed === undefined
  const work = decisions.filter(isOpen).map(({ job }) => job)
  let done = 0
  const onDone = ({ article, locale }: EditionTask) => options.onProgress?.(++done, work.length, `${article} ${locale}`)
  const onBegin = ({ article, locale }: EditionTask) => options.onBegin?.(done, work.length, `${article} ${locale}`)
  const { roots } = options
  const made = new Map<Decision['job'], EditionResult>()
  const { limits } = workshop.config
  // Nothing in this thread can end a thread that does not come back: whoever writes a limit gets a worker, even for one job.
  const isGuarded = limits.seconds !== undefined || limits.memory !== undefined
  if (((options.jobs > 1 && work.length > 1) || (isGuarded && work.length > 0)) && roots !== undefined) {
    const { runInWorkers } = await import('./pool.ts')
    const { onProgress: _onProgress, onBegin: _onBegin, ...plain } = options
    const articles = [...new Set(work.map(({ task }) => task.article))]
    const results = await runInWorkers(
      work,
      { ...roots, options: plain, locales, articles, trees: treesOf(articles) },
      { seconds: limits.seconds ?? defaultLimits.seconds, memory: limits.memory ?? defaultLimits.memory },
      options.jobs,
      { onBegin, onDone },
    )
    for (const [index, result] of results.entries()) {
      const job = work[index]
      if (job !== undefined) made.set(job, result)
    }
  } else {
    for (const [index, job] of work.entries()) {
      onBegin(job.task)
      made.set(job, await buildSafely(workshop, job))
      if (work[index + 1]?.task.article !== job.task.article) workshop.forget(job.task.article)
      onDone(job.task)
    }
  }
  return decisions.map(({ job }) => {
    const result = made.get(job)
    if (result !== undefined) return result
    if (job.base === undefined) throw new Error(`makeAll: nothing is known of ${job.task.article} ${job.task.locale}`)
    return { ...resultOf(job, workshop.formats, job.base, job.cells), kept: { base: job.base, cells: job.cells } }
  })
}
