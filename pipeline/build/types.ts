import type { Format } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { CatalogueBook, CatalogueCover } from '../epub/opds.ts'
import type { IndexEdition } from '../html/types.ts'
import type { AccessibilityCheck, Requirement, Verdict } from '../verify/accessibility/types.ts'
import type { StrictPart } from './claim.ts'
import type { BaseRecord, CellRecord } from './records.ts'

/** What the machine brings into a build. Made once in cli.ts; everything else is a pure function of files. */
export interface Toolchain {
  readonly stemma: string
  readonly node: string
  readonly icu: string
  readonly unicode: string
  readonly zlib: string
  readonly arch: string
}

export interface BuildOptions {
  readonly toolchain: Toolchain
  /** Fingerprint of the code of Stemma itself; without it nothing is taken from the cache, as it may come from other code. */
  readonly code?: string
  /** Trust no stamp of a file: read and hash all. */
  readonly rehash?: boolean
  /** Only say what would be made, and why. */
  readonly dryRun?: boolean
  /** Seconds of SOURCE_DATE_EPOCH, when it is set. */
  readonly sourceDateEpoch?: number
  /** Limit the build to these; undefined = everything that the publication asks for. */
  readonly locales?: readonly string[]
  readonly formats?: readonly Format[]
  readonly articles?: readonly string[]
  /** Worker threads; 1 = build in this thread. */
  readonly jobs: number
  /** Folders on disk, for workers that must open them again; without them the build stays in this thread. */
  readonly roots?: { readonly publication: string; readonly output: string }
  /** Told after each edition, for progress. */
  onProgress?(done: number, total: number, label: string): void
  /** Told before each edition, with those that are done. */
  onBegin?(done: number, total: number, label: string): void
}

/** Article × locale, the unit of scheduling. */
export interface EditionTask {
  readonly article: string
  readonly locale: string
}

/** One file to be written into output/. */
export interface OutputFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Edition × format, the unit of the manifest. */
export interface Cell {
  readonly format: Format
  /** withheld = the locale is under `minTranslated`. */
  readonly status: 'built' | 'failed' | 'withheld'
  readonly path: string
  readonly bytes?: number
  /** Code of the first error, when failed. */
  readonly code?: string
  /** What is known about the accessibility of the file; the requirements that rest on each check are in the manifest. */
  readonly checks?: Checks
  /** What outside validators said of the file, when `verify --strict` stored that. */
  readonly strict?: StrictPart
  /** The cover of an e-book as a file of its own. */
  readonly cover?: CatalogueCover
}

/** Verdicts by the name of the check. */
export type Checks = Readonly<Partial<Record<AccessibilityCheck, Verdict>>>

/** An error or a warning, as the manifest and the report tell it. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly place?: string
  readonly hints?: readonly string[]
}

/** What the manifest and the indexes say about an edition. */
export interface EditionEntry extends Omit<IndexEdition, 'autonym' | 'cells'> {
  /** What the catalogue of e-books says about it. */
  readonly catalogue?: CatalogueBook['metadata']
  /** Blocks that `verify` compared. */
  readonly blocks?: number
  /** Errors and warnings, each once, no more than fifty. */
  readonly problems?: readonly Problem[]
  readonly cells: readonly Cell[]
}

/** Everything that building one edition gives. */
export interface EditionResult {
  readonly entry: EditionEntry
  readonly files: readonly OutputFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** What the next build may take over; absent when the edition failed as a whole. */
  readonly kept?: KeptEdition
}

/** What of an edition need not be made again. */
export interface KeptEdition {
  readonly base: BaseRecord
  readonly cells: Readonly<Partial<Record<Format, CellRecord>>>
}

/** An edition to build, with what an earlier build made of it. */
export interface EditionJob {
  readonly task: EditionTask
  readonly base?: BaseRecord
  readonly cells: Readonly<Partial<Record<Format, CellRecord>>>
  /** Titles of the article in locales that are known; the others are localised to learn them. */
  readonly titles: Readonly<Record<string, string>>
  /** Digest of everything that the edition in the language of the article is made of, for the page that compares with it. */
  readonly original?: string
}

/** A file of output/ by its content. */
export interface FileRecord {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** output/manifest.json. Holds no time, duration, path of this machine or host name. */
export interface Manifest {
  readonly version: 2
  readonly toolchain: Toolchain
  readonly publication: { readonly title: string; readonly source: string; readonly locales: readonly string[] }
  /** What the checks of the cells are evidence for. */
  readonly requirements: readonly Requirement[]
  /** Articles in the order of the publication, each with the file that tells of it: an `ArticleManifest`. */
  readonly articles: readonly ({ readonly article: string } & FileRecord)[]
  /** Files that belong to no article: indexes, feeds, catalogues. */
  readonly files: readonly FileRecord[]
  /** Only while a build writes, or when one was stopped: files that may be old, new or absent. */
  readonly changing?: readonly string[]
}

/** output/manifest/<article>.json: one article in all its locales, so that a change of one rewrites nothing about the others. */
export interface ArticleManifest {
  readonly article: string
  readonly editions: readonly EditionEntry[]
  /** Pictures and fonts may be listed by several articles. */
  readonly files: readonly FileRecord[]
}
