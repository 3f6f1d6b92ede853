import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { publicationFile } from '../config/types.ts'
import type { StatusRow } from '../localise/status.ts'
import type { Folder, World } from '../world/types.ts'
import { scanInputs } from './inputs.ts'
import { digest } from './keys.ts'

/** The status of one article, kept in `.stemma/status` until one of its files changes. */
export interface ArticleStatus {
  readonly locales: readonly string[]
  readonly rows: readonly StatusRow[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What earlier runs know; losing it costs time and nothing else. */
export interface StatusCache {
  /** The status of an article as it is now, if it is known. */
  known(article: string): ArticleStatus | undefined
  /** Keep what is true now, and forget the rest. Writes nothing when that is what is kept already. */
  keep(all: ReadonlyMap<string, ArticleStatus>): void
}

type Kept = Readonly<Record<string, { readonly key: string; readonly status: ArticleStatus }>>
const file = 'status'

/** Open the cache of a publication; one that keeps nothing where there is no place for it, or nobody knows which code made it. */
export function openStatusCache({ publication, cache }: World, code: string | undefined): StatusCache {
  if (cache === undefined || code === undefined) return { known: () => undefined, keep: () => undefined }
  const before = readKept(cache)
  const keys = keysOf(publication, code)
  return {
    known: (article) => {
      const kept = Object.hasOwn(before, article) ? before[article] : undefined
      return kept !== undefined && kept.key === keys(article) ? kept.status : undefined
    },
    keep: (all) => {
      const now: Kept = Object.fromEntries([...all].map(([name, status]) => [name, { key: keys(name), status }]))
      const names = Object.keys(now)
      const isKnown = (name: string) => Object.hasOwn(before, name) && before[name]?.key === now[name]?.key
      if (names.length === Object.keys(before).length && names.every(isKnown)) return
      cache.write(file, new TextEncoder().encode(JSON.stringify(now)))
    },
  }
}

function readKept(cache: Folder): Kept {
  const bytes = cache.read(file)
  if (bytes === undefined) return {}
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Kept
  } catch {
    return {} // damaged: everything is looked at again
  }
}

/** Everything that the status of an article depends on, by stamps: its own files, and those that concern all. */
function keysOf(folder: Folder, code: string): (article: string) => string {
  const { stamps } = scanInputs(folder, {}, [publicationFile])
  const own = new Map<string, string[]>()
  const shared = [code]
  for (const [path, stamp] of [...stamps].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [root, second = '', third = ''] = path.split('/')
    const name = root === 'content' ? second : third.replace(/(?:\.state|\.units)?\.json$/u, '')
    if (root === publicationFile || third === '' || third === 'locale.json') shared.push(path, stamp)
    else {
      const list = own.get(name)
      if (list === undefined) own.set(name, [path, stamp])
      else list.push(path, stamp)
    }
  }
  const all = digest(shared)
  const keys = new Map<string, string>()
  return (article) => {
    const key = keys.get(article) ?? digest([all, ...(own.get(article) ?? [])])
    keys.set(article, key)
    return key
  }
}
