import type { Font, ShapedGlyph } from '../../font/types.ts'
import type { PlacedGlyph } from '../display/types.ts'
import * as letters from './kashida.data.ts'
import type { Piece } from './shape.ts'

const TATWEEL = '\u0640'
/**
 * What a stroke says in the text layer. Readers take a gap without a character for a space, and U+200B for the end of a word; a joiner
 * between two letters that join anyway changes nothing, also not where the text is pasted.
 */
const STROKE = '\u200d'
/** The longest stroke of one join, in tatweels. */
const mostTatweels = 4
/** Words shaped with tatweels kept per font before the memory is cleared. */
const mostKept = 10_000

/** A word of Arabic letters and their marks, with signs around it; one that has a tatweel of its own is as long as its writer wants it. */
const arabicWord = /^\P{L}*(?:(?!\u0640)\p{Script=Arabic}|\p{M}|\u200c|\u200d)+\P{L}*$/u

/** Where a stroke may lengthen a word: UTF-16 offset of the letter that it leads to, rank 1 = best. */
interface Join {
  readonly at: number
  readonly rank: number
}

/**
 * Joins of a word that kashida may lengthen, best first; of equal ones the last in the word. Never inside lam-alef, never in words of
 * fewer than three letters, with digits or with letters of other scripts.
 */
export function kashidaJoins(word: string): readonly Join[] {
  if (/[\p{N}\p{S}]/u.test(word) || !arabicWord.test(word)) return []
  // Marks stand on the letter before them and part no join; a joiner or a sign does.
  const bases = [...word.matchAll(/[^\p{M}]/gu)]
  if (bases.filter(({ 0: base }) => /\p{L}/u.test(base)).length < 3) return []
  const joined = (index: number): boolean => {
    const before = bases[index - 1]?.[0] ?? ' '
    const after = bases[index]?.[0] ?? ' '
    return isLetter(before) && isLetter(after) && !letters.endsJoin.test(before) && !letters.joinsNothing.test(after)
  }
  const joins: Join[] = []
  for (let index = 1; index < bases.length; index++) {
    if (!joined(index)) continue
    const [before, after, next] = [bases[index - 1]![0], bases[index]![0], bases[index + 1]?.[0] ?? '']
    if (letters.lam.test(before) && letters.alef.test(after)) continue
    const nextIsFinal = joined(index + 1) && !joined(index + 2)
    const rank = rankOf(before, after, !joined(index + 1), nextIsFinal ? next : '')
    if (rank !== undefined) joins.push({ at: bases[index]!.index, rank })
  }
  return joins.sort((a, b) => a.rank - b.rank || b.at - a.at)
}

function isLetter(text: string): boolean {
  return /\p{L}/u.test(text)
}

/** `final`: the letter that comes next when it ends the joined group. */
function rankOf(before: string, after: string, isFinal: boolean, final: string): number | undefined {
  if (letters.seenAndSad.test(before)) return 1
  if (isFinal && letters.tehMarbutaHehHahDal.test(after)) return 2
  if (isFinal && letters.alefTahLamKaf.test(after)) return 3
  if (letters.beh.test(after) && letters.rehAndYeh.test(final)) return 4
  if (isFinal && letters.wawAinFehQaf.test(after)) return 5
  return isFinal ? 6 : undefined
}

/** How one join of a word can be lengthened in a font. */
export interface Kashida {
  readonly rank: number
  /** Index among the glyphs of the piece, in visual order, before which the stroke stands. */
  readonly index: number
  /** UTF-16 offset of the letter before the stroke. */
  readonly cluster: number
  /** Ids of the glyphs of the word without a stroke. */
  readonly word: string
  /** Strokes of one tatweel, two, …: the font may have a glyph for each. Widths in font units. */
  readonly strokes: readonly { readonly glyphs: readonly ShapedGlyph[]; readonly width: number }[]
}

const known = new WeakMap<Font, Map<string, Kashida | false>>()

/**
 * The best join of a word that the font can lengthen and leave every other glyph as it is: a join inside a ligature, or one where
 * letters choose their form by the neighbour, is none.
 */
export function kashidaOf(piece: Piece, lang: string): Kashida | undefined {
  let words = known.get(piece.font)
  if (words === undefined || words.size > mostKept) known.set(piece.font, (words = new Map()))
  const key = `${lang} ${piece.text}`
  let found = words.get(key)
  if (found === undefined) words.set(key, (found = findKashida(piece.font, piece.text, lang) ?? false))
  // Beside a word of another style the letters may have taken other forms.
  return found !== false && found.word === piece.glyphs.map(({ id }) => id).join() ? found : undefined
}

function findKashida(font: Font, word: string, lang: string): Kashida | undefined {
  const joins = kashidaJoins(word)
  if (joins.length === 0) return undefined
  const shape = (text: string): readonly ShapedGlyph[] => font.shape(text, { dir: 'rtl', script: 'Arab', lang })
  const whole = shape(word)
  const plain = whole.map(lookOf).join()
  for (const { at, rank } of joins) {
    const strokes: Kashida['strokes'][number][] = []
    let index = 0
    for (let count = 1; count <= mostTatweels; count++) {
      const shaped = shape(word.slice(0, at) + TATWEEL.repeat(count) + word.slice(at))
      const isStroke = ({ cluster }: ShapedGlyph): boolean => cluster >= at && cluster < at + count
      const glyphs = shaped.filter(isStroke)
      const width = glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
      const isSame = plain === shaped.filter((glyph) => !isStroke(glyph)).map(lookOf).join() // prettier-ignore
      if (!isSame || width <= (strokes.at(-1)?.width ?? 0) || glyphs.some(({ id }) => id === 0)) break
      index = shaped.findIndex(isStroke)
      strokes.push({ glyphs, width })
    }
    const cluster = [...word.slice(0, at).matchAll(/[^\p{M}]/gu)].at(-1)?.index ?? 0
    if (strokes.length > 0) return { rank, index, cluster, strokes, word: whole.map(({ id }) => id).join() }
  }
  return undefined
}

function lookOf({ id, xAdvance, xOffset, yOffset }: ShapedGlyph): string {
  return `${id} ${xAdvance} ${xOffset} ${yOffset}`
}

/** The piece with a stroke of so many tatweels (from 1) in its join. The stroke stands for no character of the text. */
export function lengthened(piece: Piece, kashida: Kashida, count: number, size: number): Piece {
  const stroke = kashida.strokes[count - 1]
  if (stroke === undefined) return piece
  const scale = size / piece.font.unitsPerEm
  const added = stroke.glyphs.map(({ id, xAdvance, xOffset, yOffset }): PlacedGlyph => {
    return { id, advance: xAdvance * scale, dx: xOffset * scale, dy: yOffset * scale, text: STROKE }
  })
  const { index } = kashida
  return {
    ...piece,
    glyphs: piece.glyphs.toSpliced(index, 0, ...added),
    clusters: piece.clusters.toSpliced(index, 0, ...added.map(() => kashida.cluster)),
    width: piece.width + stroke.width * scale,
  }
}
