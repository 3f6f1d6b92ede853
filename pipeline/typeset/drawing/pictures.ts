import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import type { Edition, Picture } from '../../edition/types.ts'
import type { FontLibrary } from '../../font/types.ts'
import { outlineText, type SetDrawingLine } from './outline-text.ts'

/**
 * The pictures of an edition as pages show them: text in drawings as outlines of the edition's own fonts. Errors: a
 * character that no font has (`typeset/missing-glyph`); warns of text along a path (`typeset/drawing-text`).
 */
export function pagePictures(
  edition: Edition,
  fonts: FontLibrary,
  setLine: SetDrawingLine,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Picture> {
  const pictures = new Map<string, Picture>()
  for (const [url, picture] of edition.pictures) pictures.set(url, withOutlines(picture))
  return pictures

  function withOutlines(picture: Picture): Picture {
    if (picture.type !== 'image/svg+xml') return picture
    const source = new TextDecoder().decode(picture.bytes)
    // Whoever paints reports a drawing that is none.
    if (!source.includes('<text') || !isDrawing(source)) return picture
    const outlined = outlineText(source, edition.locale, fonts, setLine)
    if (outlined === undefined) return picture
    const { svg, texts, left } = outlined
    const gaps = texts.flatMap(({ text, lang }) => fonts.gaps(text, lang))
    const seen = new Set<number>()
    const place = { file: picture.url, locale: edition.locale }
    for (const { codePoint, package: needed } of gaps) {
      if (seen.has(codePoint)) continue
      seen.add(codePoint)
      const name = codePoint.toString(16).toUpperCase().padStart(4, '0')
      const message = `the drawing "${picture.url}" needs "${String.fromCodePoint(codePoint)}" (U+${name}), which no installed font has`
      const hint = needed === undefined ? 'replace the character in the drawing' : `npm install ${needed}`
      diagnostics.push(diagnose('typeset/missing-glyph', message, place, [hint]))
    }
    for (const text of left) {
      const message = `the drawing "${picture.url}" has text along a path, which the PDF cannot show: "${text.slice(0, 60)}"`
      const hint = 'let the drawing program turn this text into paths, or set it on a straight line'
      diagnostics.push(diagnose('typeset/drawing-text', message, place, [hint]))
    }
    return { ...picture, bytes: new TextEncoder().encode(svg) }
  }
}

/** Drawings that did not go through the edition's reader may be anything. */
function isDrawing(source: string): boolean {
  return source.includes('<svg') && !/<!DOCTYPE|<!ENTITY/iu.test(source)
}
