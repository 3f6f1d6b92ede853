import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'

/** A cover from a file of the publication. */
export interface CoverPicture {
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  /** Pixels, as measured when the file was read; absent = not measured, not judged. */
  readonly width?: number
  readonly height?: number
}

const place = { file: 'publication.yaml' }

/** Pixels of the shorter side that every shop takes: the largest of their least sizes. */
const leastSide = 1400
/** Bytes above which readers on paper-like screens are slow to show a cover. */
const mostBytes = 3_000_000

/**
 * A cover picture of the user, judged once for all editions. A drawing (SVG) is no cover: shops and shelves show PNG and JPEG
 * only; the book goes without it then. Everything else is a warning: the picture is used as it is.
 */
export function checkCover(picture: CoverPicture): Outcome<CoverPicture | undefined> {
  if (picture.type === 'image/svg+xml') {
    const hints = ['save the cover as PNG or JPEG, 1600 × 2560 pixels, or write "cover: generated"']
    return { value: undefined, diagnostics: [diagnose('epub/cover-kind', 'the cover is an SVG drawing', place, hints)] }
  }
  const diagnostics: Diagnostic[] = []
  const warn = (message: string, hint: string) => diagnostics.push(diagnose('epub/cover-size', message, place, [hint]))
  const { width = 0, height = 0 } = picture
  if (width > 0 && height > 0) {
    const size = `${width} × ${height} pixels`
    if (Math.min(width, height) < leastSide) {
      warn(
        `the cover is small: ${size}`,
        'shops want 1400 pixels or more on the shorter side; 1600 × 2560 is right for all',
      )
    }
    if (height < width)
      warn(`the cover is wider than high: ${size}`, 'shelves show covers upright; 1600 × 2560 is right for all')
  }
  if (picture.bytes.length > mostBytes) {
    const size = `${(picture.bytes.length / 1_000_000).toFixed(1)} MB`
    warn(`the cover is a file of ${size}`, 'keep it under 3 MB: save it as JPEG, or with fewer pixels')
  }
  return { value: picture, diagnostics }
}
