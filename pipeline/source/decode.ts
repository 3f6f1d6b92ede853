import { defaultLimits, raising } from '../config/limits.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Code } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { guessCodePage } from './code-page.ts'
import { guessEastAsian, isIso2022Jp } from './east-asian.ts'
import type { PageText, SourceText } from './types.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** Control characters beyond which a file is no text: one in so many. */
const controlShare = 100

const formats: Readonly<Record<string, (SourceText | PageText)['format']>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
}

/** Starts of files that are often taken for text, with their names. */
const signatures: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP, DOCX, ODT or EPUB file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Word or Office file'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF file'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x1f, 0x8b], 'a gzip archive'],
]

/**
 * Turn the bytes of a source file into text. Understands UTF-8 and UTF-16 with or without byte order mark, and guesses the
 * encoding of what is no UTF-8 (a warning names it): East Asian by frequent characters, one-byte code pages by their letters. `value` is undefined when there is no text to be had.
 * @param most bytes that a source may have
 */
export function decodeSource(
  file: string,
  bytes: Uint8Array,
  most: number = defaultLimits.bytes,
): Outcome<SourceText | PageText | undefined> {
  const extension = /\.([^./]+)$/u.exec(file)?.[1]?.toLowerCase() ?? ''
  const format = formats[extension]
  if (format === undefined) {
    const message = `"${extension === '' ? file : `.${extension}`}" is no source format`
    return refuse('source/format', message, file, [
      'save the text as source.txt (plain text), source.md (Markdown), source.html or source.docx',
    ])
  }
  if (bytes.length > most) return { value: undefined, diagnostics: [tooLarge(file, bytes.length, most)] }
  const kind = signatures.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1]
  if (kind !== undefined) {
    return refuse('source/binary', `this is ${kind}, not text`, file, ['export the text as .txt or .md in UTF-8'])
  }
  const decoded = decodeBytes(file, bytes, format === 'html' ? declaredEncoding(bytes) : undefined)
  const text = decoded.value?.text.replace(/^\ufeff/u, '')
  if (text === undefined || decoded.value === undefined) return { value: undefined, diagnostics: decoded.diagnostics }
  if (text.trim() === '')
    return refuse('source/empty', 'the file has no text', file, ['put the article into it, or remove its folder'])
  const controls = text.length < 1 ? 0 : countControls(text)
  if (controls * controlShare > text.length) {
    return refuse(
      'source/binary',
      `this is no text: ${counted(controls, 'control character', 'control characters')} in ${text.length}`,
      file,
      ['export the text as .txt or .md in UTF-8'],
    )
  }
  return { value: { file, format, text, encoding: decoded.value.encoding }, diagnostics: decoded.diagnostics }
}

/** A source has more bytes than `limits.bytes`. */
export function tooLarge(file: string, found: number, most: number): Diagnostic {
  const message = `the file has ${found} bytes; a source may have ${most}`
  return diagnose('source/too-large', message, { file }, [
    'split it into several articles, or into the chapters of a book',
    raising('bytes'),
  ])
}

interface Decoded {
  readonly text: string
  readonly encoding: string
}

/** The encoding that a page names in its first bytes: `<meta charset>`, its older form, or an XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]{2,30})/iu.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]{2,30})/iu.exec(head)?.[1]
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined // an encoding that no browser knows
  }
}

function decodeBytes(file: string, bytes: Uint8Array, declared?: string): Outcome<Decoded | undefined> {
  const four = utf32Order(bytes)
  if (four !== undefined) return { value: { text: decodeUtf32(bytes, four), encoding: four }, diagnostics: [] }
  const wide = utf16Order(bytes)
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1))
    return { value: { text, encoding: wide }, diagnostics: [] }
  }
  // Its bytes are all ASCII, so it would pass for UTF-8.
  if (declared === 'iso-2022-jp' || isIso2022Jp(bytes)) {
    const encoding = 'iso-2022-jp'
    return { value: { text: new TextDecoder(encoding).decode(bytes), encoding }, diagnostics: [] }
  }
  try {
    return {
      value: { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' },
      diagnostics: [],
    }
  } catch {
    if (declared !== undefined && !/^utf-/u.test(declared)) {
      const text = declared === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(declared).decode(bytes)
      return { value: { text, encoding: declared }, diagnostics: [] }
    }
    return decodeLegacy(file, bytes)
  }
}

/** By byte order mark alone. */
function utf32Order(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | undefined {
  const is = (...mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)
  if (is(0xff, 0xfe, 0, 0)) return 'utf-32le'
  return is(0, 0, 0xfe, 0xff) ? 'utf-32be' : undefined
}

/** No decoder of the platform knows UTF-32. */
function decodeUtf32(bytes: Uint8Array, order: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, order === 'utf-32le')
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point))
  }
  return parts.join('')
}

/** By byte order mark; else by zero bytes, which in UTF-16 text of most scripts fill every other place (spaces, stops, line ends). */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4) return undefined
  let evenZeros = 0
  let oddZeros = 0
  let evenSpaces = 0
  let oddSpaces = 0
  for (let index = 0; index < length; index += 2) {
    const [high, low] = [bytes[index], bytes[index + 1]]
    if (high === 0) evenZeros++
    if (low === 0) oddZeros++
    if (high === 0 && (low === 0x20 || low === 0x0a)) evenSpaces++
    if (low === 0 && (high === 0x20 || high === 0x0a)) oddSpaces++
  }
  const units = length / 2
  if (oddZeros > 0.02 * units && oddSpaces > 0 && evenZeros * 10 < oddZeros) return 'utf-16le'
  if (evenZeros > 0.02 * units && evenSpaces > 0 && oddZeros * 10 < evenZeros) return 'utf-16be'
  return undefined
}

/** Not UTF-8: either UTF-8 with broken places, or a one-byte code page. */
function decodeLegacy(file: string, bytes: Uint8Array): Outcome<Decoded | undefined> {
  const broken = inspectUtf8(bytes)
  if (broken.good > 2 * broken.bad) {
    const text = new TextDecoder('utf-8').decode(bytes)
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, broken.first))
    const line = before.split(/\r\n|\n|\r/u).length
    const column = before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
    const message = `broken UTF-8: ${counted(broken.bad, 'byte fits', 'bytes fit')} no character (first 0x${bytes[broken.first]!.toString(16)} at byte ${broken.first})`
    const hints = ['save the file again as UTF-8 from the original; the broken characters cannot be guessed']
    const place = { file, line, column, offset: before.length }
    return { value: { text, encoding: 'utf-8' }, diagnostics: [diagnose('source/broken-utf8', message, place, hints)] }
  }
  if (bytes.includes(0)) {
    return refuse('source/binary', 'this is no text: it has zero bytes and is neither UTF-8 nor UTF-16', file, [
      'export the text as .txt or .md in UTF-8',
    ])
  }
  const page = guessEastAsian(bytes) ?? guessCodePage(bytes)
  const text = page === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(page).decode(bytes)
  const sample = /\S*[^\u0000-\u007f]\S*/u.exec(text)?.[0] ?? ''
  const message = `this is not UTF-8; read as ${page} by its letters (“${sample.slice(0, 40)}”)`
  const hints = ['if the letters are right, nothing is to do; else save the file as UTF-8']
  return {
    value: { text, encoding: page },
    diagnostics: [diagnose('source/encoding-guessed', message, { file }, hints)],
  }
}

/** Well-formed and ill-formed sequences of two bytes and more, by the table of the Unicode Standard, chapter 3, D92. */
function inspectUtf8(bytes: Uint8Array): { readonly good: number; readonly bad: number; readonly first: number } {
  let good = 0
  let bad = 0
  let first = -1
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index]!
    if (lead < 0x80) {
      index++
      continue
    }
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    let read = 1
    for (; read < length; read++) {
      const byte = bytes[index + read] ?? 0
      if (read === 1 ? byte < low || byte > high : byte < 0x80 || byte > 0xbf) break
    }
    if (read === length) good++
    else {
      bad++
      if (first < 0) first = index
    }
    // The beginning of a character that was cut off is one fault, as decoders count it (chapter 3.9, U+FFFD substitution).
    index += read
  }
  return { good, bad, first }
}

function countControls(text: string): number {
  return text.match(/[\u0000-\u0008\u000e-\u001f]/gu)?.length ?? 0
}

function refuse(code: Code, message: string, file: string, hints: readonly string[]): Outcome<undefined> {
  const diagnostics: readonly Diagnostic[] = [diagnose(code, message, { file }, hints)]
  return { value: undefined, diagnostics }
}
