import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { publicationFile } from '../config/publication.ts'
import type { Folder } from '../world/types.ts'
import { declaredLanguage } from './declared-language.ts'
import { takeTexts } from './take-texts.ts'
import type { Origin } from './take-texts.ts'
import type { OutputFile } from './types.ts'

const welcome = (date: string) => `---
title: My first article
date: ${date}
---

# My first article

Write your article here, in Markdown or plain text. One blank line parts two paragraphs.

## A heading

- a list item
- another one

Build the publication and open \`output/index.html\`.
`

/** Language of a publication whose texts declare none. */
export const defaultSource = 'en'

/** What `init` is told about the publication. */
export interface NewPublication {
  readonly title: string
  /** Language of the texts; without it the one that most of them declare, else English. */
  readonly source?: string
  /** Today, as YYYY-MM-DD: the date of the first article, and an example elsewhere. */
  readonly date: string
}

/**
 * What `stemma init` writes into a folder: publication.yaml, .gitignore and one article per text that lies there or in one of the
 * further origins (copied with its pictures to content/<name>/; the originals stay), or a first article to start from. Nothing that
 * exists is overwritten.
 */
export function initPublication(
  folder: Folder,
  about: NewPublication,
  origins: readonly Origin[] = [],
): Outcome<readonly OutputFile[]> {
  if (folder.read(publicationFile) !== undefined) {
    const place = { file: publicationFile }
    return {
      value: [],
      diagnostics: [diagnose('init/exists', 'this folder is a publication already', place, ['run "stemma build"'])],
    }
  }
  const { value: articles, diagnostics } = takeTexts([{ folder, label: '' }, ...origins])
  const isEmpty = articles.length === 0 && folder.list('content').length === 0
  const source = about.source ?? declaredLanguage(articles) ?? defaultSource
  const files = [
    { path: publicationFile, bytes: encode(publicationText(about, source)) },
    { path: '.gitignore', bytes: encode('output/\n.stemma/\n') },
    ...articles,
    ...(isEmpty ? [{ path: 'content/first-article/source.md', bytes: encode(welcome(about.date)) }] : []),
  ]
  return { value: files.filter(({ path }) => folder.read(path) === undefined), diagnostics }
}

function publicationText({ title, date }: NewPublication, source: string): string {
  return `title: ${JSON.stringify(title)}
source: ${source}          # language of the articles
locales: [${source}]       # add the languages to publish, e.g. [${source}, ru, ar]
# formats: [html, pdf, epub]
# page: { size: A5 }
# date: ${date}    # day of publication, for texts that name none
# publisher: "…"
# rights: "…"
`
}

function encode(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}
