import { createHash } from 'node:crypto'
import type { Folder } from '../world/types.ts'
import type { Manifest, OutputFile } from './types.ts'

/** Where the manifest stands in the output folder. */
export const manifestFile = 'manifest.json'

/**
 * Bring the output folder to the state that the manifest tells: each file that changed is written aside and renamed, files that
 * only the previous manifest lists are removed, the manifest comes last. Files that no manifest lists are never touched.
 * `keep` are paths of the previous manifest that this build did not look at (a build limited by `--locale`).
 */
export function writeOutput(
  output: Folder,
  files: readonly OutputFile[],
  manifest: Omit<Manifest, 'files'>,
  keep: (path: string) => boolean,
): Manifest {
  const previous = readManifest(output)
  const listed = new Map(files.map((file) => [file.path, { ...describe(file), content: file.bytes }]))
  const kept = (previous?.files ?? []).filter((file) => !listed.has(file.path) && keep(file.path))
  const stale = (previous?.files ?? []).filter((file) => !listed.has(file.path) && !keep(file.path))
  for (const file of stale) output.remove(file.path)
  for (const [path, { content }] of listed) {
    const present = output.read(path)
    if (present === undefined || !sameBytes(present, content)) output.write(path, content)
  }
  const all = [...kept, ...[...listed.values()].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))]
  const complete: Manifest = { ...manifest, files: all.sort((a, b) => (a.path < b.path ? -1 : 1)) }
  const text = new TextEncoder().encode(`${JSON.stringify(complete, undefined, 1)}\n`)
  const present = output.read(manifestFile)
  if (present === undefined || !sameBytes(present, text)) output.write(manifestFile, text)
  return complete
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

function describe(file: OutputFile) {
  return { path: file.path, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}
