import type { Figure, Image } from '../../tree/nodes.ts'
import type { ElementDetails } from './structure.ts'
import { EMPTY_STRIP, NEVER, amendFirst, type Strip } from './galley.ts'
import { filled } from './grid.ts'
import { setInline } from './lines.ts'
import { POINTS_PER_PIXEL } from './small-picture.ts'
import { smallStyle, type Flow } from './style.ts'
import { blockDetails, type Typesetter } from './typesetter.ts'

/** A picture takes at most this part of the page, so that its caption and some text find room. */
const HIGHEST = 0.72

/** A picture with its caption below; they stay together. */
export function setFigure(block: Figure, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { image, caption } = block
  const isDecorative = image.alt.trim() === '' && image.title === 'decorative'
  const details = blockDetails(block)
  const lang = image.lang ?? block.lang
  const picture = setPicture(image, flow, typesetter, { ...details, ...(lang !== undefined && { lang }) })
  if (caption === undefined) return picture
  const figure = picture[0]?.figures?.[0]?.element
  // A caption of a decorative picture, or of one that is missing, is a paragraph of the text.
  const inner = typesetter.enter(flow, caption)
  const element =
    figure === undefined || isDecorative
      ? typesetter.structure.add('P', flow.parent, blockDetails(caption))
      : typesetter.structure.add('Caption', figure, blockDetails(caption))
  const small: Flow = {
    ...inner,
    style: { ...smallStyle(inner.style, 0.85), align: 'center', balance: true, hyphenate: false },
  }
  const options = { element, block: caption.id, isWhole: true, keepsPictures: true }
  const { strips } = setInline(caption.children, small, options, typesetter)
  const anchors = caption.id === undefined ? [] : [caption.id]
  const below = amendFirst(strips, { breakCost: picture.length > 0 ? NEVER : 0, anchors })
  return filled([...picture, ...below], flow.grid)
}

/** A picture in a line of its own, centred, at its natural size or as large as the measure lets it be. */
export function setPicture(
  image: Image,
  flow: Flow,
  typesetter: Typesetter,
  details: ElementDetails,
): readonly Strip[] {
  const picture = typesetter.edition.pictures.get(image.url)
  // The edition has reported a picture that could not be read.
  if (picture === undefined || picture.width <= 0 || picture.height <= 0) return []
  const natural = picture.width * POINTS_PER_PIXEL
  const aspect = picture.height / picture.width
  const width = Math.min(natural, flow.width, (typesetter.textHeight * HIGHEST) / aspect)
  const height = width * aspect
  const x = flow.left + (flow.width - width) / 2
  const place = { kind: 'image', x, y: 0.25 * flow.grid, width, height, image: image.url } as const
  const strip: Strip = { ...EMPTY_STRIP, height: Math.ceil(height / flow.grid + 0.5) * flow.grid }
  // An ornament alone on a page would be the remains of the text before it.
  if (image.alt.trim() === '') return [{ ...strip, breakCost: NEVER, artifacts: [{ type: 'layout', items: [place] }] }]
  const element = typesetter.structure.add('Figure', flow.parent, { ...details, alt: image.alt })
  return [{ ...strip, items: [{ ...place, element }], figures: [{ element, x, y: place.y, width, height }] }]
}
