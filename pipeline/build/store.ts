import type { Folder } from '../world/types.ts'
import { digestOf } from './keys.ts'

/** Results of stages by key and files by content, kept between builds. Losing any of it costs time and nothing else. */
export interface Store {
  /** A record by its key; undefined when it is not there or damaged. */
  record<Value>(key: string): Value | undefined
  /** Keep a record, unless it is longer than `most` characters. */
  putRecord(key: string, value: unknown, most?: number): void
  /** Bytes by their SHA-256; undefined when they are not there or no longer those. */
  file(sha256: string): Uint8Array | undefined
  hasFile(sha256: string): boolean
  putFile(sha256: string, bytes: Uint8Array): void
  /** Bytes that were put here since it was opened. */
  written(): number
  /**
   * Remove what was used longest ago until no more than `limit` bytes are kept; what `isLive` says is used now stays. Gives the bytes that
   * are left.
   */
  trim(limit: number, isLive: (key: string) => boolean): number
}

const pathOf = (key: string): string => `objects/${key.slice(0, 2)}/${key.slice(2)}`

/** A store in a folder. Every write is whole or not at all, so that two processes may share it. */
export function openStore(folder: Folder): Store {
  const read = (key: string): Uint8Array | undefined => folder.read(pathOf(key))
  let written = 0
  const write = (key: string, bytes: Uint8Array): void => {
    written += bytes.length
    folder.write(pathOf(key), bytes)
  }
  return {
    record<Value>(key: string) {
      const bytes = read(key)
      if (bytes === undefined) return undefined
      try {
        const value = JSON.parse(new TextDecoder().decode(bytes)) as { readonly key: string; readonly value: Value }
        if (value.key !== key) return undefined
        // Used again after a while: written anew, so that it counts as young.
        write(key, bytes)
        return value.value
      } catch {
        return undefined // a damaged record is none
      }
    },
    putRecord(key, value, most = Infinity) {
      const text = JSON.stringify({ key, value })
      if (text.length <= most) write(key, new TextEncoder().encode(text))
    },
    file(sha256) {
      const bytes = read(sha256)
      return bytes !== undefined && digestOf(bytes) === sha256 ? bytes : undefined
    },
    hasFile: (sha256) => folder.stamp(pathOf(sha256)) !== undefined,
    putFile(sha256, bytes) {
      if (folder.stamp(pathOf(sha256)) === undefined) write(sha256, bytes)
    },
    written: () => written,
    trim(limit, isLive) {
      const objects = [...folder.stamps('objects')].map(([path, stamp]) => {
        const [size = 0, time = 0] = stamp.split(' ').map(Number)
        return { path, size, time, key: path.replace(/^objects\//, '').replace('/', '') }
      })
      let total = objects.reduce((sum, { size }) => sum + size, 0)
      if (total <= limit) return total
      for (const object of objects.filter(({ key }) => !isLive(key)).sort((a, b) => a.time - b.time)) {
        if (total <= limit) return total
        folder.remove(object.path)
        total -= object.size
      }
      return total
    },
  }
}

/** Bytes of the store that a build leaves behind at most, apart from what it used itself. */
const storeLimit = 512 * 1024 * 1024

/**
 * Clear a store that is full by the count of `stored` bytes, and give the count for the next build. A large store takes long to list: room
 * is made for an eighth of the limit, and where `live` entries alone are more, it is not looked through again before so much was written.
 */
export function clearWhenFull(
  store: Pick<Store, 'trim'>,
  stored: number,
  live: () => ReadonlySet<string>,
  limit = storeLimit,
): number {
  if (stored <= limit) return stored
  const rest = limit * (7 / 8)
  const used = live()
  return Math.min(
    store.trim(rest, (key) => used.has(key)),
    rest,
  )
}
