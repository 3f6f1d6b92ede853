import type { Folder } from '../world/types.ts'
import type { KnownFiles } from './inputs.ts'
import { digestOf } from './keys.ts'
import type { ArticleManifest, EditionEntry, FileRecord, Manifest, OutputFile } from './types.ts'

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

/** What a build puts into an output folder. */
export interface Written {
  /** Articles that were looked at, with all their files; their manifests are among the bytes. */
  readonly articles: ReadonlyMap<string, { readonly files: readonly FileRecord[]; readonly manifest: FileRecord }>
  /** Files that belong to no article. */
  readonly files: readonly FileRecord[]
  /** The manifest that comes last. */
  readonly manifest: Manifest
  /** Files of articles that were not looked at, which others may share. */
  readonly shared: ReadonlySet<string>
  /** Bytes are asked for only when a file is not there as it should be. */
  bytesOf(file: FileRecord): Uint8Array
}

/**
 * Bring the output folder to the state that the manifest tells: each file that changed is written aside and renamed, files that
 * only the previous manifest lists are removed, the manifest comes last. Files that no manifest lists are never touched, nor are those of
 * articles that were not looked at. Gives what then stands there.
 */
export function writeOutput(
  output: Folder,
  written: Written,
  previous: Manifest | undefined,
  known: KnownOutput,
): KnownFiles {
  const listed = new Map<string, FileRecord>()
  for (const { files, manifest } of written.articles.values())
    for (const file of [...files, manifest]) listed.set(file.path, file)
  for (const file of written.files) listed.set(file.path, file)
  const old = previousFiles(output, previous, written)
  const stale = [...old].filter((path) => !listed.has(path) && !written.shared.has(path))
  const outputs = new Map(Object.entries(known.files))
  const settle = (file: FileRecord, bytes: () => Uint8Array) => {
    const present = output.read(file.path)
    if (present === undefined || digestOf(present) !== file.sha256) output.write(file.path, bytes())
    outputs.set(file.path, [output.stamp(file.path) ?? '', file.sha256])
  }
  const changing = [...listed.values()].filter((file) => !isPresent(known, file))
  announce(output, previous, written, [...changing.map(({ path }) => path), ...stale])
  for (const file of changing) settle(file, () => written.bytesOf(file))
  for (const path of stale) {
    output.remove(path)
    outputs.delete(path)
  }
  const text = textOf(written.manifest)
  settle({ path: manifestFile, bytes: text.length, sha256: digestOf(text) }, () => text)
  return Object.fromEntries(outputs)
}

/** Files that the previous manifest tells of and that this build answers for. */
function previousFiles(output: Folder, previous: Manifest | undefined, written: Written): ReadonlySet<string> {
  const paths = new Set<string>(previous?.changing)
  for (const { path } of previous?.files ?? []) paths.add(path)
  const kept = new Set(written.manifest.articles.map(({ article }) => article))
  for (const { article, path } of previous?.articles ?? []) {
    if (kept.has(article) && !written.articles.has(article)) continue
    paths.add(path)
    for (const file of readArticleManifest(output, article)?.files ?? []) paths.add(file.path)
  }
  return paths
}

/**
 * Before anything changes, the manifest stops to speak of it: whoever is stopped halfway leaves a manifest that is true of every file
 * that it lists, and names those that the next build must settle.
 */
function announce(
  output: Folder,
  previous: Manifest | undefined,
  { articles, manifest }: Written,
  changing: readonly string[],
): void {
  if (previous === undefined || changing.length === 0) return
  const paths = new Set(changing)
  const kept = new Set(manifest.articles.map(({ article }) => article))
  const isTouched = ({ article, path }: Manifest['articles'][number]): boolean => {
    const now = articles.get(article)
    return paths.has(path) || (now === undefined ? !kept.has(article) : now.files.some((file) => paths.has(file.path)))
  }
  // All files of an article go with its manifest, also those that do not change: nothing else would tell the next build of them.
  for (const { article } of previous.articles.filter(isTouched))
    for (const file of readArticleManifest(output, article)?.files ?? []) paths.add(file.path)
  const interim: Manifest = {
    ...previous,
    articles: previous.articles.filter((one) => !isTouched(one)),
    files: previous.files.filter(({ path }) => !paths.has(path)),
    changing: [...paths].sort(),
  }
  output.write(manifestFile, textOf(interim))
}

/** A manifest as it is written. */
export function textOf(manifest: Manifest | ArticleManifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 1)}\n`)
}

/** A file as records tell of it. */
export function recordOfFile({ path, bytes }: OutputFile): FileRecord {
  return { path, bytes: bytes.length, sha256: digestOf(bytes) }
}

/** The manifest that stands in an output folder; undefined when there is none that can be read. */
export function readManifest(output: Folder): Manifest | undefined {
  const manifest = readJson<Manifest>(output, manifestFile)
  return manifest?.version === 2 && Array.isArray(manifest.files) && Array.isArray(manifest.articles)
    ? (manifest as Manifest)
    : undefined
}

/** Where the manifest of an article stands in the output folder. */
export function articleManifestFile(article: string): string {
  return `manifest/${article}.json`
}

/** The manifest of an article that stands in an output folder; undefined when there is none that can be read. */
export function readArticleManifest(output: Folder, article: string): ArticleManifest | undefined {
  const manifest = readJson<ArticleManifest>(output, articleManifestFile(article))
  return Array.isArray(manifest?.files) && Array.isArray(manifest.editions) ? (manifest as ArticleManifest) : undefined
}

/** What is told of all editions, in the order of the publication. */
export function editionsOf(output: Folder, { articles }: Manifest): readonly EditionEntry[] {
  return articles.flatMap(({ article }) => readArticleManifest(output, article)?.editions ?? [])
}

function readJson<Value>(output: Folder, path: string): Partial<Value> | undefined {
  const bytes = output.read(path)
  if (bytes === undefined) return undefined
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as Partial<Value> | null) ?? undefined
  } catch {
    // A damaged manifest is treated as none: nothing is deleted on its word, and this build writes a new one.
    return undefined
  }
}
