import { kashidaOf, lengthened, type Kashida } from '../text/kashida.ts'
import type { Piece } from '../text/shape.ts'
import type { ParagraphText } from './atoms.ts'
import type { LinePart } from './line-parts.ts'

/** A word of the line that can be made longer. */
interface Candidate {
  readonly part: number
  readonly piece: Piece
  readonly size: number
  readonly kashida: Kashida
  /** Tatweels given so far. */
  count: number
}

/** No word gets more in the first round: many short strokes are quieter than one long. */
const firstRound = 2

/**
 * The parts of a line with joins lengthened (kashida) by no more than so many points together; one join of a word at most, the best
 * joins of the line first. Words of one piece of Arabic letters only; code stays as it is.
 */
export function lengthenParts(
  parts: readonly LinePart[],
  paragraph: ParagraphText,
  points: number,
): readonly LinePart[] {
  const candidates = candidatesOf(parts, paragraph)
  let room = points
  for (const limit of [firstRound, Infinity]) {
    for (const candidate of candidates) {
      const { kashida, piece, size, count } = candidate
      const scale = size / piece.font.unitsPerEm
      const widthOf = (tatweels: number): number => (kashida.strokes[tatweels - 1]?.width ?? 0) * scale
      let next = Math.min(limit, kashida.strokes.length)
      while (next > count && widthOf(next) - widthOf(count) > room) next--
      if (next <= count) continue
      room -= widthOf(next) - widthOf(count)
      candidate.count = next
    }
  }
  const longer = new Map(candidates.filter(({ count }) => count > 0).map((candidate) => [candidate.part, candidate]))
  return parts.map((part, index) => {
    const found = longer.get(index)
    if (found === undefined) return part
    const piece = lengthened(found.piece, found.kashida, found.count, found.size)
    return { ...part, word: { ...part.word, pieces: [piece], width: piece.width, memo: {} } }
  })
}

function candidatesOf(parts: readonly LinePart[], paragraph: ParagraphText): readonly Candidate[] {
  const found: Candidate[] = []
  for (const [index, part] of parts.entries()) {
    const [piece, ...others] = part.word.pieces
    const { request, size, verbatim } = paragraph.spans[part.span]!
    if (part.kind !== 'word' || part.level % 2 === 0 || piece === undefined || others.length > 0 || verbatim === true)
      continue
    const kashida = kashidaOf(piece, request.lang)
    if (kashida !== undefined) found.push({ part: index, piece, size, kashida, count: 0 })
  }
  return found.sort((a, b) => a.kashida.rank - b.kashida.rank || b.piece.text.length - a.piece.text.length)
}
