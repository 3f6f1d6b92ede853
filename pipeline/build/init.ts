import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { publicationFile } from '../config/publication.ts'
import type { Folder } from '../world/types.ts'
import type { OutputFile } from './types.ts'

const sourceNames = /\.(?:txt|md|markdown|html?|docx)$/iu

const aliases: Readonly<Record<string, string>> = { markdown: 'md', htm: 'html' }

const welcome = `---
title: My first article
---

# My first article

Write your article here, in Markdown or plain text. One blank line parts two paragraphs.

## A heading

- a list item
- another one

Run \`stemma build\` and open \`output/index.html\`.
`

/**
 * What `stemma init` writes into a folder: publication.yaml, .gitignore and one article per text file that lies there (copied to
 * content/<name>/source.<ext>; the original stays), or a first article to start from. Nothing that exists is overwritten.
 */
export function initPublication(folder: Folder, title: string, source: string): Outcome<readonly OutputFile[]> {
  if (folder.read(publicationFile) !== undefined) {
    const place = { file: publicationFile }
    return {
      value: [],
      diagnostics: [diagnose('init/exists', 'this folder is a publication already', place, ['run "stemma build"'])],
    }
  }
  const files: OutputFile[] = []
  const add = (path: string, bytes: Uint8Array | string) => {
    if (folder.read(path) === undefined) files.push({ path, bytes: toBytes(bytes) })
  }
  add(publicationFile, publicationText(title, source))
  add('.gitignore', 'output/\n.stemma/\n')
  const found = folder
    .list('')
    .filter((name) => sourceNames.test(name) && !/^(?:readme|license|changelog)\b/iu.test(name))
  const taken = new Set<string>()
  for (const name of found) {
    const bytes = folder.read(name)
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
    if (bytes !== undefined) add(`content/${articleName(name, taken)}/source.${aliases[extension] ?? extension}`, bytes)
  }
  if (found.length === 0 && folder.list('content').length === 0) add('content/first-article/source.md', welcome)
  return { value: files, diagnostics: [] }
}

function publicationText(title: string, source: string): string {
  return `title: ${JSON.stringify(title)}
source: ${source}          # language of the articles
locales: [${source}]       # add the languages to publish, e.g. [${source}, ru, ar]
# formats: [html, pdf, epub]
# page: { size: A5 }
# date: 2026-01-31
# publisher: "…"
# rights: "…"
`
}

/** A folder name from a file name: letters, digits and hyphens; `~n` for repeats. */
function articleName(file: string, taken: Set<string>): string {
  const stem = file.slice(0, file.lastIndexOf('.')).normalize('NFC').toLowerCase()
  const base = stem.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/gu, '') || 'article'
  let name = base
  for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`
  taken.add(name)
  return name
}

function toBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
