import type { SfntTable } from './sfnt.ts'

/** Bytes that grow at the end. */
class Stream {
  private bytes = new Uint8Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.bytes.length) this.grow(1)
    this.bytes[this.length++] = value
  }

  push16(value: number): void {
    this.push((value >> 8) & 0xff)
    this.push(value & 0xff)
  }

  /** A small number in one byte, a larger one in two or three (WOFF2 §4.1, 255UInt16). */
  pushCompact(value: number): void {
    if (value < 253) this.push(value)
    else if (value < 506) this.pushPair(255, value - 253)
    else if (value < 762) this.pushPair(254, value - 506)
    else {
      this.push(253)
      this.push16(value)
    }
  }

  append(more: Uint8Array): void {
    if (this.length + more.length > this.bytes.length) this.grow(more.length)
    this.bytes.set(more, this.length)
    this.length += more.length
  }

  finished(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private pushPair(first: number, second: number): void {
    this.push(first)
    this.push(second)
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + by))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** The seven streams of a transformed glyf table, in their order in the file, and two bitmaps by glyph. */
interface Streams {
  readonly contours: Stream
  readonly points: Stream
  readonly flags: Stream
  readonly glyphs: Stream
  readonly composites: Stream
  readonly boxBitmap: Uint8Array
  readonly boxes: Stream
  readonly instructions: Stream
  readonly overlapBitmap: Uint8Array
}

const setBit = (bitmap: Uint8Array, index: number): void => {
  bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (0x80 >> (index & 7))
}

/** One step of the pen: the flag says how many bytes follow and which signs they have (WOFF2 §5.2, triplet encoding). */
function pushTriplet(streams: Streams, onCurve: boolean, dx: number, dy: number): void {
  const { flags, glyphs } = streams
  const off = onCurve ? 0 : 128
  const x = Math.abs(dx)
  const y = Math.abs(dy)
  const xSign = dx < 0 ? 0 : 1
  const ySign = dy < 0 ? 0 : 1
  const signs = xSign + 2 * ySign
  if (dx === 0 && y < 1280) {
    flags.push(off + ((y & 0xf00) >> 7) + ySign)
    glyphs.push(y & 0xff)
  } else if (dy === 0 && x < 1280) {
    flags.push(off + 10 + ((x & 0xf00) >> 7) + xSign)
    glyphs.push(x & 0xff)
  } else if (x < 65 && y < 65) {
    flags.push(off + 20 + ((x - 1) & 0x30) + (((y - 1) & 0x30) >> 2) + signs)
    glyphs.push((((x - 1) & 0xf) << 4) | ((y - 1) & 0xf))
  } else if (x < 769 && y < 769) {
    flags.push(off + 84 + 12 * (((x - 1) & 0x300) >> 8) + (((y - 1) & 0x300) >> 6) + signs)
    glyphs.push((x - 1) & 0xff)
    glyphs.push((y - 1) & 0xff)
  } else if (x < 4096 && y < 4096) {
    flags.push(off + 120 + signs)
    glyphs.push(x >> 4)
    glyphs.push(((x & 0xf) << 4) | (y >> 8))
    glyphs.push(y & 0xff)
  } else {
    flags.push(off + 124 + signs)
    glyphs.push16(x)
    glyphs.push16(y)
  }
}

/** Coordinate deltas of a simple glyph; `at` is where the array begins and afterwards where it ends. */
function readDeltas(view: DataView, at: number, flags: Uint8Array, short: number, same: number): [Int16Array, number] {
  const deltas = new Int16Array(flags.length)
  let next = at
  for (const [index, flag] of flags.entries()) {
    if ((flag & short) !== 0) {
      const size = view.getUint8(next++)
      deltas[index] = (flag & same) !== 0 ? size : -size
    } else if ((flag & same) === 0) {
      deltas[index] = view.getInt16(next)
      next += 2
    }
  }
  return [deltas, next]
}

function packSimple(streams: Streams, index: number, view: DataView, contours: number): void {
  const ends = Array.from({ length: contours }, (_, contour) => view.getUint16(10 + 2 * contour))
  const count = (ends.at(-1) ?? -1) + 1
  streams.contours.push16(contours)
  let previous = -1
  for (const end of ends) {
    streams.points.pushCompact(end - previous)
    previous = end
  }
  let at = 10 + 2 * contours
  const instructionLength = view.getUint16(at)
  const instructions = new Uint8Array(view.buffer, view.byteOffset + at + 2, instructionLength)
  at += 2 + instructionLength
  const flags = new Uint8Array(count)
  for (let point = 0; point < count;) {
    const flag = view.getUint8(at++)
    const repeats = (flag & 8) === 0 ? 0 : view.getUint8(at++)
    flags.fill(flag, point, point + 1 + repeats)
    point += 1 + repeats
  }
  const [dx, afterX] = readDeltas(view, at, flags, 2, 16)
  const [dy] = readDeltas(view, afterX, flags, 4, 32)
  let x = 0
  let y = 0
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number]
  for (const [point, flag] of flags.entries()) {
    const stepX = dx[point] ?? 0
    const stepY = dy[point] ?? 0
    x += stepX
    y += stepY
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
    pushTriplet(streams, (flag & 1) !== 0, stepX, stepY)
  }
  streams.glyphs.pushCompact(instructionLength)
  streams.instructions.append(instructions)
  if (((flags[0] ?? 0) & 0x40) !== 0) setBit(streams.overlapBitmap, index)
  // A box that the points themselves give is left out.
  if (box.some((side, edge) => view.getInt16(2 + 2 * edge) !== side)) pushBox(streams, index, view)
}

function pushBox(streams: Streams, index: number, view: DataView): void {
  setBit(streams.boxBitmap, index)
  streams.boxes.append(new Uint8Array(view.buffer, view.byteOffset + 2, 8))
}

function packComposite(streams: Streams, index: number, view: DataView): void {
  streams.contours.push16(0xffff)
  let at = 10
  let flags: number
  do {
    flags = view.getUint16(at)
    at += 4 + ((flags & 0x0001) === 0 ? 2 : 4)
    if ((flags & 0x0008) !== 0) at += 2
    else if ((flags & 0x0040) !== 0) at += 4
    else if ((flags & 0x0080) !== 0) at += 8
  } while ((flags & 0x0020) !== 0)
  streams.composites.append(new Uint8Array(view.buffer, view.byteOffset + 10, at - 10))
  if ((flags & 0x0100) !== 0) {
    const length = view.getUint16(at)
    streams.glyphs.pushCompact(length)
    streams.instructions.append(new Uint8Array(view.buffer, view.byteOffset + at + 2, length))
  }
  pushBox(streams, index, view)
}

/**
 * The `glyf` table split into streams that compress a sixth better (WOFF2 §5.1; the encoding is that of the
 * specification, decoders rebuild `loca` from it). `offsets` are those of `loca`, one more than there are glyphs.
 * Throws RangeError when an outline reaches beyond its glyph.
 */
export function transformGlyf(glyf: SfntTable, offsets: readonly number[], longOffsets: boolean): Uint8Array {
  const count = offsets.length - 1
  const bitmapLength = 4 * ((count + 31) >> 5)
  const streams: Streams = {
    contours: new Stream(),
    points: new Stream(),
    flags: new Stream(),
    glyphs: new Stream(),
    composites: new Stream(),
    boxBitmap: new Uint8Array(bitmapLength),
    boxes: new Stream(),
    instructions: new Stream(),
    overlapBitmap: new Uint8Array((count + 7) >> 3),
  }
  for (let index = 0; index < count; index++) {
    const start = offsets[index] ?? 0
    const end = offsets[index + 1] ?? 0
    const contours = end > start ? new DataView(glyf.bytes.buffer, glyf.bytes.byteOffset + start, 2).getInt16(0) : 0
    // An outline without contours is no outline.
    if (contours === 0) {
      streams.contours.push16(0)
      continue
    }
    const view = new DataView(glyf.bytes.buffer, glyf.bytes.byteOffset + start, end - start)
    if (contours > 0) packSimple(streams, index, view, contours)
    else packComposite(streams, index, view)
  }
  const overlaps = streams.overlapBitmap.some((byte) => byte !== 0)
  const parts = [
    streams.contours.finished(),
    streams.points.finished(),
    streams.flags.finished(),
    streams.glyphs.finished(),
    streams.composites.finished(),
    streams.boxBitmap,
    streams.boxes.finished(),
    streams.instructions.finished(),
    ...(overlaps ? [streams.overlapBitmap] : []),
  ]
  const table = new Uint8Array(36 + parts.reduce((sum, part) => sum + part.length, 0))
  const view = new DataView(table.buffer)
  view.setUint16(2, overlaps ? 1 : 0)
  view.setUint16(4, count)
  view.setUint16(6, longOffsets ? 1 : 0)
  const sizes = [
    streams.contours.length,
    streams.points.length,
    streams.flags.length,
    streams.glyphs.length,
    streams.composites.length,
    bitmapLength + streams.boxes.length,
    streams.instructions.length,
  ]
  for (const [index, size] of sizes.entries()) view.setUint32(8 + 4 * index, size)
  let at = 36
  for (const part of parts) {
    table.set(part, at)
    at += part.length
  }
  return table
}
