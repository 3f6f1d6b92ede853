import type { PageMap } from '../edition/types.ts'
import { skipSpace } from './compare-text.ts'
import { excerptAt, type Report } from './report.ts'
import type { WantedBlock } from './wanted.ts'

/** The beginning of a page as a file marks it. */
export interface FoundPage {
  readonly block: string
  readonly offset: number
  /** Printed folio, maybe with words around it. */
  readonly label: string
}

/** Compare the page marks of a file with the page map: as many, under the same labels, at the same places in the text. */
export function comparePages(
  report: Report,
  wanted: readonly WantedBlock[],
  pageMap: PageMap,
  found: readonly FoundPage[],
): void {
  const places = placesOf(wanted)
  const marked = pageMap.filter((page) => page.at !== undefined)
  const count = Math.max(marked.length, found.length)
  for (let index = 0; index < count; index++) {
    const page = marked[index]
    const mark = found[index]
    if (!page?.at || !mark) {
      const block = page?.at?.block ?? mark?.block
      report.add(
        'page',
        block,
        page ? `page ${page.label}` : 'no more pages',
        mark ? `page ${mark.label}` : 'no more marks',
      )
      return
    }
    const wantedPlace = places(page.at.block, page.at.offset)
    const foundPlace = places(mark.block, mark.offset)
    if (wantedPlace.key !== foundPlace.key) {
      report.add(
        'page',
        page.at.block,
        `page ${page.label} at ${wantedPlace.text}`,
        `page ${mark.label} at ${foundPlace.text}`,
      )
    } else if (!hasLabel(mark.label, page.label)) {
      report.add('page', page.at.block, `page ${page.label}`, `page ${mark.label}`)
    }
  }
}

function hasLabel(found: string, label: string): boolean {
  return found === label || found.split(/[\s.,:،]+/u).includes(label)
}

/**
 * One name per place: an offset before or after white space is the same; the end of a block is the beginning of the
 * next; a container begins with its first text.
 */
export function placesOf(
  wanted: readonly WantedBlock[],
): (block: string, offset: number) => { key: string; text: string } {
  const indexOf = new Map(wanted.map((block, index) => [block.id, index]))
  const isLeaf = (block: WantedBlock) =>
    block.rich !== undefined || block.type === 'figure' || block.type === 'thematicBreak'
  return (id, offset) => {
    let index = indexOf.get(id)
    if (index === undefined) return { key: `${id} ${offset}`, text: `${id}, an unknown block` }
    let place = offset
    for (; index < wanted.length; index++) {
      const block = wanted[index]
      if (!block || !isLeaf(block)) continue
      const text = block.rich?.text ?? ''
      const at = skipSpace(text, place)
      if (at < text.length || (at === 0 && place === 0))
        return { key: `${block.id} ${at}`, text: `${block.id}:${at} “${excerptAt(text, at)}”` }
      place = 0
    }
    return { key: 'end', text: 'the end' }
  }
}
