import { hyphenationPoints } from '../../language/hyphenation.ts'
import type { FontLibrary } from '../../font/types.ts'
import { bidiLevels, type Isolate } from '../text/bidi.ts'
import { contextPart, isJoining, shaperOf, type Shaper, type TextStyle, type Word } from '../text/shape.ts'
import { marginRulesOf, type MarginRules } from './margin.ts'
import { addWordBreaks, keepWords, lineBreaks } from './line-break.ts'
import { keepEndSigns, tailoringOf } from './tailoring.ts'
import type { ParagraphStyle, Span } from './types.ts'

/** A word, a space or a forced break: a stretch [start, end) of the paragraph of one span and one bidi level. */
export interface Atom {
  readonly kind: 'word' | 'space' | 'break'
  readonly start: number
  readonly end: number
  readonly span: number
  readonly level: number
  readonly word: Word
  readonly style: TextStyle
  /** Set when the word was cut out of a longer text shaped in one run. */
  readonly stretch: Stretch | undefined
}

/** Text of one span and level that was shaped in one run, [start, end). */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly level: number
  readonly word: Word
}

/** A paragraph ready for line breaking. */
export interface ParagraphText {
  /** NFC text of the spans, joined. */
  readonly text: string
  readonly spans: readonly Span[]
  readonly atoms: readonly Atom[]
  /** By UTF-16 offset: 0 none, 1 allowed, 2 forced. */
  readonly breaks: Uint8Array
  readonly base: 0 | 1
  /** Whether the text may have glue that is no space (`gapGlue`). */
  readonly mayHaveGaps: boolean
  readonly margins: MarginRules
  readonly shaper: Shaper
}

/** Words without a space are shaped in parts of about this many units, so that no work grows faster than the text. */
const longestChunk = 384

/** Spans of one isolate may be many (a word in italics inside); neighbours of the same direction are one. */
function isolatesOf(spans: readonly Span[], starts: readonly number[]): readonly Isolate[] {
  const found: { start: number; end: number; dir: 'ltr' | 'rtl' }[] = []
  for (const [index, { isolate, text }] of spans.entries()) {
    if (isolate === undefined) continue
    const start = starts[index]!
    const last = found.at(-1)
    if (last !== undefined && last.end === start && last.dir === isolate) last.end = start + text.length
    else found.push({ start, end: start + text.length, dir: isolate })
  }
  return found
}

/** Everything that `gapGlue` knows. */
const gaps = /[\u0e00-\u1fff\u2e80-\ud7ff\ud840-\udfff\uf900-\ufaff\uff00-\uffef]/

const forcedBreak = /[\n\v\f\r\u0085\u2028\u2029]/u

/** Spans in NFC and without lone surrogates, which no font and no file format can hold. */
function cleanSpans(spans: readonly Span[]): readonly Span[] {
  return spans.map((span) => {
    const normal = span.text.normalize('NFC')
    const text = /\p{Cs}/u.test(normal) ? normal.replaceAll(/\p{Cs}/gu, '\ufffd') : normal
    return text === span.text ? span : { ...span, text }
  })
}

/** Breaks of code and addresses: after signs that part names, but not after the hyphens that an option begins with. */
function addCodeBreaks(text: string, start: number, end: number, breaks: Uint8Array): void {
  let beginsWord = true
  for (let offset = start + 1; offset < end; offset++) {
    const sign = text[offset - 1]!
    beginsWord = /\s/u.test(sign) || (beginsWord && sign === '-')
    const isBeforeName = /[\p{L}\p{N}]/u.test(text[offset]!)
    if (beginsWord && sign === '-' && isBeforeName) breaks[offset] = 0
    else if (breaks[offset] === 0 && isBeforeName && /[/\\._=,;:(){}[\]&?|+-]/u.test(sign)) breaks[offset] = 1
  }
}

/** Take a paragraph apart into atoms: bidi levels, break opportunities, shaped words. */
export function readParagraph(
  given: readonly Span[],
  style: Pick<ParagraphStyle, 'lang' | 'dir' | 'balance'>,
  fonts: FontLibrary,
): ParagraphText {
  const spans = cleanSpans(given)
  const text = spans.length === 1 ? spans[0]!.text : spans.map((span) => span.text).join('')
  const starts: number[] = []
  let length = 0
  for (const span of spans) {
    starts.push(length)
    length += span.text.length
  }
  const levels = bidiLevels(text, style.dir, isolatesOf(spans, starts))
  const breaks = lineBreaks(text, tailoringOf(style.lang))
  if (/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\uaa60-\uaadf]/u.test(text))
    addWordBreaks(text, breaks, style.lang)
  keepEndSigns(text, breaks, style.lang)
  if (style.balance === true && /[\u3040-\u30ff\u3400-\u9fff]/u.test(text)) keepWords(text, breaks, style.lang)
  const shaper = shaperOf(fonts)
  const atoms: Atom[] = []
  for (const [index, span] of spans.entries()) {
    if (span.verbatim === true) addCodeBreaks(text, starts[index]!, starts[index]! + span.text.length, breaks)
    const ltr = shaper.style(span.request, span.size, false)
    const rtl = shaper.style(span.request, span.size, true)
    const end = starts[index]! + span.text.length
    let stretch: Stretch | undefined
    for (let offset = starts[index]!; offset < end;) {
      const level = levels?.[offset] ?? 0
      const textStyle = level % 2 === 1 ? rtl : ltr
      const next = endOfAtom(text, offset, end, level, levels, breaks)
      const kind = kindOf(text, offset, next)
      if (textStyle.usesSpaces && kind !== 'break' && text[offset] !== '\t') {
        // Words of a font that kerns or chooses letters across spaces are shaped together and cut apart.
        if (stretch === undefined || stretch.level !== level || next > stretch.end)
          stretch = stretchFrom(text, offset, end, level, levels, textStyle, shaper)
        const word =
          next > stretch.end ? undefined : contextPart(stretch.word, offset - stretch.start, next - stretch.start)
        if (word !== undefined) {
          atoms.push({ kind, start: offset, end: next, span: index, level, word, style: textStyle, stretch })
          offset = next
          continue
        }
      }
      const own = text.slice(offset, next)
      const word =
        kind === 'word'
          ? shapeInContext(own, text, offset, next, textStyle, shaper)
          : shaper.word(kind === 'break' || own === '\t' ? ' ' : own, textStyle)
      atoms.push({ kind, start: offset, end: next, span: index, level, word, style: textStyle, stretch: undefined })
      offset = next
    }
  }
  return {
    text,
    spans,
    atoms,
    breaks,
    base: style.dir === 'rtl' ? 1 : 0,
    mayHaveGaps: gaps.test(text),
    margins: marginRulesOf(style.lang),
    shaper,
  }
}

function kindOf(text: string, start: number, end: number): Atom['kind'] {
  if (end === start + 1 && isSpace(text.charCodeAt(start))) return 'space'
  return end <= start + 2 && forcedBreak.test(text[start]!) ? 'break' : 'word'
}

/** About this many units are shaped together: the next space ends the stretch. */
const longestStretch = 1200

function stretchFrom(
  text: string,
  start: number,
  limit: number,
  level: number,
  levels: Uint8Array | undefined,
  style: TextStyle,
  shaper: Shaper,
): Stretch {
  let end = start
  for (; end < limit; end++) {
    if (levels !== undefined && levels[end] !== level) break
    const unit = text.charCodeAt(end)
    if (
      unit === 9 ||
      ((unit < 0x20 || unit === 0x85 || unit === 0x2028 || unit === 0x2029) && forcedBreak.test(text[end]!))
    )
      break
    if (end - start >= longestStretch && (isSpace(unit) || end - start > 4 * longestStretch)) break
  }
  // Without a space there is nothing to see across.
  if (end - start > 4 * longestStretch) end = start
  return {
    start,
    end,
    level,
    word:
      end === start ? shaper.word('', style) : shapeInContext(text.slice(start, end), text, start, end, style, shaper),
  }
}

/** Letters that join see their neighbours over a change of style or direction. */
function shapeInContext(own: string, text: string, start: number, end: number, style: TextStyle, shaper: Shaper): Word {
  if (!isJoining(own)) return shaper.word(own, style)
  const before = start > 0 && isJoining(text[start - 1]!) ? text.slice(Math.max(0, start - 3), start) : ''
  const after = end < text.length && isJoining(text[end]!) ? text.slice(end, end + 3) : ''
  return shaper.word(own, style, before, after)
}

function isMark(unit: number): boolean {
  return unit >= 0x300 && /\p{M}/u.test(String.fromCharCode(unit))
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x09
}

function endOfAtom(
  text: string,
  start: number,
  end: number,
  level: number,
  levels: Uint8Array | undefined,
  breaks: Uint8Array,
): number {
  const first = text.charCodeAt(start)
  if (first === 0x0a) return start + 1
  if (isSpace(first)) {
    // A mark after a space has that space as its base (the Unicode way to show a mark alone).
    let marks = start + 1
    while (marks < end && marks < start + longestChunk && isMark(text.charCodeAt(marks))) marks++
    return marks
  }
  if (first === 0x0d) return text.charCodeAt(start + 1) === 0x0a && start + 1 < end ? start + 2 : start + 1
  let offset = start + 1
  for (; offset < end; offset++) {
    const unit = text.charCodeAt(offset)
    if (isSpace(unit)) break
    if (unit < 0x20 || unit === 0x85 || unit === 0x2028 || unit === 0x2029) {
      if (forcedBreak.test(text[offset]!)) break
    }
    if (levels !== undefined && levels[offset] !== level && (unit & 0xfc00) !== 0xdc00) break
    const size = offset - start
    if (size < longestChunk / 2 || (unit & 0xfc00) === 0xdc00) continue
    if (breaks[offset] !== 0) break
    if (size >= longestChunk && !/[\p{M}\u200d]/u.test(text[offset]!)) break
    if (size >= 4 * longestChunk) break
  }
  const isControl = forcedBreak.test(text[start]!)
  return isControl ? start + 1 : offset
}

const letters = /[\p{L}\p{M}]{5,}/gu

/** Offsets in a word where it may be hyphenated; punctuation around the letters is no part of it. */
export function hyphensOf(word: Word, module: string): readonly number[] {
  return (word.memo.hyphens ??= findHyphens(word.text, module))
}

function findHyphens(text: string, module: string): readonly number[] {
  // Digits, signs of addresses and runs of capitals are no words of a language.
  if (text.length < 5 || text.length >= 100 || /[\d@/_\\]|\.\S|\p{Lu}{2}/u.test(text)) return []
  const found: number[] = []
  for (const run of text.matchAll(letters)) {
    for (const point of hyphenationPoints(run[0], module)) found.push(run.index + point)
  }
  return found
}
