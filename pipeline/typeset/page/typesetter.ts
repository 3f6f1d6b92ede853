import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import type { FontLibrary } from '../../font/types.ts'
import type { Block, Direction } from '../../tree/nodes.ts'
import type { Line, ParagraphStyle, Span } from '../line/types.ts'
import type { Strip } from './galley.ts'
import type { InlineContext } from './inline.ts'
import type { Flow } from './style.ts'

/** What pages need of the stage that sets lines (`../line/index.ts`). */
export interface LineSetter {
  setParagraph(spans: readonly Span[], style: ParagraphStyle, fonts: FontLibrary): Outcome<readonly Line[]>
  /** One line of natural width that is never broken. */
  setLine(spans: readonly Span[], style: Pick<ParagraphStyle, 'lang' | 'dir'>, fonts: FontLibrary): Outcome<Line>
  /** Widths on one line, and with every break taken; points. */
  measureText(
    spans: readonly Span[],
    style: Pick<ParagraphStyle, 'lang' | 'dir' | 'hyphenate'>,
    fonts: FontLibrary,
  ): { readonly natural: number; readonly min: number }
}

/** How the blocks of a container follow each other. */
export interface Sequence {
  /** Items of a tight list have no space between them. */
  readonly isTight?: boolean
  /** Paragraphs of lists and notes are told apart by space, not by indent. */
  readonly isBlockStyle?: boolean
  /** The last block stays with the one before it if it is short. */
  readonly keepsEnd?: boolean
}

/** What all block setters share during one layout. */
export interface Typesetter extends InlineContext {
  readonly fonts: FontLibrary
  readonly diagnostics: Diagnostic[]
  /** Height of the text area, points. */
  readonly textHeight: number
  /** Names of link targets whose block showed nothing; they go to the next strip. */
  readonly waiting: string[]
  /** Sets blocks one below the other; containers set their content through this. */
  setBlocks(blocks: readonly Block[], flow: Flow, sequence?: Sequence): readonly Strip[]
  /** Sets the notes that have been called since; their elements follow what stands in the parent of `flow`. */
  setCalledNotes(flow: Flow): void
  readonly lines: LineSetter
  /** How lines of a language are broken and filled. */
  lineSettings(lang: string): Pick<ParagraphStyle, 'lang' | 'kashida'>
  /** Lines in a row up to here, in the text and not its notes, that end in a hyphen. */
  hyphenRow: number
  /** Flow of a block that may have a language or direction of its own. */
  enter(flow: Flow, block: { readonly lang?: string; readonly dir?: Direction }): Flow
}

/** Structure details of a block: its id, and its language where it has one of its own. */
export function blockDetails(block: { readonly id?: string; readonly lang?: string }): {
  readonly block?: string
  readonly lang?: string
} {
  return {
    ...(block.id !== undefined && { block: block.id }),
    ...(block.lang !== undefined && { lang: block.lang }),
  }
}
