import { languageOf } from '../../language/language.ts'
import { hasOwnScript, scriptOf } from '../../language/script.ts'
import type { ReadPackageFile } from '../../font/index.ts'
import { shapeBytes, type ShapeText } from '../../font/load.ts'
import type { Direction } from '../../tree/nodes.ts'
import { lineLevels, paragraphLevels, visualOrder } from './bidi.ts'

export interface BidiQuestion {
  readonly id: string
  readonly text: string
  readonly dir?: 'ltr' | 'rtl' | 'auto'
}
export interface BidiAnswer {
  readonly id: string
  /** By UTF-16 unit, after rule L1. */
  readonly levels: readonly number[]
  /** Offsets of the characters that are shown, from left to right. */
  readonly order: readonly number[]
}

/** Characters that rule X9 removes: they have no place in the visual order. */
const removed =
  /[\u00ad\u200b-\u200d\u2060-\u2064\u206a-\u206f\u202a-\u202e\ufeff\u{e0001}-\u{e007f}\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]/u

/** DESIGN §4, `probe bidi`: the text as one line, through the code that paragraphs go through. */
export function probeBidi({ id, text, dir }: BidiQuestion): BidiAnswer {
  const asked: Direction | undefined = dir === 'ltr' || dir === 'rtl' ? dir : undefined
  const paragraph = paragraphLevels(text, asked)
  const levels = lineLevels(text, paragraph)
  const offsets: number[] = []
  for (let offset = 0; offset < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(offset)!)
    if (!removed.test(letter)) offsets.push(offset)
    offset += letter.length
  }
  const order = visualOrder(offsets.map((offset) => levels[offset]!)).map((index) => offsets[index]!)
  return { id, levels, order }
}

export interface ShapeQuestion {
  readonly id: string
  readonly text: string
  /** Path of a font file. */
  readonly font: string
  readonly script?: string
  readonly lang?: string
  readonly dir?: Direction
}

function guessDirection(text: string, script: string | undefined): Direction {
  let found = script
  for (const letter of found === undefined ? text : '') {
    const point = letter.codePointAt(0)!
    if (hasOwnScript(point)) {
      found = scriptOf(point)
      break
    }
  }
  return found === undefined ? 'ltr' : languageOf(`und-${found}`).dir
}

/**
 * DESIGN §4, `probe shape`: answers questions about font files that `readFont` finds; every glyph as `gid@x,y+advance`.
 * Throws when the font cannot be read.
 */
export function createShapeProbe(
  readFont: (path: string) => Uint8Array | undefined,
  readPackageFile: ReadPackageFile,
): (question: ShapeQuestion) => { readonly id: string; readonly glyphs: string } {
  const shapers = new Map<string, ShapeText>()
  return ({ id, text, font, script, lang, dir }) => {
    let shape = shapers.get(font)
    if (shape === undefined) {
      const bytes = readFont(font)
      if (bytes === undefined) throw new Error(`probe shape: no font file at ${font}`)
      shapers.set(font, (shape = shapeBytes(bytes, readPackageFile)))
    }
    const glyphs = shape(text, {
      dir: dir ?? guessDirection(text, script),
      ...(script !== undefined && { script }),
      ...(lang !== undefined && { lang }),
    })
    return {
      id,
      glyphs: glyphs.map((glyph) => `${glyph.id}@${glyph.xOffset},${glyph.yOffset}+${glyph.xAdvance}`).join('|'),
    }
  }
}
