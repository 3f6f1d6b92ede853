import { checkSize, damaged, hasBytes, readUint, type Measured } from './bytes.ts'

/** First eight bytes of every PNG file. */
export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * Size of a PNG (W3C PNG, third edition, sections 5 and 11) without decoding it. All chunks are walked: a file that ends early is
 * refused, and so is one whose data cannot hold the pixels that its header promises (deflate yields at most 1032 bytes per byte).
 */
export function measurePng(bytes: Uint8Array, mostPixels: number): Measured {
  const width = readUint(bytes, 16, 4)
  const height = readUint(bytes, 20, 4)
  const depth = readUint(bytes, 24, 1) ?? 0
  const colour = readUint(bytes, 25, 1) ?? -1
  if (width === undefined || height === undefined || !hasBytes(bytes, 12, [0x49, 0x48, 0x44, 0x52])) {
    return damaged('has no header')
  }
  const tooLarge = checkSize({ width, height }, mostPixels)
  if (tooLarge !== undefined) return tooLarge
  const channels = CHANNELS[colour]
  if (channels === undefined || DEPTHS[colour]?.includes(depth) !== true)
    return damaged('has a header that no PNG may have')

  let data = 0
  let offset = 8
  let hasPalette = false
  for (;;) {
    const length = readUint(bytes, offset, 4)
    const type = length === undefined ? undefined : String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    if (length === undefined || type === undefined || offset + 12 + length > bytes.length)
      return damaged('ends too early')
    if (type === 'IDAT') data += length
    if (type === 'PLTE') hasPalette = true
    offset += 12 + length
    if (type === 'IEND') break
  }
  if (colour === 3 && !hasPalette) return damaged('has no palette')
  const promised = height * (1 + Math.ceil((width * channels * depth) / 8))
  if (data * 1032 < promised) return damaged(`promises ${width} × ${height} pixels but holds far fewer`)
  return { size: { width, height } }
}
