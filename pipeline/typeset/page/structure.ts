import type { StructureElement, StructureType } from '../display/types.ts'

/** Content that is not part of the text: spans of artifacts carry this instead of an element. */
export const NO_ELEMENT = -1

export type ElementDetails = Omit<StructureElement, 'id' | 'parent' | 'type'>

/** The structure tree while it grows, in reading order. */
export interface Structure {
  readonly elements: readonly StructureElement[]
  add(type: StructureType, parent: number | undefined, details?: ElementDetails): number
  /** Fills in what is known only when the page stands: where a figure is. */
  place(element: number, bbox: readonly [number, number, number, number]): void
}

export function startStructure(): Structure {
  const elements: StructureElement[] = []
  return {
    elements,
    add(type, parent, details = {}) {
      elements.push({ id: elements.length, parent, type, ...details })
      return elements.length - 1
    },
    place(element, bbox) {
      const old = elements[element]
      if (old === undefined) throw new Error(`startStructure: there is no element ${element}`)
      elements[element] = { ...old, bbox }
    },
  }
}
