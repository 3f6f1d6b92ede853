import type { Direction } from '../../tree/nodes.ts'
import { addMark, buildRichText, type RichText, type Style } from '../rich-text.ts'
import type { PrintedBlock, PrintedRun } from './read-blocks.ts'
import { firstLang, glyphsOf } from './shown.ts'
import { isRightToLeft, levelsOf, visualOrder } from './visual-order.ts'

/** Characters that leave no trace on paper: soft hyphens, joiners, direction marks, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Characters that steer direction. */
const CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const CONTROLS = new RegExp(CONTROL.source, 'g')
/** Spaces on both sides of controls, or one before the first word: one in the wanted text, but in different places of a line. */
const SPACED_CONTROL = new RegExp(`(?: |^)${CONTROL.source}+ `)

/** What remains of a text on paper. */
export function visibleText(text: string): string {
  return text.replaceAll(INVISIBLE, '').replaceAll('\u2028', ' ')
}

/**
 * The rich text of a phrasing block as it can stand on paper; `place` gives the offset there of an offset in the text.
 * Keys are set and tagged as code.
 */
export function printedText(rich: RichText): { rich: RichText; place: (offset: number) => number } {
  // Spaces on both sides of an invisible character are one on paper, one behind an invisible first character is none.
  const shown = (part: string) => visibleText(part).replaceAll(/^ +| +(?= )/g, '')
  const text = shown(rich.text)
  const place = (offset: number) => (text === rich.text ? offset : shown(rich.text.slice(0, offset)).length)
  const pieces = rich.pieces.map(({ start, style }) => ({ start: place(start), style: withKeysAsCode(style) }))
  const embedded = rich.embedded.map((item) => ({ ...item, at: place(item.at) }))
  const movesSpaces = SPACED_CONTROL.test(rich.text) && { movesSpaces: true }
  return { rich: { text, pieces, embedded, ...controlsOf(rich.text, place), ...movesSpaces }, place }
}

/** The characters of a text that steer direction, with their places on paper. */
export function controlsOf(text: string, place: (offset: number) => number): Pick<RichText, 'controls'> {
  const found = [...text.matchAll(CONTROLS)]
  if (found.length === 0) return {}
  return { controls: found.map(({ index, 0: character }) => ({ at: place(index), character })) }
}

function withKeysAsCode(style: Style): Style {
  if (!style.marks.includes('keyboard')) return style
  const others = style.marks.split(' ').filter((mark) => mark !== 'keyboard')
  return { ...style, marks: addMark(others.join(' '), 'code') }
}

/** Read a block in the order of its content: right for scripts that run from left to right. Pages are embedded where they begin. */
export function readLogical(block: PrintedBlock, call: (label: string) => string): RichText {
  const builder = buildRichText()
  let page: number | undefined
  let label = ''
  const endCall = () => {
    if (label !== '') builder.embed('call', call(label))
    label = ''
  }
  block.runs.forEach((run, index) => {
    const text = visibleText(run.shown.text)
    if (run.isCall) {
      if (run.call !== block.runs[index - 1]?.call) endCall()
      label += text
      return
    }
    endCall()
    if (page !== run.page) builder.embed('page', String(run.page))
    page = run.page
    builder.text(text, styleOf(run, firstLang(run.shown)))
  })
  endCall()
  return builder.finish()
}

/** The style of a glyph, of which marked content may tell the language, as far as structure and marked content tell. */
export function styleOf({ lang, marks, link, linkTitle }: PrintedRun, own: string | undefined): Style {
  return { lang: own ?? lang, dir: 'ltr', marks, link, linkTitle }
}

/** A character as it stands on a line, from left to right. */
interface Placed {
  readonly character: string
  readonly page: number
  readonly style: Style
}

/**
 * Read a block with right-to-left text: the characters of each line, left to right, must be those of the wanted text of
 * that line reordered by UAX #9. Then every wanted character takes page and style from its glyph. Undefined when they
 * are not; the caller says what differs.
 */
export function readVisual(
  block: PrintedBlock,
  wanted: RichText,
  { lang, dir }: { readonly lang: string; readonly dir: Direction },
  calls: readonly string[],
): RichText | undefined {
  const { text, place, calls: callPlaces } = bidiText(wanted, lang, dir, calls)
  const levels = levelsOf(text, dir)
  const styles = Array.from<Placed | undefined>({ length: text.length })
  const hasWideSpace = wanted.text.includes('  ')
  const tidy = wanted.movesSpaces === true ? withoutSpaces : trimSpaces
  let cursor = 0
  for (const line of linesOf(block)) {
    const found = line.map(({ character }) => character)
    const start = cursor
    for (let count = found.filter((one) => one !== ' ').length; count > 0 && cursor < text.length; cursor++) {
      if (isVisible(text[cursor])) count -= 1
    }
    while (cursor < text.length && !isVisible(text[cursor])) cursor++
    const order = visualOrder(text, levels, start, cursor, dir).filter((index) => !isControl(text[index]))
    const trimmed = tidy(order, (index) => text[index] === ' ')
    const isExtra = (index: number) => line[index]?.character === ' ' && line[index - 1]?.character === ' '
    const single = hasWideSpace ? line : line.filter((_, index) => !isExtra(index))
    const shown = tidy(single, (placed) => placed.character === ' ')
    if (shown.length !== trimmed.length) return undefined
    for (let index = 0; index < shown.length; index++) {
      const at = trimmed[index] ?? 0
      if (shown[index]?.character !== text[at]) return undefined
      styles[at] = shown[index]
    }
  }
  if (trimEnd(text).length > cursor) return undefined
  return logicalAgain(wanted, place, styles, callPlaces)
}

/** Code is written from left to right, also where the text around it is not. */
function isolateOf(style: Pick<Style, 'lang' | 'dir'> & Partial<Style>): Pick<Style, 'lang' | 'dir'> {
  const isCode = style.marks?.split(' ').includes('code') === true
  return isCode ? { lang: style.lang, dir: 'ltr' } : style
}

/** The wanted text as the paragraph of the bidi algorithm: calls of notes and controls in place, other languages and code isolated. */
function bidiText(wanted: RichText, lang: string, dir: Direction, labels: readonly string[]) {
  let text = ''
  const place: number[] = []
  const calls: { at: number; length: number }[] = []
  const embedded = wanted.embedded.filter((item) => item.kind === 'call')
  const base = { lang, dir }
  let piece = 0
  let current = base
  let call = 0
  let control = 0
  /** Isolates that the text itself opened inside of the one around it. */
  let open = 0
  const closeIsolate = () => {
    if (current !== base) text += '\u2069'.repeat(open + 1)
    open = 0
  }
  for (let offset = 0; offset <= wanted.text.length; offset++) {
    for (; embedded[call]?.at === offset; call++) {
      calls.push({ at: text.length, length: labels[call]?.length ?? 0 })
      text += labels[call] ?? ''
    }
    for (; wanted.pieces[piece]?.start === offset; piece++) {
      const style = isolateOf(wanted.pieces[piece]?.style ?? base)
      const isBase = style.dir === dir && style.lang === lang
      // Isolates of one direction without text between them are one.
      if (style.dir === current.dir && (style.lang === current.lang || (current !== base && !isBase))) continue
      closeIsolate()
      current = isBase ? base : style
      if (current !== base) text += style.dir === 'rtl' ? '\u2067' : '\u2066'
    }
    for (; wanted.controls?.[control]?.at === offset; control++) {
      const character = wanted.controls[control]?.character ?? ''
      // One that closes nothing inside of an isolate must not close the isolate.
      if (character === '\u2069' && current !== base && open-- === 0) open = 0
      else text += character
      if (/[\u2066-\u2068]/.test(character)) open++
    }
    place.push(text.length)
    text += wanted.text[offset] ?? ''
  }
  closeIsolate()
  return { text, place, calls }
}

function logicalAgain(
  wanted: RichText,
  place: readonly number[],
  styles: readonly (Placed | undefined)[],
  calls: readonly { readonly at: number; readonly length: number }[],
): RichText {
  const builder = buildRichText()
  const pending = wanted.embedded.filter((item) => item.kind === 'call')
  let page: number | undefined
  let last: Style | undefined
  let call = 0
  let pieceStart = 0
  const endPiece = (end: number) => {
    if (last && end > pieceStart) builder.text(wanted.text.slice(pieceStart, end), last)
    pieceStart = end
  }
  for (let offset = 0; offset <= wanted.text.length; offset++) {
    for (; pending[call]?.at === offset; call++) {
      endPiece(offset)
      const at = calls[call]?.at ?? 0
      builder.embed('call', styles[at] === undefined ? '' : (pending[call]?.value ?? ''))
    }
    const placed = offset < wanted.text.length ? styles[place[offset] ?? 0] : undefined
    if (!placed) continue
    if (placed.page !== page) {
      endPiece(offset)
      page = placed.page
      builder.embed('page', String(page))
    }
    if (placed.style !== last) endPiece(offset)
    last = placed.style
  }
  endPiece(wanted.text.length)
  return builder.finish()
}

/** A glyph of a line with all that reading needs of it. */
interface LineGlyph {
  readonly x: number
  readonly style: Style
  /** Its characters from left to right, NFC and without invisible ones. */
  readonly units: readonly string[]
  readonly isMark: boolean
}

/** Lines of a block from top to bottom, the characters of each from left to right. */
function linesOf(block: PrintedBlock): readonly (readonly Placed[])[] {
  const lines: { page: number; y: number; size: number; glyphs: LineGlyph[] }[] = []
  const known = new Map<string, Pick<LineGlyph, 'units' | 'isMark'>>()
  const lettersOf = (text: string) => {
    const found = known.get(text) ?? unitsOf(text)
    known.set(text, found)
    return found
  }
  for (const run of block.runs) {
    const style = styleOf(run, undefined)
    for (const glyph of glyphsOf(run.shown)) {
      const { x, y, size } = glyph
      const placed = { x, style: glyph.lang === undefined ? style : styleOf(run, glyph.lang), ...lettersOf(glyph.text) }
      const line = lines.at(-1)
      const isSame = line?.page === run.page && Math.abs(line.y - y) < 0.6 * Math.max(line.size, size)
      if (!line || !isSame) lines.push({ page: run.page, y, size, glyphs: [placed] })
      else {
        line.glyphs.push(placed)
        // Notes' calls and other small letters hang off the baseline of the larger ones.
        if (size > line.size) Object.assign(line, { y, size })
      }
    }
  }
  return lines.map(({ page, glyphs }) => {
    const keys = placesOnLine(glyphs)
    const order = glyphs.map((_, index) => index).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    return order.flatMap((index) => {
      const { units, style } = glyphs[index] ?? { units: [], style: undefined }
      return style ? units.map((character) => ({ character, page, style })) : []
    })
  })
}

/** The characters of one glyph from left to right: those of a ligature of right-to-left letters are reversed. */
function unitsOf(text: string): Pick<LineGlyph, 'units' | 'isMark'> {
  const shown = visibleText(text.normalize('NFC'))
  const units = shown.split('')
  const isReversed = units[0] !== undefined && isRightToLeft(units[0])
  return { units: isReversed ? units.toReversed() : units, isMark: /^\p{M}+$/u.test(shown) }
}

/**
 * Where the glyphs of a line, in the order of painting, count as standing. Marks hang anywhere over their letter; shapers
 * paint them before it in right-to-left runs and after it in others.
 */
function placesOnLine(glyphs: readonly LineGlyph[]): readonly number[] {
  const places = glyphs.map(({ x }) => x)
  let before: LineGlyph | undefined
  glyphs.forEach((glyph, index) => {
    if (!glyph.isMark) before = glyph
    else if (before) places[index] = before.x
  })
  let after: LineGlyph | undefined
  for (let index = glyphs.length - 1; index >= 0; index--) {
    const glyph = glyphs[index]
    if (glyph && !glyph.isMark) after = glyph
    else if (after && isRightToLeft(after.units[0] ?? '')) places[index] = after.x
  }
  return places
}

function isControl(character: string | undefined): boolean {
  return character !== undefined && CONTROL.test(character)
}

function isVisible(character: string | undefined): boolean {
  return character !== undefined && character !== ' ' && !isControl(character)
}

function withoutSpaces<Item>(items: readonly Item[], isSpace: (item: Item) => boolean): readonly Item[] {
  return items.filter((item) => !isSpace(item))
}

function trimSpaces<Item>(items: readonly Item[], isSpace: (item: Item) => boolean): readonly Item[] {
  const first = items.findIndex((item) => !isSpace(item))
  return first < 0 ? [] : items.slice(first, items.findLastIndex((item) => !isSpace(item)) + 1)
}

function trimEnd(text: string): string {
  return text.replace(/[ \u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+$/, '')
}
