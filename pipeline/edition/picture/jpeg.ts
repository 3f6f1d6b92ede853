import { checkSize, damaged, hasBytes, readUint, type Measured, type Size } from './bytes.ts'

/** First bytes of every JPEG file: start of image and the next marker. */
export const JPEG_SIGNATURE = [0xff, 0xd8, 0xff]

const SOI_LENGTH = 2
const EOI = 0xd9
const SOS = 0xda
const APP1 = 0xe1

/**
 * Size of a JPEG (ITU-T T.81, annex B) without decoding it: walk the segments to the frame header, then make sure that a scan
 * begins and that the end marker is there. Baseline, extended and progressive frames are what readers of PDF and EPUB can show.
 */
export function measureJpeg(bytes: Uint8Array, mostPixels: number): Measured {
  let offset = SOI_LENGTH
  let size: Size | undefined
  let rotated = false
  for (;;) {
    const marker = nextMarker(bytes, offset)
    if (marker === undefined) return damaged('ends too early')
    offset = marker.after
    if (marker.code === EOI) return damaged('holds no picture')
    if (isBare(marker.code)) continue
    const length = readUint(bytes, offset, 2)
    if (length === undefined || length < 2 || offset + length > bytes.length) return damaged('ends too early')
    if (isFrame(marker.code)) {
      if (marker.code > 0xc2) {
        const reason = 'is a lossless, hierarchical or arithmetic-coded JPEG, which readers cannot show'
        return { refusal: { code: 'edition/picture-kind', reason, hint: 'save it as an ordinary JPEG or PNG' } }
      }
      size = { height: readUint(bytes, offset + 3, 2) ?? 0, width: readUint(bytes, offset + 5, 2) ?? 0 }
      const tooLarge = checkSize(size, mostPixels)
      if (tooLarge !== undefined) return tooLarge
    }
    if (marker.code === APP1) rotated ||= isRotated(bytes.subarray(offset + 2, offset + length))
    offset += length
    if (marker.code === SOS) break
  }
  if (size === undefined) return damaged('has no frame header')
  if (!hasEnd(bytes, offset)) return damaged('ends too early')
  return { size, rotated }
}

function nextMarker(bytes: Uint8Array, from: number): { readonly code: number; readonly after: number } | undefined {
  let offset = from
  if (bytes[offset] !== 0xff) return undefined
  // Any number of fill bytes may stand before a marker.
  while (bytes[offset] === 0xff) offset++
  const code = bytes[offset]
  return code === undefined ? undefined : { code, after: offset + 1 }
}

function isBare(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd7)
}

function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc
}

/** The end marker stands behind the scans; cameras append previews and padding after it. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let offset = bytes.length - 2; offset >= from; offset--) {
    if (bytes[offset] === 0xff && bytes[offset + 1] === EOI) return true
  }
  return false
}

/** Whether EXIF (CIPA DC-008) says that the pixels must be turned or mirrored before they are shown. */
function isRotated(segment: Uint8Array): boolean {
  if (!hasBytes(segment, 0, [0x45, 0x78, 0x69, 0x66, 0, 0])) return false
  const tiff = segment.subarray(6)
  const isLittle = hasBytes(tiff, 0, [0x49, 0x49])
  const number = (offset: number, length: 2 | 4): number => {
    const part = tiff.subarray(offset, offset + length)
    return readUint(isLittle ? Uint8Array.from(part).reverse() : part, 0, length) ?? 0
  }
  const directory = number(4, 4)
  const entries = Math.min(number(directory, 2), 500)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (number(at, 2) === 0x0112) return number(at + 8, 2) > 1
  }
  return false
}
