import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Folder } from '../world/types.ts'
import type { KnownFiles } from './inputs.ts'
import type { Parts } from './keys.ts'
import type { ArticleFacts, BaseRecord, CellRecord, FileRecord } from './records.ts'
import type { Manifest } from './types.ts'

/** What the last build into one output folder left behind. */
export interface EditionState {
  readonly parts: Parts
  readonly base: { readonly key: string; readonly record: BaseRecord }
  readonly cells: Readonly<Record<string, { readonly key: string; readonly record: CellRecord }>>
}

/**
 * `.stemma/index`: what is known of the files of the publication and of one output folder, so that a build looks at file stamps and
 * little else. Losing it costs time and nothing else.
 */
export interface BuildState {
  readonly version: 1
  /** Fingerprint of tools and options that the rest is true for. */
  readonly tools: string
  /** Digest of the stamps of all files that a build may read. */
  readonly scan: string
  readonly files: KnownFiles
  readonly facts: Readonly<Record<string, { readonly key: string; readonly value: ArticleFacts }>>
  /** By article and locale, parted by a space. */
  readonly editions: Readonly<Record<string, EditionState>>
  readonly indexes: { readonly key: string; readonly files: readonly FileRecord[] } | undefined
  /** Stamps and contents of output/ after that build. */
  readonly outputs: KnownFiles
  /** What that build told, when it made everything that it was asked for. */
  readonly told: { readonly diagnostics: readonly Diagnostic[]; readonly manifest: Manifest } | undefined
}

export const emptyState: BuildState = {
  version: 1,
  tools: '',
  scan: '',
  files: {},
  facts: {},
  editions: {},
  indexes: undefined,
  outputs: {},
  told: undefined,
}

/** Name of the state of one output folder. */
function stateFile(output: string): string {
  return output === '' ? 'index' : `index-${createHash('sha256').update(output).digest('hex').slice(0, 8)}`
}

/** `output` tells output folders apart: '' for the usual one. */
export function readState(folder: Folder, output: string): BuildState {
  const bytes = folder.read(stateFile(output))
  if (bytes === undefined) return emptyState
  try {
    const state = JSON.parse(new TextDecoder().decode(bytes)) as Partial<BuildState>
    return state.version === 1 ? { ...emptyState, ...state } : emptyState
  } catch {
    return emptyState // damaged: everything is looked at again
  }
}

export function writeState(folder: Folder, output: string, state: BuildState): void {
  folder.write(stateFile(output), new TextEncoder().encode(JSON.stringify(state)))
}

/** States of output folders that are kept: builds into ever new folders must not pile up. */
const statesKept = 8

/** Remove the states of the output folders that were built into longest ago. */
export function trimStates(folder: Folder): void {
  const states = folder.list('').filter((name) => name.startsWith('index-'))
  if (states.length <= statesKept) return
  const time = (name: string): number => Number((folder.stamp(name) ?? '').split(' ')[1] ?? 0)
  const byAge = states.map((name) => ({ name, at: time(name) })).sort((a, b) => b.at - a.at)
  for (const { name } of byAge.slice(statesKept)) folder.remove(name)
}
