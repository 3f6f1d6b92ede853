import { clean } from '../clean/index.ts'
import { frontMatterLength } from '../clean/markdown.ts'
import { reportJson, reportSarif, reportText } from '../clean/report.ts'
import type { Cleaned, EditRecord, Verdicts } from '../clean/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { articleFrom } from '../tree/article.ts'
import { stringify } from '../tree/markdown/stringify.ts'
import { readSource } from './sources.ts'

/** What `stemma clean FILE` prints, in every form. */
export interface CleanedFile {
  readonly markdown: string
  /** Report for humans. */
  readonly text: string
  readonly json: string
  readonly sarif: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface CleanFileOptions {
  readonly lang?: string
  /** Rules or record ids. */
  readonly accept: readonly string[]
  readonly reject: readonly string[]
}

/** Clean one file by itself, outside any publication. */
export function cleanFile(file: string, bytes: Uint8Array, options: CleanFileOptions): CleanedFile {
  const source = readSource(file, bytes)
  const diagnostics = [...source.diagnostics]
  if (source.value === undefined) return { markdown: '', text: '', json: '[]', sarif: '{}', diagnostics }
  const lang = options.lang === undefined ? {} : { lang: options.lang }
  const first = clean(source.value, lang)
  const verdicts = verdictsFor(first.value.records, options)
  const { value, diagnostics: remarks } =
    verdicts.verdicts.length === 0 ? first : clean(source.value, { ...lang, verdicts })
  const article = articleFrom('article', value, { lang: options.lang ?? 'und' })
  diagnostics.push(...remarks, ...article.diagnostics)
  return {
    markdown: article.value === undefined ? '' : frontMatterOf(value) + stringify(article.value.root),
    ...reports(value),
    diagnostics,
  }
}

/** The front matter as it stands in the text: the tree knows only what is needed further on. */
function frontMatterOf({ format, text }: Cleaned): string {
  const length = format === 'markdown' ? frontMatterLength(text) : 0
  return length === 0 ? '' : `${text.slice(0, length).trimEnd()}\n\n`
}

function reports(cleaned: Cleaned): Pick<CleanedFile, 'text' | 'json' | 'sarif'> {
  return { text: reportText(cleaned), json: reportJson(cleaned), sarif: reportSarif(cleaned) }
}

function verdictsFor(records: readonly EditRecord[], { accept, reject }: CleanFileOptions): Verdicts {
  const names = ({ id, rule }: EditRecord, list: readonly string[]) => list.includes(id) || list.includes(rule)
  const verdicts = records.flatMap((record) => {
    const verdict = names(record, reject)
      ? ('reject' as const)
      : names(record, accept)
        ? ('accept' as const)
        : undefined
    const { id, rule, before, actual, after } = record
    return verdict === undefined || record.class === 'flag' ? [] : [{ id, rule, verdict, before, actual, after }]
  })
  return { version: 1, verdicts, patches: [] }
}
