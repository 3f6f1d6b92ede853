/** What shops ask about a picture. */
export interface ImageFacts {
  readonly width: number
  readonly height: number
  /** Grey and palette pictures count as RGB: every reader shows them so. */
  readonly colour: 'rgb' | 'cmyk'
  readonly isTransparent: boolean
}

function uint(bytes: Uint8Array, offset: number, length: 2 | 4): number {
  let value = 0
  for (let at = 0; at < length; at++) value = value * 256 + (bytes[offset + at] ?? 0)
  return value
}

/** Size and colours of a PNG (PNG §11.2.1, §11.3.1) or JPEG (ITU T.81 §B.2.2); undefined for anything else. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  if (uint(bytes, 0, 4) === 0x89504e47) return pngFacts(bytes)
  return uint(bytes, 0, 2) === 0xffd8 ? jpegFacts(bytes) : undefined
}

function pngFacts(bytes: Uint8Array): ImageFacts {
  const colourType = bytes[25] ?? 0
  let hasTransparency = colourType === 4 || colourType === 6
  for (let at = 8; at + 8 <= bytes.length && !hasTransparency; at += 12 + uint(bytes, at, 4)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (type === 'IDAT') break
    hasTransparency = type === 'tRNS'
  }
  return { width: uint(bytes, 16, 4), height: uint(bytes, 20, 4), colour: 'rgb', isTransparent: hasTransparency }
}

function jpegFacts(bytes: Uint8Array): ImageFacts | undefined {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    // Start of frame, of whatever kind; C4, C8 and CC are other tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const colour = bytes[at + 9] === 4 ? 'cmyk' : 'rgb'
      return { height: uint(bytes, at + 5, 2), width: uint(bytes, at + 7, 2), colour, isTransparent: false }
    }
    at += marker === 0xff ? 1 : 2 + uint(bytes, at + 2, 2)
  }
  return undefined
}
