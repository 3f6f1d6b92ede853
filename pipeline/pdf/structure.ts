import type { StructureElement } from '../typeset/display/types.ts'
import type { PdfDocument, Reference, Value } from './document.ts'
import { textString } from './document.ts'
import { operand } from './number.ts'
import { byStringBytes } from './order.ts'

type Kid =
  | { readonly kind: 'content'; readonly page: Reference; readonly mcid: number }
  | { readonly kind: 'annotation'; readonly page: Reference; readonly annotation: Reference }
  | { readonly kind: 'element'; readonly element: number }

/** Collects what each structure element holds while pages are painted, and writes the structure tree at the end. */
export interface StructureWriter {
  /** Starts a page; returns nothing, but gives the page its place in the parent tree. */
  beginPage(page: Reference, height: number): void
  /** A new marked content sequence of an element on this page; gives its MCID. */
  mark(element: number): number
  /** Puts an annotation under an element; gives the annotation's key in the parent tree. */
  annotate(element: number, annotation: Reference): number
  /** Writes all elements, the parent tree and the id tree. */
  end(): void
}

/** The structure is read when it is needed, so it may still grow while pages are being made. */
export function openStructure(document: PdfDocument, structure: readonly StructureElement[]): StructureWriter {
  const references: Reference[] = []
  const kids: Kid[][] = []
  const attached: boolean[] = []
  const heights: number[] = []
  const parentTree: (Reference | Reference[])[] = []
  let page: Reference | undefined
  let pageHeight = 0
  let onPage: Reference[] = []

  function referenceOf(element: number): Reference {
    return (references[element] ??= document.open({}))
  }
  function kidsOf(element: number): Kid[] {
    return (kids[element] ??= [])
  }
  /** Elements enter their parents when they first show something: so text and inline elements interleave rightly. */
  function attach(element: number): void {
    for (let child = element; attached[child] !== true;) {
      attached[child] = true
      const parent = structure[child]?.parent
      if (parent === undefined) return
      kidsOf(parent).push({ kind: 'element', element: child })
      child = parent
    }
  }
  function addKid(element: number, kid: Kid): void {
    attach(element)
    heights[element] ??= pageHeight
    kidsOf(element).push(kid)
  }
  function currentPage(): Reference {
    if (page === undefined) throw new Error('openStructure: content before the first page')
    return page
  }
  return {
    beginPage(next, height) {
      page = next
      pageHeight = height
      onPage = []
      next.data['StructParents'] = parentTree.length
      parentTree.push(onPage)
    },
    mark(element) {
      const mcid = onPage.length
      onPage.push(referenceOf(element))
      addKid(element, { kind: 'content', page: currentPage(), mcid })
      return mcid
    },
    annotate(element, annotation) {
      addKid(element, { kind: 'annotation', page: currentPage(), annotation })
      parentTree.push(referenceOf(element))
      return parentTree.length - 1
    },
    end() {
      const root = document.kit.getStructTreeRoot()
      const ids = new Map<string, Reference>()
      addSilentElements(structure, kids, attached)
      for (const list of kids) if (list !== undefined) restoreReadingOrder(list)
      for (const element of structure) {
        const reference = referenceOf(element.id)
        const parent = element.parent === undefined ? root : referenceOf(element.parent)
        const id = element.block ?? (element.type === 'Note' ? `note-${element.id}` : undefined)
        const ownId = id !== undefined && !ids.has(id) ? id : undefined
        if (ownId !== undefined) ids.set(ownId, reference)
        reference.data = {
          Type: 'StructElem',
          S: element.type,
          P: parent,
          ...(ownId !== undefined && { ID: textString(ownId) }),
          ...(element.lang !== undefined && { Lang: textString(element.lang) }),
          ...(element.alt !== undefined && { Alt: textString(element.alt) }),
          ...(element.actualText !== undefined && { ActualText: textString(element.actualText) }),
          ...attributes(element, heights[element.id] ?? pageHeight),
          ...content(kidsOf(element.id), referenceOf),
        }
        reference.end()
      }
      const top = structure.filter((element) => element.parent === undefined)
      const names = [...ids].sort(([a], [b]) => byStringBytes(a, b))
      Object.assign(root.data, {
        K: top.map((element) => referenceOf(element.id)),
        // PDF 1.7 has neither; PDF 2.0 has both.
        RoleMap: document.put({ Em: 'Span', Strong: 'Span' }),
        ParentTree: document.put({ Nums: parentTree.flatMap((entry, key) => [key, entry]) }),
        ParentTreeNextKey: parentTree.length,
        ...(names.length > 0 && {
          IDTree: document.put({ Names: names.flatMap(([id, reference]) => [textString(id), reference]) }),
        }),
      })
    },
  }
}

/** Elements that show nothing (an empty table cell) still count: each goes before its first sibling with a greater id. */
function addSilentElements(structure: readonly StructureElement[], kids: Kid[][], attached: readonly boolean[]): void {
  const parentsToSort = new Set<number>()
  for (const { id, parent } of structure) {
    if (parent === undefined || attached[id] === true) continue
    kids[parent] ??= []
    kids[parent].push({ kind: 'element', element: id })
    parentsToSort.add(parent)
  }
  for (const parent of parentsToSort) {
    const list = kids[parent] ?? []
    const silent = list.filter((kid) => kid.kind === 'element' && attached[kid.element] !== true)
    const shown = list.filter((kid) => kid.kind !== 'element' || attached[kid.element] === true)
    const merged: Kid[] = []
    let next = 0
    const idOf = (kid: Kid | undefined): number => (kid?.kind === 'element' ? kid.element : -1)
    for (const kid of shown) {
      while (next < silent.length && idOf(silent[next]) < idOf(kid)) merged.push(silent[next++] as Kid)
      merged.push(kid)
    }
    kids[parent] = [...merged, ...silent.slice(next)]
  }
}

/** Notes stand at the foot of the page but are read after the block that calls them: containers of elements go by id. */
function restoreReadingOrder(kids: Kid[]): void {
  const elementOf = (kid: Kid): number => (kid.kind === 'element' ? kid.element : -1)
  if (kids.every((kid) => kid.kind === 'element')) kids.sort((a, b) => elementOf(a) - elementOf(b))
}

/** K, with the page of most of it as Pg; content of other pages is written out in full (ISO 32000-1, 14.7.4). */
function content(kids: readonly Kid[], referenceOf: (element: number) => Reference): Record<string, Value> {
  if (kids.length === 0) return {}
  const page = kids.find((kid) => kid.kind === 'content')?.page
  const list = kids.map((kid): Value => {
    switch (kid.kind) {
      case 'element':
        return referenceOf(kid.element)
      case 'content':
        return kid.page === page ? kid.mcid : { Type: 'MCR', Pg: kid.page, MCID: kid.mcid }
      case 'annotation':
        return { Type: 'OBJR', Obj: kid.annotation, Pg: kid.page }
    }
  })
  return { ...(page !== undefined && { Pg: page }), K: list }
}

function attributes(element: StructureElement, height: number): { A?: Value } {
  if (element.listNumbering !== undefined) return { A: { O: 'List', ListNumbering: element.listNumbering } }
  if (element.scope !== undefined) return { A: { O: 'Table', Scope: element.scope } }
  if (element.decoration !== undefined) return { A: { O: 'Layout', TextDecorationType: element.decoration } }
  if (element.baselineShift !== undefined) {
    return { A: { O: 'Layout', BaselineShift: operand(element.baselineShift) } }
  }
  if (element.bbox !== undefined) {
    const [left, top, right, bottom] = element.bbox
    const box = [operand(left), operand(height - bottom), operand(right), operand(height - top)]
    return { A: { O: 'Layout', Placement: element.placement ?? 'Block', BBox: box } }
  }
  return {}
}
