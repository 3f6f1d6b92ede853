import { publicationFile } from '../config/types.ts'
import type { World } from '../world/types.ts'
import type { BuildReport } from './build.ts'
import { scanInputs } from './inputs.ts'
import { outputName, scanOf } from './scan.ts'
import { readManifest } from './output.ts'
import { readState, readTold } from './state.ts'
import { toolsOf } from './tools.ts'
import type { BuildOptions } from './types.ts'

/**
 * The report of the last build, when nothing has changed since: tools, options, every file of the publication and every file of output/
 * are as that build left them. Loads none of the stages.
 */
export function unchangedBuild(world: World, options: BuildOptions): BuildReport | undefined {
  const limited = [options.locales, options.formats, options.articles].some((chosen) => chosen !== undefined)
  if (limited || options.rehash === true || options.dryRun === true || world.cache === undefined) return undefined
  const state = readState(world.cache, outputName(options))
  const { told } = state
  if (told === undefined || state.tools !== toolsOf(world, options)) return undefined
  const others = Object.keys(state.files).filter(
    (path) => path !== publicationFile && !/^(?:content|locales)\//u.test(path),
  )
  if (scanOf(scanInputs(world.publication, {}, [publicationFile, ...others])) !== state.scan) return undefined
  const present = world.output.stamps('')
  const isThere = Object.entries(state.outputs).every(([path, [stamp]]) => present.get(path) === stamp)
  const manifest = isThere ? readManifest(world.output) : undefined
  if (manifest === undefined) return undefined
  const { cache } = world
  const articles = Object.entries(state.articles).flatMap(([name, { key, hasDiagnostics }]) => {
    const own = hasDiagnostics ? readTold(cache, outputName(options), name) : { key, diagnostics: [] }
    return own?.key === key ? [own.diagnostics] : []
  })
  if (articles.length < Object.keys(state.articles).length) return undefined
  return { manifest, diagnostics: [...told, ...articles.flat()], made: [] }
}
