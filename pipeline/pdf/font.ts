import { createHash } from 'node:crypto'
import { tableOf } from '../font/font-facts.ts'
import { withMadeGlyphs, type MadeGlyph } from '../font/made-glyphs.ts'
import type { Font } from '../font/types.ts'
import type { PlacedGlyph } from '../typeset/display/types.ts'
import { cidsOfGlyphs } from './cff.ts'
import type { PdfDocument, Reference } from './document.ts'
import { textString } from './document.ts'
import { hex4, utf16Hex } from './number.ts'
import type { LevelRun } from './text.ts'

/** A font of the file. A CID stands for a (glyph, text) pair, so that one glyph that serves several characters extracts right. */
export interface EmbeddedFont {
  readonly font: Font
  readonly reference: Reference
  /** Resource name. */
  readonly name: string
  /** Code of a glyph as it stands in a literal string, one UTF-16 unit for a byte. */
  code(glyph: number, text: string): string
  /** Advance that a viewer gives a glyph, in thousandths of the type size. */
  width(glyph: number): number
  /** Whether glyphs can be put together from others: of a font that may be cut down, with TrueType outlines. */
  readonly makesGlyphs: boolean
  /** A number for a glyph that is put together, to be used like those of the font. */
  make(glyph: MadeGlyph): number
  /** Runs that were written before. */
  readonly runs: Map<readonly PlacedGlyph[], LevelRun>
  /** Writes the subset; nothing can be shown in the font afterwards. */
  embed(): void
}

/** Starts a font of the file; the font program is written by `embed`, when all glyphs are known. */
export function openFont(document: PdfDocument, font: Font, name: string): EmbeddedFont {
  const reference = document.open({})
  const scale = 1000 / font.unitsPerEm
  const widths = new Map<number, number>()
  const codes = new Map<number, Map<string, string>>()
  const pairs: { glyph: number; text: string }[] = [{ glyph: 0, text: '\ufffd' }]
  const made: MadeGlyph[] = []
  const numbers = new Map<string, number>()
  function width(glyph: number): number {
    let found = widths.get(glyph)
    if (found === undefined) {
      const advance = glyph < firstMade ? font.advance(glyph) : (made[glyph - firstMade]?.advance ?? 0)
      found = Math.round(advance * scale * 1000) / 1000
      widths.set(glyph, found)
    }
    return found
  }
  return {
    font,
    reference,
    name,
    width,
    makesGlyphs: font.outlines === 'truetype' && !font.wholeOnly,
    make(glyph) {
      const key = `${glyph.advance}${glyph.parts.map((part) => ` ${part.glyph} ${part.x} ${part.y}`).join('')}`
      let number = numbers.get(key)
      if (number === undefined) {
        numbers.set(key, (number = firstMade + made.length))
        made.push(glyph)
      }
      return number
    },
    runs: new Map(),
    code(glyph, text) {
      let byText = codes.get(glyph)
      if (byText === undefined) codes.set(glyph, (byText = new Map()))
      let code = byText.get(text)
      if (code === undefined) {
        if (pairs.length > 0xffff) throw new Error(`openFont: more than 65535 codes in ${font.id}`)
        code = literal(pairs.length)
        byText.set(text, code)
        pairs.push({ glyph, text })
      }
      return code
    },
    embed() {
      const { glyphs, program, glyphOf } = cutDown(font, pairs, made)
      const baseName = font.wholeOnly ? font.postscriptName : `${subsetTag(pairs)}+${font.postscriptName}`
      const cff = font.outlines === 'cff' ? tableOf(program, 'CFF ') : undefined
      const cids = cff && cidsOfGlyphs(cff)
      const cidOf = (glyph: number): number => cids?.[glyph] ?? glyph
      const descendant = document.put({
        Type: 'Font',
        Subtype: cff === undefined ? 'CIDFontType2' : 'CIDFontType0',
        BaseFont: baseName,
        CIDSystemInfo: identity(),
        FontDescriptor: descriptor(document, font, baseName, program, cff),
        DW: 1000,
        ...(cff === undefined
          ? {
              W: [0, pairs.map((pair) => width(pair.glyph))],
              CIDToGIDMap: document.put({}, glyphMap(pairs.map(({ glyph }) => glyphOf(glyph)))),
            }
          : { W: glyphs.flatMap((glyph) => [cidOf(glyph), [width(glyph)]]) }),
      })
      // In a CFF program a CID is a glyph, so that the pairs of glyph and text must be told apart one step earlier.
      const encoding = (): Reference =>
        document.put(
          { Type: 'CMap', CMapName: 'Stemma-Glyphs', CIDSystemInfo: identity(), WMode: 0 },
          codeMap(pairs.map(({ glyph }) => cidOf(glyph))),
        )
      Object.assign(reference.data, {
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: baseName,
        Encoding: cff === undefined ? 'Identity-H' : encoding(),
        DescendantFonts: [descendant],
        ToUnicode: document.put({}, toUnicode(pairs)),
      })
      reference.end()
    },
  }
}

/** Two bytes inside of `(…)` (ISO 32000-1, 7.3.4.2): parentheses, the backslash and CR, which would become LF, are escaped. */
function literal(code: number): string {
  return String.fromCharCode(code >> 8, code & 0xff).replaceAll(/[()\\\r]/gu, (byte) =>
    byte === '\r' ? '\\r' : `\\${byte}`,
  )
}

function identity() {
  return { Registry: textString('Adobe'), Ordering: textString('Identity'), Supplement: 0 }
}

function descriptor(
  document: PdfDocument,
  font: Font,
  baseName: string,
  program: Uint8Array,
  cff: Uint8Array | undefined,
): Reference {
  const scale = (value: number): number => Math.round((value * 1000) / font.unitsPerEm)
  return document.put({
    Type: 'FontDescriptor',
    FontName: baseName,
    // Symbolic (4), since the codes are our own; italic is bit 7.
    Flags: font.italic ? 68 : 4,
    FontBBox: boundingBox(program).map(scale),
    ItalicAngle: font.italic ? -12 : 0,
    Ascent: scale(font.ascender),
    Descent: scale(font.descender),
    CapHeight: scale(font.capHeight),
    // No reader uses it for an embedded font; this is the usual estimate from the weight.
    StemV: Math.round(50 + (font.weight / 65) ** 2),
    ...(cff === undefined
      ? { FontFile2: document.put({ Length1: program.length }, program) }
      : { FontFile3: document.put({ Subtype: 'CIDFontType0C' }, cff) }),
  })
}

/** xMin, yMin, xMax, yMax of the `head` table (OpenType 1.9, head), in font units; zeros when the table is missing. */
function boundingBox(program: Uint8Array): readonly number[] {
  const head = tableOf(program, 'head')
  if (head === undefined || head.length < 44) return [0, 0, 0, 0]
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return [36, 38, 40, 42].map((at) => view.getInt16(at))
}

/** Six capitals out of the content, so that equal subsets have equal names and different ones differ. */
function subsetTag(pairs: readonly { readonly glyph: number; readonly text: string }[]): string {
  const hash = createHash('sha256')
  for (const pair of pairs) hash.update(`${pair.glyph} ${pair.text}\0`)
  return Array.from(hash.digest().subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

/** Numbers of glyphs that are put together begin behind those of any font. */
const firstMade = 0x10000

/** The subset for these codes: its glyphs, and where in it the glyph of a code is. */
function cutDown(font: Font, pairs: readonly { readonly glyph: number }[], made: readonly MadeGlyph[]) {
  const own = pairs.map(({ glyph }) => glyph).filter((glyph) => glyph < firstMade)
  const parts = made.flatMap((glyph) => glyph.parts.map((part) => part.glyph))
  const glyphs = [...new Set([...own, ...parts])].sort((a, b) => a - b)
  const program = font.subset({ glyphs })
  if (made.length === 0) return { glyphs, program, glyphOf: (glyph: number) => glyph }
  const { bytes, first } = withMadeGlyphs(program, made)
  return { glyphs, program: bytes, glyphOf: (glyph: number) => (glyph < firstMade ? glyph : first + glyph - firstMade) }
}

function glyphMap(glyphs: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(glyphs.length * 2)
  for (const [cid, glyph] of glyphs.entries()) {
    bytes[2 * cid] = glyph >> 8
    bytes[2 * cid + 1] = glyph & 0xff
  }
  return bytes
}

/** A glyph whose text a neighbour carries maps to U+200B: PDF/UA wants a mapping for every code, and readers drop this one. */
function toUnicode(pairs: readonly { readonly text: string }[]): string {
  const lines = pairs.map((pair, cid) => `<${hex4(cid)}> <${utf16Hex(pair.text === '' ? '\u200b' : pair.text)}>`)
  return cmap('Adobe-Identity-UCS', 'UCS', 2, 'bfchar', lines)
}

/** The CIDs of codes 0, 1, 2, …, as the encoding of a Type 0 font. */
function codeMap(cids: readonly number[]): string {
  return cmap(
    'Stemma-Glyphs',
    'Identity',
    1,
    'cidchar',
    cids.map((cid, code) => `<${hex4(code)}> ${cid}`),
  )
}

function cmap(name: string, ordering: string, type: 1 | 2, kind: 'bfchar' | 'cidchar', lines: readonly string[]) {
  const blocks: string[] = []
  // At most 100 entries per block (Adobe Technical Note 5014, 1.4.1).
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100)
    blocks.push(`${block.length} begin${kind}\n${block.join('\n')}\nend${kind}`)
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> def`,
    `/CMapName /${name} def\n/CMapType ${type} def`,
    ...(type === 1 ? ['/WMode 0 def'] : []),
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n')
}
