import type { CoverDesign } from '../../config/types.ts'
import type { Edition } from '../../edition/types.ts'
import type { FontLibrary } from '../../font/types.ts'
import { languageOf } from '../../language/language.ts'
import { ornaments } from './design.data.ts'
import { drawOrnament, paletteOf } from './design.ts'
import { pngOf } from './png.ts'
import { setterFor } from './setter.ts'

/** Pixels: the proportion and size that shops ask for. */
const width = 1600
const height = 2560
const margin = 140
const measure = width - 2 * margin

/**
 * The cover of an edition as SVG: publication, title, subtitle, authors, and the name of the language at the foot. All
 * text is drawn as outlines.
 */
export function coverSvg(edition: Edition, library: FontLibrary, design: CoverDesign = 'stemma'): string {
  const { metadata, locale, dir, article } = edition
  const palette = paletteOf(article)
  const set = setterFor(edition, library, palette, measure)
  const publication = set(metadata.publication, metadata.langs?.publication, {
    weight: 400,
    sizes: [60, 48, 38],
    maxLines: 2,
    accent: true,
  })
  const title = set(metadata.title, metadata.titleLang, {
    weight: 700,
    sizes: [170, 150, 132, 116, 102, 90, 80, 70, 62],
    maxLines: 7,
    maxHeight: 1000,
  })
  const subtitle =
    metadata.subtitle === undefined
      ? undefined
      : set(metadata.subtitle, metadata.langs?.subtitle, { weight: 400, sizes: [64, 56, 48], maxLines: 4 })
  const authors = metadata.authors
    .slice(0, 4)
    .map((author) => set(author, metadata.langs?.authors, { weight: 400, sizes: [64, 52, 42], maxLines: 1 }))
  const { autonym } = languageOf(locale)
  const language = set(autonym, undefined, { weight: 400, sizes: [52, 42], maxLines: 1, accent: true })

  const drawn: string[] = []
  let y = 150
  drawn.push(publication.draw(margin, y))
  y += publication.height + 40
  drawn.push(`<path d="M${margin} ${y}h${measure}" stroke="${palette.accent}" stroke-width="4"/>`)
  y += 100
  drawn.push(title.draw(margin, y))
  y += title.height + 60
  if (subtitle !== undefined) {
    drawn.push(subtitle.draw(margin, y))
    y += subtitle.height + 40
  }
  y += 40
  for (const author of authors) {
    drawn.push(author.draw(margin, y))
    y += author.height
  }
  const foot = height - 150 - language.height
  drawn.push(language.draw(margin, foot))
  // The ornament takes what room is left, if that is enough to be seen as a tree.
  const top = Math.max(y + 120, 1500)
  const bottom = foot - 100
  const ornament =
    bottom - top < 300 ? '' : drawOrnament(ornaments[design], palette, { width, top, bottom, mirrored: dir === 'rtl' })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>` +
    `<rect y="${foot - 40}" width="${width}" height="${height - foot + 40}" fill="${palette.deep}"/>` +
    `${ornament}${drawn.join('')}</svg>`
  )
}

/** The cover as PNG, 1600 × 2560 pixels. */
export function generateCover(edition: Edition, library: FontLibrary, design?: CoverDesign): Promise<Uint8Array> {
  return pngOf(coverSvg(edition, library, design))
}
