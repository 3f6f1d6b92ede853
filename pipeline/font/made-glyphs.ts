import { tableOf } from './font-facts.ts'
import { readSfnt, tableChecksum, writeSfnt } from './sfnt.ts'

/** A glyph put together from glyphs of a font, in font units; without parts it is white space. */
export interface MadeGlyph {
  readonly parts: readonly { readonly glyph: number; readonly x: number; readonly y: number }[]
  readonly advance: number
}

/** Flags of a part of a composite glyph (OpenType 1.9, glyf). */
const flags = { wordArguments: 0x01, offsets: 0x02, more: 0x20 }
const componentBytes = 8

/** What a glyph adds to the limits in `maxp`. */
interface Extent {
  readonly box: readonly [xMin: number, yMin: number, xMax: number, yMax: number]
  readonly points: number
  readonly contours: number
  readonly depth: number
}

/**
 * A TrueType font with glyphs added at its end, and the number of the first. They are composites, so that each costs a few bytes and its
 * outlines are those of its parts.
 */
export function withMadeGlyphs(
  font: Uint8Array,
  made: readonly MadeGlyph[],
): { readonly bytes: Uint8Array; readonly first: number } {
  const { flavour, tables } = readSfnt(font)
  const table = (tag: string): DataView => {
    const found = tables.find((one) => one.tag === tag)
    if (found === undefined) throw new Error(`withMadeGlyphs: the font has no table ${tag}`)
    const copy = found.bytes.slice()
    return new DataView(copy.buffer)
  }
  const [head, hhea, maxp, glyf, loca, hmtx] = ['head', 'hhea', 'maxp', 'glyf', 'loca', 'hmtx'].map(table) as [
    DataView, DataView, DataView, DataView, DataView, DataView,
  ] // prettier-ignore
  const first = maxp.getUint16(4)
  const isLong = head.getInt16(50) === 1
  const offsetOf = (glyph: number): number => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph))
  const metrics = hhea.getUint16(34)
  const known = new Map<number, Extent | undefined>()
  const extentOf = (glyph: number): Extent | undefined => {
    if (!known.has(glyph))
      known.set(glyph, glyph < first ? readExtent(glyf, offsetOf(glyph), offsetOf(glyph + 1), extentOf) : undefined)
    return known.get(glyph)
  }

  const count = first + made.length
  if (count > 0xffff) throw new Error('withMadeGlyphs: more than 65535 glyphs')
  const offsets = new DataView(new ArrayBuffer(4 * (count + 1)))
  for (let glyph = 0; glyph <= first; glyph++) offsets.setUint32(4 * glyph, offsetOf(glyph))
  const advances = new DataView(new ArrayBuffer(4 * count))
  for (let glyph = 0; glyph < first; glyph++) {
    const own = Math.min(glyph, metrics - 1)
    advances.setUint16(4 * glyph, hmtx.getUint16(4 * own))
    advances.setUint16(
      4 * glyph + 2,
      hmtx.getUint16(glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics)),
    )
  }
  const outlines: Uint8Array[] = []
  let end = offsetOf(first)
  const limit = (at: number, value: number): void => maxp.setUint16(at, Math.max(maxp.getUint16(at), value))
  for (const [index, { parts, advance }] of made.entries()) {
    const shown = parts.flatMap((part) => {
      const extent = extentOf(part.glyph)
      return extent === undefined ? [] : [{ ...part, extent }]
    })
    const box = unite(shown)
    if (shown.length > 0) {
      const outline = composite(shown, box)
      outlines.push(outline)
      end += outline.length
      const sum = (of: (extent: Extent) => number): number => shown.reduce((total, { extent }) => total + of(extent), 0)
      limit(
        10,
        sum(({ points }) => points),
      )
      limit(
        12,
        sum(({ contours }) => contours),
      )
      limit(28, shown.length)
      limit(30, 1 + Math.max(...shown.map(({ extent }) => extent.depth)))
    }
    offsets.setUint32(4 * (first + index + 1), end)
    advances.setUint16(4 * (first + index), advance)
    advances.setInt16(4 * (first + index) + 2, box[0])
    hhea.setUint16(10, Math.max(hhea.getUint16(10), advance))
  }
  maxp.setUint16(4, count)
  hhea.setUint16(34, count)
  head.setInt16(50, 1)
  head.setUint32(8, 0)
  const changed = new Map<string, Uint8Array>([
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['maxp', bytesOf(maxp)],
    ['loca', bytesOf(offsets)],
    ['hmtx', bytesOf(advances)],
    ['glyf', Buffer.concat([bytesOf(glyf).subarray(0, offsetOf(first)), ...outlines])],
  ])
  const bytes = writeSfnt(
    flavour,
    tables.map(({ tag, bytes: old }) => ({ tag, bytes: changed.get(tag) ?? old })),
  )
  // The sum of the whole file, reckoned without itself, stands in it (OpenType 1.9, head).
  const own = tableOf(bytes, 'head')
  if (own !== undefined)
    new DataView(own.buffer, own.byteOffset).setUint32(8, (0xb1b0afba - tableChecksum(bytes)) >>> 0)
  return { bytes, first }
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Undefined for a glyph without outline. */
function readExtent(
  glyf: DataView,
  start: number,
  end: number,
  extentOf: (glyph: number) => Extent | undefined,
): Extent | undefined {
  if (end <= start) return undefined
  const contours = glyf.getInt16(start)
  const box = [2, 4, 6, 8].map((at) => glyf.getInt16(start + at)) as [number, number, number, number]
  if (contours >= 0) {
    const points = contours === 0 ? 0 : glyf.getUint16(start + 10 + 2 * (contours - 1)) + 1
    return { box, points, contours, depth: 0 }
  }
  const parts: Extent[] = []
  for (let at = start + 10, more = true; more;) {
    const flag = glyf.getUint16(at)
    const part = extentOf(glyf.getUint16(at + 2))
    if (part !== undefined) parts.push(part)
    // Two arguments; then one scale, two, or a matrix.
    at += 4 + (flag & flags.wordArguments ? 4 : 2) + (flag & 0x08 ? 2 : flag & 0x40 ? 4 : flag & 0x80 ? 8 : 0)
    more = (flag & flags.more) !== 0
  }
  return {
    box,
    points: parts.reduce((sum, part) => sum + part.points, 0),
    contours: parts.reduce((sum, part) => sum + part.contours, 0),
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
  }
}

type Shown = MadeGlyph['parts'][number] & { readonly extent: Extent }

function unite(shown: readonly Shown[]): Extent['box'] {
  if (shown.length === 0) return [0, 0, 0, 0]
  return [
    Math.min(...shown.map(({ x, extent }) => x + extent.box[0])),
    Math.min(...shown.map(({ y, extent }) => y + extent.box[1])),
    Math.max(...shown.map(({ x, extent }) => x + extent.box[2])),
    Math.max(...shown.map(({ y, extent }) => y + extent.box[3])),
  ]
}

function composite(shown: readonly Shown[], box: Extent['box']): Uint8Array {
  // On a multiple of four, as the fonts of npm have it.
  const view = new DataView(new ArrayBuffer((10 + componentBytes * shown.length + 3) & ~3))
  view.setInt16(0, -1)
  for (const [index, value] of box.entries()) view.setInt16(2 + 2 * index, value)
  for (const [index, { glyph, x, y }] of shown.entries()) {
    const at = 10 + componentBytes * index
    view.setUint16(at, flags.wordArguments | flags.offsets | (index < shown.length - 1 ? flags.more : 0))
    view.setUint16(at + 2, glyph)
    view.setInt16(at + 4, x)
    view.setInt16(at + 6, y)
  }
  return bytesOf(view)
}
