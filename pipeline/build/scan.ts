import type { Inputs } from './inputs.ts'
import { digest } from './keys.ts'
import type { BuildOptions } from './types.ts'

/** Which output folder a state belongs to: '' for the usual one. */
export function outputName({ roots }: Pick<BuildOptions, 'roots'>): string {
  return roots === undefined || roots.output === `${roots.publication}/output` ? '' : roots.output
}

/** Digest of all stamps: the quickest way to see that nothing changed. */
export function scanOf(inputs: Inputs): string {
  return digest([...inputs.stamps].sort(([a], [b]) => (a < b ? -1 : 1)).flat())
}
