import type { CoverDesign } from '../../config/types.ts'
import type { Edition } from '../../edition/types.ts'
import type { FontLibrary } from '../../font/types.ts'
import { languageOf } from '../../language/language.ts'
import { joinNames } from '../../language/list.ts'
import { ornaments } from './design.data.ts'
import { drawOrnament, paletteOf } from './design.ts'
import { pngOf } from './png.ts'
import { setterFor } from './setter.ts'

/** Pixels: what places that show links cut nothing off (1.91 : 1). */
export const cardSize = { width: 1200, height: 630 } as const
const { width, height } = cardSize
const margin = 72
/** The band at the foot, and the field of the ornament at the end side. */
const band = 84
const field = { width: 420, top: 84, bottom: height - band - 60 } as const

/**
 * The card of an edition as SVG, the sister of its cover: publication, title and authors at the start side, the ornament of the design
 * at the end side, the name of the language in the band. All text is drawn as outlines.
 */
export function cardSvg(edition: Edition, library: FontLibrary, design: CoverDesign = 'stemma'): string {
  const { metadata, locale, dir, article } = edition
  const palette = paletteOf(article)
  const shapes = ornaments[design]
  const measure = width - 2 * margin - (shapes.length === 0 ? 0 : field.width + 24)
  const left = dir === 'rtl' ? width - margin - measure : margin
  const set = setterFor(edition, library, palette, measure)
  const small = { weight: 400, sizes: [34, 29, 25], maxLines: 1 } as const
  const publication = set(metadata.publication, metadata.langs?.publication, { ...small, accent: true })
  const language = set(languageOf(locale).autonym, undefined, { ...small, accent: true })
  const names = joinNames(metadata.authors.slice(0, 3), metadata.langs?.authors ?? locale)
  const authors = names === '' ? undefined : set(names, metadata.langs?.authors, small)
  const ruled = 48 + publication.height + 14
  const foot = height - band
  const room = foot - ruled - 44 - (authors === undefined ? 0 : authors.height + 40)
  const title = set(metadata.title, metadata.titleLang, {
    ...{ weight: 700, sizes: [84, 76, 68, 60, 54, 48, 42, 37, 33], maxLines: 7, maxHeight: room },
  })
  const drawn = [
    publication.draw(left, 48),
    `<path d="M${left} ${ruled}h${measure}" stroke="${palette.accent}" stroke-width="3"/>`,
    title.draw(left, ruled + 30),
    authors?.draw(left, ruled + 30 + title.height + 22) ?? '',
    language.draw(left, foot + (band - language.height) / 2),
  ]
  const ornament = drawOrnament(shapes, palette, { ...field, mirrored: dir === 'rtl' })
  const across = dir === 'rtl' ? margin - 24 : width - margin + 24 - field.width
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>` +
    `<rect y="${foot}" width="${width}" height="${band}" fill="${palette.deep}"/>` +
    `<g transform="translate(${across} 0)">${ornament}</g>${drawn.join('')}</svg>`
  )
}

/** The card as PNG, 1200 × 630 pixels. */
export function generateCard(edition: Edition, library: FontLibrary, design?: CoverDesign): Promise<Uint8Array> {
  return pngOf(cardSvg(edition, library, design))
}
