import type { Folder } from '../world/types.ts'
import { digest, digestOf } from './keys.ts'

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
  /** Files about an article in the folders of locales/: catalogs, states, segments. */
  aboutArticle(name: string): readonly string[]
  /** Digest of everything in locales/ that is about no article in particular: furniture, terms, language data. */
  furniture(): string
  /** What is known now, for the next build. */
  known(): KnownFiles
}

/** Files of a folder of locales/ that are about no article. */
const sharedFile = /^(?:ui|locale)\.json$/u

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
  let byArticle: Map<string, string[]> | undefined
  let furniture: string | undefined
  /** Paths of locales/ by article; by '' what is about none. */
  const about = (): ReadonlyMap<string, readonly string[]> => {
    if (byArticle !== undefined) return byArticle
    byArticle = new Map<string, string[]>()
    for (const path of [...stamps.keys()].sort()) {
      if (!path.startsWith('locales/')) continue
      const [, , file = '', ...deeper] = path.split('/')
      const isShared = deeper.length > 0 || file === '' || sharedFile.test(file)
      const name = isShared ? '' : file.replace(/(?:\.units|\.state|\.checks)?\.json$/u, '')
      const list = byArticle.get(name)
      if (list === undefined) byArticle.set(name, [path])
      else list.push(path)
    }
    return byArticle
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
    aboutArticle: (name) => about().get(name) ?? [],
    furniture: () => (furniture ??= digest((about().get('') ?? []).flatMap((path) => [path, hash(path)]))),
    known: () =>
      Object.fromEntries([...hashes].map(([path, sha256]) => [path, [stamps.get(path) ?? '', sha256] as const])),
  }
}
