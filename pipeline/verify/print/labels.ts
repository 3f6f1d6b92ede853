import type { Edition } from '../../edition/types.ts'
import type { Report } from '../report.ts'
import type { WantedBlock } from '../wanted.ts'
import type { PdfDocument } from './document.ts'
import { plainText } from './read-blocks.ts'
import type { PdfElement } from './structure.ts'

/**
 * Compare what stands before items and notes, which is no text of the tree: numbers that count from the list's first one
 * in the digits of the locale, one bullet per list, boxes of tasks, and the label of each note with its way back.
 */
export function compareLabels(
  report: Report,
  edition: Edition,
  wanted: readonly WantedBlock[],
  document: PdfDocument,
): void {
  const elements = elementsById(document.structure)
  const labelOf = (element: PdfElement): string => {
    const label = element.kids.find((kid) => kid.kind === 'element' && kid.type === 'Lbl')
    return label?.kind === 'element' ? plainText(document, label).trim() : ''
  }
  const lists = new Map<string, { start: number | undefined; items: number; bullet: string | undefined }>()
  for (const block of wanted) {
    const element = elements.get(block.id)
    if (block.type === 'list') {
      lists.set(block.id, { start: block.start, items: 0, bullet: undefined })
      const numbering = block.start === undefined ? 'Disc' : 'Decimal'
      if (element && element.listNumbering !== numbering)
        report.add('structure', block.id, `ListNumbering ${numbering}`, `ListNumbering ${element.listNumbering}`)
    }
    const list = block.type === 'listItem' ? lists.get(block.parent ?? '') : undefined
    if (!list) continue
    const index = list.items++
    if (!element) {
      report.add('missing', block.id, 'the list item', 'nothing')
      continue
    }
    const found = labelOf(element)
    const label = labelFor(block, list.start === undefined ? undefined : edition.furniture.digits(list.start + index))
    const isBullet = label === 'a bullet'
    const isRight = isBullet
      ? found !== '' && !/[\p{L}\p{N}[\]☐☑⬜□▣]/u.test(found) && found === (list.bullet ?? found)
      : numberOf(found) === label
    if (isBullet) list.bullet ??= found
    if (!isRight) report.add('structure', block.id, `label ${list.bullet ?? label}`, `label ${found || 'none'}`)
  }
  for (const note of edition.notes) {
    const element = elements.get(note.id)
    if (!element) continue
    const found = labelOf(element)
    if (numberOf(found) !== note.label)
      report.add('structure', note.id, `label ${note.label}`, `label ${found || 'none'}`)
    const back = linkIn(element.kids.filter((kid) => kid.kind === 'element' && kid.type === 'Lbl'))
    const isBack = back !== undefined && note.calls.includes(back.slice(1)) && document.destinations.has(back.slice(1))
    if (note.calls.length > 0 && !isBack) report.add('link', note.id, `a way back to ${note.calls[0]}`, back ?? 'none')
  }
}

/** What the label of an item says. */
function labelFor({ checked }: WantedBlock, number: string | undefined): string {
  if (checked !== undefined) return checked ? '☑' : '☐'
  return number ?? 'a bullet'
}

/** A label without its punctuation; boxes of tasks are those of Unicode or squares that stand for them. */
function numberOf(label: string): string {
  if (label === '▣') return '☑'
  return label === '⬜' || label === '□' ? '☐' : label.replaceAll(/[^\p{N}☐☑]/gu, '')
}

function linkIn(kids: PdfElement['kids']): string | undefined {
  for (const kid of kids) {
    const found = kid.kind === 'link' ? kid.target : kid.kind === 'element' ? linkIn(kid.kids) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function elementsById(structure: readonly PdfElement[]): ReadonlyMap<string, PdfElement> {
  const elements = new Map<string, PdfElement>()
  const visit = (element: PdfElement): void => {
    if (element.id !== undefined) elements.set(element.id, element)
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid)
  }
  structure.forEach(visit)
  return elements
}
