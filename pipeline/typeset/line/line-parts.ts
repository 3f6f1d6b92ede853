import { contextPart, isUnsafe, partOf, type Shaper, type Word } from '../text/shape.ts'
import type { Atom, ParagraphText, Stretch } from './atoms.ts'
import { gapGlue, solidGlue } from './glue.ts'
import { hyphenOf, isElastic, type BreakPlace, type Gap } from './opportunities.ts'
import { spreadGaps } from './spread-gaps.ts'

/** A stretch of a line in logical order. */
export interface LinePart {
  readonly word: Word
  readonly span: number
  readonly level: number
  readonly kind: 'word' | 'space' | 'hyphen'
  /** White space at the end of the line: kept for the text layer, takes no room. */
  readonly hangs: boolean
  readonly isElastic: boolean
  /** Glue other than spaces: between ideographs, between words that no space parts. */
  readonly gaps: readonly Gap[]
}

/** Where a line begins and ends; `from` undefined = at the start of the paragraph. */
export interface LineRange {
  readonly from: BreakPlace | undefined
  readonly to: BreakPlace
  /** Ends at a forced break or the end of the paragraph: its white space stays natural. */
  readonly isLast: boolean
}

const noGaps: readonly Gap[] = []

function gapsOf(paragraph: ParagraphText, start: number, length: number, endsLine: boolean): readonly Gap[] {
  const { text, breaks, margins } = paragraph
  let gaps: Gap[] | undefined
  const last = endsLine ? length - 1 : length
  for (let at = 1; at <= last; at++) {
    const isBreak = breaks[start + at] === 1
    if (!isBreak && at === length) continue
    const rule = isBreak ? gapGlue : solidGlue
    const glue = rule(text.charCodeAt(start + at - 1), text.charCodeAt(start + at), margins)
    if (glue !== undefined) (gaps ??= []).push({ at, glue })
  }
  return gaps ?? noGaps
}

/**
 * The part of an atom that was shaped together with its neighbours, where the line cuts that run at a place that matters:
 * what stands on the line is shaped anew in one run. Undefined where nothing changes.
 */
function contextWord(
  atom: Atom,
  low: number,
  high: number,
  range: LineRange,
  shaper: Shaper,
  cuts: Map<Stretch, Word | undefined>,
): Word | undefined {
  const { stretch, style, start } = atom
  if (stretch === undefined) return undefined
  const from = Math.max(stretch.start, range.from?.offset ?? 0)
  if (!cuts.has(stretch)) {
    const to = Math.min(stretch.end, range.to.offset)
    const isCut =
      (from > stretch.start && isUnsafe(stretch.word, from - stretch.start)) ||
      (to < stretch.end && isUnsafe(stretch.word, to - stretch.start))
    const whole = isCut ? partOf(stretch.word, from - stretch.start, to - stretch.start, style, shaper) : undefined
    cuts.set(stretch, whole)
  }
  const whole = cuts.get(stretch)
  return whole && contextPart(whole, start + low - from, start + high - from)
}

/** The parts of a line in logical order. */
export function lineParts(paragraph: ParagraphText, range: LineRange): readonly LinePart[] {
  const { from, to } = range
  const { atoms, spans, shaper, base } = paragraph
  const parts: LinePart[] = []
  const cuts = new Map<Stretch, Word | undefined>()
  const done = from === undefined || from.inner >= atoms[from.atom]!.end - atoms[from.atom]!.start
  const first = from === undefined ? 0 : done ? from.atom + 1 : from.atom
  let solid = to.atom
  while (solid >= first && atoms[solid]!.kind !== 'word') solid--
  for (let index = first; index <= to.atom; index++) {
    const atom = atoms[index]!
    if (atom.kind === 'break' && atoms[index - 1]?.kind === 'space') continue
    const low = index === first && !done && from !== undefined ? from.inner : 0
    const high = index === to.atom ? to.inner : atom.end - atom.start
    const hangs = index > solid
    const isWord = atom.kind === 'word'
    const word =
      (atom.stretch && contextWord(atom, low, high, range, shaper, cuts)) ??
      (isWord ? partOf(atom.word, low, high, atom.style, shaper) : atom.word)
    const gaps =
      isWord && paragraph.mayHaveGaps ? gapsOf(paragraph, atom.start + low, high - low, index === solid) : noGaps
    const level = hangs ? base : atom.level
    parts.push({
      word,
      span: atom.span,
      level,
      kind: isWord ? 'word' : 'space',
      hangs,
      isElastic: isElastic(atom, spans),
      gaps,
    })
  }
  const last = atoms[to.atom]!
  if (to.hyphen) {
    parts.push({
      word: hyphenOf(last, paragraph),
      span: last.span,
      level: last.level,
      kind: 'hyphen',
      hangs: false,
      isElastic: false,
      gaps: noGaps,
    })
  }
  return paragraph.mayHaveGaps ? spreadGaps(parts) : parts
}
