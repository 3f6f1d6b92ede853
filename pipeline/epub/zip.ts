import { crc32, deflateRawSync } from 'node:zlib'

/** A file of the book. Texts become UTF-8. */
export interface ArchiveFile {
  /** Path from OEBPS/, ASCII. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** Already compressed: trying again costs time and gains nothing. */
export const isCompressed = (path: string): boolean => /\.(?:png|jpe?g)$/.test(path)

/** 1980-01-01, the first day that ZIP knows; whoever packs the archive sets the real one. */
const firstDay = 0x21

/**
 * The files as a plain ZIP archive (APPNOTE 6.3, no extensions, at most 65 535 entries), compressed by node:zlib (pure
 * computing). JSZip takes over what is compressed already as it is: its own deflate, in JavaScript, costs more than the
 * whole rest of a book.
 */
export function zipOf(files: readonly ArchiveFile[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { path, content } of files) {
    const plain = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const data = isCompressed(path) ? plain : deflateRawSync(plain, { level: 6 })
    const name = new TextEncoder().encode(path)
    // Version 2.0; no flags; method; time; date; checksum; both sizes; length of the name; no extra field.
    const common = new DataView(new ArrayBuffer(26))
    common.setUint16(0, 20, true)
    common.setUint16(4, isCompressed(path) ? 0 : 8, true)
    common.setUint16(8, firstDay, true)
    common.setUint32(10, crc32(plain), true)
    common.setUint32(14, data.length, true)
    common.setUint32(18, plain.length, true)
    common.setUint16(22, name.length, true)
    const shared = new Uint8Array(common.buffer)
    const central = new Uint8Array(46 + name.length)
    const view = new DataView(central.buffer)
    view.setUint32(0, 0x02014b50, true)
    view.setUint16(4, 20, true)
    central.set(shared, 6)
    view.setUint32(42, offset, true)
    central.set(name, 46)
    directory.push(central)
    const local = [Uint8Array.of(0x50, 0x4b, 3, 4), shared, name, data]
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, files.length, true)
  end.setUint16(10, files.length, true)
  end.setUint32(12, directory.reduce((sum, part) => sum + part.length, 0), true) // prettier-ignore
  end.setUint32(16, offset, true)
  return Buffer.concat([...parts, ...directory, new Uint8Array(end.buffer)])
}
