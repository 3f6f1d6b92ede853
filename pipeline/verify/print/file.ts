import { inflateSync } from 'node:zlib'
import { createLexer, decodeText, isKind, type PdfDictionary, type PdfValue } from './lexer.ts'

/** The objects of a PDF file. */
export interface PdfFile {
  readonly trailer: PdfDictionary
  /** The value itself, references followed. */
  resolve(value: PdfValue): PdfValue
  /** An entry of a dictionary (or of a reference to one), references followed. */
  get(dictionary: PdfValue, key: string): PdfValue
  /** An entry of a dictionary (or of a reference to one) as it stands there, a reference as such. */
  raw(dictionary: PdfValue, key: string): PdfValue
  /** A dictionary entry's text string or name; undefined when there is none. */
  text(dictionary: PdfValue, key: string): string | undefined
  number(dictionary: PdfValue, key: string): number | undefined
  array(dictionary: PdfValue, key: string): readonly PdfValue[]
  /** Decoded bytes of a stream; empty when it is none or broken. */
  stream(value: PdfValue): Uint8Array
}

/** A page's content is some kilobytes; more than this is no file of ours. */
const MAX_STREAM = 64 << 20
const MAX_CHAIN = 32
/** Objects that are remembered; nearly all are asked for a few times in a row, and those of a book would fill a hundred megabytes. */
const MAX_CACHED = 4096

/** Open a PDF with a classic cross-reference table (ISO 32000-1, 7.5.4), as pdfkit writes it. Undefined when it is none. */
export function openPdf(bytes: Uint8Array): PdfFile | undefined {
  const offsets = new Map<number, number>()
  const trailer = readTables(bytes, offsets)
  if (!trailer) return undefined
  const cache = new Map<number, PdfValue>()

  const load = (id: number): PdfValue => {
    if (cache.has(id)) return cache.get(id)
    if (cache.size >= MAX_CACHED) cache.clear()
    // An object that refers to itself while it is read counts as null.
    cache.set(id, undefined)
    const value = readObject(id)
    cache.set(id, value)
    return value
  }
  const readObject = (id: number): PdfValue => {
    const offset = offsets.get(id)
    if (offset === undefined) return undefined
    const lexer = createLexer(bytes, offset)
    const [number, , keyword] = [lexer.next(), lexer.next(), lexer.next()]
    if (number !== id || !isKind(keyword, 'keyword') || keyword.word !== 'obj') return undefined
    const value = lexer.next()
    if (isKind(value, 'keyword')) return undefined
    if (!isKind(value, 'dictionary')) return value
    const after = lexer.next()
    if (!isKind(after, 'keyword') || after.word !== 'stream') return value
    const start = lexer.position + (bytes[lexer.position] === 13 ? 2 : 1)
    const length = resolve(value.entries.get('Length'))
    return {
      kind: 'stream',
      dictionary: value,
      bytes: bytes.subarray(start, start + (typeof length === 'number' ? length : 0)),
    }
  }
  const resolve = (value: PdfValue): PdfValue => {
    let current = value
    for (let step = 0; isKind(current, 'reference') && step < MAX_CHAIN; step++) current = load(current.id)
    return isKind(current, 'reference') ? undefined : current
  }
  const raw = (dictionary: PdfValue, key: string): PdfValue => {
    const found = resolve(dictionary)
    if (isKind(found, 'dictionary')) return found.entries.get(key)
    return isKind(found, 'stream') ? found.dictionary.entries.get(key) : undefined
  }
  const get = (dictionary: PdfValue, key: string): PdfValue => resolve(raw(dictionary, key))
  return {
    trailer,
    resolve,
    get,
    raw,
    text(dictionary, key) {
      const value = get(dictionary, key)
      if (isKind(value, 'name')) return value.name
      return isKind(value, 'string') ? decodeText(value.bytes) : undefined
    },
    number(dictionary, key) {
      const value = get(dictionary, key)
      return typeof value === 'number' ? value : undefined
    },
    array(dictionary, key) {
      const value = get(dictionary, key)
      return isArray(value) ? value : []
    },
    stream(value) {
      const found = resolve(value)
      if (!isKind(found, 'stream')) return new Uint8Array()
      const filter = resolve(found.dictionary.entries.get('Filter'))
      const name = isArray(filter) ? resolve(filter[0]) : filter
      if (name === undefined) return found.bytes
      if (!isKind(name, 'name') || name.name !== 'FlateDecode') return new Uint8Array()
      try {
        return inflateSync(found.bytes, { maxOutputLength: MAX_STREAM })
      } catch {
        return new Uint8Array()
      }
    },
  }
}

/** Whether a value is an array of PDF. */
export function isArray(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value)
}

/** Fill in the offsets of all objects, newest table first; gives the newest trailer. */
function readTables(bytes: Uint8Array, offsets: Map<number, number>): PdfDictionary | undefined {
  const tail = Math.max(0, bytes.length - 1024)
  const marker = decodeText(bytes.subarray(tail)).lastIndexOf('startxref')
  if (marker < 0) return undefined
  const lexer = createLexer(bytes, tail + marker + 9)
  let start = lexer.next()
  let newest: PdfDictionary | undefined
  for (let tables = 0; typeof start === 'number' && tables < MAX_CHAIN; tables++) {
    lexer.position = start
    const keyword = lexer.next()
    if (!isKind(keyword, 'keyword') || keyword.word !== 'xref') return newest
    let token = lexer.next()
    while (typeof token === 'number') {
      const count = lexer.next()
      for (let index = 0; index < Number(count); index++) {
        const [offset, , use] = [lexer.next(), lexer.next(), lexer.next()]
        if (!isKind(use, 'keyword') || typeof offset !== 'number') return newest
        if (use.word === 'n' && !offsets.has(token + index)) offsets.set(token + index, offset)
      }
      token = lexer.next()
    }
    const trailer = lexer.next()
    if (!isKind(trailer, 'dictionary')) return newest
    newest ??= trailer
    start = trailer.entries.get('Prev')
  }
  return newest
}
