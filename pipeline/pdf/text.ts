import type { GlyphItem, PlacedGlyph } from '../typeset/display/types.ts'
import type { EmbeddedFont } from './font.ts'
import { operand, utf16Hex } from './number.ts'
import { lettersOf } from './right-to-left.ts'

/**
 * Writes glyph runs as one text object. Runs that stand on one baseline share a TJ array as far as possible: every
 * further show operator makes readers split the line, which hurts right-to-left text most.
 */
export interface TextPainter {
  add(item: GlyphItem, font: EmbeddedFont): void
  /** Closes the text object, if one is open. */
  close(): void
}

/** `out` receives operators; `setColour` writes the fill colour when it changes. Page coordinates have y downwards. */
export function openText(out: string[], setColour: (colour: GlyphItem['colour']) => void): TextPainter {
  let open = false
  /** The array of the next show operator; whether a string in it is still open. */
  let array = ''
  let inString = false
  let font: EmbeddedFont | undefined
  let size = 0
  let scale = 1
  let rise = 0
  let baseline = 0
  let colour: GlyphItem['colour'] | undefined
  /** Where the viewer's pen stands, in points; undefined before the first glyph of a line. */
  let pen: number | undefined

  function show(): void {
    if (array === '') return
    out.push(inString ? `[${array})]TJ` : `[${array}]TJ`)
    array = ''
    inString = false
  }
  /** Moves the pen inside the array, in whole thousandths of the type size; the rounding error stays in `pen`. */
  function moveTo(x: number): void {
    const unit = (size * scale) / 1000
    const move = pen === undefined ? 0 : Math.round((pen - x) / unit)
    if (move === 0 || pen === undefined) return
    array += inString ? `)${move}` : move
    inString = false
    pen -= move * unit
  }
  /** Shows codes, and what moves the pen between them, at the place of the pen; it goes on by so many thousandths. */
  function write(codes: string, advance: number, x: number): void {
    array += inString ? codes : `(${codes}`
    inString = true
    pen = (pen ?? x) + (advance * size * scale) / 1000
  }
  function begin(item: GlyphItem, next: EmbeddedFont): void {
    if (!open) {
      out.push('BT')
      open = true
      font = undefined
      pen = undefined
      // A rule may have changed the fill colour since.
      colour = undefined
    }
    const nextScale = item.scale ?? 1
    if (colour !== item.colour) {
      show()
      setColour(item.colour)
      colour = item.colour
    }
    if (font !== next || size !== item.size) {
      show()
      out.push(`/${next.name} ${operand(item.size)} Tf`)
      font = next
      size = item.size
    }
    if (pen === undefined || item.y !== baseline || scale !== nextScale) {
      show()
      // The page has y downwards; the text matrix turns the letters up again.
      out.push(`${operand(nextScale)} 0 0 -1 ${operand(item.x)} ${operand(item.y)} Tm`)
      baseline = item.y
      scale = nextScale
      pen = item.x
    }
  }
  function setRise(next: number): void {
    if (next === rise) return
    show()
    out.push(`${operand(next)} Ts`)
    rise = next
  }
  /** Glyphs that leave the base line. */
  function addRisen(glyphs: readonly PlacedGlyph[], start: number, next: EmbeddedFont): void {
    let x = start
    for (const { id, dx, dy, advance, text } of glyphs) {
      setRise(dy)
      moveTo(x + dx * scale)
      write(next.code(id, text), next.width(id), x)
      x += advance * scale
    }
  }
  return {
    add(item, next) {
      begin(item, next)
      if (item.actualText !== undefined) {
        show()
        out.push(`/Span<</ActualText<feff${utf16Hex(item.actualText)}>>>BDC`)
      }
      for (const { x: left, glyphs } of item.runs) {
        const x = item.x + left
        const level = levelRun(glyphs, size, next, item.rtl)
        if (level === undefined) addRisen(glyphs, x, next)
        else if (level.codes !== '') {
          setRise(0)
          const start = x + level.lead * scale
          moveTo(start)
          write(level.codes, level.advance, start)
        }
      }
      if (item.actualText !== undefined) {
        show()
        out.push('EMC')
      }
    },
    close() {
      if (!open) return
      show()
      if (rise !== 0) out.push('0 Ts')
      rise = 0
      out.push('ET')
      open = false
    },
  }
}

/** Glyphs on the base line as the inside of a string of a show array: the same wherever the word stands. */
export interface LevelRun {
  readonly size: number
  /** Codes with moves of the pen between them (`)-12(`); one UTF-16 unit is one byte. */
  readonly codes: string
  /** Points to the right where the first glyph begins, without scaling. */
  readonly lead: number
  /** Thousandths of the type size by which the codes move the pen of a viewer. */
  readonly advance: number
}

/** Longer runs are lines of scripts without spaces, which do not come again. */
const longestKept = 32

function levelRun(
  glyphs: readonly PlacedGlyph[],
  size: number,
  font: EmbeddedFont,
  rtl: boolean,
): LevelRun | undefined {
  const known = font.runs.get(glyphs)
  if (known !== undefined && known.size === size) return known
  const run = (rtl ? rightToLeftRun(glyphs, size, font) : undefined) ?? plainRun(glyphs, size, font)
  if (run !== undefined && glyphs.length <= longestKept) font.runs.set(glyphs, run)
  return run
}

function rightToLeftRun(glyphs: readonly PlacedGlyph[], size: number, font: EmbeddedFont): LevelRun | undefined {
  if (!font.makesGlyphs) return undefined
  const letters = lettersOf(glyphs, size, font.font)
  if (letters === undefined) return undefined
  let codes = ''
  let advance = 0
  for (const { glyph, text } of letters) {
    const id = typeof glyph === 'number' ? glyph : font.make(glyph)
    codes += font.code(id, text)
    advance += font.width(id)
  }
  return { size, codes, lead: 0, advance }
}

function plainRun(glyphs: readonly PlacedGlyph[], size: number, font: EmbeddedFont): LevelRun | undefined {
  let codes = ''
  let place = 0
  let pen = 0
  for (const { id, dx, dy, advance, text } of glyphs) {
    if (dy !== 0) return undefined
    const move = codes === '' ? 0 : Math.round(pen - place - (dx * 1000) / size)
    if (codes === '') pen = (dx * 1000) / size
    else if (move !== 0) codes += `)${move}(`
    codes += font.code(id, text)
    pen += font.width(id) - move
    place += (advance * 1000) / size
  }
  const lead = glyphs[0]?.dx ?? 0
  return { size, codes, lead, advance: pen - (lead * 1000) / size }
}
