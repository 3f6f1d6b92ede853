import type { Shortfall } from '../html/types.ts'
import type { Format } from '../config/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { accessibilityFacts } from '../epub/accessibility.ts'
import { catalogueMetadata } from '../epub/opds.ts'
import type { Edition } from '../edition/types.ts'
import { wantedBlocks } from '../verify/wanted.ts'
import { linkPicture, layOut, makeEpub, makeHtml, makePdf } from './cells.ts'
import type { Made } from './cells.ts'
import { collectGarbage } from '../world/collector.ts'
import { cellPath, failedEdition } from './failed.ts'
import { problemsOf } from './problems.ts'
import { digestOf } from './keys.ts'
import type { BaseRecord, CellRecord } from './records.ts'
import { statementFile } from './statement.ts'
import type { Cell, EditionJob, EditionResult, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/**
 * Build one edition: localise, lay out once, then each cell that is asked for, each read again and compared with the edition before it
 * counts as built. An error costs the cells that it touches. What the job brings along is not made again.
 */
export async function buildEditionFiles(workshop: Workshop, job: EditionJob): Promise<EditionResult> {
  const { task } = job
  const opened = workshop.edition(task, job.titles)
  const problem = opened.diagnostics.find(({ severity }) => severity === 'error')
  if (opened.value === undefined || problem !== undefined) {
    if (problem === undefined) throw new Error('buildEditionFiles: an edition that is missing must say why')
    const failed = failedEdition(task, problem, workshop.formats, opened.diagnostics)
    const { cells: _cells, ...entry } = failed.entry
    const closed = { status: 'failed', code: problem.code } as const
    const title = workshop.title(task) ?? entry.title
    return {
      ...failed,
      kept: { base: { entry, title, diagnostics: failed.diagnostics, pageMap: [], closed }, cells: {} },
    }
  }
  const { edition, title, withheld } = opened.value
  if (withheld !== undefined) {
    const base = baseOf(edition, title, [...opened.diagnostics, withheld.problem], {
      closed: { status: 'withheld' },
      below: withheld.below,
    })
    return finish(workshop, job, base, new Map(), new Map())
  }
  const needsLayout =
    workshop.config.formats.includes('pdf') && (job.base === undefined || isMissing(workshop, job, 'pdf'))
  let laid = needsLayout ? layOut(workshop, edition) : undefined
  collectGarbage()
  const failure = laid?.diagnostics.find(({ severity }) => severity === 'error')
  const base =
    job.base ??
    baseOf(edition, title, [...opened.diagnostics, ...(laid?.diagnostics ?? [])], {
      // No PDF edition, no page numbers to claim.
      pageMap: failure === undefined ? (laid?.value.pageMap ?? []) : [],
      ...(laid !== undefined && { pages: laid.value.pageMap.length }),
    })
  const prepared = { edition, pageMap: base.pageMap }
  const files = new Map<string, OutputFile>()
  const cells = new Map<Format, CellRecord>()
  const settle = (format: Format, made: Made, assets: readonly OutputFile[] = []) => {
    const path = cellPath(task, format)
    const error = made.diagnostics.find(({ severity }) => severity === 'error')
    const own = made.value === undefined || error !== undefined ? [] : [{ path, bytes: made.value }, ...assets]
    for (const file of own) files.set(file.path, file)
    const cell: Cell =
      made.value === undefined || error !== undefined
        ? { format, status: 'failed', path, ...(error && { code: error.code }) }
        : builtCell(format, path, made.value, made)
    const records = own.map((file) => ({ path: file.path, sha256: digestOf(file.bytes), bytes: file.bytes.length }))
    cells.set(format, { cell, diagnostics: made.diagnostics, files: records })
    collectGarbage()
  }
  if (isMissing(workshop, job, 'pdf')) {
    if (laid === undefined) throw new Error('buildEditionFiles: a PDF needs a layout')
    settle(
      'pdf',
      failure === undefined
        ? await makePdf(workshop, prepared, laid.value)
        : { value: undefined, diagnostics: [failure] },
    )
  }
  laid = undefined // what was painted is no longer held while the other two are made
  if (isMissing(workshop, job, 'epub')) {
    const made = await makeEpub(workshop, prepared)
    settle('epub', made, made.assets)
  }
  if (isMissing(workshop, job, 'html')) {
    const assets = new Map<string, OutputFile>()
    const others = (['pdf', 'epub'] as const).flatMap(
      (format) => cells.get(format)?.cell ?? job.cells[format]?.cell ?? [],
    )
    const made = makeHtml(workshop, prepared, others, assets, job, await linkPicture(workshop, prepared))
    if (made.value !== undefined) {
      const page = builtCell('html', cellPath(task, 'html'), made.value, made)
      const statement = statementFile(workshop, edition, [page, ...others])
      assets.set(statement.path, statement)
    }
    settle('html', made, [...assets.values()])
  }
  return finish(workshop, job, base, cells, files)
}

function builtCell(format: Format, path: string, value: Uint8Array, { checks, strict, cover }: Made): Cell {
  return {
    format,
    status: 'built',
    path,
    bytes: value.length,
    ...(checks && { checks }),
    ...(strict && { strict }),
    ...(cover && { cover }),
  }
}

function isMissing({ formats }: Workshop, { cells }: EditionJob, format: Format): boolean {
  return formats.includes(format) && cells[format] === undefined
}

function finish(
  { formats }: Workshop,
  job: EditionJob,
  base: BaseRecord,
  made: ReadonlyMap<Format, CellRecord>,
  files: ReadonlyMap<string, OutputFile>,
): EditionResult {
  const cells = { ...job.cells, ...Object.fromEntries(made) }
  return { ...resultOf(job, formats, base, cells), files: [...files.values()], kept: { base, cells } }
}

/** The entry and the diagnostics of an edition from what is kept of it. */
export function resultOf(
  { task }: Pick<EditionJob, 'task'>,
  formats: readonly Format[],
  base: BaseRecord,
  records: Readonly<Partial<Record<Format, CellRecord>>>,
): EditionResult {
  const { closed } = base
  const cells = formats.flatMap((format): readonly Cell[] => {
    if (closed !== undefined) {
      return [
        { format, status: closed.status, path: cellPath(task, format), ...(closed.code && { code: closed.code }) },
      ]
    }
    const cell = records[format]?.cell
    return cell === undefined ? [] : [cell]
  })
  const diagnostics = (['pdf', 'epub', 'html'] as const).flatMap((format) =>
    formats.includes(format) ? (records[format]?.diagnostics ?? []) : [],
  )
  const all = [...base.diagnostics, ...diagnostics]
  return { entry: { ...base.entry, ...problemsOf(all), cells }, files: [], diagnostics: all }
}

function baseOf(
  edition: Edition,
  title: string,
  diagnostics: readonly Diagnostic[],
  rest: {
    readonly pageMap?: BaseRecord['pageMap']
    readonly pages?: number
    readonly closed?: BaseRecord['closed']
    readonly below?: Shortfall
  },
): BaseRecord {
  const { article, locale, sourceLocale, dir, metadata, coverage } = edition
  const hasPages = rest.pageMap?.some(({ at }) => at !== undefined) === true
  return {
    entry: {
      ...{ article, locale, sourceLocale, dir, title: metadata.title },
      ...(metadata.titleLang !== undefined && { titleLang: metadata.titleLang }),
      ...{ description: metadata.description, coverage, identifier: metadata.identifiers.html },
      ...(metadata.langs?.description !== undefined && { descriptionLang: metadata.langs.description }),
      ...(metadata.date !== undefined && { date: metadata.date }),
      ...(metadata.dateLabel !== undefined && { dateLabel: metadata.dateLabel }),
      ...(metadata.modified !== undefined && { modified: metadata.modified }),
      ...(metadata.authors.length > 0 && { authors: metadata.authors }),
      ...(rest.pages !== undefined && { pages: rest.pages }),
      ...(rest.below !== undefined && { below: rest.below }),
      catalogue: catalogueMetadata(edition, accessibilityFacts(edition, hasPages)),
      blocks: wantedBlocks(edition).length,
    },
    title,
    diagnostics,
    pageMap: rest.pageMap ?? [],
    ...(rest.closed && { closed: rest.closed }),
  }
}
