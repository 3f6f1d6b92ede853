import { createRequire } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import * as fs from 'node:fs'
import { checkPath } from './path.ts'
import type { Folder, World } from './types.ts'

/** The disk: a publication folder, an output folder, and the npm packages that this program can see. */
export function diskWorld(publication: string, output: string): World {
  return {
    publication: diskFolder(publication),
    output: diskFolder(output),
    cache: diskFolder(join(publication, '.stemma'), 'quick'),
    packageFile,
  }
}

/**
 * A folder on disk. Links are followed only while they stay inside the folder. A 'safe' write has reached the disk before the file takes
 * its name; a 'quick' one may be lost when the machine stops, for what can be made again.
 */
export function diskFolder(root: string, writing: 'safe' | 'quick' = 'safe'): Folder {
  const base = resolve(root)
  const real = (path: string): string | undefined => {
    try {
      const target = fs.realpathSync.native(join(base, checkPath(path)))
      const inside = relative(fs.realpathSync.native(base), target)
      return inside === '..' || inside.startsWith(`..${sep}`) || inside.startsWith(sep) ? undefined : target
    } catch (error) {
      if (isAbsent(error)) return undefined
      throw error
    }
  }
  const isHere = (path: string): boolean => real(dirname(path)) !== undefined
  return {
    read(path) {
      const target = real(path)
      try {
        return target !== undefined && fs.statSync(target).isFile() ? fs.readFileSync(target) : undefined
      } catch (error) {
        if (isAbsent(error)) return undefined // gone since its name was looked up
        throw error
      }
    },
    stamp(path) {
      return stampOf(fs.statSync(join(base, checkPath(path)), { throwIfNoEntry: false }))
    },
    stamps(path) {
      const found = new Map<string, string>()
      collectStamps(base, path === '' ? '' : checkPath(path), 0, found)
      return found
    },
    list(path) {
      const target = real(path === '' ? '.' : path)
      if (target === undefined || !fs.statSync(target).isDirectory()) return []
      return fs
        .readdirSync(target, { withFileTypes: true })
        .map((entry) => (isFolder(target, entry) ? `${entry.name}/` : entry.name))
        .sort()
    },
    write(path, bytes) {
      const target = join(base, checkPath(path))
      if (!isHere(path)) {
        fs.mkdirSync(dirname(target), { recursive: true })
        if (!isHere(path)) throw new Error(`world: "${path}" would be written outside its folder`)
      }
      const aside = `${target}.${process.pid}.part`
      const file = fs.openSync(aside, 'w')
      try {
        fs.writeFileSync(file, bytes)
        if (writing === 'safe') fs.fsyncSync(file)
      } finally {
        fs.closeSync(file)
      }
      fs.renameSync(aside, target)
    },
    remove(path) {
      const target = join(base, checkPath(path))
      fs.rmSync(target, { force: true })
      let folder = dirname(target)
      while (folder.length > base.length && fs.existsSync(folder) && fs.readdirSync(folder).length === 0) {
        fs.rmdirSync(folder)
        folder = dirname(folder)
      }
    },
  }
}

function stampOf(stats: fs.Stats | undefined): string | undefined {
  return stats?.isFile() === true ? `${stats.size} ${stats.mtimeMs} ${stats.ino}` : undefined
}

/** Deeper than any publication; stops links that lead in circles. */
const deepest = 16

function collectStamps(base: string, path: string, depth: number, found: Map<string, string>): void {
  let entries: fs.Dirent[]
  try {
    entries = fs.readdirSync(join(base, path), { withFileTypes: true })
  } catch (error) {
    if (isAbsent(error)) return
    throw error
  }
  for (const entry of entries) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.isSymbolicLink() && !leadsInside(base, join(base, inner))) continue
    if (depth < deepest && isFolder(join(base, path), entry)) collectStamps(base, inner, depth + 1, found)
    else {
      const stamp = stampOf(fs.statSync(join(base, inner), { throwIfNoEntry: false }))
      if (stamp !== undefined) found.set(inner, stamp)
    }
  }
}

function leadsInside(base: string, link: string): boolean {
  try {
    const inside = relative(fs.realpathSync.native(base), fs.realpathSync.native(link))
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith(sep)
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

function isFolder(parent: string, entry: fs.Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  return fs.statSync(join(parent, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG'
}

const require = createRequire(import.meta.url)
let packageFolders: readonly string[] | undefined

/** Bytes of a file of an npm package that can be resolved from here; undefined when the package or file is absent. */
export function packageFile(name: string, path: string): Uint8Array | undefined {
  // Most of the folders that Node would look into are not there, and a build asks for a hundred packages.
  packageFolders ??= (require.resolve.paths(name) ?? []).filter((folder) => fs.existsSync(folder))
  for (const folder of packageFolders) {
    const file = join(folder, name, checkPath(path))
    if (fs.existsSync(file)) return fs.readFileSync(file)
  }
  return undefined
}
