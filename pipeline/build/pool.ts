import { Worker } from 'node:worker_threads'
import { diagnose } from '../diagnostic/codes.ts'
import type { Code } from '../diagnostic/codes.ts'
import type { TreeKeys } from './article-shelf.ts'
import { failedEdition } from './failed.ts'
import type { BuildOptions, EditionJob, EditionResult, EditionTask } from './types.ts'

/** What a worker needs to know to build any edition by itself. */
export interface WorkerStart {
  readonly publication: string
  readonly output: string
  readonly options: Omit<BuildOptions, 'onProgress' | 'onBegin'>
  /** Locales of every article. */
  readonly locales: Readonly<Record<string, readonly string[]>>
  /** Articles that there is work on. */
  readonly articles: readonly string[]
  /** Where their trees are stored, so that no worker reads again what was read for the plan. */
  readonly trees: TreeKeys
}

/** What one edition may take: seconds, and mebibytes of heap. */
export interface WorkerLimits {
  readonly seconds: number
  readonly memory: number
}

/** Told of each edition, in the order in which they are begun and finished. */
export interface WorkerEvents {
  onBegin(task: EditionTask): void
  onDone(task: EditionTask): void
}

/** Why an edition was lost with its worker. */
interface Loss {
  readonly code: Code
  readonly message: string
  readonly hint: string
}

const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Build editions in worker threads. Results come in the order of the tasks, whatever worker finished first, so that the number of workers
 * never shows in the output. A worker that dies or exceeds its limits is replaced and its edition reported as failed; `entry` is its code.
 *
 * About a hundred lines of our own instead of a pool library: the tasks are few and long, and what matters (order, replacement, one
 * font set per worker) is exactly what a library would leave to us.
 */
export async function runInWorkers(
  work: readonly EditionJob[],
  start: WorkerStart,
  limits: WorkerLimits,
  jobs: number,
  { onBegin, onDone }: WorkerEvents,
  entry = ownWorker,
): Promise<readonly EditionResult[]> {
  const results: EditionResult[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined
    for (let index = next++; index < work.length; index = next++) {
      const job = work[index] as EditionJob
      worker ??= spawn(entry, start, limits)
      onBegin(job.task)
      const outcome = await ask(worker, job, limits)
      if ('hint' in outcome) {
        await worker.terminate()
        worker = undefined
        results[index] = lost(job.task, outcome)
      } else results[index] = outcome
      onDone(job.task)
    }
    await worker?.terminate()
  }
  await Promise.all(Array.from({ length: Math.min(jobs, work.length) }, lane))
  return results
}

function spawn(entry: URL, start: WorkerStart, { memory }: WorkerLimits): Worker {
  const worker = new Worker(entry, { workerData: start, resourceLimits: { maxOldGenerationSizeMb: memory } })
  // What happens between two editions is told by `ask`, or concerns none; without a listener it would end the build.
  worker.on('error', () => undefined)
  return worker
}

function ask(worker: Worker, job: EditionJob, { seconds, memory }: WorkerLimits): Promise<EditionResult | Loss> {
  return new Promise((resolve) => {
    const finish = (result: EditionResult | Loss) => {
      clearTimeout(timer)
      // One by one: `removeAllListeners` would also take the listener by which Node passes messages on.
      worker.off('message', finish)
      worker.off('error', failed)
      worker.off('exit', ended)
      resolve(result)
    }
    const failed = (error: Error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (isFull) {
        const hint = 'split the article, or raise limits.memory in publication.yaml'
        finish({ code: 'build/memory', message: `it needs more than ${memory} MiB of memory`, hint })
      } else finish({ code: 'build/worker', message: `its worker failed: ${error.message}`, hint: alone })
    }
    const ended = (code: number) =>
      finish({ code: 'build/worker', message: `its worker ended with code ${code}`, hint: alone })
    const timer = setTimeout(() => {
      const hint = 'split the article, or raise limits.seconds in publication.yaml'
      finish({ code: 'build/time', message: `it takes longer than ${seconds} s`, hint })
    }, seconds * 1000)
    worker.once('message', finish)
    worker.once('error', failed)
    worker.once('exit', ended)
    // A worker that ended while it had nothing to do answers nothing any more, and says so by this.
    if (worker.threadId === -1) ended(0)
    else worker.postMessage(job)
  })
}

const alone = 'build it alone with --article and --locale to see more'

function lost(task: EditionTask, { code, message, hint }: Loss): EditionResult {
  const { article, locale } = task
  const place = { file: `content/${article}/`, locale }
  return failedEdition(task, diagnose(code, `this edition could not be built: ${message}`, place, [hint]))
}
