import { isArray, type PdfFile } from './file.ts'
import { isKind, type PdfValue } from './lexer.ts'

/** A structure element with its children in reading order. */
export interface PdfElement {
  readonly kind: 'element'
  readonly type: string
  readonly id: string | undefined
  readonly lang: string | undefined
  readonly alt: string | undefined
  readonly scope: string | undefined
  readonly listNumbering: string | undefined
  /** TextDecorationType: 'LineThrough' on struck text. */
  readonly decoration: string | undefined
  /** Points above (or, negative, below) the line; 0 on it. */
  readonly shift: number
  readonly kids: readonly PdfKid[]
}
/** A marked-content sequence of a page (index from 0). */
export interface PdfContent {
  readonly kind: 'content'
  readonly page: number
  readonly mcid: number
}
/** A link annotation: an address, or '#' and the name of a destination. */
export interface PdfLink {
  readonly kind: 'link'
  readonly target: string
  /** What a reader is told of it. */
  readonly contents: string
}
export type PdfKid = PdfElement | PdfContent | PdfLink

const MAX_DEPTH = 200

/** Read the structure tree (ISO 32000-1, 14.7.2). `pageIndex` gives the index of a page object. */
export function readStructure(
  file: PdfFile,
  treeRoot: PdfValue,
  pageIndex: (object: number) => number | undefined,
): readonly PdfElement[] {
  return kidsOf(treeRoot, undefined, 0).filter((kid) => kid.kind === 'element')

  function kidsOf(element: PdfValue, page: number | undefined, depth: number): readonly PdfKid[] {
    if (depth > MAX_DEPTH) return []
    const value = file.get(element, 'K')
    const values = isArray(value) ? value : value === undefined ? [] : [file.raw(element, 'K')]
    return values.flatMap((kid) => readKid(kid, page, depth))
  }

  function readKid(raw: PdfValue, page: number | undefined, depth: number): readonly PdfKid[] {
    const kid = file.resolve(raw)
    if (typeof kid === 'number') return page === undefined ? [] : [{ kind: 'content', page, mcid: kid }]
    const type = file.text(kid, 'Type')
    const ownPage = pageOf(kid) ?? page
    if (type === 'MCR') {
      const mcid = file.number(kid, 'MCID')
      return ownPage === undefined || mcid === undefined ? [] : [{ kind: 'content', page: ownPage, mcid }]
    }
    if (type === 'OBJR') {
      const annotation = file.get(kid, 'Obj')
      const target = targetOf(file, annotation)
      const contents = file.text(annotation, 'Contents') ?? ''
      return target === undefined ? [] : [{ kind: 'link', target, contents }]
    }
    const role = file.text(kid, 'S')
    if (role === undefined) return []
    const attributes = file.get(kid, 'A')
    const lists = isArray(attributes) ? attributes : [attributes]
    const attribute = (name: string) => lists.map((list) => file.text(list, name)).find((found) => found !== undefined)
    return [
      {
        kind: 'element',
        type: role,
        id: file.text(kid, 'ID'),
        lang: file.text(kid, 'Lang'),
        alt: file.text(kid, 'Alt'),
        scope: attribute('Scope'),
        listNumbering: attribute('ListNumbering'),
        decoration: attribute('TextDecorationType'),
        shift: lists.map((list) => file.number(list, 'BaselineShift')).find((found) => found !== undefined) ?? 0,
        kids: kidsOf(kid, ownPage, depth + 1),
      },
    ]
  }

  function pageOf(kid: PdfValue): number | undefined {
    const reference = file.raw(kid, 'Pg')
    return isKind(reference, 'reference') ? pageIndex(reference.id) : undefined
  }
}

function targetOf(file: PdfFile, annotation: PdfValue): string | undefined {
  const address = file.text(file.get(annotation, 'A'), 'URI')
  if (address !== undefined) return address
  const destination = file.text(annotation, 'Dest') ?? file.text(file.get(annotation, 'A'), 'D')
  return destination === undefined ? undefined : `#${destination}`
}
