import { diagnose } from '../diagnostic/codes.ts'
import { buildEditionFiles } from './edition-job.ts'
import { failedEdition } from './failed.ts'
import type { EditionJob, EditionResult } from './types.ts'
import type { Workshop } from './workshop.ts'

/** A bug of ours in one edition must not cost the others: it is told, and the edition fails. */
export async function buildSafely(workshop: Workshop, job: EditionJob): Promise<EditionResult> {
  const { task } = job
  try {
    return await buildEditionFiles(workshop, job)
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const place = { file: `content/${task.article}/`, locale: task.locale }
    const hints = ['this is a bug of Stemma; please report it together with the source']
    return failedEdition(task, diagnose('build/edition', `this edition could not be built: ${what}`, place, hints))
  }
}
