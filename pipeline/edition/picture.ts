import { createHash } from 'node:crypto'
import { defaultLimits } from '../config/limits.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { hasBytes, type Measured, type Refusal } from './picture/bytes.ts'
import { JPEG_SIGNATURE, measureJpeg } from './picture/jpeg.ts'
import { measurePng, PNG_SIGNATURE } from './picture/png.ts'
import { cleanSvg } from './picture/svg.ts'
import type { Picture } from './types.ts'

/** Largest file that is looked at. */
const MAX_BYTES = 64 * 1024 * 1024
/** Largest drawing: it is text, and all of it is read. */
const MAX_SVG_BYTES = 8 * 1024 * 1024

/**
 * Read the header of a picture without decoding it; its kind is told by its first bytes, never by its name. An SVG drawing comes
 * back cleaned: no script, no event handlers, no reference outside itself. Undefined, with an error, when it cannot be published.
 * @param url the address in the tree, which messages show and the file is named after
 */
export function measurePicture(
  url: string,
  bytes: Uint8Array,
  mostPixels: number = defaultLimits.pixels,
): Outcome<Picture | undefined> {
  const refused = (refusal: Refusal): Outcome<undefined> => ({
    value: undefined,
    diagnostics: [diagnose(refusal.code, `the picture "${url}" ${refusal.reason}`, { file: url }, [refusal.hint])],
  })
  if (bytes.length === 0)
    return refused({ code: 'edition/picture-damaged', reason: 'is empty', hint: 'export the picture again' })
  if (bytes.length > MAX_BYTES) {
    return refused({ code: 'edition/picture-too-large', reason: 'is larger than 64 MiB', hint: 'scale it down' })
  }
  if (hasBytes(bytes, 0, PNG_SIGNATURE))
    return raster(url, bytes, 'image/png', 'png', measurePng(bytes, mostPixels), refused)
  if (hasBytes(bytes, 0, JPEG_SIGNATURE))
    return raster(url, bytes, 'image/jpeg', 'jpg', measureJpeg(bytes, mostPixels), refused)
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart()
  if (!/^\uFEFF?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg[\s>])/iu.test(start)) {
    const reason = `is neither PNG, JPEG nor SVG${kindHint(bytes)}`
    return refused({ code: 'edition/picture-kind', reason, hint: 'save it as PNG, JPEG or SVG' })
  }
  if (bytes.length > MAX_SVG_BYTES) {
    return refused({
      code: 'edition/picture-too-large',
      reason: 'is a drawing larger than 8 MiB',
      hint: 'simplify it, or save it as PNG',
    })
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) {
    return refused({ code: 'edition/picture-damaged', reason: 'is not UTF-8', hint: 'save the drawing as UTF-8' })
  }
  const drawing = cleanSvg(text, mostPixels)
  if ('refusal' in drawing) return refused(drawing.refusal)
  const diagnostics: Diagnostic[] = []
  if (drawing.removed.length > 0) {
    const message = `from the drawing "${url}" was removed: ${drawing.removed.slice(0, 8).join(', ')}`
    diagnostics.push(
      diagnose('edition/picture-cleaned', message, { file: url }, ['look whether it still shows what it should']),
    )
  }
  const clean = new TextEncoder().encode(drawing.svg)
  return {
    value: { url, bytes: clean, type: 'image/svg+xml', ...drawing.size, name: nameOf(url, clean, 'svg') },
    diagnostics,
  }
}

function raster(
  url: string,
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg',
  extension: string,
  measured: Measured,
  refused: (refusal: Refusal) => Outcome<undefined>,
): Outcome<Picture | undefined> {
  if ('refusal' in measured) return refused(measured.refusal)
  const diagnostics: Diagnostic[] = []
  if (measured.rotated === true) {
    const message = `the picture "${url}" lies on its side: only a note in the file (EXIF) says how to turn it, and PDF readers do not look`
    diagnostics.push(diagnose('edition/picture-rotated', message, { file: url }, ['turn it upright and save it']))
  }
  return { value: { url, bytes, type, ...measured.size, name: nameOf(url, bytes, extension) }, diagnostics }
}

/** File name in the output: what is left of the stem in plain letters, eight digits of the content's hash, the true extension. */
function nameOf(url: string, bytes: Uint8Array, extension: string): string {
  const stem = (url.split(/[/\\]/u).at(-1) ?? '')
    .replace(/\.[^.]*$/u, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gu, '')
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return `${stem || 'picture'}-${hash}.${extension}`
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function kindHint(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('GIF8')) return ' (it is a GIF)'
  if (/^RIFF....WEBP/su.test(start)) return ' (it is a WebP)'
  if (/^....ftyp/su.test(start)) return ' (it is an AVIF or HEIC)'
  return start.startsWith('%PDF') ? ' (it is a PDF)' : ''
}
