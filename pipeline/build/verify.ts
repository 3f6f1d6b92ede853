import type { Format } from '../config/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import { comparisonName } from '../html/address.ts'
import type { Edition, PageMap } from '../edition/types.ts'
import { verifyComparison } from '../verify/comparison.ts'
import { verifyEpub } from '../verify/epub.ts'
import { verifyHtml } from '../verify/html.ts'
import { verifyPdf } from '../verify/pdf.ts'
import { findingsToDiagnostics } from '../verify/report.ts'
import { checkShop } from '../verify/shop/check-shop.ts'
import type { ShopName } from '../verify/shop/types.ts'
import type { StrictTools } from '../verify/strict/types.ts'
import type { Finding } from '../verify/types.ts'
import { wantedBlocks } from '../verify/wanted.ts'
import type { World } from '../world/types.ts'
import { layOut, onPages, originalOf, packEdition } from './cells.ts'
import { writeChecks } from './claim.ts'
import type { StrictPart } from './claim.ts'
import { cellPath } from './failed.ts'
import { digestOf } from './keys.ts'
import { planBuild } from './plan.ts'
import { loadPublication } from './load.ts'
import { prepareSources } from './sources.ts'
import { judgeFiles, strictDiagnostics, strictReport, strictTable } from './strict.ts'
import type { JudgedFile, StrictFile } from './strict.ts'
import type { BuildOptions } from './types.ts'
import { openWorkshop } from './workshop.ts'
import type { Workshop } from './workshop.ts'

export interface VerifyReport {
  readonly files: number
  readonly editions: number
  readonly blocks: number
  readonly findings: number
  /** What outside validators say, one line each. */
  readonly strict?: readonly string[]
}

/** What `verify --strict` needs: where validators are, and the day (ISO 8601) for reports that are stored. */
export interface StrictOptions {
  readonly tools: StrictTools
  readonly day: string
}

/**
 * Read the finished files of a publication again and compare them with the editions that its sources give now. A file that is missing is
 * an error, unless the edition is withheld. E-books are also held to the rules of the `shops` that are named.
 */
export async function verifyPublication(
  world: World,
  options: BuildOptions,
  shops: readonly ShopName[] = [],
  strict?: StrictOptions,
): Promise<Outcome<VerifyReport>> {
  const report = { files: 0, editions: 0, blocks: 0, findings: 0 }
  await prepareSources(world.publication, undefined, undefined, loadPublication(world.publication).value?.source)
  const { value: plan, diagnostics: found } = planBuild(world.publication, options)
  const diagnostics: Diagnostic[] = [...found]
  if (plan === undefined) return { value: report, diagnostics }
  const workshop = await openWorkshop(world, plan, options)
  const strictFiles: (StrictFile & { readonly pageMap: PageMap; readonly isTrue: boolean })[] = []
  for (const task of plan.selected) {
    const { value, diagnostics: problems } = workshop.edition(task)
    diagnostics.push(...problems)
    if (value === undefined || value.withheld !== undefined) continue
    const { edition } = value
    const laid = plan.config.formats.includes('pdf') ? layOut(workshop, edition) : undefined
    const pageMap = laid === undefined || hasErrors(laid.diagnostics) ? [] : laid.value.pageMap
    report.editions += 1
    report.blocks += wantedBlocks(edition).length
    const judge = (path: string, findingsIn: (bytes: Uint8Array) => readonly Finding[]): Uint8Array | undefined => {
      const bytes = world.output.read(path)
      if (bytes === undefined) {
        diagnostics.push(
          diagnose('verify/no-file', `no file ${path} in the output`, { file: path }, ['run "stemma build"']),
        )
        return undefined
      }
      const findings = findingsIn(bytes)
      report.files += 1
      report.findings += findings.length
      diagnostics.push(...findingsToDiagnostics(findings))
      return bytes
    }
    const source = originalOf(workshop, edition)
    if (source !== undefined && plan.formats.includes('html')) {
      const path = `${task.locale}/${comparisonName(task.article)}`
      judge(path, (bytes) =>
        verifyComparison(onPages(workshop, source), onPages(workshop, edition), new TextDecoder().decode(bytes)),
      )
    }
    for (const format of plan.formats) {
      const path = cellPath(task, format)
      const bytes = judge(path, (found) =>
        verifyCell(format === 'html' ? onPages(workshop, edition) : edition, format, found, pageMap),
      )
      if (bytes === undefined) continue
      if (strict !== undefined && format !== 'html' && options.roots !== undefined) {
        const place = `${options.roots.output}/${path}`
        const isTrue = verifyCell(edition, format, bytes, pageMap).length === 0
        strictFiles.push({ task, edition, format, path, place, bytes, pageMap, isTrue })
      }
      if (format !== 'epub') continue
      for (const shop of shops) diagnostics.push(...checkShop(bytes, shop, { file: path }))
    }
  }
  if (strict === undefined) return { value: report, diagnostics }
  const judged = await judgeFiles(strictFiles, strict.tools)
  diagnostics.push(...strictDiagnostics(judged))
  if (workshop.config.certifiedBy !== undefined) {
    for (const [index, one] of judged.entries()) {
      const file = strictFiles[index]
      if (file?.format !== 'epub') continue
      const at = strictFiles.findIndex(({ task, format }) => task === file.task && format === 'pdf')
      const [print, printJudged] = [strictFiles[at], judged[at]]
      const pdf = print && printJudged && strictReport(printJudged, print.bytes, strict.day, print.isTrue)
      diagnostics.push(...(await storeReport(world, workshop, one, file, strict.day, pdf)))
    }
  }
  return { value: { ...report, strict: strictTable(judged) }, diagnostics }
}

/** Store what was found in a book, beside its translation, if it is the one that the sources give now. */
async function storeReport(
  world: World,
  workshop: Workshop,
  judged: JudgedFile,
  { edition, pageMap, isTrue, task, path, bytes }: StrictFile & { readonly pageMap: PageMap; readonly isTrue: boolean },
  day: string,
  pdf: StrictPart | undefined,
): Promise<readonly Diagnostic[]> {
  const { unclaimed, book } = await packEdition(workshop, { edition, pageMap })
  const known = [unclaimed, book.value].map(digestOf)
  if (known.includes(digestOf(bytes))) {
    writeChecks(world.publication, task, { ...strictReport(judged, unclaimed, day, isTrue), ...(pdf && { pdf }) })
    return []
  }
  const message = `${path} is not the e-book that the sources give now: the report on it is not stored`
  return [diagnose('verify/not-run', message, { file: path }, ['run "stemma build", then verify again'])]
}

function verifyCell(edition: Edition, format: Format, bytes: Uint8Array, pageMap: PageMap): readonly Finding[] {
  switch (format) {
    case 'html':
      return verifyHtml(edition, new TextDecoder().decode(bytes), pageMap)
    case 'pdf':
      return verifyPdf(edition, bytes, pageMap)
    case 'epub':
      return verifyEpub(edition, bytes, pageMap)
  }
}
