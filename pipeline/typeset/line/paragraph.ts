import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import { scriptOf } from '../../language/script.ts'
import type { FontLibrary } from '../../font/types.ts'
import { readParagraph, type ParagraphText } from './atoms.ts'
import { composeLine } from './compose.ts'
import { breakBalanced, breakGreedily, breakParagraph } from './knuth-plass.ts'
import type { Breakpoints } from './breakpoints.ts'
import { findOpportunities, overlongAtoms, placeOf } from './opportunities.ts'
import type { Line, ParagraphStyle, Span } from './types.ts'

function missingGlyphs(paragraph: ParagraphText, lang: string, fonts: FontLibrary): readonly Diagnostic[] {
  const seen = new Set<number>()
  for (const { word } of paragraph.atoms) for (const point of word.missing) seen.add(point)
  return [...seen].map((point) => {
    const letter = String.fromCodePoint(point)
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    const gap = fonts.gaps(letter, lang)[0]
    const hint =
      gap?.package === undefined ? 'replace the character' : `install ${gap.package} for script ${gap.script}`
    return diagnose(
      'typeset/missing-glyph',
      `no installed font has '${letter}' (${code}, script ${scriptOf(point)})`,
      undefined,
      [hint],
    )
  })
}

function overlongWords(paragraph: ParagraphText, atoms: ReadonlySet<number>, width: number): readonly Diagnostic[] {
  return [...atoms].slice(0, 3).map((index) => {
    const { text } = paragraph.atoms[index]!.word
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
    const message = `'${shown}' is wider than the line (${Math.round(width)} pt) and was broken where it had to be`
    return diagnose('typeset/overlong-word', message, undefined, ['put U+00AD or U+200B where it may be broken'])
  })
}

/** A last line that is shorter than the indent of the next paragraph, or a few letters long, looks lost (points). */
function leastLastLine(style: ParagraphStyle): number {
  return Math.min(style.width / 6, Math.max(36, style.indent * 1.5))
}

/** How many signs stand behind the last character. */
function signsAtEnd(text: string): number {
  return /[\p{Po}\p{Pe}\p{Pf}]*$/u.exec(text.slice(-4))?.[0].length ?? 0
}

/** Opportunities for a measure: words that no line can hold may be broken anywhere, and are reported. */
function opportunitiesFor(
  paragraph: ParagraphText,
  style: ParagraphStyle,
): { readonly found: Breakpoints; readonly overlong: ReadonlySet<number> } {
  const found = findOpportunities(paragraph, style)
  const narrowest = style.width - Math.max(0, style.indent)
  const overlong = overlongAtoms(found, narrowest, paragraph.atoms)
  return overlong.size === 0 ? { found, overlong } : { found: findOpportunities(paragraph, style, overlong), overlong }
}

/**
 * Set a paragraph: bidi (UAX #9), line breaking (UAX #14 and total fit), justification. Spans are taken in NFC; offsets of
 * the lines count in the joined NFC text. A line feed forces a break. No line is wider than the measure unless a single
 * grapheme is. Warns `typeset/overlong-word`; errors `typeset/missing-glyph`. No text, no line.
 */
export function setParagraph(
  spans: readonly Span[],
  style: ParagraphStyle,
  fonts: FontLibrary,
): Outcome<readonly Line[]> {
  const paragraph = readParagraph(spans, style, fonts)
  if (paragraph.atoms.length === 0) return { value: [], diagnostics: [] }
  const { found, overlong } = opportunitiesFor(paragraph, style)
  const isHan = paragraph.margins.openers !== ''
  const measure = {
    first: style.width - style.indent,
    other: style.width,
    least: leastLastLine(style),
    hyphens: style.hyphensBefore ?? 0,
    // CLREQ §3.1.4: no character alone on the last line, with its sign or without.
    ...(isHan && { least: (1.6 + signsAtEnd(paragraph.text)) * (spans[0]?.size ?? 0), lostLine: 3e6 }),
  }
  const breakLines = style.align === 'justify' ? breakParagraph : style.balance === true ? breakBalanced : breakGreedily
  const chosen = breakLines(found, measure)
  const lines = chosen.map((at, index) => {
    const from = index === 0 ? undefined : placeOf(found, chosen[index - 1]!)
    const range = { from, to: placeOf(found, at), isLast: found.forced[at] === 1 }
    return composeLine(paragraph, range, style, index === 0 ? style.indent : 0)
  })
  const diagnostics = [
    ...missingGlyphs(paragraph, style.lang, fonts),
    ...overlongWords(paragraph, overlong, style.width),
  ]
  return { value: lines, diagnostics }
}

/** Set text as one line that is never broken, at its natural width (running heads, labels, cells). Line feeds become spaces. */
export function setLine(
  spans: readonly Span[],
  style: Pick<ParagraphStyle, 'lang' | 'dir'>,
  fonts: FontLibrary,
): Outcome<Line> {
  const joined = spans.map((span) => ({ ...span, text: span.text.replaceAll(/[\n\v\f\r\u0085\u2028\u2029]/gu, ' ') }))
  const paragraph = readParagraph(joined, style, fonts)
  const last = paragraph.atoms.length - 1
  const end = paragraph.atoms[last]
  if (end === undefined) {
    return {
      value: { items: [], width: 0, ascent: 0, descent: 0, start: 0, end: 0, hyphenated: false, extents: [] },
      diagnostics: [],
    }
  }
  const to = { atom: last, inner: end.end - end.start, offset: end.end, hyphen: false }
  const whole: ParagraphStyle = { ...style, width: 1e6, align: 'start', indent: 0, hyphenate: false }
  const measured = composeLine(paragraph, { from: undefined, to, isLast: true }, whole, 0)
  const line = composeLine(paragraph, { from: undefined, to, isLast: true }, { ...whole, width: measured.width }, 0)
  return { value: line, diagnostics: missingGlyphs(paragraph, style.lang, fonts) }
}

/** Widths of a text in points: on one line, and with every break taken that is allowed without force. */
interface TextWidths {
  readonly natural: number
  readonly min: number
}

/** Natural and least width of a text, for the columns of tables. */
export function measureText(
  spans: readonly Span[],
  style: Pick<ParagraphStyle, 'lang' | 'dir' | 'hyphenate'>,
  fonts: FontLibrary,
): TextWidths {
  const paragraph = readParagraph(spans, style, fonts)
  const found = findOpportunities(paragraph, { ...style, width: Infinity, align: 'start', indent: 0 })
  let min = 0
  let natural = 0
  let lineStart = 0
  for (let at = 0; at < found.count; at++) {
    const from = at === 0 ? 0 : found.startWidth[at - 1]!
    min = Math.max(min, found.endWidth[at]! - from)
    if (found.forced[at] === 1) {
      natural = Math.max(natural, found.endWidth[at]! - lineStart)
      lineStart = found.startWidth[at]!
    }
  }
  return { natural, min }
}
