import { basename, dirname, join, resolve } from 'node:path'
import { hasErrors } from '../diagnostic/format.ts'
import { isKnownLocale, meantLocale } from '../language/known.ts'
import { diskFolder } from '../world/disk.ts'
import type { Terminal } from './command.ts'
import { declaredLanguage } from './declared-language.ts'
import { defaultSource, initPublication } from './init.ts'
import type { Origin } from './take-texts.ts'
import { UsageError } from './usage.ts'

export interface InitFlags {
  /** Undefined: as the texts declare. */
  readonly source: string | undefined
  readonly title: string | undefined
  /** Today, as YYYY-MM-DD. */
  readonly date: string
}

/** `stemma init [DIR] [FROM…]`: make a folder a publication, of the texts in it and of others. */
export function initCommand(
  dir: string,
  from: readonly string[],
  { source, title = basename(resolve(dir)), date }: InitFlags,
  terminal: Pick<Terminal, 'print' | 'tell'>,
): 0 | 1 {
  if (source !== undefined && !isKnownLocale(source)) {
    const meant = meantLocale(source)
    const example = meant === undefined ? 'such as "kk"' : `such as "${meant}"`
    throw new UsageError(`--source takes a BCP 47 tag ${example}, not "${source}"`)
  }
  const folder = diskFolder(dir)
  const { value: files, diagnostics } = initPublication(
    folder,
    { title, date, ...(source !== undefined && { source }) },
    from.map(originOf),
  )
  for (const file of files) folder.write(file.path, file.bytes)
  terminal.tell(diagnostics)
  if (hasErrors(diagnostics)) return 1
  for (const file of files) terminal.print(`wrote ${join(dir, file.path)}`)
  if (source === undefined) {
    const declared = declaredLanguage(files)
    const why = declared === undefined ? 'no text declares one' : 'the texts declare it'
    terminal.print(`source language: ${declared ?? defaultSource} (${why}; init --source L sets another)`)
  }
  const named = /\s/u.test(dir) ? JSON.stringify(dir) : dir
  terminal.print(`next: look at ${join(dir, 'publication.yaml')}, then stemma build --publication ${named}`)
  return 0
}

/** A file or a folder that the user named. */
function originOf(path: string): Origin {
  const [parent, name] = [resolve(dirname(path)), basename(resolve(path))]
  const beside = diskFolder(resolve(path, '..')).list('')
  if (beside.includes(`${name}/`) || resolve(path) === parent)
    return { folder: diskFolder(path), label: join(path, '/') }
  if (!beside.includes(name)) throw new UsageError(`init: there is no "${path}"; name texts or folders of texts`)
  return { folder: diskFolder(parent), label: join(dirname(path), '/'), names: [name] }
}
