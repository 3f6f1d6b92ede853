import { createHash } from 'node:crypto'
import type { Format } from '../config/types.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasErrors } from '../diagnostic/format.ts'
import type { Edition, PageMap } from '../edition/types.ts'
import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import { embeddedFaces } from '../font/embed.ts'
import { woff2 } from '../font/woff2.ts'
import type { FontLibrary } from '../font/types.ts'
import type { PageFonts } from '../html/types.ts'
import { renderPage } from '../html/page.ts'
import type { Layout } from '../typeset/display/types.ts'
import { layoutEdition } from '../typeset/index.ts'
import { verifyEpub } from '../verify/epub.ts'
import { verifyHtml } from '../verify/html.ts'
import { verifyPdf } from '../verify/pdf.ts'
import { findingsToDiagnostics } from '../verify/report.ts'
import { wantedBlocks } from '../verify/wanted.ts'
import { cellPath, failedEdition } from './failed.ts'
import type { Cell, EditionEntry, EditionResult, EditionTask, OutputFile } from './types.ts'
import type { Workshop } from './workshop.ts'

/** The parts of an edition that its cells share. */
interface Prepared {
  readonly edition: Edition
  readonly layout: Layout | undefined
  readonly pageMap: PageMap
  /** Pages of the layout; undefined when the publication makes no PDF. */
  readonly pages: number | undefined
}

/** Bytes of one cell, or what went wrong. */
type Made = Outcome<Uint8Array | undefined>

/**
 * Build one edition: localise, lay out once, then each cell that is asked for, each read again and compared with the edition before it
 * counts as built. An error costs the cells that it touches.
 */
export async function buildEditionFiles(workshop: Workshop, task: EditionTask): Promise<EditionResult> {
  const wanted = workshop.formats
  const opened = workshop.edition(task)
  const problem = opened.diagnostics.find(({ severity }) => severity === 'error')
  if (opened.value === undefined || problem !== undefined) {
    if (problem === undefined) throw new Error('buildEditionFiles: an edition that is missing must say why')
    return failedEdition(task, problem, wanted, opened.diagnostics)
  }
  const { edition, withheld } = opened.value
  if (withheld !== undefined) {
    const cells = wanted.map((format) => ({ format, status: 'withheld' as const, path: cellPath(task, format) }))
    return { entry: entryOf(edition, cells), files: [], diagnostics: [...opened.diagnostics, withheld] }
  }
  const diagnostics: Diagnostic[] = [...opened.diagnostics]
  const laid = workshop.config.formats.includes('pdf') ? layOut(workshop, edition) : undefined
  const layoutFailed = laid !== undefined && hasErrors(laid.diagnostics)
  diagnostics.push(...(laid?.diagnostics ?? []))
  const prepared: Prepared = {
    edition,
    layout: laid?.value,
    pages: laid?.value.pageMap.length,
    // No PDF edition, no page numbers to claim.
    pageMap: layoutFailed ? [] : (laid?.value.pageMap ?? []),
  }

  const files = new Map<string, OutputFile>()
  const cells = new Map<Format, Cell>()
  const settle = (format: Format, made: Made) => {
    diagnostics.push(...made.diagnostics)
    const path = cellPath(task, format)
    const error = made.diagnostics.find(({ severity }) => severity === 'error')
    if (made.value === undefined || error !== undefined) {
      cells.set(format, { format, status: 'failed', path, ...(error && { code: error.code }) })
      return
    }
    files.set(path, { path, bytes: made.value })
    cells.set(format, { format, status: 'built', path, bytes: made.value.length })
  }

  if (wanted.includes('pdf')) {
    const failure = laid?.diagnostics.find(({ severity }) => severity === 'error')
    settle('pdf', failure === undefined ? await makePdf(prepared) : { value: undefined, diagnostics: [failure] })
  }
  if (wanted.includes('epub')) settle('epub', await makeEpub(workshop, prepared))
  if (wanted.includes('html')) {
    const assets = new Map<string, OutputFile>()
    settle('html', makeHtml(workshop, prepared, [...cells.values()], assets))
    if (cells.get('html')?.status === 'built') for (const [path, file] of assets) files.set(path, file)
  }
  const ordered = wanted.flatMap((format) => cells.get(format) ?? [])
  return { entry: entryOf(edition, ordered, prepared.pages), files: [...files.values()], diagnostics }
}

function entryOf(edition: Edition, cells: readonly Cell[], pages?: number): EditionEntry {
  const { article, locale, sourceLocale, dir, metadata, coverage } = edition
  return {
    ...{ article, locale, sourceLocale, dir, title: metadata.title },
    ...(metadata.titleLang !== undefined && { titleLang: metadata.titleLang }),
    ...{ description: metadata.description, dateLabel: metadata.dateLabel, coverage },
    ...(pages !== undefined && { pages }),
    blocks: wantedBlocks(edition).length,
    cells,
  }
}

/** Lay an edition out; its pages are walked once, here, because the page map is complete only then. */
export function layOut(workshop: Pick<Workshop, 'design' | 'fonts'>, edition: Edition): Outcome<Layout> {
  const { value, diagnostics } = layoutEdition(edition, workshop.design, workshop.fonts)
  return { value: { ...value, pages: [...value.pages] }, diagnostics }
}

async function makePdf({ edition, layout, pageMap }: Prepared): Promise<Made> {
  if (layout === undefined) throw new Error('makePdf: a PDF needs a layout')
  const { paintPdf } = await import('../pdf/index.ts')
  const { value: bytes, diagnostics } = await paintPdf(layout)
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  return { value: bytes, diagnostics: [...diagnostics, ...findingsToDiagnostics(verifyPdf(edition, bytes, pageMap))] }
}

async function makeEpub(workshop: Workshop, { edition, pageMap }: Prepared): Promise<Made> {
  const { packEpub } = await import('../epub/pack.ts')
  const cover = workshop.cover
  const { value: bytes, diagnostics } = await packEpub(edition, {
    ...{ pageMap, library: workshop.fonts, cover },
    coverDesign: workshop.config.coverDesign,
  })
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  return { value: bytes, diagnostics: [...diagnostics, ...findingsToDiagnostics(verifyEpub(edition, bytes, pageMap))] }
}

function makeHtml(
  workshop: Workshop,
  { edition, pageMap }: Prepared,
  others: readonly Cell[],
  assets: Map<string, OutputFile>,
): Made {
  const downloads = others.flatMap(({ format, status, bytes }) =>
    format === 'html' || status !== 'built' ? [] : [{ format, ...(bytes !== undefined && { bytes }) }],
  )
  const { value: html, diagnostics } = renderPage(edition, {
    pageMap,
    downloads: downloads.length > 0 ? downloads : workshop.unbuiltDownloads,
    articles: workshop.articlesIn(edition.locale),
    ...(edition.locale !== workshop.config.source && { publicationLang: workshop.config.source }),
    ...(workshop.config.webfonts === 'subset' && { fonts: webFonts(workshop.fonts, '../', assets) }),
  })
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  for (const picture of edition.pictures.values()) {
    const path = `assets/images/${picture.name}`
    assets.set(path, { path, bytes: picture.bytes })
  }
  const findings = findingsToDiagnostics(verifyHtml(edition, html, pageMap))
  return { value: new TextEncoder().encode(html), diagnostics: [...diagnostics, ...findings] }
}

/**
 * Cut the web fonts of a page and put their files, named by content, and their licences among the assets. `base` leads from the page
 * to output/.
 */
export function webFonts(library: FontLibrary, base: string, assets: Map<string, OutputFile>) {
  return (usage: readonly FontUsage[]): PageFonts => {
    const faces = embeddedFaces(usage, library, 'used')
    const paths = new Map<EmbeddedFace, string>()
    const byContent = new Map<Uint8Array, string>()
    for (const face of faces) {
      const known = byContent.get(face.ttf)
      const path = known ?? addFont(face, assets)
      byContent.set(face.ttf, path)
      paths.set(face, path)
    }
    return { faces, href: (face) => base + (paths.get(face) ?? '') }
  }
}

/** Compressed fonts by the hash of the subset: pages with the same characters share one. */
const compressed = new Map<string, Uint8Array>()

function addFont(face: EmbeddedFace, assets: Map<string, OutputFile>): string {
  const hash = createHash('sha256').update(face.ttf).digest('hex').slice(0, 8)
  const path = `assets/fonts/${face.font}-${hash}.woff2`
  const bytes = compressed.get(path) ?? woff2(face.ttf)
  compressed.set(path, bytes)
  assets.set(path, { path, bytes })
  const licence = `assets/fonts/${face.package.split('/').at(-1) ?? face.font}-licence.txt`
  assets.set(licence, { path: licence, bytes: new TextEncoder().encode(face.licence) })
  return path
}
