import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArticleManifest, Manifest } from '../../pipeline/build/types.ts'

/** This repository, which is itself a publication. */
export const repository = fileURLToPath(new URL('../../', import.meta.url))
const command = join(repository, 'dist/cli.js')

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Run `stemma …` as a user does: the built command in a process of its own. */
export function stemma(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string } = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...options.env }
    const child = execFile(process.execPath, [command, ...args], { env, maxBuffer: 1 << 28 }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, out, err })
    })
    child.stdin?.end(options.input ?? '')
  })
}

/** All that the manifests in an output folder tell: every edition and every file, those of articles included. */
export function manifestIn(folder: string) {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  const manifest = read('manifest.json') as Manifest
  const articles = manifest.articles.map(({ path }) => read(path) as ArticleManifest)
  const own = manifest.articles.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
  const files = [...manifest.files, ...own, ...articles.flatMap((article) => article.files)]
  return {
    ...manifest,
    editions: articles.flatMap(({ editions }) => editions),
    files: [...new Map(files.map((file) => [file.path, file])).values()],
  }
}

/** A temporary folder with files, removed by `dispose`. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'stemma-e2e-'))
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return {
    root,
    write,
    remove: (path: string) => rmSync(join(root, path)),
    path: (name: string) => join(root, name),
    read: (path: string) => readFileSync(join(root, path)),
    text: (path: string) => readFileSync(join(root, path), 'utf8'),
    /** Every file below a folder with its bytes, by path. */
    files: (folder = '.') => filesBelow(join(root, folder)),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Copy the sample publication of this repository. */
export function copySample(target: string): void {
  for (const name of ['publication.yaml', 'content', 'locales'])
    cpSync(join(repository, name), join(target, name), { recursive: true })
}

/** Every file below a folder with its bytes, by path. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(names.map((name) => [name.slice(folder.length + 1), readFileSync(name)]))
}
