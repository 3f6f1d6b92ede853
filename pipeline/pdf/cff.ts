/** A big-endian number of `size` bytes. */
function numberAt(bytes: Uint8Array, at: number, size: number): number {
  let value = 0
  for (let index = 0; index < size; index += 1) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

/** Where the objects of an INDEX begin and where the last ends (Adobe Technical Note 5176, 5), and where the INDEX ends. */
function readIndex(bytes: Uint8Array, at: number): { readonly starts: readonly number[]; readonly end: number } {
  const count = numberAt(bytes, at, 2)
  if (count === 0) return { starts: [], end: at + 2 }
  const size = bytes[at + 2] ?? 1
  const data = at + 2 + (count + 1) * size
  const starts = Array.from({ length: count + 1 }, (_, index) => data + numberAt(bytes, at + 3 + index * size, size))
  return { starts, end: starts.at(-1) ?? data }
}

/** The operands of a DICT by operator; two-byte operators are 1200 + second byte. Real numbers count as 0. */
function readDict(bytes: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    at += 1
    if (byte <= 21) {
      found.set(byte === 12 ? 1200 + (bytes[at] ?? 0) : byte, operands)
      operands = []
      if (byte === 12) at += 1
    } else if (byte === 28) {
      operands.push((numberAt(bytes, at, 2) << 16) >> 16)
      at += 2
    } else if (byte === 29) {
      operands.push(numberAt(bytes, at, 4) | 0)
      at += 4
    } else if (byte === 30) {
      while (at < bytes.length && ((bytes[at] ?? 0) & 15) !== 15) at += 1
      at += 1
      operands.push(0)
    } else if (byte <= 246) operands.push(byte - 139)
    else {
      const sign = byte <= 250 ? 1 : -1
      operands.push(sign * (((byte - (sign > 0 ? 247 : 251)) << 8) + (bytes[at] ?? 0) + 108))
      at += 1
    }
  }
  return found
}

const ros = 1230
const charset = 15
const charStrings = 17

/**
 * The CID of every glyph of a CFF program whose Top DICT says that it is CID-keyed (Adobe Technical Note 5176, 13 and 18);
 * undefined when it is not: viewers then take the CID for the glyph (ISO 32000-1, 9.7.4.2).
 */
export function cidsOfGlyphs(cff: Uint8Array): readonly number[] | undefined {
  const { starts } = readIndex(cff, readIndex(cff, cff[2] ?? 4).end)
  const dict = readDict(cff.subarray(starts[0] ?? 0, starts[1] ?? 0))
  if (!dict.has(ros)) return undefined
  const glyphs = numberAt(cff, dict.get(charStrings)?.[0] ?? 0, 2)
  const cids = [0]
  let at = dict.get(charset)?.[0] ?? 0
  const format = cff[at]
  at += 1
  // The predefined charset 0 cannot stand in a CID-keyed font, but it does in some: the CIDs are then the glyphs.
  if (at <= 3) return Array.from({ length: glyphs }, (_, glyph) => glyph)
  while (cids.length < glyphs && at < cff.length) {
    const first = numberAt(cff, at, 2)
    const left = format === 0 ? 0 : numberAt(cff, at + 2, format === 1 ? 1 : 2)
    for (let more = 0; more <= left && cids.length < glyphs; more += 1) cids.push(first + more)
    at += format === 0 ? 2 : format === 1 ? 3 : 4
  }
  return cids
}
