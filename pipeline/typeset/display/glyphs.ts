import type { GlyphItem, PlacedGlyph } from './types.ts'

/**
 * The glyphs of an item one by one, with all that a run leaves to its item: advances are what the pen really moves, scaling
 * and justification included, and add up to the item's width.
 */
export function glyphsOf({ runs, width, scale = 1 }: GlyphItem): readonly PlacedGlyph[] {
  const placed: PlacedGlyph[] = []
  let pen = 0
  for (const [index, { x, glyphs }] of runs.entries()) {
    /** How far the run stands from where the pen was left. */
    let gap = x - pen
    for (const [at, glyph] of glyphs.entries()) {
      const own = glyph.advance * scale
      const rest = (runs[index + 1]?.x ?? width) - pen
      // The last glyph of a run takes what white space there is up to the next; differences of rounding are none.
      const advance = at < glyphs.length - 1 ? gap + own : Math.abs(rest - gap - own) < 1e-9 ? gap + own : rest
      placed.push({ ...glyph, advance, dx: glyph.dx * scale + gap })
      pen += advance
      gap = 0
    }
  }
  return placed
}
