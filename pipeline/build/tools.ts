import { families } from '../font/registry.data.ts'
import type { World } from '../world/types.ts'
import { digest, digestOf } from './keys.ts'
import type { BuildOptions } from './types.ts'

/** Packages besides the fonts whose data goes into editions and that stay outside the bundle. */
const others = ['hyphen', 'harfbuzzjs', '@resvg/resvg-js']

/**
 * Fingerprint of everything that is no file of the publication: Node, ICU, Unicode, zlib, architecture, our code, fonts and other data
 * packages, SOURCE_DATE_EPOCH. Undefined when our code has none: then nothing of other builds may be used.
 */
export function toolsOf(world: World, { toolchain, code, sourceDateEpoch }: BuildOptions): string | undefined {
  if (code === undefined) return undefined
  const names = [...new Set([...Object.values(families).map((family) => family.package), ...others])].sort()
  const packages = names.map((name) => {
    const bytes = world.packageFile(name, 'package.json')
    return `${name} ${bytes === undefined ? '-' : digestOf(bytes)}`
  })
  return digest([code, JSON.stringify(toolchain), String(sourceDateEpoch), ...packages])
}
