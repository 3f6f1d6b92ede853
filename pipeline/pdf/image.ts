import { createHash } from 'node:crypto'
import type { Picture } from '../typeset/display/types.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { PdfDocument, Reference } from './document.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { rasterise } from './raster.ts'

/** A picture as the file needs it: samples as they go into an image object. */
export interface Samples {
  readonly width: number
  readonly height: number
  readonly colourSpace: 'DeviceGray' | 'DeviceRGB' | { readonly palette: Uint8Array }
  readonly bits: number
  readonly filter: 'FlateDecode' | 'DCTDecode'
  /** PNG row filters are still in the data. */
  readonly predictor: boolean
  readonly data: Uint8Array
  /** Opacity, 8 bits a pixel, deflated. */
  readonly alpha: Uint8Array | undefined
}

export interface EmbeddedImage {
  readonly reference: Reference
  /** Resource name. */
  readonly name: string
}

/** Makes the pictures of a file ready; vector pictures are rendered here, so this part waits for the renderer. */
export async function openImages(
  document: PdfDocument,
  pictures: ReadonlyMap<string, Picture>,
): Promise<{ image(url: string): EmbeddedImage | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const samples = new Map<string, Samples>()
  for (const picture of pictures.values()) {
    if (samples.has(picture.name)) continue
    const read = await readOnce(picture)
    if (typeof read !== 'string') samples.set(picture.name, read)
    else {
      const message = `The picture "${picture.url}" cannot be put into the PDF: ${read}.`
      const hint = 'save it again as PNG or JPEG (sRGB, at most 40 megapixels)'
      diagnostics.push(diagnose('pdf/picture', message, { file: picture.url }, [hint]))
    }
  }
  const embedded = new Map<string, EmbeddedImage>()
  return {
    diagnostics,
    image(url) {
      const name = pictures.get(url)?.name
      const found = name === undefined ? undefined : samples.get(name)
      if (name === undefined || found === undefined) return undefined
      let image = embedded.get(name)
      if (image === undefined) {
        image = { reference: putImage(document, found), name: `Im${embedded.size + 1}` }
        embedded.set(name, image)
      }
      return image
    },
  }
}

/** Samples of pictures by content: editions of an article show the same ones, and a watch shows them again in every build. */
const known = new Map<string, Samples>()
/** Bytes of samples that are kept at most. */
const mostKept = 8 * 1024 * 1024
let kept = 0

async function readOnce(picture: Picture): Promise<Samples | string> {
  const { type, width, height } = picture
  const key = `${createHash('sha256').update(picture.bytes).digest('hex')} ${type} ${width} ${height}`
  const before = known.get(key)
  if (before !== undefined) return before
  const read = await readPicture(picture)
  // What is kept of a picture that goes into the file as it is would be the whole picture, and it takes no time to read.
  if (type === 'image/jpeg' || typeof read === 'string') return read
  const size = read.data.length + (read.alpha?.length ?? 0)
  if (kept + size > mostKept) {
    known.clear()
    kept = 0
  }
  if (size <= mostKept) {
    known.set(key, read)
    kept += size
  }
  return read
}

/** Gives the reason instead when a picture cannot be read. */
async function readPicture(picture: Picture): Promise<Samples | string> {
  switch (picture.type) {
    case 'image/png':
      return readPng(picture.bytes)
    case 'image/jpeg':
      return readJpeg(picture.bytes) ?? rasterise(picture)
    case 'image/svg+xml':
      return rasterise(picture)
  }
}

function putImage(document: PdfDocument, samples: Samples): Reference {
  const { width, height, colourSpace, bits } = samples
  const colours = colourSpace === 'DeviceRGB' ? 3 : 1
  const mask =
    samples.alpha === undefined
      ? undefined
      : document.put(
          {
            Type: 'XObject',
            Subtype: 'Image',
            Width: width,
            Height: height,
            ColorSpace: 'DeviceGray',
            BitsPerComponent: 8,
            Filter: 'FlateDecode',
          },
          samples.alpha,
        )
  return document.put(
    {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: bits,
      ColorSpace:
        typeof colourSpace === 'string'
          ? colourSpace
          : ['Indexed', 'DeviceRGB', colourSpace.palette.length / 3 - 1, document.put({}, colourSpace.palette)],
      Filter: samples.filter,
      ...(samples.predictor && {
        DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width },
      }),
      ...(mask !== undefined && { SMask: mask }),
    },
    samples.data,
  )
}
