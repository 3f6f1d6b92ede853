import { readFacts, tableOf } from './font-facts.ts'
import { writeSfnt, type SfntTable } from './sfnt.ts'
import type { Face } from './types.ts'

/** A font of the publication, fit for use. */
export interface OwnFont {
  /** Path in the publication. */
  readonly file: string
  /** A single TrueType or OpenType font. */
  readonly bytes: Uint8Array
}

/** Fonts of the publication by the id that they have in the library: `<ownFamily>-<400|700>[-italic]`. */
export type OwnFonts = ReadonlyMap<string, OwnFont>

const prefix = 'own-'

/** Name of the family of a user for a script (ISO 15924) and a face. */
export function ownFamily(script: string, face: Face): string {
  return `${prefix}${script.toLowerCase()}-${face}`
}

/** Whether a family is one of the user. */
export function isOwn(family: string): boolean {
  return family.startsWith(prefix)
}

/** Why a font cannot be used and what to do about it. */
export interface FontProblem {
  readonly problem: string
  readonly hint: string
}

const otherFormat = 'give the whole file of a TrueType, OpenType (CFF) or collection font: .ttf, .otf or .ttc'

/** A font file of a user: a single font, or one of a collection (`index` from 0). Tells what is wrong with one that cannot be used. */
export function openOwnFont(bytes: Uint8Array, index = 0): { readonly bytes: Uint8Array } | FontProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = bytes.length < 16 ? 0 : view.getUint32(0)
  if (kind === 0x774f4646 || kind === 0x774f4632)
    return { problem: 'is packed for web pages (WOFF)', hint: otherFormat }
  const isCollection = kind === 0x74746366
  const count = isCollection ? view.getUint32(8) : 1
  if (index >= count)
    return {
      problem: `has ${count === 1 ? 'one font' : `${count} fonts`}, and none with the index ${index}`,
      hint: `write an index from 0 to ${count - 1}`,
    }
  const single = isCollection ? fontOfCollection(bytes, index) : bytes
  const facts = single && readFacts(single)
  if (single === undefined || facts === undefined)
    return { problem: 'is damaged, cut off or no font with outlines', hint: otherFormat }
  if (facts.embedding === 'forbidden')
    return {
      problem: 'may not be embedded: its maker forbids it, or allows pictures of its letters only (OS/2 fsType)',
      hint: 'ask the maker for a licence and a file that allows embedding, or use another font',
    }
  if (tableOf(single, 'CFF ') === undefined && tableOf(single, 'CFF2') !== undefined)
    return { problem: 'is variable with CFF2 outlines', hint: 'use its static files, or one with TrueType outlines' }
  return { bytes: single }
}

/** A font of a collection as a file of its own (OpenType 1.9, "TrueType Collections"); undefined when it is cut off. */
function fontOfCollection(bytes: Uint8Array, index: number): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (12 + 4 * (index + 1) > bytes.length) return undefined
  const start = view.getUint32(12 + 4 * index)
  if (start + 12 > bytes.length) return undefined
  const tables: SfntTable[] = []
  for (let number = 0; number < view.getUint16(start + 4); number++) {
    const entry = start + 12 + 16 * number
    if (entry + 16 > bytes.length) return undefined
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)]
    if (offset + length > bytes.length) return undefined
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4))
    tables.push({ tag, bytes: bytes.subarray(offset, offset + length) })
  }
  return writeSfnt(view.getUint32(start), tables)
}
