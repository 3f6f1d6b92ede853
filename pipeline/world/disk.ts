import { createRequire } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import * as fs from 'node:fs'
import { checkPath } from './path.ts'
import type { Folder, World } from './types.ts'

/** The disk: a publication folder, an output folder, and the npm packages that this program can see. */
export function diskWorld(publication: string, output: string): World {
  return { publication: diskFolder(publication), output: diskFolder(output), packageFile }
}

/** A folder on disk. Links are followed only while they stay inside the folder. */
export function diskFolder(root: string): Folder {
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
  return {
    read(path) {
      const target = real(path)
      if (target === undefined || !fs.statSync(target).isFile()) return undefined
      return fs.readFileSync(target)
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
      fs.mkdirSync(dirname(target), { recursive: true })
      if (real(dirname(path)) === undefined) throw new Error(`world: "${path}" would be written outside its folder`)
      const aside = `${target}.${process.pid}.part`
      const file = fs.openSync(aside, 'w')
      try {
        fs.writeFileSync(file, bytes)
        fs.fsyncSync(file)
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

function isFolder(parent: string, entry: fs.Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  return fs.statSync(join(parent, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG'
}

const require = createRequire(import.meta.url)

/** Bytes of a file of an npm package that can be resolved from here; undefined when the package or file is absent. */
export function packageFile(name: string, path: string): Uint8Array | undefined {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, checkPath(path))
    if (fs.existsSync(file)) return fs.readFileSync(file)
  }
  return undefined
}
