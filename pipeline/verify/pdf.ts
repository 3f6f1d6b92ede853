import type { ContentsEntry, Edition, PageMap } from '../edition/types.ts'
import { comparePrinted } from './print/compare.ts'
import { readPdf, type PdfDocument } from './print/document.ts'
import { startReport, type Report } from './report.ts'
import type { Finding } from './types.ts'

/**
 * Re-read a finished PDF through its structure tree and compare it with its edition, block by block: words in order,
 * languages, kinds and nesting of elements, links, pictures' texts, calls of notes, and the place where each page begins.
 */
export function verifyPdf(
  edition: Edition,
  bytes: Uint8Array,
  pageMap: PageMap,
  document = readPdf(bytes),
): readonly Finding[] {
  const report = startReport(edition, 'pdf')
  if (!document) {
    report.unreadable('a PDF with a cross-reference table', 'something else')
    return report.findings
  }
  checkFile(report, edition, document, pageMap)
  comparePrinted(report, edition, document, pageMap)
  checkOutline(report, edition, document)
  return report.findings
}

function checkFile(report: Report, edition: Edition, document: PdfDocument, pageMap: PageMap): void {
  if (!document.isTagged) report.add('structure', undefined, 'a tagged file', 'MarkInfo does not say so')
  if (document.lang !== edition.locale)
    report.add('language', undefined, `Lang ${edition.locale}`, `Lang ${document.lang || 'none'}`)
  const title = edition.metadata.title.normalize('NFC')
  if (document.title.normalize('NFC') !== title)
    report.add('text', undefined, `title ${title}`, `title ${document.title}`)
  if (document.pages.length !== pageMap.length) {
    report.add('page', undefined, `${pageMap.length} pages`, `${document.pages.length} pages`)
  }
  document.pages.forEach(({ label, content }, index) => {
    const wanted = pageMap[index]?.label
    if (wanted !== undefined && wanted !== label)
      report.add('page', undefined, `page label ${wanted}`, `page label ${label}`)
    if (wanted !== undefined && !isFolio(content.footer, wanted))
      report.add('page', undefined, `folio ${wanted} printed`, `folio ${content.footer || 'none'} printed`)
    if (content.untagged !== '')
      report.add('extra', undefined, 'all text in the structure or an artifact', content.untagged.slice(0, 60))
    if (content.unmapped > 0)
      report.add('text', undefined, `text for every glyph of page ${label}`, `${content.unmapped} glyphs without`)
  })
}

/** Digits of N’Ko and Adlam run from right to left, so on paper the last one comes first. */
function isFolio(printed: string, label: string): boolean {
  return (
    printed === label ||
    (/[\p{Script=Nkoo}\p{Script=Adlm}]/u.test(label) && [...printed].toReversed().join('') === label)
  )
}

/** The outline names the edition's contents in order; each entry leads to an existing destination. */
function checkOutline(report: Report, edition: Edition, document: PdfDocument): void {
  const flat = (entries: readonly ContentsEntry[]): readonly ContentsEntry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.children)])
  const fold = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  let cursor = 0
  for (const entry of flat(edition.contents)) {
    const at = document.outline.findIndex(
      (found, index) => index >= cursor && fold(found.label).includes(fold(entry.label)),
    )
    if (at < 0) report.add('missing', entry.id, `outline entry ${entry.label}`, 'nothing')
    else cursor = at + 1
  }
  for (const { label, destination } of document.outline) {
    if (!document.destinations.has(destination))
      report.add('link', undefined, `a target for ${label}`, destination || 'none')
  }
}
