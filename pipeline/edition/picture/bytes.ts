import { raising } from '../../config/limits.ts'

/** Why a file cannot be used as a picture, in words that follow "the picture … ". */
export interface Refusal {
  readonly code:
    'edition/picture-damaged' | 'edition/picture-kind' | 'edition/picture-too-large' | 'edition/picture-unsafe'
  readonly reason: string
  readonly hint: string
}

/** What a header says; pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export type Measured = { readonly size: Size; readonly rotated?: boolean } | { readonly refusal: Refusal }

/** The file ends early or contradicts itself. */
export function damaged(reason: string): { readonly refusal: Refusal } {
  return { refusal: { code: 'edition/picture-damaged', reason, hint: 'export the picture again' } }
}

/** The header names a size that nobody should decode, or none at all. */
export function checkSize(size: Size, mostPixels: number): { readonly refusal: Refusal } | undefined {
  if (size.width < 1 || size.height < 1) return damaged('has no width or no height')
  if (size.width * size.height <= mostPixels) return undefined
  const found = size.width * size.height
  const reason = `has ${size.width} × ${size.height} = ${found} pixels, more than ${mostPixels}`
  return { refusal: { code: 'edition/picture-too-large', reason, hint: `scale it down, ${raising('pixels')}` } }
}

/** Big-endian numbers of a file; undefined beyond its end. */
export function readUint(bytes: Uint8Array, offset: number, length: 1 | 2 | 4): number | undefined {
  if (offset < 0 || offset + length > bytes.length) return undefined
  let value = 0
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[offset + i] ?? 0)
  return value
}

/** Whether the bytes at an offset are these. */
export function hasBytes(bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte)
}
