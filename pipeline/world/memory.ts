import { checkPath } from './path.ts'
import type { Folder } from './types.ts'

/** A folder in memory, for tests and probes. Strings are stored as UTF-8. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder & {
  /** Every path that holds a file, sorted. */
  paths(): readonly string[]
} {
  const store = new Map<string, Uint8Array>()
  for (const [path, content] of Object.entries(files)) {
    store.set(checkPath(path), typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }
  return {
    read: (path) => store.get(checkPath(path)),
    list(path) {
      const prefix = path === '' ? '' : `${checkPath(path)}/`
      const names = new Set<string>()
      for (const file of store.keys()) {
        if (!file.startsWith(prefix)) continue
        const rest = file.slice(prefix.length)
        const slash = rest.indexOf('/')
        names.add(slash === -1 ? rest : rest.slice(0, slash + 1))
      }
      return [...names].sort()
    },
    write: (path, bytes) => void store.set(checkPath(path), bytes),
    remove: (path) => void store.delete(checkPath(path)),
    paths: () => [...store.keys()].sort(),
  }
}
