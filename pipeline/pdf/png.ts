import { deflateSync, inflateSync } from 'node:zlib'
import type { Samples } from './image.ts'

interface Header {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** PNG colour type: 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha. */
  readonly type: number
  readonly interlaced: boolean
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * A PNG as PDF samples (W3C PNG, third edition). Opaque pictures keep their compressed data; others are decoded to
 * separate the opacity. Done here and not by pdfkit, whose decoder throws out of a callback on damaged data.
 */
export function readPng(bytes: Uint8Array): Samples | string {
  if (bytes.length < 33 || bytes[0] !== 0x89 || bytes[1] !== 0x50) return 'it is not a PNG file'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  let header: Header | undefined
  let palette = new Uint8Array()
  let transparency: Uint8Array | undefined
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (data.length < length) return 'it ends too early'
    if (name === 'IHDR') header = readHeader(data)
    else if (name === 'PLTE') palette = data.slice(0, data.length - (data.length % 3))
    else if (name === 'tRNS') transparency = data
    else if (name === 'IDAT') parts.push(data)
    else if (name === 'IEND') break
    at += 12 + length
  }
  if (header === undefined) return 'its PNG header is damaged'
  if (header.width * header.height > 40_000_000) return 'it has more than 40 megapixels'
  if (header.type === 3 && palette.length === 0) return 'its palette is missing'
  const data = Buffer.concat(parts)
  const raw = inflate(data, header)
  if (raw === undefined) return 'its compressed data is damaged'
  const isOpaque = transparency === undefined && header.type < 4
  if (isOpaque && !header.interlaced) {
    const colourSpace = header.type === 3 ? { palette } : header.type === 2 ? 'DeviceRGB' : 'DeviceGray'
    const { width, height, bits } = header
    return { width, height, bits, colourSpace, filter: 'FlateDecode', predictor: true, data, alpha: undefined }
  }
  return separate(header, decode(header, raw), palette, transparency)
}

function readHeader(data: Uint8Array): Header | undefined {
  if (data.length < 13) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const bits = data[8] as number
  const type = data[9] as number
  const width = view.getUint32(0)
  const height = view.getUint32(4)
  if (width === 0 || height === 0 || DEPTHS[type]?.includes(bits) !== true) return undefined
  return { width, height, bits, type, interlaced: data[12] === 1 }
}

/** The seven passes of Adam7, or the one pass of a plain picture: x start, y start, x step, y step. */
function passes(header: Header): readonly (readonly [number, number, number, number])[] {
  if (!header.interlaced) return [[0, 0, 1, 1]]
  return [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] // prettier-ignore
}

function rowBytes(header: Header, width: number): number {
  return Math.ceil((width * (CHANNELS[header.type] as number) * header.bits) / 8)
}

function passSize(header: Header, pass: readonly [number, number, number, number]): readonly [number, number] {
  const [x, y, stepX, stepY] = pass
  return [Math.ceil(Math.max(0, header.width - x) / stepX), Math.ceil(Math.max(0, header.height - y) / stepY)]
}

function inflate(data: Uint8Array, header: Header): Uint8Array | undefined {
  let size = 0
  for (const pass of passes(header)) {
    const [width, height] = passSize(header, pass)
    if (width > 0) size += (rowBytes(header, width) + 1) * height
  }
  try {
    const raw = inflateSync(data, { maxOutputLength: size + 64 })
    return raw.length < size ? undefined : raw
  } catch {
    return undefined
  }
}

/** Samples of all channels, one per byte (of 16 bits the upper eight), rows without filters. */
function decode(header: Header, raw: Uint8Array): Uint8Array {
  const channels = CHANNELS[header.type] as number
  const out = new Uint8Array(header.width * header.height * channels)
  const pixelBytes = Math.max(1, (channels * header.bits) / 8)
  let at = 0
  for (const pass of passes(header)) {
    const [width, height] = passSize(header, pass)
    if (width === 0) continue
    const length = rowBytes(header, width)
    let above = new Uint8Array(length)
    for (let row = 0; row < height; row += 1) {
      const line = raw.slice(at + 1, at + 1 + length)
      unfilter(raw[at] as number, line, above, pixelBytes)
      at += length + 1
      above = line
      const y = pass[1] + row * pass[3]
      for (let column = 0; column < width; column += 1) {
        const target = (y * header.width + pass[0] + column * pass[2]) * channels
        for (let channel = 0; channel < channels; channel += 1)
          out[target + channel] = sample(line, column * channels + channel, header.bits)
      }
    }
  }
  return out
}

/** PNG 9.2, filter types 0–4. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  for (let index = 0; index < line.length; index += 1) {
    const left = index >= step ? (line[index - step] as number) : 0
    const up = above[index] as number
    const corner = index >= step ? (above[index - step] as number) : 0
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0 // prettier-ignore
    line[index] = ((line[index] as number) + guess) & 0xff
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

function sample(line: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return line[index] as number
  if (bits === 16) return line[2 * index] as number
  const perByte = 8 / bits
  const byte = line[Math.floor(index / perByte)] as number
  return (byte >> (8 - bits * ((index % perByte) + 1))) & ((1 << bits) - 1)
}

/** Splits decoded samples into colour and opacity. */
function separate(
  header: Header,
  samples: Uint8Array,
  palette: Uint8Array,
  transparency: Uint8Array | undefined,
): Samples {
  const { width, height, type, bits } = header
  const channels = CHANNELS[type] as number
  const colours = type === 2 || type === 6 || type === 3 ? 3 : 1
  const pixels = width * height
  const colour = new Uint8Array(pixels * colours)
  const alpha = new Uint8Array(pixels)
  const grey = bits < 8 && type === 0 ? 255 / ((1 << bits) - 1) : 1
  const key = transparency === undefined ? undefined : colourKey(transparency, type, bits)
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const from = pixel * channels
    if (type === 3) {
      const index = samples[from] as number
      for (let part = 0; part < 3; part += 1) colour[3 * pixel + part] = palette[3 * index + part] ?? 0
      alpha[pixel] = transparency?.[index] ?? 255
      continue
    }
    for (let part = 0; part < colours; part += 1)
      colour[colours * pixel + part] = (samples[from + part] as number) * grey
    if (type > 3) alpha[pixel] = samples[from + colours] as number
    else alpha[pixel] = key?.every((value, part) => samples[from + part] === value) === true ? 0 : 255
  }
  return {
    width,
    height,
    bits: 8,
    colourSpace: colours === 3 ? 'DeviceRGB' : 'DeviceGray',
    filter: 'FlateDecode',
    predictor: false,
    data: deflateSync(colour),
    alpha: alpha.every((value) => value === 255) ? undefined : deflateSync(alpha),
  }
}

/** The transparent colour of tRNS in the units of `sample`. */
function colourKey(transparency: Uint8Array, type: number, bits: number): readonly number[] | undefined {
  const parts = type === 2 ? 3 : type === 0 ? 1 : 0
  if (parts === 0 || transparency.length < 2 * parts) return undefined
  return Array.from({ length: parts }, (_, part) => transparency[2 * part + (bits === 16 ? 0 : 1)] as number)
}
