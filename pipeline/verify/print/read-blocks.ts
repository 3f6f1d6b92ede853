import { addMark } from '../rich-text.ts'
import type { PdfDocument } from './document.ts'
import type { ShownText } from './shown.ts'
import type { PdfElement, PdfLink } from './structure.ts'

/** Text of one marked-content sequence of a block, with what the structure around it says. */
export interface PrintedRun {
  readonly page: number
  readonly shown: ShownText
  readonly lang: string
  readonly link: string
  /** What is said of the link besides its text; '' = nothing. */
  readonly linkTitle: string
  /** Meanings in force, as in `Style`. */
  readonly marks: string
  /** Belongs to the call of a note. */
  readonly isCall: boolean
  /** That call: calls that follow each other are told apart by it. */
  readonly call: PdfElement | undefined
}

/** A leaf of the structure: a heading, paragraph, cell, caption, piece of code, figure … in reading order. */
export interface PrintedBlock {
  readonly type: string
  readonly id: string | undefined
  /** Containers around it, outermost first, each with its place in the walk: equal numbers mean the same container. */
  readonly path: readonly { readonly type: string; readonly id: string | undefined; readonly serial: number }[]
  readonly lang: string
  readonly runs: readonly PrintedRun[]
  readonly element: PdfElement
}

/** Elements that hold text as such. What stands around text inside them is inline. */
const LEAVES = new Set([
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'P',
  'Code',
  'Caption',
  'TH',
  'TD',
  'LBody',
  'Figure',
  'Note',
  'BlockQuote',
])
/** Code stands in a paragraph, on its own or among words. */
const BLOCKS = new Set([
  ...[...LEAVES].filter((type) => type !== 'Code'),
  'L',
  'LI',
  'Table',
  'TR',
  'THead',
  'TBody',
  'Sect',
  'Div',
])
/** Elements whose nesting is compared. */
const CONTAINERS = new Set(['L', 'LI', 'BlockQuote', 'Table', 'TR', 'TH', 'TD', 'Note', 'Figure'])

/** All blocks of the structure in reading order. Labels of list items and notes are furniture and left out. */
export function readBlocks(document: PdfDocument): readonly PrintedBlock[] {
  const blocks: PrintedBlock[] = []
  let serial = 0
  const visit = (element: PdfElement, lang: string, path: PrintedBlock['path']): void => {
    const own = element.lang ?? lang
    if (element.type === 'Lbl') return
    const inner = element.kids.filter((kid) => kid.kind === 'element' && BLOCKS.has(kid.type))
    const isText = LEAVES.has(element.type) && element.type !== 'Figure' && inner.every(isFigure)
    const hasBlocks = !isText && inner.length > 0
    if (LEAVES.has(element.type) && (!hasBlocks || element.type === 'Figure'))
      blocks.push(leafOf(document, element, own, path))
    // Pictures among words are read behind their block.
    if (isText) for (const figure of figuresIn(element)) blocks.push(leafOf(document, figure, figure.lang ?? own, path))
    const inside = CONTAINERS.has(element.type)
      ? [...path, { type: element.type, id: element.id, serial: serial++ }]
      : path
    if (!hasBlocks && LEAVES.has(element.type)) return
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid, own, inside)
  }
  for (const element of document.structure) visit(element, document.lang, [])
  return blocks
}

function isFigure(kid: PdfElement['kids'][number]): boolean {
  return kid.kind === 'element' && kid.type === 'Figure'
}

function figuresIn(element: PdfElement): readonly PdfElement[] {
  return element.kids.flatMap((kid) => {
    if (kid.kind !== 'element') return []
    return kid.type === 'Figure' ? [kid] : figuresIn(kid)
  })
}

function leafOf(document: PdfDocument, element: PdfElement, lang: string, path: PrintedBlock['path']): PrintedBlock {
  const runs: PrintedRun[] = []
  const collect = (from: PdfElement, around: Omit<PrintedRun, 'page' | 'shown'>): void => {
    for (const kid of from.kids) {
      if (kid.kind === 'content') {
        const shown = document.pages[kid.page]?.content.marked.get(kid.mcid)
        if (shown && shown.x.length > 0) runs.push({ page: kid.page, shown, ...around })
      } else if (kid.kind === 'element' && !(from === element && BLOCKS.has(kid.type) && kid.type !== 'Figure')) {
        if (kid.type !== 'Figure') {
          const own = kid.kids.find((one) => one.kind === 'link')
          const link = own ? { link: own.target, linkTitle: titleOf(document, kid, own) } : {}
          const call = kid.type === 'Reference' ? kid : around.call
          const marks = markOf(kid).reduce(addMark, around.marks)
          collect(kid, { ...around, ...link, lang: kid.lang ?? around.lang, marks, isCall: call !== undefined, call })
        }
      }
    }
  }
  if (element.type !== 'Figure')
    collect(element, { lang, link: '', linkTitle: '', marks: '', isCall: false, call: undefined })
  return { type: element.type, id: element.id, path, lang, runs, element }
}

const MARKS: Readonly<Record<string, string>> = { Em: 'emphasis', Strong: 'strong', Code: 'code' }

/** What an inline element means. */
function markOf({ type, decoration, shift }: PdfElement): readonly string[] {
  const mark = MARKS[type]
  return [
    ...(mark === undefined ? [] : [mark]),
    ...(decoration === 'LineThrough' ? ['delete'] : []),
    ...(shift > 0 ? ['superscript'] : shift < 0 ? ['subscript'] : []),
  ]
}

/** What is said of a link besides its own text: nothing when it is just that; a link of which nothing is said has no title either. */
function titleOf(document: PdfDocument, element: PdfElement, { contents, target }: PdfLink): string {
  if (contents === '') return 'nothing'
  const letters = (text: string) => text.normalize('NFC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '')
  const sorted = (text: string) => letters(text).split('').toSorted().join('')
  const isOwn = contents === target || sorted(contents) === sorted(plainText(document, element))
  return isOwn ? '' : contents
}

/** The text of an element as it was painted, without calls of notes. */
export function plainText(document: PdfDocument, element: PdfElement): string {
  return element.kids
    .map((kid) => {
      if (kid.kind === 'content') return document.pages[kid.page]?.content.marked.get(kid.mcid)?.text ?? ''
      return kid.kind === 'element' && kid.type !== 'Reference' ? plainText(document, kid) : ''
    })
    .join('')
}
