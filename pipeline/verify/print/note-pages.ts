import type { Edition } from '../../edition/types.ts'
import type { Report } from '../report.ts'
import type { PdfDocument } from './document.ts'
import type { PdfElement } from './structure.ts'

/** A note begins on the page of its first call, never before it; it may go on over the following pages. */
export function compareNotePages(report: Report, edition: Edition, document: PdfDocument): void {
  const calls = new Map<string, number>()
  const notes = new Map<string, number>()
  const keepFirst = (pages: Map<string, number>, id: string, page: number | undefined) => {
    if (page !== undefined) pages.set(id, Math.min(page, pages.get(id) ?? page))
  }
  const visit = (element: PdfElement): void => {
    if (element.type === 'Note' && element.id !== undefined) keepFirst(notes, element.id, firstPage(element))
    const target = element.type === 'Reference' ? targetIn(element) : undefined
    if (target !== undefined) keepFirst(calls, target.slice(1), firstPage(element))
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid)
  }
  document.structure.forEach(visit)
  const labelOf = (page: number) => document.pages[page]?.label ?? String(page + 1)
  for (const { id } of edition.notes) {
    const [call, note] = [calls.get(id), notes.get(id)]
    if (call === undefined || note === undefined || call === note) continue
    report.add('page', id, `the note begins on page ${labelOf(call)}, as its call`, `on page ${labelOf(note)}`)
  }
}

/** First page that shows something of an element. */
function firstPage(element: PdfElement): number | undefined {
  const pages = element.kids.flatMap((kid) => {
    if (kid.kind === 'content') return [kid.page]
    return kid.kind === 'element' ? (firstPage(kid) ?? []) : []
  })
  return pages.length === 0 ? undefined : pages.reduce((least, page) => Math.min(least, page))
}

function targetIn(element: PdfElement): string | undefined {
  for (const kid of element.kids) {
    const target = kid.kind === 'link' ? kid.target : kid.kind === 'element' ? targetIn(kid) : undefined
    if (target?.startsWith('#') === true) return target
  }
  return undefined
}
