import { readSfnt, writeSfnt } from '../../pipeline/font/sfnt.ts'
import type { Font } from '../../pipeline/font/types.ts'

const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255]
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)]

/** An INDEX with offsets of four bytes (Adobe Technical Note 5176, 5). */
function index(objects: readonly (readonly number[])[]): number[] {
  if (objects.length === 0) return [0, 0]
  let at = 1
  const offsets = [at, ...objects.map((object) => (at += object.length))]
  return [...u16(objects.length), 4, ...offsets.flatMap(u32), ...objects.flat()]
}
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]
/** A number of a DICT, always five bytes, so that offsets do not move what they point to. */
const long = (value: number): number[] => [29, ...u32(value)]
/** A number of a charstring. */
const short = (value: number): number[] => [28, ...u16(Math.round(value))]

/** A Type 2 charstring (Adobe Technical Note 5177) of an outline as `Font.outline` gives it, y downwards. */
function charString(width: number, path: string): number[] {
  const code = short(width)
  let [x, y] = [0, 0]
  const to = (nextX: number, nextY: number): number[] => {
    const step = [...short(Math.round(nextX) - x), ...short(Math.round(nextY) - y)]
    ;[x, y] = [Math.round(nextX), Math.round(nextY)]
    return step
  }
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLQC])([^A-Z]*)/gu)) {
    const n = numbers.trim().split(/\s+/u).map((text, at) => (at % 2 === 0 ? Number(text) : -Number(text))) // prettier-ignore
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n
    if (command === 'M') code.push(...to(a, b), 21)
    else if (command === 'L') code.push(...to(a, b), 5)
    else if (command === 'Q')
      code.push(...to((x + 2 * a) / 3, (y + 2 * b) / 3), ...to((2 * a + c) / 3, (2 * b + d) / 3), ...to(c, d), 8)
    else code.push(...to(a, b), ...to(c, d), ...to(e, f), 8)
  }
  return [...code, 14]
}

/** The CFF program of a font: CID-keyed with CID = glyph + 100, or with glyphs by name. */
function cffOf(font: Font, glyphs: number, isCidKeyed: boolean): number[] {
  const head = [1, 0, 4, 4, ...index([ascii('Made')])]
  // Names beyond the 391 standard strings.
  const names = Array.from({ length: Math.max(0, glyphs - 391) }, (_, number) => ascii(`glyph${number}`))
  const strings = index(isCidKeyed ? [ascii('Adobe'), ascii('Identity')] : names)
  const none = index([])
  const charStrings = index(
    Array.from({ length: glyphs }, (_, glyph) => charString(font.advance(glyph), font.outline(glyph))),
  )
  // Names of the standard strings for the one kind, CIDs for the other; nobody reads the names.
  const charset = [2, ...u16(isCidKeyed ? 101 : 1), ...u16(glyphs - 2)]
  const priv = [...long(0), 20, ...long(0), 21]
  const top = (at: number): number[] => {
    const charsetAt = at
    const charStringsAt = charsetAt + charset.length
    const privateAt = charStringsAt + charStrings.length
    const selectAt = privateAt + priv.length
    const arrayAt = selectAt + 8
    return isCidKeyed
      ? [...long(391), ...long(392), ...long(0), 12, 30, ...long(charsetAt), 15, ...long(selectAt), 12, 37, ...long(charStringsAt), 17, ...long(arrayAt), 12, 36] // prettier-ignore
      : [...long(charsetAt), 15, ...long(charStringsAt), 17, ...long(priv.length), ...long(privateAt), 18]
  }
  const start = head.length + index([top(0)]).length + strings.length + none.length
  const privateAt = start + charset.length + charStrings.length
  const select = isCidKeyed ? [3, ...u16(1), ...u16(0), 0, ...u16(glyphs)] : []
  const array = isCidKeyed ? index([[...long(priv.length), ...long(privateAt), 18]]) : []
  return [
    ...head,
    ...index([top(start)]),
    ...strings,
    ...none,
    ...charset,
    ...charStrings,
    ...priv,
    ...select,
    ...array,
  ]
}

/** The same font with the first of its glyphs as CFF outlines, and without layout tables. */
export function asCff(bytes: Uint8Array, font: Font, isCidKeyed: boolean, glyphs = 300): Uint8Array {
  const kept = readSfnt(bytes).tables.filter(({ tag }) =>
    ['head', 'hhea', 'hmtx', 'cmap', 'name', 'OS/2'].includes(tag),
  )
  const maxp = Uint8Array.from([...u32(0x00005000), ...u16(glyphs)])
  const tables = kept.map(({ tag, bytes: table }) => {
    const changed = Uint8Array.from(table)
    if (tag === 'hhea') changed.set(u16(glyphs), 34)
    return { tag, bytes: tag === 'hmtx' ? hmtx(font, glyphs) : changed }
  })
  const cff = Uint8Array.from(cffOf(font, glyphs, isCidKeyed))
  return writeSfnt(0x4f54544f, [...tables, { tag: 'maxp', bytes: maxp }, { tag: 'CFF ', bytes: cff }])
}

function hmtx(font: Font, glyphs: number): Uint8Array {
  return Uint8Array.from(Array.from({ length: glyphs }, (_, glyph) => [...u16(font.advance(glyph)), 0, 0]).flat())
}

/** A collection of fonts (OpenType 1.9, "TrueType Collections"). */
export function asCollection(fonts: readonly Uint8Array[]): Uint8Array {
  const header = 12 + 4 * fonts.length
  const starts: number[] = []
  let at = header
  for (const { length } of fonts) {
    starts.push(at)
    at += (length + 3) & ~3
  }
  const file = new Uint8Array(at)
  file.set([...ascii('ttcf'), 0, 1, 0, 0, ...u32(fonts.length), ...starts.flatMap(u32)])
  const view = new DataView(file.buffer)
  for (const [number, font] of fonts.entries()) {
    const start = starts[number] ?? 0
    file.set(font, start)
    for (let table = 0; table < view.getUint16(start + 4); table++) {
      const entry = start + 12 + 16 * table + 8
      view.setUint32(entry, view.getUint32(entry) + start)
    }
  }
  return file
}

/** The same font with other rights (OS/2 fsType). */
export function withRights(bytes: Uint8Array, rights: number): Uint8Array {
  const { flavour, tables } = readSfnt(bytes)
  return writeSfnt(
    flavour,
    tables.map(({ tag, bytes: table }) => {
      const changed = Uint8Array.from(table)
      if (tag === 'OS/2') changed.set(u16(rights), 8)
      return { tag, bytes: changed }
    }),
  )
}
