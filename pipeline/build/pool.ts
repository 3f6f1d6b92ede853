import { Worker } from 'node:worker_threads'
import { diagnose } from '../diagnostic/codes.ts'
import { failedEdition } from './failed.ts'
import type { BuildOptions, EditionJob, EditionResult, EditionTask } from './types.ts'

/** What a worker needs to know to build any edition by itself. */
export interface WorkerStart {
  readonly publication: string
  readonly output: string
  readonly options: Omit<BuildOptions, 'onProgress'>
  /** Locales of every article. */
  readonly locales: Readonly<Record<string, readonly string[]>>
  /** Articles that there is work on. */
  readonly articles: readonly string[]
}

/** Mebibytes of heap that a worker may use; one that wants more ends, is replaced, and its edition reported. */
const memoryLimit = 2048

/** Milliseconds after which an edition is given up and its worker replaced. */
const timeLimit = 300_000

/**
 * Build editions in worker threads. Results come in the order of the tasks, whatever worker finished first, so that the number of workers
 * never shows in the output. A worker that dies or exceeds its time is replaced and its edition reported as failed.
 *
 * About a hundred lines of our own instead of a pool library: the tasks are few and long, and what matters (order, replacement, one
 * font set per worker) is exactly what a library would leave to us.
 */
export async function runInWorkers(
  work: readonly EditionJob[],
  start: WorkerStart,
  jobs: number,
  onDone: (task: EditionTask) => void,
): Promise<readonly EditionResult[]> {
  const results: EditionResult[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    let worker = spawn(start)
    for (let index = next++; index < work.length; index = next++) {
      const job = work[index] as EditionJob
      const outcome = await ask(worker, job)
      if (outcome instanceof Error) {
        await worker.terminate()
        worker = spawn(start)
        results[index] = lost(job.task, outcome)
      } else results[index] = outcome
      onDone(job.task)
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: Math.min(jobs, work.length) }, lane))
  return results
}

function spawn(start: WorkerStart): Worker {
  return new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  })
}

function ask(worker: Worker, job: EditionJob): Promise<EditionResult | Error> {
  return new Promise((resolve) => {
    const finish = (result: EditionResult | Error) => {
      clearTimeout(timer)
      // One by one: `removeAllListeners` would also take the listener by which Node passes messages on.
      worker.off('message', finish)
      worker.off('error', finish)
      worker.off('exit', ended)
      resolve(result)
    }
    const ended = (code: number) => finish(new Error(`its worker ended with code ${code}`))
    const timer = setTimeout(() => finish(new Error(`took longer than ${timeLimit / 1000} s`)), timeLimit)
    worker.once('message', finish)
    worker.once('error', finish)
    worker.once('exit', ended)
    worker.postMessage(job)
  })
}

function lost(task: EditionTask, error: Error): EditionResult {
  const { article, locale } = task
  const hints = ['build it alone with --article and --locale to see more']
  const message = `this edition could not be built: ${error.message}`
  const diagnostic = diagnose('build/edition', message, { file: `content/${article}/`, locale }, hints)
  return failedEdition(task, diagnostic)
}
