import type { Folder } from '../world/types.ts'
import { digestOf } from './keys.ts'

/** Stamp and SHA-256 of files as they were when last read. */
export type KnownFiles = Readonly<Record<string, readonly [stamp: string, sha256: string]>>

/** The files of a publication that a build may read, by content; each is read at most once, and only when its stamp changed. */
export interface Inputs {
  /** Paths of all files, with their stamps. */
  readonly stamps: ReadonlyMap<string, string>
  /** SHA-256 of a file; '-' when there is none. */
  hash(path: string): string
  /** Paths below a folder. */
  below(folder: string): readonly string[]
  /** What is known now, for the next build. */
  known(): KnownFiles
}

const roots = ['content', 'locales'] as const

/** Look at the files of a publication. `rehash` trusts no stamp and reads all. */
export function scanInputs(folder: Folder, before: KnownFiles, others: readonly string[], rehash = false): Inputs {
  const stamps = new Map<string, string>(
    roots.flatMap((root) => [...folder.stamps(root)].map(([file, stamp]) => [file, stamp])),
  )
  for (const path of others) {
    const stamp = folder.stamp(path)
    if (stamp !== undefined) stamps.set(path, stamp)
  }
  const hashes = new Map<string, string>()
  const folders = new Map<string, string[]>()
  for (const path of stamps.keys()) {
    const parent = path.split('/').slice(0, 2).join('/')
    const list = folders.get(parent)
    if (list === undefined) folders.set(parent, [path])
    else list.push(path)
  }
  const hash = (path: string): string => {
    const stamp = stamps.get(path)
    if (stamp === undefined) return '-'
    const old = before[path]
    const found =
      hashes.get(path) ?? (!rehash && old?.[0] === stamp ? old[1] : digestOf(folder.read(path) ?? new Uint8Array()))
    hashes.set(path, found)
    return found
  }
  return {
    stamps,
    hash,
    below: (path) => (folders.get(path) ?? []).sort(),
    known: () =>
      Object.fromEntries([...hashes].map(([path, sha256]) => [path, [stamps.get(path) ?? '', sha256] as const])),
  }
}
