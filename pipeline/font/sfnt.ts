/** One table of an sfnt file. */
export interface SfntTable {
  readonly tag: string
  readonly bytes: Uint8Array
}

/** A TrueType or OpenType file taken apart (OpenType 1.9, "Organization of an OpenType font"). */
export interface Sfnt {
  /** 0x00010000 for TrueType outlines, 'OTTO' for CFF. */
  readonly flavour: number
  readonly tables: readonly SfntTable[]
}

const aligned = (length: number): number => (length + 3) & ~3

/** Sum of the big-endian 32-bit words of a table, the last one filled up with zeros. */
export function tableChecksum(bytes: Uint8Array): number {
  let sum = 0
  for (let index = 0; index < bytes.length; index += 4) {
    const word =
      ((bytes[index] ?? 0) << 24) |
      ((bytes[index + 1] ?? 0) << 16) |
      ((bytes[index + 2] ?? 0) << 8) |
      (bytes[index + 3] ?? 0)
    sum = (sum + word) >>> 0
  }
  return sum
}

/** The tables of a single font in the order of its directory. Throws an Error when the bytes are no single sfnt font. */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flavour = bytes.length < 12 ? 0 : view.getUint32(0)
  if (flavour !== 0x00010000 && flavour !== 0x4f54544f && flavour !== 0x74727565)
    throw new Error('sfnt: no single TrueType or OpenType font')
  const count = view.getUint16(4)
  if (12 + 16 * count > bytes.length) throw new Error('sfnt: the table directory is cut off')
  const tables: SfntTable[] = []
  for (let index = 0; index < count; index++) {
    const entry = 12 + 16 * index
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4))
    const offset = view.getUint32(entry + 8)
    const length = view.getUint32(entry + 12)
    if (offset + length > bytes.length) throw new Error(`sfnt: table ${tag} reaches beyond the end of the file`)
    tables.push({ tag, bytes: bytes.subarray(offset, offset + length) })
  }
  return { flavour, tables }
}

/** A font file of tables: the directory sorted by tag, the tables in that order, each on a multiple of four. */
export function writeSfnt(flavour: number, tables: readonly SfntTable[]): Uint8Array {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  const start = 12 + 16 * sorted.length
  const file = new Uint8Array(sorted.reduce((sum, { bytes }) => sum + aligned(bytes.length), start))
  const view = new DataView(file.buffer)
  const power = 2 ** Math.floor(Math.log2(Math.max(1, sorted.length)))
  view.setUint32(0, flavour)
  view.setUint16(4, sorted.length)
  view.setUint16(6, 16 * power)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, 16 * (sorted.length - power))
  let at = start
  for (const [index, { tag, bytes }] of sorted.entries()) {
    const entry = 12 + 16 * index
    for (let letter = 0; letter < 4; letter++) file[entry + letter] = tag.charCodeAt(letter)
    view.setUint32(entry + 4, tableChecksum(bytes))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    file.set(bytes, at)
    at += aligned(bytes.length)
  }
  return file
}
