import type { Folder } from '../world/types.ts'
import type { KnownFiles } from './inputs.ts'
import { digestOf } from './keys.ts'
import type { FileRecord } from './records.ts'
import type { Manifest, OutputFile } from './types.ts'

/** Where the manifest stands in the output folder. */
export const manifestFile = 'manifest.json'

/** What stands in an output folder, as far as it is known from the last build. */
export interface KnownOutput {
  readonly stamps: ReadonlyMap<string, string>
  readonly files: KnownFiles
}

/** Whether a file of output/ is known to have this content. */
export function isPresent(
  { stamps, files }: KnownOutput,
  { path, sha256 }: Pick<FileRecord, 'path' | 'sha256'>,
): boolean {
  const known = files[path]
  return known !== undefined && known[1] === sha256 && known[0] === stamps.get(path)
}

/**
 * Bring the output folder to the state that the manifest tells: each file that changed is written aside and renamed, files that
 * only the previous manifest lists are removed, the manifest comes last. Files that no manifest lists are never touched.
 * `keep` are paths of the previous manifest that this build did not look at (a build limited by `--locale`). Bytes are asked for only
 * when a file is not there as it should be.
 */
export function writeOutput(
  output: Folder,
  files: readonly FileRecord[],
  bytesOf: (file: FileRecord) => Uint8Array,
  manifest: Omit<Manifest, 'files'>,
  previous: Manifest | undefined,
  keep: (path: string) => boolean,
  known: KnownOutput,
): { readonly manifest: Manifest; readonly outputs: KnownFiles } {
  const listed = new Map(files.map((file) => [file.path, file]))
  const kept = (previous?.files ?? []).filter((file) => !listed.has(file.path) && keep(file.path))
  const left = (previous?.changing ?? []).map((path) => ({ path }))
  const stale = [...(previous?.files ?? []), ...left].filter(({ path }) => !listed.has(path) && !keep(path))
  const outputs: Record<string, readonly [string, string]> = {}
  const settle = (file: FileRecord, bytes: () => Uint8Array) => {
    // The manifest was perhaps written since the stamps were taken, by `announce`.
    if (file.path !== manifestFile && isPresent(known, file)) {
      outputs[file.path] = known.files[file.path] ?? ['', '']
      return
    }
    const present = output.read(file.path)
    if (present === undefined || digestOf(present) !== file.sha256) output.write(file.path, bytes())
    outputs[file.path] = [output.stamp(file.path) ?? '', file.sha256]
  }
  const changing = [...listed.values()].filter((file) => !isPresent(known, file)).map(({ path }) => path)
  announce(output, previous, [...changing, ...stale.map(({ path }) => path)])
  for (const file of listed.values()) settle(file, () => bytesOf(file))
  for (const file of stale) output.remove(file.path)
  for (const { path } of kept) if (known.files[path] !== undefined) outputs[path] = known.files[path]
  const all = [...kept, ...[...listed.values()].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))]
  const complete: Manifest = { ...manifest, files: all.sort((a, b) => (a.path < b.path ? -1 : 1)) }
  const text = manifestText(complete)
  settle({ path: manifestFile, bytes: text.length, sha256: digestOf(text) }, () => text)
  return { manifest: complete, outputs }
}

/**
 * Before anything changes, the manifest stops to speak of it: whoever is stopped halfway leaves a manifest that is true of every file
 * that it lists, and names those that the next build must settle.
 */
function announce(output: Folder, previous: Manifest | undefined, changing: readonly string[]): void {
  if (previous === undefined) return
  const paths = new Set(changing)
  const files = previous.files.filter(({ path }) => !paths.has(path))
  if (files.length === previous.files.length) return
  const editions = previous.editions.filter(({ cells }) => !cells.some(({ path }) => paths.has(path)))
  const interim: Manifest = {
    ...previous,
    editions,
    files,
    changing: previous.files.flatMap(({ path }) => (paths.has(path) ? [path] : [])),
  }
  output.write(manifestFile, manifestText(interim))
}

function manifestText(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)
}

/** A file as records tell of it. */
export function recordOfFile({ path, bytes }: OutputFile): FileRecord {
  return { path, bytes: bytes.length, sha256: digestOf(bytes) }
}

/** The manifest that stands in an output folder; undefined when there is none that can be read. */
export function readManifest(output: Folder): Manifest | undefined {
  const bytes = output.read(manifestFile)
  if (bytes === undefined) return undefined
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>
    return manifest.version === 1 && Array.isArray(manifest.files) && Array.isArray(manifest.editions)
      ? (manifest as Manifest)
      : undefined
  } catch {
    // A damaged manifest is treated as none: nothing is deleted on its word, and this build writes a new one.
    return undefined
  }
}
