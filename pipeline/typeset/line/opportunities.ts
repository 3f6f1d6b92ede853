import { languageOf } from '../../language/language.ts'
import { prefixWidths, type Word } from '../text/shape.ts'
import { gapGlue, wordSpace } from './glue.ts'
import { hyphensOf, type Atom, type ParagraphText } from './atoms.ts'
import type { Breakpoints } from './knuth-plass.ts'
import type { ParagraphStyle, Span } from './types.ts'

/** Where a breakpoint stands in the paragraph. */
export interface BreakPlace {
  /** Index of the atom that the line ends in, and the offset inside it (its length = after it). */
  readonly atom: number
  readonly inner: number
  /** UTF-16 offset in the text where the next line starts. */
  readonly offset: number
  readonly hyphen: boolean
}

export interface Opportunities extends Breakpoints {
  readonly places: readonly BreakPlace[]
}

const hyphenPenalty = 50
const afterDashPenalty = 25
const codePenalty = 80
const emergencyPenalty = 2_000

/** Widths that the lines of a paragraph can be given room with. */
interface Sums {
  width: number
  stretch: number
  shrink: number
}

/** Whether a space takes part in justification: NBSP too, but not inside code. */
export function isElastic(atom: Atom, spans: readonly Span[]): boolean {
  return atom.kind === 'space' && spans[atom.span]?.verbatim !== true
}

/** Width of the hyphen of an atom's font. */
export function hyphenOf(atom: Atom, paragraph: ParagraphText): Word {
  const hyphen = paragraph.shaper.word('\u2010', atom.style)
  return hyphen.missing.length === 0 && hyphen.pieces[0]?.font === atom.word.pieces.at(-1)?.font
    ? hyphen
    : paragraph.shaper.word('-', atom.style)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Break opportunities of a paragraph. Atoms in `emergency` may be broken between any two graphemes. */
export function findOpportunities(
  paragraph: ParagraphText,
  style: ParagraphStyle,
  emergency: ReadonlySet<number> = new Set(),
): Opportunities {
  const { atoms, breaks, spans, text } = paragraph
  const places: BreakPlace[] = []
  const endWidth: number[] = []
  const endStretch: number[] = []
  const endShrink: number[] = []
  const startWidth: number[] = []
  const startStretch: number[] = []
  const startShrink: number[] = []
  const penalty: number[] = []
  const hyphen: number[] = []
  const forced: number[] = []
  const sums: Sums = { width: 0, stretch: 0, shrink: 0 }
  /** Where the white space before this place began: a line broken here ends there. */
  let solid: Sums = { width: 0, stretch: 0, shrink: 0 }

  function add(place: BreakPlace, end: Sums, extra: number, cost: number, isForced: boolean): void {
    places.push(place)
    endWidth.push(end.width + extra)
    endStretch.push(end.stretch)
    endShrink.push(end.shrink)
    startWidth.push(sums.width)
    startStretch.push(sums.stretch)
    startShrink.push(sums.shrink)
    penalty.push(cost)
    hyphen.push(place.hyphen ? 1 : 0)
    forced.push(isForced ? 1 : 0)
  }

  function walkWord(index: number, atom: Atom): void {
    const { word, start } = atom
    const span = spans[atom.span]!
    const module = style.hyphenate && span.verbatim !== true ? languageOf(span.request.lang).hyphenation : undefined
    const hyphens = module === undefined ? [] : hyphensOf(word, module)
    const inner = innerBreaks(word.text, start, breaks, hyphens, emergency.has(index))
    if (inner.length === 0) {
      sums.width += word.width
      return
    }
    const widths = prefixWidths(word)
    let hyphenWidth: number | undefined
    const before = sums.width
    for (const { offset, kind } of inner) {
      sums.width = before + widths[offset]!
      const soft = kind === 'hyphen' || (kind === 'break' && word.text[offset - 1] === '\u00ad')
      const place = { atom: index, inner: offset, offset: start + offset, hyphen: soft }
      const end = { ...sums }
      const glue =
        kind === 'break' ? gapGlue(word.text.charCodeAt(offset - 1), word.text.charCodeAt(offset)) : undefined
      if (glue !== undefined) {
        sums.stretch += atom.style.size * glue.stretch
        sums.shrink += atom.style.size * glue.shrink
        add(place, end, 0, 0, false)
        // The glue belongs to lines that run on here; a line that starts here must not count it.
      } else if (soft) add(place, end, (hyphenWidth ??= hyphenOf(atom, paragraph).width), hyphenPenalty, false)
      else
        add(
          place,
          end,
          0,
          kind === 'emergency' ? emergencyPenalty : span.verbatim === true ? codePenalty : innerCost(word.text, offset),
          false,
        )
    }
    sums.width = before + word.width
  }

  for (const [index, atom] of atoms.entries()) {
    const kind = breaks[atom.end]
    const isLast = index === atoms.length - 1
    if (atom.kind === 'break') {
      const end = atoms[index - 1]?.kind === 'space' ? solid : { ...sums }
      add({ atom: index, inner: atom.end - atom.start, offset: atom.end, hyphen: false }, end, 0, 0, true)
      solid = { ...sums }
      continue
    }
    if (atom.kind === 'space') {
      if (index === 0 || atoms[index - 1]!.kind !== 'space') solid = { ...sums }
      sums.width += atom.word.width
      if (isElastic(atom, spans)) {
        sums.stretch += atom.word.width * wordSpace.stretch
        sums.shrink += atom.word.width * wordSpace.shrink
      }
    } else {
      walkWord(index, atom)
      solid = { ...sums }
    }
    const place = { atom: index, inner: atom.end - atom.start, offset: atom.end, hyphen: false }
    if (isLast) add(place, solid, 0, 0, true)
    else if (kind === 1) {
      const soft = atom.kind === 'word' && text[atom.end - 1] === '\u00ad'
      const end = { ...solid }
      const glue = atom.kind === 'word' ? gapGlue(text.charCodeAt(atom.end - 1), text.charCodeAt(atom.end)) : undefined
      if (glue !== undefined) {
        sums.stretch += atom.style.size * glue.stretch
        sums.shrink += atom.style.size * glue.shrink
      }
      const cost = atom.kind === 'space' ? 0 : soft ? hyphenPenalty : innerCost(text, atom.end)
      add({ ...place, hyphen: soft }, end, soft ? hyphenOf(atom, paragraph).width : 0, cost, false)
    }
  }
  const count = places.length
  return {
    count,
    places,
    endWidth,
    endStretch,
    endShrink,
    startWidth,
    startStretch,
    startShrink,
    penalty,
    hyphen,
    forced,
  }
}

/** After a dash or a hyphen that is in the text, a break is a little worse than at a space. */
function innerCost(text: string, offset: number): number {
  return gapGlue(text.charCodeAt(offset - 1), text.charCodeAt(offset)) === undefined ? afterDashPenalty : 0
}

interface InnerBreak {
  readonly offset: number
  readonly kind: 'break' | 'hyphen' | 'emergency'
}

function innerBreaks(
  text: string,
  start: number,
  breaks: Uint8Array,
  hyphens: readonly number[],
  isEmergency: boolean,
): readonly InnerBreak[] {
  const found: InnerBreak[] = []
  if (isEmergency) {
    for (const { index } of graphemes.segment(text)) {
      if (index > 0) found.push({ offset: index, kind: breaks[start + index] === 0 ? 'emergency' : 'break' })
    }
    return found
  }
  let next = 0
  for (let offset = 1; offset < text.length; offset++) {
    if (hyphens[next] === offset) {
      next++
      found.push({ offset, kind: breaks[start + offset] === 0 ? 'hyphen' : 'break' })
    } else if (breaks[start + offset] !== 0) found.push({ offset, kind: 'break' })
  }
  return found
}

/** Atoms between breakpoints too far apart for any line of the measure: they hold the words to break by force. */
export function overlongAtoms(found: Opportunities, width: number, atoms: readonly Atom[]): ReadonlySet<number> {
  const overlong = new Set<number>()
  for (let at = 0; at < found.count; at++) {
    const start = at === 0 ? 0 : found.startWidth[at - 1]!
    const shrink = found.endShrink[at]! - (at === 0 ? 0 : found.startShrink[at - 1]!)
    if (found.endWidth[at]! - start - shrink <= width + 1e-6) continue
    const first = at === 0 ? 0 : found.places[at - 1]!.atom
    for (let index = first; index <= found.places[at]!.atom; index++) {
      if (atoms[index]?.kind === 'word') overlong.add(index)
    }
  }
  return overlong
}
