import { diskWorld } from '../world/disk.ts'
import { storedArticle } from './article-shelf.ts'
import { buildSafely } from './build-safely.ts'
import { loadArticle, loadPublication } from './load.ts'
import { planOf } from './plan.ts'
import type { WorkerStart } from './pool.ts'
import { prepareSources } from './sources.ts'
import type { EditionJob, EditionResult } from './types.ts'
import { openWorkshop } from './workshop.ts'

/** Open a publication in a worker thread, for itself; what comes back builds one edition after the other. */
export async function openLane({
  publication,
  output,
  options,
  locales,
  articles,
  trees,
}: WorkerStart): Promise<(job: EditionJob) => Promise<EditionResult>> {
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
      (name) =>
        (world.cache && storedArticle(world.cache, trees[name])) ?? loadArticle(world.publication, config, name),
    ).value
  if (plan === undefined) throw new Error('openLane: the plan was checked before the worker started')
  const workshop = await openWorkshop(world, plan, options)
  return (job) => buildSafely(workshop, job)
}
