import { normaliseInline } from '../inline.ts'
import type { Block, Inline } from '../nodes.ts'
import { isInline, isPhrasingBlock, mapPhrasing, visit } from '../visit.ts'

/** What Markdown mixed with HTML turns into before it is known what is a paragraph. */
export type Piece = Inline | Block

/** Blocks of mixed pieces: each run of phrasing is a paragraph, a picture alone is a figure. */
export function blocksOf(pieces: readonly Piece[]): readonly Block[] {
  const blocks: Block[] = []
  let run: Inline[] = []
  const flush = () => {
    if (run.length > 0) blocks.push(...paragraphOf(run))
    run = []
  }
  for (const piece of pieces) {
    if (isInline(piece)) run.push(piece)
    else {
      flush()
      blocks.push(piece)
    }
  }
  flush()
  return blocks
}

/** A paragraph, a figure when it holds a single picture, nothing when it is empty. */
export function paragraphOf(nodes: readonly Inline[]): readonly Block[] {
  const children = normaliseInline(nodes)
  const [first, second] = children
  if (first === undefined) return []
  if (first.type === 'image' && second === undefined) return [{ type: 'figure', image: first }]
  return [{ type: 'paragraph', children }]
}

/** Phrasing of mixed pieces, for headings, cells and captions: what were blocks is divided by breaks. */
export function phrasingOf(pieces: readonly Piece[]): readonly Inline[] {
  const lines: Inline[][] = []
  let run: Inline[] | undefined
  for (const piece of pieces) {
    if (isInline(piece)) {
      if (run === undefined) lines.push((run = []))
      run.push(piece)
    } else {
      run = undefined
      visit(piece, (node) => {
        if (isPhrasingBlock(node)) lines.push([...node.children])
        else if (node.type === 'code') lines.push([{ type: 'inlineCode', value: node.value }])
        else if (node.type === 'image') lines.push([node])
        else return true
        return false
      })
    }
  }
  const full = lines.map((line) => normaliseInline(line)).filter((line) => line.length > 0)
  return normaliseInline(
    full.flatMap((line, index): Inline[] => (index === 0 ? [...line] : [{ type: 'break' }, ...line])),
  )
}

/** Put marks or links around pieces; blocks get them around their own phrasing. */
export function wrapPieces(
  pieces: readonly Piece[],
  wrap: (children: readonly Inline[]) => readonly Inline[],
): readonly Piece[] {
  const result: Piece[] = []
  let run: Inline[] = []
  const flush = () => {
    if (run.length > 0) result.push(...wrap(run))
    run = []
  }
  const phrasing = (children: readonly Inline[]) => (children.length === 0 ? [] : normaliseInline(wrap(children)))
  for (const piece of pieces) {
    if (isInline(piece)) run.push(piece)
    else {
      flush()
      result.push(mapPhrasing(piece, { phrasing }))
    }
  }
  flush()
  return result
}
