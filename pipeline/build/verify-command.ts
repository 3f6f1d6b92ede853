import { counted } from '../diagnostic/counted.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { isShop } from '../verify/shop/check-shop.ts'
import { shopNames } from '../verify/shop/types.ts'
import type { StrictTools } from '../verify/strict/types.ts'
import { diskWorld } from '../world/disk.ts'
import type { Terminal } from './command.ts'
import type { BuildOptions } from './types.ts'
import { UsageError } from './usage.ts'
import { verifyPublication } from './verify.ts'

export interface VerifyFlags {
  readonly json: boolean
  /** Ask outside validators as well. */
  readonly strict: boolean
  readonly shops: readonly string[]
  /** Today, ISO 8601. */
  readonly day: string
}

/** `stemma verify`. Gives the exit code. `environment` says where outside validators are. */
export async function verifyCommand(
  roots: NonNullable<BuildOptions['roots']>,
  options: BuildOptions,
  { json, strict, shops, day }: VerifyFlags,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<0 | 1> {
  const known = shops.map((shop) => {
    if (!isShop(shop)) throw new UsageError(`--shop takes ${shopNames.join(', ')}, not "${shop}"`)
    return shop
  })
  const world = diskWorld(roots.publication, roots.output)
  const { value, diagnostics } = await verifyPublication(
    world,
    { ...options, roots },
    known,
    strict ? { tools: toolsIn(environment), day } : undefined,
  )
  if (json) terminal.print(JSON.stringify({ ...value, diagnostics }))
  else {
    terminal.tell(diagnostics)
    const { files, editions, blocks, findings } = value
    terminal.print(
      `${counted(files, 'file', 'files')} of ${counted(editions, 'edition', 'editions')} read again, ${counted(blocks, 'block', 'blocks')} compared, ${counted(findings, 'difference', 'differences')}`,
    )
    for (const line of value.strict ?? []) terminal.print(line)
  }
  return hasErrors(diagnostics) ? 1 : 0
}

/** Where the environment says that validators are (README, "Checks by others"). Empty means none. */
function toolsIn(environment: Readonly<Record<string, string | undefined>>): StrictTools {
  const at = (name: string) => (environment[name] === '' ? undefined : environment[name])
  return {
    java: at('STEMMA_JAVA') ?? 'java',
    verapdf: at('STEMMA_VERAPDF'),
    epubcheck: at('STEMMA_EPUBCHECK'),
    ace: at('STEMMA_ACE'),
  }
}
