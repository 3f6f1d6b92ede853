import { formats } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { languageOf } from '../language/language.ts'
import { problemsOf } from './problems.ts'
import type { EditionResult, EditionTask } from './types.ts'

/** Where a cell stands in output/. */
export function cellPath({ article, locale }: EditionTask, format: (typeof formats)[number]): string {
  return `${locale}/${article}.${format}`
}

/** An edition of which nothing could be made: each of its cells is listed as failed with the code of the first error. */
export function failedEdition(
  task: EditionTask,
  first: Diagnostic,
  wanted: readonly (typeof formats)[number][] = formats,
  others: readonly Diagnostic[] = [],
): EditionResult {
  const { article, locale } = task
  const cells = wanted.map((format) => {
    return { format, status: 'failed' as const, path: cellPath(task, format), code: first.code }
  })
  const { dir } = languageOf(locale)
  return {
    entry: { article, locale, sourceLocale: locale, dir, title: article, ...problemsOf([first, ...others]), cells },
    files: [],
    diagnostics: [first, ...others],
  }
}
