/** A worker thread of `pool.ts`: builds the editions that it is handed. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadEngine } from './engine.ts'
import type { WorkerStart } from './pool.ts'
import type { EditionJob } from './types.ts'

const start = workerData as WorkerStart
const { openLane } = await loadEngine(start.options.code)
const build = await openLane(start)
parentPort?.on('message', (job: EditionJob) => {
  void (async () => parentPort?.postMessage(await build(job)))()
})
