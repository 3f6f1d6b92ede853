import type { Image, Inline } from '../../tree/nodes.ts'
import type { InlineContext } from './inline.ts'

/** CSS pixels to points. */
export const POINTS_PER_PIXEL = 0.75

/** A picture in a line of text; points. */
export interface SmallPicture {
  readonly image: string
  readonly width: number
  readonly height: number
  /** Its Figure; undefined on a decoration. */
  readonly element: number | undefined
}

/** Stands in a line where a picture will be: of no direction, so that it does not turn the words beside it. */
export const PLACEHOLDER = '*'

/** Highest and widest picture that still is a sign among words, in type sizes. */
const SMALL = { height: 1.8, width: 8 } as const
/** Height that a picture in a line is brought down to, in type sizes. */
const IN_LINE = 1.2

/** Whether all pictures among some words are signs that may stand in the line; if not, all are set below. */
export function hasSmallPictures(nodes: readonly Inline[], size: number, context: InlineContext): boolean {
  return imagesIn(nodes).every(({ url }) => {
    const picture = context.edition.pictures.get(url)
    if (picture === undefined) return true
    const [width, height] = [picture.width * POINTS_PER_PIXEL, picture.height * POINTS_PER_PIXEL]
    return height <= SMALL.height * size && width <= SMALL.width * size
  })
}

/** Size of a picture in a line of this type size; undefined when it cannot be shown. */
export function inLine(
  image: Image,
  size: number,
  context: InlineContext,
): { readonly width: number; readonly height: number } | undefined {
  const picture = context.edition.pictures.get(image.url)
  if (picture === undefined || picture.width <= 0 || picture.height <= 0) return undefined
  const [width, height] = [picture.width * POINTS_PER_PIXEL, picture.height * POINTS_PER_PIXEL]
  const scale = Math.min(1, (IN_LINE * size) / height, (SMALL.width * size) / width)
  return { width: width * scale, height: height * scale }
}

function imagesIn(nodes: readonly Inline[]): readonly Image[] {
  return nodes.flatMap((node): readonly Image[] => {
    if (node.type === 'image') return [node]
    return 'children' in node ? imagesIn(node.children) : []
  })
}
