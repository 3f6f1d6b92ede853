import { describe, expect, test } from 'vitest'
import { tableOf } from '../../pipeline/font/font-facts.ts'
import { loadFont } from '../../pipeline/font/load.ts'
import { withMadeGlyphs } from '../../pipeline/font/made-glyphs.ts'
import { tableChecksum } from '../../pipeline/font/sfnt.ts'
import type { Font } from '../../pipeline/font/types.ts'
import { installedFonts, readPackageFile } from './installed.ts'

const serif = installedFonts.primary({ face: 'serif', weight: 400, italic: false, lang: 'en' })
const codePoints = Array.from('abc\u0301', (character) => character.codePointAt(0)!)
const subset = serif.subset({ codePoints })
const whole = load(subset)
const [letter, accent] = ['a', '\u0301'].map((text) => whole.shape(text, { dir: 'ltr' })[0]!.id) as [number, number]

function load(bytes: Uint8Array): Font {
  const origin = { id: 'made', weight: 400, italic: false, package: '', licence: () => '' }
  return loadFont(bytes, origin, readPackageFile)!
}

/** An outline, its points moved: numbers are x and y in turn. */
function moved(path: string, x: number, y: number): string {
  let index = 0
  return path.replaceAll(/-?\d+(?:\.\d+)?/gu, (value) => String(Number(value) + (index++ % 2 === 0 ? x : -y)))
}

describe('glyphs put together', () => {
  const made = [
    { parts: [{ glyph: letter, x: -40, y: 0 }, { glyph: accent, x: 25, y: -310 }], advance: 321 },
    { parts: [], advance: 77 },
    { parts: [{ glyph: letter, x: 0, y: 9 }], advance: 0 },
  ] // prettier-ignore
  const { bytes, first } = withMadeGlyphs(subset, made)
  const font = load(bytes)

  test('stand behind those of the font, which stay', () => {
    expect(first).toBe(new DataView(subset.buffer, tableOf(subset, 'maxp')!.byteOffset).getUint16(4))
    for (let glyph = 0; glyph < first; glyph++) {
      expect(font.outline(glyph)).toBe(whole.outline(glyph))
      expect(font.advance(glyph)).toBe(whole.advance(glyph))
    }
  })

  test('show their parts where they were put, and have the advance that was asked for', () => {
    expect(font.outline(first)).toBe(moved(whole.outline(letter), -40, 0) + moved(whole.outline(accent), 25, -310))
    expect(font.outline(first + 1)).toBe('')
    expect(font.outline(first + 2)).toBe(moved(whole.outline(letter), 0, 9))
    expect(made.map((_, index) => font.advance(first + index))).toEqual([321, 77, 0])
  })

  test('count in the limits of the font, and its sum is right', () => {
    const maxp = new DataView(bytes.buffer, tableOf(bytes, 'maxp')!.byteOffset)
    expect(maxp.getUint16(4)).toBe(first + 3)
    expect(maxp.getUint16(28)).toBeGreaterThanOrEqual(2)
    expect(maxp.getUint16(30)).toBeGreaterThanOrEqual(1)
    expect(tableChecksum(bytes)).toBe(0xb1b0afba)
  })
})

test('more glyphs than a font can have are refused', () => {
  const blank = { parts: [], advance: 1 }
  expect(() =>
    withMadeGlyphs(
      subset,
      Array.from({ length: 65_536 }, () => blank),
    ),
  ).toThrow('65535')
})
