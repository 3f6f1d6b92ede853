import type { Picture } from '../typeset/display/types.ts'
import type { Samples } from './image.ts'
import { readPng } from './png.ts'

/** Pixels along the longer side of a rendered drawing: 300 dpi on the text width of an A5 page. */
const LONG_SIDE = 1400

/** A vector picture, or a JPEG that cannot go into the file as it is, as samples; the reason when it cannot be read. */
export async function rasterise(picture: Picture): Promise<Samples | string> {
  const { Resvg } = await import('@resvg/resvg-js')
  const isDrawing = picture.type === 'image/svg+xml'
  const source = isDrawing ? drawing(picture.bytes) : wrapped(picture)
  if (source === undefined) return 'the drawing uses entities, which could reach files outside the publication'
  try {
    const wide = picture.width >= picture.height
    const renderer = new Resvg(source, {
      // No font of the machine: the same drawing must give the same bytes everywhere.
      font: { loadSystemFonts: false },
      fitTo: isDrawing ? { mode: wide ? 'width' : 'height', value: LONG_SIDE } : { mode: 'original' },
      logLevel: 'off',
    })
    const samples = readPng(renderer.render().asPng())
    // The renderer leaves a hole where it cannot decode.
    const isEmpty = !isDrawing && typeof samples !== 'string' && samples.alpha !== undefined
    return isEmpty ? 'its colours (CMYK) cannot be converted' : samples
  } catch (error) {
    return `the drawing cannot be rendered (${error instanceof Error ? error.message : String(error)})`
  }
}

/** The source without anything that points out of it; undefined when it declares entities. */
function drawing(bytes: Uint8Array): string | undefined {
  const source = new TextDecoder().decode(bytes)
  if (/<!ENTITY/iu.test(source)) return undefined
  return source.replace(/(\s(?:xlink:)?href\s*=\s*)(?:"(?!#|data:)[^"]*"|'(?!#|data:)[^']*')/giu, '$1""')
}

function wrapped(picture: Picture): string {
  const { width, height } = picture
  const data = Buffer.from(picture.bytes).toString('base64')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<image width="${width}" height="${height}" href="data:${picture.type};base64,${data}"/></svg>`,
  ].join('')
}
