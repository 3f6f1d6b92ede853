import type { Samples } from './image.ts'

/**
 * A JPEG's frame header (ITU-T T.81, B.2.2); the data goes into the PDF as it is. Undefined = CMYK, which has no place in
 * an sRGB file of PDF/A.
 */
export function readJpeg(bytes: Uint8Array): Samples | string | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'it is not a JPEG file'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 10 < bytes.length;) {
    if (bytes[at] !== 0xff) return 'its JPEG segments are damaged'
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    // Start of frame, all but DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const channels = bytes[at + 9]
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      if (width === 0 || height === 0) return 'its size is zero'
      if (width * height > 40_000_000) return 'it has more than 40 megapixels'
      if (channels !== 1 && channels !== 3) return undefined
      return {
        width,
        height,
        colourSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
        bits: bytes[at + 4] as number,
        filter: 'DCTDecode',
        predictor: false,
        data: bytes,
        alpha: undefined,
      }
    }
    at += 2 + length
  }
  return 'its JPEG header is incomplete'
}
