/**
 * How readily glyphs are scaled against white space: 1 = both reach their limit together (as in pdfTeX), 0 = white space stays
 * as it is until glyphs are at their limit.
 */
const glyphsFirst = 0.5

/** The part of the spare room (negative: of what is too much) that scaled glyphs take, points. */
export function glyphShare(spare: number, white: number, flex: number): number {
  if (flex === 0) return 0
  const share = (spare * flex) / (flex + glyphsFirst * white)
  return share > flex ? flex : share < -flex ? -flex : share
}
