import type { HouseStyle } from '../clean/house.ts'
import { clean } from '../clean/index.ts'
import { reportDiff } from '../clean/diff.ts'
import { frontMatterLength } from '../clean/markdown.ts'
import { toldOfFile } from '../clean/origins.ts'
import { reportJson, reportSarif, reportText } from '../clean/report.ts'
import type { Cleaned, Verdicts } from '../clean/types.ts'
import { parseVerdicts } from '../clean/verdicts.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { articleFrom } from '../tree/article.ts'
import { stringify } from '../tree/markdown/stringify.ts'
import { flaggedNames, mergeVerdicts, unknownNames, verdictsOn, writeVerdicts } from './edits.ts'
import { blockJudge, prepareSource, readSource } from './sources.ts'

export type ReportKind = 'text' | 'json' | 'sarif' | 'diff' | 'coloured'

/** A file on the cleaning desk. */
export interface CleanedFile {
  /** Undefined when the file has no text to clean. */
  readonly cleaned: Cleaned | undefined
  readonly markdown: string
  readonly diagnostics: readonly Diagnostic[]
  /** edits.json with the new verdicts, when there are any. */
  readonly edits: string | undefined
  /** Names to accept or reject that are no rule and no id of this file. */
  readonly unknown: readonly string[]
  /** Names to accept or reject whose records are only told: there is nothing to accept. */
  readonly onlyTold: readonly string[]
}

export interface CleanFileOptions {
  readonly lang?: string
  /** Finds the language of a text that does not say it. */
  readonly detect?: (text: string) => string | undefined
  /** Languages that blocks may be in; none: all are in that of the text. */
  readonly languages?: readonly string[]
  /** The publication knows the date. */
  readonly dated?: boolean
  /** House style of the publication. */
  readonly house?: HouseStyle
  /** Rules or record ids. */
  readonly accept: readonly string[]
  readonly reject: readonly string[]
  /** edits.json of the article, as it is. */
  readonly edits?: { readonly file: string; readonly text: string }
}

/** Name of a file without its folders and its ending: what an article is called when nothing else names it. */
const stemOf = (file: string) => file.slice(file.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/u, '')

/**
 * Clean one file as the command does: with what reads its format, and with its language found where it says none. `lang`, `accept`,
 * `reject` and the house style may be left out.
 */
export async function cleanAnyFile(
  file: string,
  bytes: Uint8Array,
  options: Partial<CleanFileOptions> = {},
): Promise<CleanedFile> {
  await prepareSource(file, bytes, undefined, options.lang)
  const detect = options.lang === undefined ? (await import('../clean/detect-language.ts')).detectLanguage : undefined
  return cleanFile(file, bytes, { accept: [], reject: [], ...(detect && { detect }), ...options })
}

/** Clean one file, with the verdicts of its article if it has some. Word files and pages need `prepareSource` before. */
export function cleanFile(file: string, bytes: Uint8Array, options: CleanFileOptions): CleanedFile {
  const source = readSource(file, bytes)
  const diagnostics = [...source.diagnostics]
  const old = options.edits && parseVerdicts(options.edits.file, options.edits.text)
  diagnostics.push(...(old?.diagnostics ?? []))
  const nothing = { cleaned: undefined, markdown: '', diagnostics, edits: undefined, unknown: [], onlyTold: [] }
  // With a broken edits.json nothing is decided, least of all that it be written anew.
  if (source.value === undefined || (old !== undefined && old.value === undefined)) return nothing
  const setting = {
    ...(options.lang !== undefined && { lang: options.lang }),
    ...blockJudge(),
    ...(options.languages && { languages: options.languages }),
    ...(options.detect && { detect: options.detect }),
    ...(options.dated === true && { dated: true }),
    ...(options.house && { house: options.house }),
  }
  const first = clean(source.value, old?.value ? { ...setting, verdicts: old.value } : setting)
  const added = verdictsOn(first.value.records, options.accept, options.reject)
  const verdicts: Verdicts = mergeVerdicts(old?.value, added)
  const { value, diagnostics: remarks } = added.length === 0 ? first : clean(source.value, { ...setting, verdicts })
  const article = articleFrom(stemOf(file), value, { lang: options.lang ?? 'und' })
  diagnostics.push(...remarks, ...toldOfFile(article.diagnostics, source.value, value))
  return {
    cleaned: value,
    markdown: article.value === undefined ? '' : frontMatterOf(value) + stringify(article.value.root),
    diagnostics,
    edits: added.length === 0 ? undefined : writeVerdicts(verdicts),
    unknown: unknownNames(first.value.records, [...options.accept, ...options.reject]),
    onlyTold: flaggedNames(first.value.records, [...options.accept, ...options.reject]),
  }
}

/** The front matter as it stands in the text: the tree knows only what is needed further on. That of a plain text is made of its by-line. */
function frontMatterOf({ format, text, credit }: Cleaned): string {
  if (credit !== undefined) {
    const rows = Object.entries(credit).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    return `---\n${rows.join('')}---\n\n`
  }
  const length = format === 'markdown' ? frontMatterLength(text) : 0
  return length === 0 ? '' : `${text.slice(0, length).trimEnd()}\n\n`
}

/** The records of a file, in pieces, in one of the forms of `clean --report` and `--diff`. */
export function reportOf(kind: ReportKind, cleaned: Cleaned): Iterable<string> {
  switch (kind) {
    case 'text':
      return reportText(cleaned)
    case 'json':
      return reportJson(cleaned)
    case 'sarif':
      return reportSarif(cleaned)
    case 'diff':
      return reportDiff(cleaned, false)
    case 'coloured':
      return reportDiff(cleaned, true)
  }
}
