import type { Format } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Coverage } from '../edition/types.ts'
import type { Direction } from '../tree/nodes.ts'

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
}

/** What the manifest and the indexes say about an edition. */
export interface EditionEntry {
  readonly article: string
  readonly locale: string
  readonly sourceLocale: string
  readonly dir: Direction
  readonly title: string
  readonly titleLang?: string
  readonly description?: string
  readonly dateLabel?: string
  readonly coverage?: Coverage
  /** Pages of the PDF; absent when it was not laid out. */
  readonly pages?: number
  /** Blocks that `verify` compared. */
  readonly blocks?: number
  readonly cells: readonly Cell[]
}

/** Everything that building one edition gives. */
export interface EditionResult {
  readonly entry: EditionEntry
  readonly files: readonly OutputFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** output/manifest.json. Holds no time, duration, path of this machine or host name. */
export interface Manifest {
  readonly version: 1
  readonly toolchain: Toolchain
  readonly publication: { readonly title: string; readonly source: string; readonly locales: readonly string[] }
  readonly editions: readonly EditionEntry[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}
