import type { Destination, OutlineEntry, Page } from '../typeset/display/types.ts'
import type { PdfDocument, Reference, Value } from './document.ts'
import { textString } from './document.ts'
import { operand } from './number.ts'
import { byStringBytes } from './order.ts'

/** Named destinations as one sorted name tree; pdfkit's own sorts by the locale of the machine. */
export function writeDestinations(
  document: PdfDocument,
  destinations: readonly Destination[],
  pages: readonly { readonly reference: Reference; readonly height: number }[],
): void {
  const byName = new Map<string, Value>()
  for (const { name, page, y } of destinations) {
    const target = pages[page]
    if (target === undefined || byName.has(name)) continue
    // pdfkit writes undefined inside an array as null: the reader keeps left edge and zoom as they are.
    const place = [target.reference, 'XYZ', undefined, operand(target.height - y), undefined]
    byName.set(name, place as unknown as Value)
  }
  const sorted = [...byName].sort(([a], [b]) => byStringBytes(a, b))
  const names = document.kit._root.data['Names'] as Reference
  names.data['Dests'] = { Names: sorted.flatMap(([name, place]) => [textString(name), place]) }
}

/** The outline by named destinations, open down to the second level. */
export function writeOutline(document: PdfDocument, entries: readonly OutlineEntry[]): void {
  if (entries.length === 0) return
  const root = document.open({ Type: 'Outlines' })
  Object.assign(root.data, writeLevel(document, entries, root, 0))
  root.end()
  document.kit._root.data['Outlines'] = root
  document.kit._root.data['PageMode'] = 'UseOutlines'
}

/** Count is the number of visible descendants of an open item, negative for a closed one (ISO 32000-1, 12.3.3). */
function writeLevel(
  document: PdfDocument,
  entries: readonly OutlineEntry[],
  parent: Reference,
  depth: number,
): { First: Reference; Last: Reference; Count: number } {
  const references = entries.map(() => document.open({}))
  let visible = entries.length
  for (const [index, entry] of entries.entries()) {
    const reference = references[index] as Reference
    const below = entry.children.length > 0 ? writeLevel(document, entry.children, reference, depth + 1) : undefined
    const isOpen = depth < 1
    if (below !== undefined && isOpen) visible += below.Count
    reference.data = {
      Title: textString(entry.label),
      Parent: parent,
      Dest: textString(entry.destination),
      ...(index > 0 && { Prev: references[index - 1] }),
      ...(index < entries.length - 1 && { Next: references[index + 1] }),
      ...(below !== undefined && { ...below, Count: isOpen ? below.Count : -below.Count }),
    }
    reference.end()
  }
  return { First: references[0] as Reference, Last: references.at(-1) as Reference, Count: visible }
}

/** Page labels: plain decimal when the folios are, else each page's folio as a prefix (digits of other scripts, no folio). */
export function writePageLabels(document: PdfDocument, pages: readonly Pick<Page, 'label'>[]): void {
  const isDecimal = pages.every((page, index) => page.label === String(index + 1))
  const labels: Value[] = isDecimal
    ? [0, { S: 'D', St: 1 }]
    : pages.flatMap((page, index): Value[] => [index, { P: textString(page.label) }])
  document.kit._root.data['PageLabels'] = { Nums: labels }
}
