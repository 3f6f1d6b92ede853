/** What Stemma reads itself out of a font file (OpenType 1.9: head, hhea, OS/2, name, maxp). Measures in font units. */
export interface FontFacts {
  readonly family: string
  readonly postscriptName: string
  readonly copyright: string
  readonly licence: string
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
  readonly xHeight: number
  readonly outlines: 'truetype' | 'cff'
  readonly glyphs: number
  /** OS/2 fsType: may the font be embedded, and may it be embedded in part? */
  readonly embedding: 'allowed' | 'whole-only' | 'forbidden'
}

interface TableRange {
  readonly offset: number
  readonly length: number
}

function tables(view: DataView): ReadonlyMap<string, TableRange> {
  const start = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0
  const found = new Map<string, TableRange>()
  for (let index = 0; index < view.getUint16(start + 4); index++) {
    const entry = start + 12 + 16 * index
    let tag = ''
    for (let byte = 0; byte < 4; byte++) tag += String.fromCharCode(view.getUint8(entry + byte))
    found.set(tag, { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) })
  }
  return found
}

/** A table of a font file (of its first font, if it is a collection); undefined when it has none. */
export function tableOf(bytes: Uint8Array, tag: string): Uint8Array | undefined {
  const found = tables(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).get(tag)
  return found && bytes.subarray(found.offset, found.offset + found.length)
}

function names(view: DataView, table: TableRange | undefined): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  if (table === undefined) return found
  const storage = table.offset + view.getUint16(table.offset + 4)
  for (let index = 0; index < view.getUint16(table.offset + 2); index++) {
    const record = table.offset + 6 + 12 * index
    const english = view.getUint16(record) === 3 && view.getUint16(record + 4) === 0x409
    const id = view.getUint16(record + 6)
    if (!english || found.has(id)) continue
    const from = storage + view.getUint16(record + 10)
    let text = ''
    for (let unit = 0; unit < view.getUint16(record + 8); unit += 2)
      text += String.fromCharCode(view.getUint16(from + unit))
    found.set(id, text)
  }
  return found
}

/** The facts of a font file, or undefined when it is no usable font (damaged, cut off, another format). */
export function readFacts(bytes: Uint8Array): FontFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const all = tables(view)
    const head = all.get('head')
    const hhea = all.get('hhea')
    const maxp = all.get('maxp')
    if (head === undefined || hhea === undefined || maxp === undefined || !all.has('cmap')) return undefined
    if (!all.has('glyf') && !all.has('CFF ') && !all.has('CFF2')) return undefined
    for (const { offset, length } of all.values()) if (offset + length > bytes.length) return undefined
    const os2 = all.get('OS/2')
    const at = os2?.offset ?? 0
    const unitsPerEm = view.getUint16(head.offset + 18)
    if (unitsPerEm === 0) return undefined
    const newer = os2 !== undefined && view.getUint16(at) >= 2
    const rights = os2 === undefined ? 0 : view.getUint16(at + 8)
    const named = names(view, all.get('name'))
    return {
      family: named.get(16) ?? named.get(1) ?? 'Unnamed',
      postscriptName: (named.get(6) ?? 'Unnamed').replaceAll(/[^!-~]|[[\](){}<>/%]/gu, ''),
      copyright: named.get(0) ?? '',
      licence: named.get(13) ?? '',
      unitsPerEm,
      ascender: view.getInt16(hhea.offset + 4),
      descender: view.getInt16(hhea.offset + 6),
      capHeight: newer ? view.getInt16(at + 88) : Math.round(unitsPerEm * 0.7),
      xHeight: newer ? view.getInt16(at + 86) : Math.round(unitsPerEm * 0.5),
      outlines: all.has('CFF ') || all.has('CFF2') ? 'cff' : 'truetype',
      glyphs: view.getUint16(maxp.offset + 4),
      embedding:
        (rights & 0x000f) === 2 || (rights & 0x0200) !== 0
          ? 'forbidden'
          : (rights & 0x0100) !== 0
            ? 'whole-only'
            : 'allowed',
    }
  } catch (error) {
    // A read past the end: the file is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
