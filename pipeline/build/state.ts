import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Folder } from '../world/types.ts'
import type { IndexPage } from './index-pages.ts'
import type { KnownFiles } from './inputs.ts'
import type { Parts } from './keys.ts'
import type { ArticleFacts, BaseRecord, CellRecord } from './records.ts'
import type { ArticleListing } from './listing.ts'

/** What the last build into one output folder left behind of an edition. */
export interface EditionState {
  readonly parts: Parts
  readonly base: { readonly key: string; readonly record: BaseRecord }
  readonly cells: Readonly<Record<string, { readonly key: string; readonly record: CellRecord }>>
}

/** What it left behind of an article: read only when something about the article changed. */
export interface ArticleState {
  /** By locale. */
  readonly editions: Readonly<Record<string, EditionState>>
}

/** What was told of an article, and the key of the `ArticleRecord` that was written with it. */
export interface ToldOfArticle {
  readonly key: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What every build knows of an article, whether it looks at it or not. */
export interface ArticleRecord {
  /** Digest of all inputs of all its editions, but for the articles that it links to. */
  readonly key: string
  /** Digest of those. */
  readonly linked: string
  readonly facts: { readonly key: string; readonly value: ArticleFacts }
  /** Every cell of every edition was made or is known to be impossible: with the same keys nothing is left to do. */
  readonly isWhole: boolean
  readonly hasDiagnostics: boolean
  readonly listing: ArticleListing
}

/**
 * `.stemma/index`: what is known of the files of the publication and of one output folder, so that a build looks at file stamps and
 * little else. Losing it costs time and nothing else. What is only wanted of articles that changed stands beside it, one file each.
 */
export interface BuildState {
  readonly version: 2
  /** Fingerprint of tools and options that the rest is true for. */
  readonly tools: string
  /** Digest of the stamps of all files that a build may read. */
  readonly scan: string
  readonly files: KnownFiles
  readonly articles: Readonly<Record<string, ArticleRecord>>
  /** Indexes, feeds and catalogues. */
  readonly pages: Readonly<Record<string, IndexPage>>
  /** Stamps and contents of output/ after that build. */
  readonly outputs: KnownFiles
  /** What that build told of no article in particular, when it made everything that it was asked for. */
  readonly told: readonly Diagnostic[] | undefined
  /** Bytes in the store as `clearWhenFull` counts them. */
  readonly stored: number
}

export const emptyState: BuildState = {
  version: 2,
  tools: '',
  scan: '',
  files: {},
  articles: {},
  pages: {},
  outputs: {},
  told: undefined,
  stored: Infinity,
}

/** Name of the state of one output folder. */
function stateFile(output: string): string {
  return output === '' ? 'index' : `index-${createHash('sha256').update(output).digest('hex').slice(0, 8)}`
}

const kinds = ['articles', 'told'] as const

function besideState(kind: (typeof kinds)[number], output: string, article: string): string {
  return `${kind}${stateFile(output).slice('index'.length)}/${article}`
}

/** `output` tells output folders apart: '' for the usual one. */
export function readState(folder: Folder, output: string): BuildState {
  const state = readJson<BuildState>(folder, stateFile(output))
  return state?.version === 2 ? { ...emptyState, ...state } : emptyState
}

export function writeState(folder: Folder, output: string, state: BuildState): void {
  writeJson(folder, stateFile(output), state)
}

/** The state of an article; undefined when there is none. */
export function readArticleState(folder: Folder, output: string, article: string): ArticleState | undefined {
  const state = readJson<ArticleState>(folder, besideState('articles', output, article))
  return state?.editions === undefined ? undefined : (state as ArticleState)
}

export function writeArticleState(folder: Folder, output: string, article: string, state: ArticleState): void {
  writeJson(folder, besideState('articles', output, article), state)
}

/** What was told of an article; undefined when nothing was. */
export function readTold(folder: Folder, output: string, article: string): ToldOfArticle | undefined {
  const told = readJson<ToldOfArticle>(folder, besideState('told', output, article))
  return Array.isArray(told?.diagnostics) ? (told as ToldOfArticle) : undefined
}

export function writeTold(folder: Folder, output: string, article: string, told: ToldOfArticle): void {
  writeJson(folder, besideState('told', output, article), told)
}

export function removeArticleState(folder: Folder, output: string, article: string): void {
  for (const kind of kinds) folder.remove(besideState(kind, output, article))
}

function writeJson(folder: Folder, path: string, value: unknown): void {
  folder.write(path, new TextEncoder().encode(JSON.stringify(value)))
}

function readJson<Value>(folder: Folder, path: string): Partial<Value> | undefined {
  const bytes = folder.read(path)
  if (bytes === undefined) return undefined
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as Partial<Value> | null) ?? undefined
  } catch {
    return undefined // damaged: everything is looked at again
  }
}

/** States of output folders that are kept: builds into ever new folders must not pile up. */
const statesKept = 8

/** Remove the states of the output folders that were built into longest ago. */
export function trimStates(folder: Folder): void {
  const states = folder.list('').filter((name) => name.startsWith('index-'))
  if (states.length <= statesKept) return
  const time = (name: string): number => Number((folder.stamp(name) ?? '').split(' ')[1] ?? 0)
  const byAge = states.map((name) => ({ name, at: time(name) })).sort((a, b) => b.at - a.at)
  for (const { name } of byAge.slice(statesKept)) {
    folder.remove(name)
    for (const kind of kinds) {
      const beside = `${kind}${name.slice('index'.length)}`
      for (const file of folder.list(beside)) folder.remove(`${beside}/${file}`)
    }
  }
}
