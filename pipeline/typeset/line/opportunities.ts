import { languageOf } from '../../language/language.ts'
import { prefixWidths, type Word } from '../text/shape.ts'
import { gapGlue, solidGlue, wordSpace, type Glue } from './glue.ts'
import { endEdge, startEdge, type MarginRules } from './margin.ts'
import { graphemesIn } from './graphemes.ts'
import { hyphensOf, type Atom, type ParagraphText } from './atoms.ts'
import { openBreakpoints, type Breakpoints } from './breakpoints.ts'
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

/** The place of a breakpoint. */
export function placeOf({ atom, inner, offset, hyphen }: Breakpoints, at: number): BreakPlace {
  return { atom: atom[at]!, inner: inner[at]!, offset: offset[at]!, hyphen: hyphen[at] === 1 }
}

const hyphenPenalty = 100
/** For a hyphen that sends two letters to the next line. */
const shortPartPenalty = 250
const afterDashPenalty = 25
const codePenalty = 80
const emergencyPenalty = 2_000

/** Widths that the lines of a paragraph can be given room with. */
interface Sums {
  width: number
  stretch: number
  shrink: number
  /** Room that scaling of glyphs gives. */
  flex: number
}

function copySums({ width, stretch, shrink, flex }: Sums, to: Sums): void {
  to.width = width
  to.stretch = stretch
  to.shrink = shrink
  to.flex = flex
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

/**
 * Break opportunities of a paragraph. Atoms in `emergency` may be broken between any two graphemes. To be read before the next
 * call, which uses the same memory.
 */
export function findOpportunities(
  paragraph: ParagraphText,
  style: ParagraphStyle,
  emergency: ReadonlySet<number> = new Set(),
): Breakpoints {
  const { atoms, breaks, spans, text } = paragraph
  const points = openBreakpoints(text.length + 1)
  const { startWidth } = points
  const sums: Sums = { width: 0, stretch: 0, shrink: 0, flex: 0 }
  /** Where the white space before this place began: a line broken here ends there. */
  const solid: Sums = { width: 0, stretch: 0, shrink: 0, flex: 0 }
  const held: Sums = { width: 0, stretch: 0, shrink: 0, flex: 0 }

  /** Breakpoints whose next line begins with the word that comes next. */
  let waiting = 0
  const { margins } = paragraph
  const isJustified = style.align === 'justify'
  const scaling = isJustified ? margins.scaling : 0

  /** A line may end in an atom, `inner` units into it, and be as wide as `end` says, with `extra` for a hyphen. */
  function add(
    atom: number,
    inner: number,
    end: Sums,
    extra: number,
    cost: number,
    kind: 'soft' | 'forced' | 'plain',
  ): void {
    const at = points.count++
    const offset = atoms[atom]!.start + inner
    points.atom[at] = atom
    points.inner[at] = inner
    points.offset[at] = offset
    points.endWidth[at] = end.width + extra
    points.endStretch[at] = end.stretch
    points.endShrink[at] = end.shrink
    points.endFlex[at] = end.flex
    startWidth[at] = sums.width
    points.startStretch[at] = sums.stretch
    points.startShrink[at] = sums.shrink
    points.startFlex[at] = sums.flex
    points.penalty[at] = cost
    const last = kind === 'soft' ? 0 : text.charCodeAt(offset - 1)
    points.hyphen[at] = kind === 'soft' ? 1 : last === 0x2d || last === 0x2010 ? 2 : 0
    points.forced[at] = kind === 'forced' ? 1 : 0
  }
  function addGlue(glue: Glue, size: number): void {
    sums.width += size * glue.natural
    sums.stretch += size * glue.stretch
    sums.shrink += size * glue.shrink
  }
  /** Room that the last character before an offset of a word gives back when a line ends after it. */
  function backAtEnd(atom: Atom, offset: number, widths: Float64Array | undefined): number {
    if (!isJustified || atom.level !== 0) return 0
    const { text: own } = atom.word
    if (widths === undefined && offset === own.length) return hangsOf(atom, margins).end
    const found = widths ?? prefixWidths(atom.word)
    const edge = endEdge(margins, own[offset - 1]!, found[offset]! - found[offset - 1]!, atom.style.size)
    return edge.hang + edge.trim
  }

  function walkWord(index: number, atom: Atom): void {
    const { word, start } = atom
    const span = spans[atom.span]!
    if (isJustified && atom.level === 0) {
      const { start: hang } = hangsOf(atom, margins)
      if (hang > 0) for (let at = waiting; at < points.count; at++) startWidth[at]! += hang
    }
    waiting = points.count
    const module = style.hyphenate && span.verbatim !== true ? languageOf(span.request.lang).hyphenation : undefined
    const hyphens = module === undefined ? [] : hyphensOf(word, module)
    const inner = innerBreaks(word, start, breaks, hyphens, emergency.has(index))
    const flex = atom.level % 2 === 0 ? word.width * scaling : 0
    const squeezed = margins.openers === '' ? noSqueeze : squeezesOf(word.text, start, breaks, margins)
    if (inner.length === 0) {
      sums.width += word.width + squeezed.reduce((sum, { glue }) => sum + glue.natural * atom.style.size, 0)
      sums.flex += flex
      waiting = points.count
      return
    }
    const widths = prefixWidths(word)
    let hyphenWidth: number | undefined
    let nextSqueeze = 0
    /** Where the word would begin if all of it were as wide as its glyphs. */
    let before = sums.width
    const flexBefore = sums.flex
    const squeezeUpTo = (offset: number): void => {
      for (; nextSqueeze < squeezed.length && squeezed[nextSqueeze]!.at <= offset; nextSqueeze++)
        before += squeezed[nextSqueeze]!.glue.natural * atom.style.size
    }
    for (const { offset, kind } of inner) {
      squeezeUpTo(offset)
      sums.width = before + widths[offset]!
      sums.flex = flexBefore + flex * (widths[offset]! / (word.width || 1))
      const soft = kind === 'hyphen' || (kind === 'break' && word.text[offset - 1] === '\u00ad')
      const unit = word.text.charCodeAt(offset - 1)
      const glue = kind === 'break' ? gapGlue(unit, word.text.charCodeAt(offset), margins) : undefined
      if (soft) {
        hyphenWidth ??= hyphenOf(atom, paragraph).width
        const back = isJustified && atom.level === 0 ? hyphenWidth * (margins.end['\u00ad'] ?? 0) : 0
        const isShort = !/^\p{L}{3}/u.test(word.text.slice(offset, offset + 3))
        add(index, offset, sums, hyphenWidth - back, isShort ? shortPartPenalty : hyphenPenalty, 'soft')
      } else {
        const back = -backAtEnd(atom, offset, widths)
        if (glue !== undefined) {
          // The glue belongs to lines that run on here; a line that starts here must not count it.
          const natural = sums.width
          copySums(sums, held)
          addGlue(glue, atom.style.size)
          before += sums.width - natural
          add(index, offset, held, back, 0, 'plain')
        } else {
          const cost =
            kind === 'emergency'
              ? emergencyPenalty
              : span.verbatim === true
                ? codePenalty
                : innerCost(text, start + offset, margins)
          add(index, offset, sums, back, cost, 'plain')
        }
      }
      if (isJustified && atom.level === 0) {
        const advance = widths[offset + 1]! - widths[offset]!
        const edge = startEdge(margins, word.text[offset]!, advance, atom.style.size)
        startWidth[points.count - 1]! += edge.hang + edge.trim
      }
    }
    squeezeUpTo(word.text.length)
    sums.width = before + word.width
    sums.flex = flexBefore + flex
    waiting = points.count
  }

  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index]!
    const kind = breaks[atom.end]
    const isLast = index === atoms.length - 1
    if (atom.kind === 'break') {
      const end = atoms[index - 1]?.kind === 'space' ? solid : sums
      add(index, atom.end - atom.start, end, 0, 0, 'forced')
      copySums(sums, solid)
      waiting = points.count
      continue
    }
    const { size } = atom.style
    if (atom.kind === 'space') {
      if (index === 0 || atoms[index - 1]!.kind !== 'space') copySums(sums, solid)
      sums.width += atom.word.width
      if (isElastic(atom, spans)) {
        sums.stretch += atom.word.width * wordSpace.stretch
        sums.shrink += atom.word.width * wordSpace.shrink
      }
    } else {
      walkWord(index, atom)
      copySums(sums, solid)
    }
    const length = atom.end - atom.start
    if (isLast) add(index, length, solid, 0, 0, 'forced')
    else if (kind === 1) {
      const isWord = atom.kind === 'word'
      const soft = isWord && text[atom.end - 1] === '\u00ad'
      const glue = isWord ? gapGlue(text.charCodeAt(atom.end - 1), text.charCodeAt(atom.end), margins) : undefined
      if (glue !== undefined) addGlue(glue, size)
      let solidAtom = index
      while (solidAtom > 0 && atoms[solidAtom]!.kind === 'space') solidAtom--
      const ended = atoms[solidAtom]!
      const back = ended.kind === 'word' ? backAtEnd(ended, ended.word.text.length, undefined) : 0
      const cost = atom.kind === 'space' ? 0 : soft ? hyphenPenalty : innerCost(text, atom.end, margins)
      if (soft) add(index, length, solid, hyphenOf(atom, paragraph).width, cost, 'soft')
      else add(index, length, solid, -back, cost, 'plain')
    }
  }
  return points
}

/** What the edges of a word give back, points; kept with the word. Right-to-left words must not be asked. */
export function hangsOf(
  { word, style }: Pick<Atom, 'word' | 'style'>,
  margins: MarginRules,
): { readonly start: number; readonly end: number } {
  const known = word.memo.hangs
  if (known !== undefined && known.rules === margins) return known
  const { text } = word
  const widths = prefixWidths(word)
  const length = text.length
  const first = startEdge(margins, text[0] ?? '', widths[1] ?? 0, style.size)
  const last = endEdge(margins, text[length - 1] ?? '', (widths[length] ?? 0) - (widths[length - 1] ?? 0), style.size)
  word.memo.hangs = { rules: margins, start: first.hang + first.trim, end: last.hang + last.trim }
  return word.memo.hangs
}

/** Glue before an offset of a word; the word's length = at its end. */
export interface Gap {
  readonly at: number
  readonly glue: Glue
}
const noSqueeze: readonly Gap[] = []

/** Places inside a word where signs follow each other and no line may break. */
export function squeezesOf(text: string, start: number, breaks: Uint8Array, margins: MarginRules): readonly Gap[] {
  let found: Gap[] | undefined
  for (let at = 1; at < text.length; at++) {
    if (breaks[start + at] !== 0) continue
    const glue = solidGlue(text.charCodeAt(at - 1), text.charCodeAt(at), margins)
    if (glue !== undefined) (found ??= []).push({ at, glue })
  }
  return found ?? noSqueeze
}

/** After a dash or a hyphen that is in the text, a break is a little worse than at a space. */
function innerCost(text: string, offset: number, margins: MarginRules): number {
  return gapGlue(text.charCodeAt(offset - 1), text.charCodeAt(offset), margins) === undefined ? afterDashPenalty : 0
}

interface InnerBreak {
  readonly offset: number
  readonly kind: 'break' | 'hyphen' | 'emergency'
}

function innerBreaks(
  word: Word,
  start: number,
  breaks: Uint8Array,
  hyphens: readonly number[],
  isEmergency: boolean,
): readonly InnerBreak[] {
  const { text, memo } = word
  const found: InnerBreak[] = []
  if (isEmergency) {
    for (const { index } of graphemesIn(text)) {
      if (index > 0) found.push({ offset: index, kind: breaks[start + index] === 0 ? 'emergency' : 'break' })
    }
    return found
  }
  let isPlain = true
  for (let at = start + text.length - 1; isPlain && at > start; at--) isPlain = breaks[at] === 0
  // Most words: hyphens only, the same wherever the word stands.
  if (isPlain && hyphens.length === 0) return found
  if (isPlain && memo.hyphens === hyphens)
    return (memo.softBreaks ??= hyphens.map((offset) => ({ offset, kind: 'hyphen' as const })))
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
export function overlongAtoms(found: Breakpoints, width: number, atoms: readonly Atom[]): ReadonlySet<number> {
  const overlong = new Set<number>()
  for (let at = 0; at < found.count; at++) {
    const start = at === 0 ? 0 : found.startWidth[at - 1]!
    const shrink = found.endShrink[at]! - (at === 0 ? 0 : found.startShrink[at - 1]!)
    if (found.endWidth[at]! - start - shrink <= width + 1e-6) continue
    const first = at === 0 ? 0 : found.atom[at - 1]!
    for (let index = first; index <= found.atom[at]!; index++) {
      if (atoms[index]?.kind === 'word') overlong.add(index)
    }
  }
  return overlong
}
