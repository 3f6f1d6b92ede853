import type { Samples } from './image.ts'

/**
 * A JPEG's frame header (ITU-T T.81, B.2.2); the data goes into the PDF as it is. 'convert' = readable, but not as it
 * is: CMYK has no place in an sRGB file of PDF/A, and viewers of PDF ignore EXIF orientation.
 */
export function readJpeg(bytes: Uint8Array): Samples | 'convert' | string {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'it is not a JPEG file'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let turned = false
  for (let at = 2; at + 10 < bytes.length;) {
    if (bytes[at] !== 0xff) return 'its JPEG segments are damaged'
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (marker === 0xe1) turned ||= exifOrientation(view, at + 4, Math.min(at + 2 + length, bytes.length)) > 1
    // Start of frame, all but DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const channels = bytes[at + 9]
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      if (width === 0 || height === 0) return 'its size is zero'
      if (width * height > 40_000_000) return 'it has more than 40 megapixels'
      if (turned || (channels !== 1 && channels !== 3)) return 'convert'
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

/** Orientation tag (0x0112) of an EXIF segment, 1 = upright or none (Exif 2.32, 4.6.4). */
function exifOrientation(view: DataView, start: number, end: number): number {
  const tiff = start + 6
  if (tiff + 8 > end || view.getUint32(start) !== 0x45786966) return 1
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > end) return 1
  const entries = view.getUint16(directory, little)
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + 12 * index
    if (entry + 12 > end) break
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return 1
}
