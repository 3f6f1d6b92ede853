import { brotliCompressSync, constants } from 'node:zlib'
import { readSfnt, tableChecksum, writeSfnt, type SfntTable } from './sfnt.ts'
import { transformGlyf } from './woff2-glyf.ts'
import { knownTags } from './woff2.data.ts'

/**
 * How hard to compress: 10 saves 5 % of the bytes that 6 gives, for thirty times the time, a fifth of a cold build of an article in six languages.
 * That is worth it where the bytes travel.
 */
const BROTLI_QUALITY = { disk: 6, web: 10 } as const

/** Where a font is read from: from the disk that it lies on, or by readers across the web. */
export type FontReach = keyof typeof BROTLI_QUALITY

/** Round up to a multiple of four, the alignment of tables and of the file. */
const aligned = (length: number): number => (length + 3) & ~3

/** Variable-length unsigned number, 7 bits a byte, no leading 0x80 (WOFF2 §4.1). */
function base128(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

/** One table as it goes into the compressed stream. */
interface Packed {
  readonly tag: string
  readonly originalLength: number
  /** 0 = the default of the tag, 3 = glyf and loca left as they are. */
  readonly version: 0 | 3
  /** Set when the bytes are a transformation of the table. */
  readonly transformed: boolean
  readonly bytes: Uint8Array
}

/**
 * Tables in the order of the stream: by tag, but `loca` right after `glyf`, as decoders expect.
 */
function inStreamOrder(tables: readonly SfntTable[]): readonly SfntTable[] {
  const rank = (table: SfntTable): string => (table.tag === 'loca' ? 'glyf\u0001' : table.tag)
  return tables.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

const find = (tables: readonly SfntTable[], tag: string): SfntTable | undefined =>
  tables.find((table) => table.tag === tag)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Outlines with the offsets of `loca` resolved; undefined when the font has none (CFF) or they are damaged. */
function readOutlines(tables: readonly SfntTable[]): { glyf: SfntTable; offsets: readonly number[] } | undefined {
  const [glyf, loca, head, maxp] = ['glyf', 'loca', 'head', 'maxp'].map((tag) => find(tables, tag))
  if (glyf === undefined || loca === undefined || head === undefined || maxp === undefined) return undefined
  if (head.bytes.length < 54 || maxp.bytes.length < 6) return undefined
  const long = viewOf(head.bytes).getInt16(50) !== 0
  const count = viewOf(maxp.bytes).getUint16(4) + 1
  if (loca.bytes.length < count * (long ? 4 : 2)) return undefined
  const view = viewOf(loca.bytes)
  const offsets = Array.from({ length: count }, (_, index) =>
    long ? view.getUint32(4 * index) : 2 * view.getUint16(2 * index),
  )
  const sound = offsets.every((offset, index) => offset >= (offsets[index - 1] ?? 0) && offset <= glyf.bytes.length)
  return sound ? { glyf, offsets } : undefined
}

/**
 * The same font with 32-bit offsets in `loca`. Needed before the transformation when the outlines come near the limit of
 * 16-bit offsets: a decoder pads every glyph to four bytes, the font may have padded to two.
 */
function withLongOffsets(tables: readonly SfntTable[], offsets: readonly number[]): readonly SfntTable[] {
  return tables.map((table) => {
    if (table.tag === 'loca') {
      const bytes = new Uint8Array(4 * offsets.length)
      const view = viewOf(bytes)
      for (const [index, offset] of offsets.entries()) view.setUint32(4 * index, offset)
      return { tag: 'loca', bytes }
    }
    if (table.tag !== 'head') return table
    const bytes = table.bytes.slice()
    viewOf(bytes).setInt16(50, 1)
    return { tag: 'head', bytes }
  })
}

function transformed(outlines: { glyf: SfntTable; offsets: readonly number[] }, long: boolean): Uint8Array | undefined {
  try {
    return transformGlyf(outlines.glyf, outlines.offsets, long)
  } catch (error) {
    // An outline that reaches beyond its glyph: shipped as it is, what to make of it is for the reader's engine.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function pack(tables: readonly SfntTable[], glyf: Uint8Array | undefined): readonly Packed[] {
  return inStreamOrder(tables).map(({ tag, bytes }) => {
    const plain = { tag, originalLength: bytes.length, transformed: false, bytes }
    if (tag !== 'glyf' && tag !== 'loca') return { ...plain, version: 0 }
    if (glyf === undefined) return { ...plain, version: 3 }
    return { ...plain, version: 0, transformed: true, bytes: tag === 'glyf' ? glyf : new Uint8Array(0) }
  })
}

function directoryEntry(table: Packed): number[] {
  const known = knownTags.indexOf(table.tag)
  const flags = (table.version << 6) | (known < 0 ? 63 : known)
  const tag = known < 0 ? Array.from(table.tag, (letter) => letter.charCodeAt(0)) : []
  const length = table.transformed ? base128(table.bytes.length) : []
  return [flags, ...tag, ...base128(table.originalLength), ...length]
}

/**
 * Bit 11 of the flags says that the font went through a lossless transformation (WOFF2 §5); the checksum of the whole
 * font is that of the file a decoder builds: tables by tag, each on a multiple of four.
 */
function markTransformed(tables: readonly SfntTable[], flavour: number): readonly SfntTable[] {
  const head = find(tables, 'head')
  if (head === undefined || head.bytes.length < 54) return tables
  const bytes = head.bytes.slice()
  const view = viewOf(bytes)
  view.setUint16(16, view.getUint16(16) | 0x0800)
  view.setUint32(8, 0)
  const marked = tables.map((table) => (table === head ? { tag: 'head', bytes } : table))
  view.setUint32(8, (0xb1b0afba - tableChecksum(writeSfnt(flavour, marked))) >>> 0)
  return marked
}

/**
 * A TrueType or OpenType font as WOFF2 (https://www.w3.org/TR/WOFF2/, §4–5), deterministic, with the `glyf`
 * transformation where the outlines allow it; a signature (`DSIG`) would not survive and is left out. node:zlib is used as pure computing: bytes in, bytes out. Throws an Error
 * when the bytes are no single sfnt font.
 */
export function woff2(ttf: Uint8Array, reach: FontReach = 'disk'): Uint8Array {
  const font = readSfnt(ttf)
  const kept = font.tables.filter((table) => table.tag !== 'DSIG')
  const outlines = readOutlines(kept)
  const wide = outlines !== undefined && outlines.glyf.bytes.length + 3 * outlines.offsets.length > 0x1fffe
  const tables = markTransformed(wide ? withLongOffsets(kept, outlines.offsets) : kept, font.flavour)
  const head = find(tables, 'head')
  const long = head !== undefined && head.bytes.length >= 54 && viewOf(head.bytes).getInt16(50) !== 0
  const packed = pack(tables, outlines === undefined ? undefined : transformed(outlines, long))
  const size = packed.reduce((sum, table) => sum + table.bytes.length, 0)
  const stream = new Uint8Array(size)
  let at = 0
  for (const table of packed) {
    stream.set(table.bytes, at)
    at += table.bytes.length
  }
  const compressed = brotliCompressSync(stream, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[reach],
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  })
  const directory = Uint8Array.from(packed.flatMap(directoryEntry))
  const length = aligned(48 + directory.length + compressed.length)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  view.setUint32(0, 0x774f4632) // 'wOF2'
  view.setUint32(4, font.flavour)
  view.setUint32(8, length)
  view.setUint16(12, packed.length)
  view.setUint32(16, 12 + packed.reduce((sum, table) => sum + 16 + aligned(table.originalLength), 0))
  view.setUint32(20, compressed.length)
  view.setUint16(24, 1)
  file.set(directory, 48)
  file.set(compressed, 48 + directory.length)
  return file
}
