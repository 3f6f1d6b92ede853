import { basename, dirname, resolve } from 'node:path'
import { hasErrors } from '../diagnostic/format.ts'
import { diskFolder, diskWorld } from '../world/disk.ts'
import type { Terminal } from './command.ts'
import type { DeskCommand, DeskInput } from './desk.ts'
import { loadPublication } from './load.ts'
import { prepareSources } from './sources.ts'

/** Run a command of the translation desk: what it made goes into the publication, to standard output, or to the file that was asked for. */
export async function runDesk(
  command: DeskCommand,
  input: DeskInput,
  roots: { readonly publication: string; readonly output: string },
  terminal: Pick<Terminal, 'print' | 'tell'>,
): Promise<0 | 1> {
  const world = diskWorld(roots.publication, roots.output)
  await prepareSources(world.publication, undefined, undefined, loadPublication(world.publication).value?.source)
  const { value, diagnostics } = await command.run(world, input)
  for (const file of value.files) world.publication.write(file.path, file.bytes)
  terminal.tell(diagnostics)
  for (const file of value.files) terminal.print(`wrote ${file.path}`)
  const { pack } = value
  for (const { path, bytes } of pack?.files ?? []) {
    diskFolder(resolve(pack?.folder ?? '.')).write(path, bytes)
    terminal.print(`wrote ${pack?.folder}/${path}`)
  }
  if (value.to !== undefined && value.text !== undefined) {
    diskFolder(dirname(resolve(value.to))).write(basename(value.to), new TextEncoder().encode(value.text))
    terminal.print(`wrote ${value.to}`)
  } else if (value.text !== undefined) terminal.print(value.text.replace(/\n$/u, ''))
  return hasErrors(diagnostics) ? 1 : 0
}
