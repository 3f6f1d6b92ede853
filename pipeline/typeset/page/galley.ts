import type { Artifact, Item } from '../display/types.ts'

/** A position in the text of a block: UTF-16 units in its plain text (see `PageMapEntry`). */
export interface TextPosition {
  readonly block: string
  readonly offset: number
}

/**
 * One slice of the text that no page break can cut: a line, a picture, a line of a table row. x of its items counts from
 * the left edge of the text area, y from the slice's top; points.
 */
export interface Strip {
  readonly height: number
  /** White space above; left out at the top of a page. */
  readonly above: number
  readonly items: readonly Item[]
  readonly artifacts: readonly Artifact[]
  /** White space at its top, part of `height`, that moves to its bottom at the top of a page; points. */
  readonly sink?: number
  /** Cost of a page that begins with this strip: 0 = free, `NEVER` = only when there is no other way. */
  readonly breakCost: number
  /** Names of link targets here. */
  readonly anchors: readonly string[]
  /** What text begins or goes on here; absent on strips without main-flow text. */
  readonly at?: TextPosition
  /** Ids of the notes that are called here first; they stand at the foot of the page, or begin there. */
  readonly notes?: readonly string[]
  /** Repeated above this strip, as an artifact, when a page begins with it: the head of a table. */
  readonly repeat?: { readonly height: number; readonly items: readonly Item[] }
  /** Figures here: their places on the page become the BBox of their elements. */
  readonly figures?: readonly {
    readonly element: number
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
}

/** Cost of a page break that must not be, yet must cost less than text that runs off the page. */
export const NEVER = 1e6

export const EMPTY_STRIP: Strip = { height: 0, above: 0, items: [], artifacts: [], breakCost: 0, anchors: [] }

/** Moves items by a distance, points. */
export function shift(items: readonly Item[], x: number, y: number): readonly Item[] {
  return items.map((item) => ({ ...item, x: item.x + x, y: item.y + y }))
}

/** Adds at the end, however many there are: spreading a very long list into `push` overflows the stack. */
export function append<Entry>(target: Entry[], added: readonly Entry[]): void {
  for (const entry of added) target.push(entry)
}

/** The strip with more space above, less easily broken before, or with further anchors. */
export function amendFirst(
  strips: readonly Strip[],
  change: { readonly above?: number; readonly breakCost?: number; readonly anchors?: readonly string[] },
): readonly Strip[] {
  const [first] = strips
  if (first === undefined) return strips
  const amended = [...strips]
  amended[0] = {
    ...first,
    above: Math.max(first.above, change.above ?? 0),
    breakCost: Math.max(first.breakCost, change.breakCost ?? 0),
    anchors: [...(change.anchors ?? []), ...first.anchors],
  }
  return amended
}
