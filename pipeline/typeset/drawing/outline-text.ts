import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Font, FontLibrary } from '../../font/types.ts'
import type { GlyphItem } from '../display/types.ts'
import { glyphsOf } from '../display/glyphs.ts'
import type { Line, Span } from '../line/types.ts'
import { inherit, initialStyle, lengthOf, matchedBy, readDeclarations, readSheet, type DrawingStyle, type Rule } from './text-style.ts' // prettier-ignore

/** A drawing whose letters have become shapes. */
export interface OutlinedDrawing {
  readonly svg: string
  /** Everything that is written in it, for the proof that there are glyphs, by language. */
  readonly texts: readonly { readonly text: string; readonly lang: string }[]
  /** Text that could not be set, since it runs along a path. */
  readonly left: readonly string[]
}

/** Sets one line of natural width. */
export type SetDrawingLine = (
  spans: readonly Span[],
  style: { readonly lang: string; readonly dir: 'ltr' | 'rtl' },
) => Line

/** A piece of text that starts at a place of its own (SVG 2, 11.7: text chunk), or goes on where the last one ended. */
interface Run {
  readonly text: string
  readonly style: DrawingStyle
  readonly x: number | undefined
  readonly y: number | undefined
  readonly dx: number
  readonly dy: number
  /** Tags of the groups that stand for the elements around it. */
  readonly open: string
  readonly close: string
}

interface Frame {
  readonly name: string
  readonly style: DrawingStyle
  readonly open: string
  readonly close: string
  /** Positions that wait for the next characters. */
  place: { x: readonly number[]; y: readonly number[]; dx: number; dy: number } | undefined
}

/** Attributes that mean nothing on a group of outlines. */
const OF_TEXT = /^(?:x|y|dx|dy|rotate|textLength|lengthAdjust|text-anchor|font(?:-.*)?|letter-spacing|word-spacing)$/u

/**
 * Turns the text of a drawing into outlines, set by the line setter of the pages: so it is right in every script, and the
 * drawing needs no fonts. `svg` is a drawing that the edition has cleaned; undefined when it is no XML. Text along a path
 * is left out.
 */
export function outlineText(
  svg: string,
  lang: string,
  fonts: FontLibrary,
  setLine: SetDrawingLine,
): OutlinedDrawing | undefined {
  const out: string[] = []
  const texts: { text: string; lang: string }[] = []
  const left: string[] = []
  const frames: Frame[] = []
  const rules = rulesOf(svg)
  let runs: Run[] = []
  let onPath = ''
  let whole = { width: 0, height: 0 }
  const isInText = (): boolean => frames.some(({ name }) => name === 'text')
  const parser = new SaxesParser()
  let isDamaged = false
  parser.on('error', () => (isDamaged = true))
  parser.on('opentag', (tag) => {
    if (frames.length === 0) whole = sizeOf(tag)
    const around = frames.at(-1)
    const { style, css } = styleOf(tag, around?.style ?? initialStyle(lang), rules)
    if (!isInText() && tag.name !== 'text') {
      frames.push({ name: tag.name, style, open: '', close: '', place: undefined })
      out.push(`<${tag.name}${attributesOf(tag, () => true)}>`)
      return
    }
    const group = `<g${attributesOf(tag, (name) => !OF_TEXT.test(name) && name !== 'style')}${css}>`
    const isOuter = tag.name === 'text'
    const place = {
      x: numbers(tag, 'x', style.size, whole.width),
      y: numbers(tag, 'y', style.size, whole.height),
      dx: numbers(tag, 'dx', style.size, whole.width)[0] ?? 0,
      dy: numbers(tag, 'dy', style.size, whole.height)[0] ?? 0,
    }
    if (isOuter) {
      out.push(group)
      runs = []
      frames.push({
        name: 'text',
        style,
        open: '',
        close: '',
        place: { ...place, x: orZero(place.x), y: orZero(place.y) },
      })
      return
    }
    const [open, close] = [`${around?.open ?? ''}${group}`, `</g>${around?.close ?? ''}`]
    frames.push({ name: tag.name, style, open, close, place })
  })
  const write = (value: string): void => {
    const frame = frames.at(-1)
    if (frame === undefined) return
    if (!isInText()) out.push(escape(value))
    else if (frames.some(({ name }) => name === 'textPath')) onPath += value
    else if (frame.name === 'text' || frame.name === 'tspan') addRuns(runs, frames, value)
  }
  parser.on('text', write)
  parser.on('cdata', write)
  parser.on('closetag', (tag) => {
    const frame = frames.pop()
    if (frame === undefined) return
    if (frame.name === 'text') {
      for (const run of runs) texts.push({ text: run.text, lang: run.style.lang })
      out.push(...drawRuns(trimmed(runs), fonts, setLine), '</g>')
      if (onPath.trim() !== '') left.push(onPath.replaceAll(/\s+/gu, ' ').trim())
      onPath = ''
    } else if (!isInText()) out.push(`</${tag.name}>`)
  })
  parser.write(svg).close()
  if (isDamaged) return undefined
  return { svg: out.join(''), texts, left }
}

function rulesOf(svg: string): readonly Rule[] {
  const sheets = [...svg.matchAll(/<style[^>]*>([^]*?)<\/style>/gu)].map((match) => match[1] ?? '')
  return readSheet(sheets.join('\n').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

/** The style inside an element, and its declarations as a style attribute: rules no longer find an element that became a group. */
function styleOf(tag: SaxesTagPlain, around: DrawingStyle, rules: readonly Rule[]) {
  const { attributes } = tag
  const classes = (attributes['class'] ?? '').split(/\s+/u)
  const matched = matchedBy(rules, { name: tag.name, id: attributes['id'] ?? '', classes })
  const inline = readDeclarations(attributes['style'] ?? '')
  const strong = new Map([...matched, ...inline])
  const css = [...strong].filter(([name]) => !OF_TEXT.test(name)).map(([name, value]) => `${name}:${value}`)
  const style = inherit(around, new Map([...Object.entries(attributes), ...strong]))
  return { style, css: css.length === 0 ? '' : ` style="${escape(css.join(';'))}"` }
}

/** Characters become runs; a list of places gives each of the first characters its own. */
function addRuns(runs: Run[], frames: readonly Frame[], value: string): void {
  let text = value.normalize('NFC').replaceAll(/[ \t\r\n]+/gu, ' ')
  const before = runs.at(-1)
  if (text.startsWith(' ') && (before === undefined || before.text.endsWith(' '))) text = text.slice(1)
  const frame = frames.at(-1)
  if (text === '' || frame === undefined) return
  // The innermost place wins; each serves once.
  const place = { x: [] as readonly number[], y: [] as readonly number[], dx: 0, dy: 0 }
  for (const { place: own } of frames) {
    if (own === undefined) continue
    if (own.x.length > 0) place.x = own.x
    if (own.y.length > 0) place.y = own.y
    place.dx += own.dx
    place.dy += own.dy
  }
  for (const one of frames) one.place = undefined
  const { style, open, close } = frame
  const count = Math.max(place.x.length, place.y.length, 1)
  const letters = count > 1 ? Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment) : [text]
  for (let at = 0; at < Math.min(count, letters.length); at += 1) {
    const own = at < count - 1 ? (letters[at] as string) : letters.slice(at).join('')
    const shift = at === 0 ? place : { dx: 0, dy: 0 }
    runs.push({ text: own, style, x: place.x[at], y: place.y[at], dx: shift.dx, dy: shift.dy, open, close })
  }
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1)
  if (last === undefined || !last.text.endsWith(' ')) return runs
  return [...runs.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]
}

function drawRuns(runs: readonly Run[], fonts: FontLibrary, setLine: SetDrawingLine): readonly string[] {
  const out: string[] = []
  let pen = { x: 0, y: 0 }
  for (let start = 0; start < runs.length;) {
    let end = start + 1
    const isPlaced = (run: Run | undefined): boolean =>
      run !== undefined && (run.x !== undefined || run.y !== undefined || run.dx !== 0 || run.dy !== 0)
    while (end < runs.length && !isPlaced(runs[end])) end += 1
    const chunk = runs.slice(start, end)
    const first = chunk[0] as Run
    const origin = { x: (first.x ?? pen.x) + first.dx, y: (first.y ?? pen.y) + first.dy }
    const { lang, dir, anchor } = first.style
    const line = setLine(chunk.map(spanOf), { lang, dir })
    const isMoved = first.x !== undefined || start === 0
    const shares = { start: dir === 'ltr' ? 0 : 1, middle: 0.5, end: dir === 'ltr' ? 1 : 0 }
    const left = origin.x - (isMoved ? shares[anchor] * line.width : 0)
    for (const item of line.items) {
      const run = chunk[item.element ?? 0] as Run
      const font = fonts.byId(item.font)
      const path = outlines(item, font, left, origin.y + baselineShift(run.style, font))
      if (path !== '') out.push(`${run.open}<path d="${path}"/>${run.close}`)
    }
    pen = { x: left + line.width, y: origin.y }
    start = end
  }
  return out
}

function spanOf({ text, style }: Run, index: number): Span {
  const { face, weight, italic, lang, size } = style
  return { text, request: { face, weight, italic, lang }, size, colour: [0, 0, 0], element: index }
}

/** Distance from y down to the alphabetic base line. */
function baselineShift({ baseline, size }: DrawingStyle, font: Font): number {
  const scale = size / font.unitsPerEm
  switch (baseline) {
    case 'middle':
      return (font.xHeight * scale) / 2
    case 'central':
      return ((font.ascender + font.descender) * scale) / 2
    case 'hanging':
      return font.capHeight * scale
    case 'text-before-edge':
    case 'text-top':
      return font.ascender * scale
    case 'text-after-edge':
    case 'text-bottom':
      return font.descender * scale
    default:
      return 0
  }
}

/** Path data of a run in user units: scaled here and not by a transformation, which would scale strokes as well. */
function outlines(item: GlyphItem, font: Font, x: number, y: number): string {
  const scale = item.size / font.unitsPerEm
  const digits = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(Math.max(item.size, 1e-3)))))
  let pen = x + item.x
  const paths = glyphsOf(item).map((glyph) => {
    const [left, base] = [pen + glyph.dx, y + item.y - glyph.dy]
    pen += glyph.advance
    let isX = false
    return font.outline(glyph.id).replaceAll(/-?\d+(?:\.\d+)?/gu, (number) => {
      isX = !isX
      return String(Number(((isX ? left : base) + Number(number) * scale).toFixed(digits)))
    })
  })
  return paths.join('')
}

function numbers(tag: SaxesTagPlain, name: string, size: number, whole: number): readonly number[] {
  const list = (tag.attributes[name] ?? '').split(/[\s,]+/u).filter((part) => part !== '')
  return list.map((part) => lengthOf(part, size, whole) ?? 0)
}

function orZero(list: readonly number[]): readonly number[] {
  return list.length > 0 ? list : [0]
}

function sizeOf(tag: SaxesTagPlain): { readonly width: number; readonly height: number } {
  const box = (tag.attributes['viewBox'] ?? '').split(/[\s,]+/u).map(Number)
  return { width: box[2] ?? 0, height: box[3] ?? 0 }
}

function attributesOf(tag: SaxesTagPlain, isKept: (name: string) => boolean): string {
  const kept = Object.entries(tag.attributes).filter(([name]) => isKept(name))
  return kept.map(([name, value]) => ` ${name}="${escape(value)}"`).join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
