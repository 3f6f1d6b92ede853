import { deflateSync } from 'node:zlib'

export interface PngParts {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** PNG colour type. */
  readonly type: number
  readonly interlaced?: boolean
  /** Rows without filter bytes; for interlaced pictures the rows of all passes. */
  readonly rows: readonly (readonly number[])[]
  /** Filter byte and filtered bytes are given by the rows themselves. */
  readonly filtered?: boolean
  readonly palette?: readonly number[]
  readonly transparency?: readonly number[]
}

/** A PNG file of given samples. Checksums are zero: no reader of ours looks at them. */
export function png(parts: PngParts): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(parts.width, 0)
  header.writeUInt32BE(parts.height, 4)
  header.set([parts.bits, parts.type, 0, 0, parts.interlaced === true ? 1 : 0], 8)
  const data = parts.rows.flatMap((row) => (parts.filtered === true ? row : [0, ...row]))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(parts.palette === undefined ? [] : [chunk('PLTE', Buffer.from(parts.palette))]),
    ...(parts.transparency === undefined ? [] : [chunk('tRNS', Buffer.from(parts.transparency))]),
    chunk('IDAT', deflateSync(Buffer.from(data))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length, 0)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, data, Buffer.alloc(4)])
}
