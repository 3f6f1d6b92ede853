import type { Edition, PageMap } from '../../edition/types.ts'
import { keepsOrder, pair } from '../alignment.ts'
import { compareText, isSameAddress, type SameLink } from '../compare-text.ts'
import { comparePages, type FoundPage } from '../page-marks.ts'
import { excerpts, type Report } from '../report.ts'
import type { RichText } from '../rich-text.ts'
import { wantedBlocks, type WantedBlock } from '../wanted.ts'
import type { PdfDocument } from './document.ts'
import { printedCode, readCode } from './code.ts'
import { compareLabels } from './labels.ts'
import { comparePath } from './nesting.ts'
import { compareNotePages } from './note-pages.ts'
import { notesAtTheirCalls } from './notes.ts'
import { readBlocks, type PrintedBlock } from './read-blocks.ts'
import { printedText, readLogical, readVisual } from './reading.ts'
import { hasRightToLeft } from './visual-order.ts'

/** A block that shows on paper as text or picture, with what it must say there. */
export interface Leaf {
  readonly block: WantedBlock
  readonly rich: RichText | undefined
  /** Text for a picture; undefined when it is none. */
  readonly alt: string | undefined
  /** Containers around it, outermost first. */
  readonly path: readonly WantedBlock[]
}

/** Compare the structure tree with the edition. */
export function comparePrinted(report: Report, edition: Edition, document: PdfDocument, pageMap: PageMap): void {
  const plain = wantedBlocks(edition)
  const wanted = plain.map(onPaper)
  const leaves = notesAtTheirCalls(edition, leavesOf(wanted))
  const ids = new Set(leaves.map(({ block }) => block.id))
  const isFurniture = furnitureOf(edition)
  const found = readBlocks(document).filter((block) => ids.has(block.id ?? '') || !isFurniture(block))
  const foundIds = new Set(found.map((block) => block.id))
  const pairs = pair(
    leaves.map((leaf) =>
      foundIds.has(leaf.block.id) && leaf.alt === undefined ? `#${leaf.block.id}` : keyOfLeaf(leaf),
    ),
    found.map((block) =>
      block.id !== undefined && ids.has(block.id) && block.type !== 'Figure' ? `#${block.id}` : keyOfFound(block),
    ),
  )
  const onPages = pageMapOnPaper(pageMap, plain)
  const compare = leafComparison(report, edition, document, onPages)
  const ranks: number[] = []
  let before: readonly [Leaf, PrintedBlock] | undefined
  for (const [here, there] of pairs.filter(([, index]) => index >= 0).toSorted((a, b) => a[1] - b[1])) {
    const leaf = leaves[here]
    const block = found[there]
    if (!block) continue
    if (!leaf) {
      report.add('extra', undefined, 'nothing', `${block.type} “${textOf(block).slice(0, 60)}”`)
      continue
    }
    ranks.push(here)
    compare.leaf(leaf, block)
    comparePath(report, before, [leaf, block])
    before = [leaf, block]
  }
  for (const [here, there] of pairs) {
    const leaf = leaves[here]
    if (leaf && there < 0)
      report.add(
        'missing',
        leaf.block.id,
        (leaf.rich?.text ?? leaf.alt ?? '').slice(0, 60) || leaf.block.type,
        'nothing',
      )
  }
  keepsOrder(ranks).forEach((keeps, index) => {
    if (keeps) return
    const nameOf = (rank: number | undefined) =>
      (rank === undefined ? undefined : leaves[rank]?.block.id) ?? 'the beginning'
    report.add(
      'order',
      nameOf(ranks[index]),
      `after ${nameOf((ranks[index] ?? 0) - 1)}`,
      `after ${nameOf(ranks[index - 1])}`,
    )
  })
  comparePages(report, wanted, onPages, compare.pages())
  compareLabels(report, edition, plain, document)
  compareNotePages(report, edition, document)
}

function onPaper(block: WantedBlock): WantedBlock {
  return block.rich ? { ...block, rich: printed(block.type, block.rich).rich } : block
}

function printed(type: WantedBlock['type'], rich: RichText): ReturnType<typeof printedText> {
  return type === 'code' ? printedCode(rich) : printedText(rich)
}

function pageMapOnPaper(pageMap: PageMap, wanted: readonly WantedBlock[]): PageMap {
  const byId = new Map(wanted.map((block) => [block.id, block]))
  return pageMap.map((page) => {
    const block = page.at && byId.get(page.at.block)
    if (!page.at || !block?.rich) return page
    const { place } = printed(block.type, block.rich)
    return { ...page, at: { block: page.at.block, offset: place(page.at.offset) } }
  })
}

/** Text blocks and pictures in reading order; a picture among words is set behind its block. Decorations are artifacts. */
function leavesOf(wanted: readonly WantedBlock[]): readonly Leaf[] {
  const byId = new Map(wanted.map((block) => [block.id, block]))
  const pathOf = (block: WantedBlock): readonly WantedBlock[] => {
    const path: WantedBlock[] = []
    for (let id = block.parent; id !== undefined; id = byId.get(id)?.parent) {
      const container = byId.get(id)
      if (container) path.unshift(container)
    }
    return path
  }
  return wanted.flatMap((block): readonly Leaf[] => {
    const path = pathOf(block)
    if (block.image) {
      return block.image.alt.trim() === '' ? [] : [{ block, rich: undefined, alt: block.image.alt, path }]
    }
    if (!block.rich) return []
    const { embedded } = block.rich
    const pictures = embedded.filter(({ kind, value }) => kind === 'image' && value.trim() !== '')
    const rich = { ...block.rich, embedded: embedded.filter(({ kind }) => kind !== 'image') }
    return [
      { block, rich, alt: undefined, path },
      ...pictures.map(({ value }) => ({ block, rich: undefined, alt: value, path })),
    ]
  })
}

/** What the layout says that is no block of the article: subtitle, authors and date below the title. */
function furnitureOf(edition: Edition): (block: PrintedBlock) => boolean {
  const { subtitle, authors, dateLabel } = edition.metadata
  const opening = new Set([subtitle ?? '', dateLabel ?? ''].map(letters).filter((text) => text !== ''))
  let names = letters(authors.join(''))
  return (block) => {
    const text = letters(textOf(block))
    if (block.type !== 'P') return false
    // Each stands there once: a second one is text that the edition does not have.
    if (opening.delete(text)) return true
    // Languages put a word between names.
    if (names === '' || text.length > names.length + 3 * authors.length || !isWithin(names, text)) return false
    names = ''
    return true
  }
}

/** Letters and digits in no order, so that right-to-left text is recognised and separators do not matter. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .split('')
    .toSorted()
    .join('')
}

/** Whether the letters of one sorted text are among those of another. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function keyOfLeaf(leaf: Leaf): string {
  return leaf.alt === undefined ? bag(leaf.rich?.text ?? '') : `picture ${leaf.alt}`
}

function keyOfFound(block: PrintedBlock): string {
  return block.type === 'Figure' ? `picture ${block.element.alt ?? ''}` : bag(textOf(block))
}

/** Right-to-left text is recognised by its letters in any order, other text by its words. */
function bag(text: string): string {
  const squeezed = text.normalize('NFC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
  return hasRightToLeft(squeezed) ? squeezed.split('').toSorted().join('') : squeezed
}

function textOf(block: PrintedBlock): string {
  return block.runs
    .filter((run) => !run.isCall)
    .map((run) => run.shown.text)
    .join('')
}

function leafComparison(report: Report, edition: Edition, document: PdfDocument, pageMap: PageMap) {
  const pages = new Map<number, FoundPage>()
  const labels = new Map(edition.notes.map((note) => [note.label, String(note.number)]))
  const noteNumbers = new Map(edition.notes.map((note) => [String(note.number), note.label]))
  const sameLink: SameLink = (left, right) => {
    if (!left.startsWith('#')) return isSameAddress(left, right)
    return left === right && document.destinations.has(left.slice(1))
  }
  const notePage = (leaf: Leaf, page: number, offset: number) => {
    // A page begins where the text goes on, whatever notes and pictures stand on it.
    if (leaf.path.some(({ type }) => type === 'footnoteDefinition') || pages.has(page)) return
    const label = document.pages[page]?.label ?? ''
    pages.set(page, { block: leaf.block.id, offset, label })
  }
  return {
    leaf(leaf: Leaf, found: PrintedBlock): void {
      const { block, rich, alt } = leaf
      // The language of a figure is that of its description, the only text of it.
      const lang = block.image?.lang ?? block.lang
      if (lang !== found.lang) report.add('language', block.id, `lang ${lang}`, `lang ${found.lang || 'none'}`)
      if (alt !== undefined) {
        const foundAlt = found.element.alt ?? ''
        if (foundAlt.normalize('NFC') !== alt.normalize('NFC'))
          report.add('alternative', block.id, alt, foundAlt || 'none')
        return
      }
      if (!rich) return
      const isCode = block.type === 'code'
      const calls = rich.embedded.filter(({ kind }) => kind === 'call').map(({ value }) => noteNumbers.get(value) ?? '')
      const isVisual = isCode || block.dir === 'rtl' || rich.controls !== undefined || hasRightToLeft(rich.text)
      const visual = isCode ? readCode(found, rich) : isVisual ? readVisual(found, rich, block, calls) : undefined
      const reading = visual ?? readLogical(found, (label) => labels.get(label) ?? label)
      const isScrambled = isVisual && !visual
      for (const { kind, value, at } of reading.embedded) {
        if (kind !== 'page') continue
        // Where in a scrambled text a page begins cannot be told: that it is scrambled is the finding.
        const known = isScrambled ? pageMap[Number(value)]?.at : undefined
        notePage(leaf, Number(value), known?.block === block.id ? known.offset : at)
      }
      if (isScrambled) reportScrambled(report, block.id, rich.text, textOf(found))
      else compareText(report, block.id, rich, reading, sameLink, { isPaper: true })
    },
    pages(): readonly FoundPage[] {
      return [...pages].toSorted(([a], [b]) => a - b).map(([, page]) => page)
    },
  }
}

/** Right-to-left text that is not what UAX #9 makes of the wanted one: other letters, or the same ones out of order. */
function reportScrambled(report: Report, id: string, wanted: string, found: string): void {
  const spaces = (text: string) => text.split(' ').length
  if (bag(wanted) === bag(found) && spaces(wanted) === spaces(found))
    report.add('order', id, wanted.slice(0, 60), `left to right, line by line: ${found.slice(0, 60)}`)
  else report.add('text', id, ...difference(wanted, found))
}

/** The characters that one side has more often than the other, or the texts themselves when those are too many. */
function difference(wanted: string, found: string): readonly [string, string] {
  const counts = new Map<string, number>()
  for (const character of wanted.normalize('NFC')) counts.set(character, (counts.get(character) ?? 0) + 1)
  for (const character of found.normalize('NFC')) counts.set(character, (counts.get(character) ?? 0) - 1)
  const more = (sign: number) =>
    [...counts].flatMap(([character, count]) => (count * sign > 0 ? [character.repeat(count * sign)] : [])).join('')
  const [lost, added] = [more(1), more(-1)]
  return lost.length + added.length > 40
    ? excerpts(wanted, found)
    : [`${wanted.slice(0, 40)} (with “${lost}”)`, `(with “${added}” instead)`]
}
