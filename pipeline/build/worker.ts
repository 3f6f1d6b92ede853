/** A worker thread of `pool.ts`: opens the publication for itself, then builds the editions that it is handed. */
import { parentPort, workerData } from 'node:worker_threads'
import { diskWorld } from '../world/disk.ts'
import { storedArticle } from './article-shelf.ts'
import { buildSafely } from './build-safely.ts'
import { loadArticle, loadPublication } from './load.ts'
import { planOf } from './plan.ts'
import type { WorkerStart } from './pool.ts'
import { prepareSources } from './sources.ts'
import type { EditionJob } from './types.ts'
import { openWorkshop } from './workshop.ts'

const { publication, output, options, locales, articles, trees } = workerData as WorkerStart
const world = diskWorld(publication, output)
const { value: config } = loadPublication(world.publication)
await prepareSources(world.publication, articles, config?.limits.bytes, config?.source)
// Articles that others build are never parsed here: their locales are known.
const known = (name: string) => {
  const found = locales[name]
  return found && { locales: found }
}
const plan =
  config &&
  planOf(
    world.publication,
    config,
    options,
    known,
    (name) => (world.cache && storedArticle(world.cache, trees[name])) ?? loadArticle(world.publication, config, name),
  ).value
if (plan === undefined || parentPort === null) throw new Error('worker: the plan was checked before the worker started')
const workshop = openWorkshop(world, plan, options)
parentPort.on('message', (job: EditionJob) => {
  void (async () => parentPort?.postMessage(await buildSafely(await workshop, job)))()
})
