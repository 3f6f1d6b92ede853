import type { PublicationConfig } from '../config/schema.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Article } from '../tree/nodes.ts'
import type { Folder } from '../world/types.ts'
import type { Inputs } from './inputs.ts'
import { keyOf } from './keys.ts'
import { loadArticle } from './load.ts'
import type { ReadArticle } from './load.ts'
import { treeParts } from './parts.ts'
import { openStore } from './store.ts'
import type { Store } from './store.ts'

/** Articles as trees, taken from earlier builds where nothing that they are read from changed. */
export interface ArticleShelf {
  /** Whether an article need not be read from its source. */
  has(name: string): boolean
  /** An article; a source that cannot be read has no value. */
  article(name: string): Outcome<ReadArticle | undefined>
  /** Keys under which trees of articles are stored, for workers; none without a store. */
  keys(names: readonly string[]): TreeKeys
}

/** Keys of stored trees by the names of their articles. */
export type TreeKeys = Readonly<Record<string, string>>

/** The tree of an article as another thread stored it; undefined when it did not. Nothing is written: threads of one process write at the same places. */
export function storedArticle(cache: Folder, key: string | undefined): Outcome<ReadArticle> | undefined {
  if (key === undefined) return undefined
  return treeOf(openStore({ ...cache, write: () => undefined }).record<KeptTree>(key))
}

/** A tree as it is kept. */
interface KeptTree extends Omit<ReadArticle, 'article' | 'proof' | 'pictures'> {
  readonly article: Omit<Article, 'drawings'>
  readonly drawings?: readonly (readonly [string, readonly string[]])[]
  readonly proof: readonly Diagnostic[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Trees of this process, for builds that follow each other in a watch; the one used longest ago goes first. */
const recent = new Map<string, Outcome<ReadArticle>>()
const mostRecent = 16
/** Nodes of a tree as text, in UTF-16 units, above which it is not stored: reading it would take as long as the source. */
const largestTree = 1_000_000

/** Open the trees of a publication. Without a store all are read from their sources. */
export function openArticles(
  folder: Folder,
  config: PublicationConfig,
  inputs: Inputs,
  tools: string,
  store: Store | undefined,
): ArticleShelf {
  const load = (name: string) => loadArticle(folder, config, name)
  if (store === undefined) return { has: () => false, article: load, keys: () => ({}) }
  const keys = new Map<string, string>()
  const keyOfTree = (name: string): string => {
    const key = keys.get(name) ?? keyOf(`tree ${name}`, treeParts(config, tools, inputs, name))
    keys.set(name, key)
    return key
  }
  const known = (name: string): Outcome<ReadArticle> | undefined => {
    const key = keyOfTree(name)
    const found = recent.get(key) ?? treeOf(store.record<KeptTree>(key))
    if (found !== undefined) remember(key, found)
    return found
  }
  return {
    has: (name) => known(name) !== undefined,
    keys: (names) => Object.fromEntries(names.map((name) => [name, keyOfTree(name)])),
    article(name) {
      const found = known(name)
      if (found !== undefined) return found
      const { value, diagnostics } = load(name)
      if (value === undefined) return { value, diagnostics }
      const key = keyOfTree(name)
      const { file, article, locales, pictures } = value
      const proof = value.proof()
      const read: ReadArticle = { name, file, article, locales, proof: () => proof, ...(pictures && { pictures }) }
      const outcome = { value: read, diagnostics }
      remember(key, outcome)
      // Pictures within a source are in the source only.
      if (pictures !== undefined) return outcome
      const { drawings, ...rest } = article
      const kept: KeptTree = {
        ...{ name, file, locales, proof, diagnostics, article: rest },
        ...(drawings && { drawings: [...drawings] }),
      }
      store.putRecord(key, kept, largestTree)
      return outcome
    },
  }
}

function treeOf(kept: KeptTree | undefined): Outcome<ReadArticle> | undefined {
  if (kept === undefined) return undefined
  const { drawings, proof, diagnostics, article, ...rest } = kept
  const whole: Article = { ...article, ...(drawings && { drawings: new Map(drawings) }) }
  return { value: { ...rest, article: whole, proof: () => proof }, diagnostics }
}

function remember(key: string, outcome: Outcome<ReadArticle>): void {
  recent.delete(key)
  recent.set(key, outcome)
  for (const oldest of recent.keys()) {
    if (recent.size <= mostRecent) return
    recent.delete(oldest)
  }
}
