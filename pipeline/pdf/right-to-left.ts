import type { MadeGlyph } from '../font/made-glyphs.ts'
import type { Font } from '../font/types.ts'
import type { PlacedGlyph } from '../typeset/display/types.ts'

/** A glyph, of the font or put together, and the character that it stands for. */
export interface Letter {
  readonly glyph: MadeGlyph | number
  readonly text: string
}

const mark = /^\p{M}$/u

/** Parts of a letter that are drawn, and how far from it (font units): more is an attack, of which the text is kept. */
const mostParts = 64
const farthest = 0x3fff

/**
 * Glyphs of a right-to-left run as letters on the base line, from left to right, one for each character, each beginning where the one before
 * it ends. Readers take characters apart where the pen moves, where they stand above the line or on one another, and they turn the
 * characters of a line around one by one, even those of one code. So a letter is drawn with its marks as one glyph, and beside it white
 * space of no width stands for each mark; a ligature's letters share its width. Undefined where that cannot be.
 */
export function lettersOf(
  glyphs: readonly PlacedGlyph[],
  size: number,
  font: Pick<Font, 'unitsPerEm' | 'advance'>,
): readonly Letter[] | undefined {
  const letters: Letter[] = []
  for (const unit of unitsOf(glyphs)) {
    const own = lettersOfUnit(unit, size, font)
    if (own === undefined) return undefined
    letters.push(...own)
  }
  return letters
}

/** Letters with what belongs to them: marks, and parts for which another glyph stands, are painted before their letter. */
function unitsOf(glyphs: readonly PlacedGlyph[]): readonly (readonly PlacedGlyph[])[] {
  const units: PlacedGlyph[][] = []
  let unit: PlacedGlyph[] = []
  for (const glyph of glyphs) {
    unit.push(glyph)
    if (!Array.from(glyph.text).some((character) => !mark.test(character))) continue
    units.push(unit)
    unit = []
  }
  if (unit.length > 0) units.push(unit)
  return units
}

function lettersOfUnit(
  unit: readonly PlacedGlyph[],
  size: number,
  font: Pick<Font, 'unitsPerEm' | 'advance'>,
): readonly Letter[] | undefined {
  const scale = font.unitsPerEm / size
  const characters = unit.flatMap(({ text }) => Array.from(text).toReversed())
  const text = characters.pop()
  if (text === undefined) return undefined
  let pen = 0
  const places = unit.map(({ id, dx, dy, advance }) => {
    const place = { glyph: id, x: Math.round(pen + dx * scale), y: Math.round(dy * scale) }
    pen += advance * scale
    return place
  })
  const width = Math.round(pen)
  if (width < 0 || width > farthest) return undefined
  const solid = 1 + characters.filter((character) => !mark.test(character)).length
  const blanks = characters.map((character) => {
    const advance = mark.test(character) ? 0 : Math.floor(width / solid)
    return { glyph: { parts: [], advance }, text: character }
  })
  const before = blanks.reduce((sum, { glyph }) => sum + glyph.advance, 0)
  const near = places.filter(({ x, y }) => Math.abs(x) <= farthest && Math.abs(y) <= farthest)
  // The letter comes last, before it what is nearest to it.
  const parts = near.slice(-mostParts).map((part) => ({ ...part, x: part.x - before }))
  const [only] = parts
  const isOwn = parts.length === 1 && only?.x === 0 && only.y === 0 && width === font.advance(only.glyph)
  return [...blanks, { glyph: isOwn ? only.glyph : { parts, advance: width - before }, text }]
}
