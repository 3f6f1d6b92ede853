import { checkPath } from './path.ts'
import type { Folder } from './types.ts'

/** A folder in memory, for tests and probes. Strings are stored as UTF-8. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder & {
  /** Every path that holds a file, sorted. */
  paths(): readonly string[]
} {
  const store = new Map<string, Uint8Array>()
  const stamps = new Map<string, string>()
  let writes = 0
  const put = (path: string, bytes: Uint8Array) => {
    store.set(path, bytes)
    stamps.set(path, String((writes += 1)))
  }
  for (const [path, content] of Object.entries(files)) {
    put(checkPath(path), typeof content === 'string' ? new TextEncoder().encode(content) : content)
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
    stamp: (path) => stamps.get(checkPath(path)),
    stamps: (path) => new Map([...stamps].filter(([file]) => path === '' || file.startsWith(`${checkPath(path)}/`))),
    write: (path, bytes) => put(checkPath(path), bytes),
    remove(path) {
      store.delete(checkPath(path))
      stamps.delete(path)
    },
    paths: () => [...store.keys()].sort(),
  }
}
