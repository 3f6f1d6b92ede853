/** A value of PDF syntax (ISO 32000-1, 7.3). `undefined` is PDF's null. */
export type PdfValue =
  number | boolean | undefined | PdfName | PdfString | PdfReference | PdfDictionary | PdfStream | readonly PdfValue[]
export interface PdfName {
  readonly kind: 'name'
  readonly name: string
}
export interface PdfString {
  readonly kind: 'string'
  readonly bytes: Uint8Array
}
export interface PdfReference {
  readonly kind: 'reference'
  readonly id: number
}
export interface PdfDictionary {
  readonly kind: 'dictionary'
  readonly entries: ReadonlyMap<string, PdfValue>
}
export interface PdfStream {
  readonly kind: 'stream'
  readonly dictionary: PdfDictionary
  /** As they lie in the file. */
  readonly bytes: Uint8Array
}
/** A bare word: an operator of a content stream, or `obj`, `stream`, `R`. */
export interface PdfKeyword {
  readonly kind: 'keyword'
  readonly word: string
}
export type PdfToken = PdfValue | PdfKeyword

/** The end of the bytes. */
export const END: PdfKeyword = { kind: 'keyword', word: '' }
const OPEN_ARRAY: PdfKeyword = { kind: 'keyword', word: '[' }
const CLOSE_ARRAY: PdfKeyword = { kind: 'keyword', word: ']' }
const OPEN_DICTIONARY: PdfKeyword = { kind: 'keyword', word: '<<' }
const CLOSE_DICTIONARY: PdfKeyword = { kind: 'keyword', word: '>>' }
const MAX_DEPTH = 64

// Character classes (7.2.2): 1 = white space, 2 = delimiter.
const CLASS = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = 1
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = 2

/** Reads values one after the other from bytes. */
export interface Lexer {
  /** Next byte to be read. */
  position: number
  /** A whole value (array and dictionary included) or a keyword; END at the end. References are read as such. */
  next(): PdfToken
}

/** A lexer over bytes. Broken input gives wrong values, never an endless loop. */
export function createLexer(bytes: Uint8Array, start = 0): Lexer {
  const lexer: Lexer = { position: start, next: () => value(0) }
  return lexer

  function value(depth: number): PdfToken {
    const token = scan()
    if (token === OPEN_ARRAY) return arrayAfterBracket(depth)
    if (token === OPEN_DICTIONARY) return dictionaryAfterBracket(depth)
    return token
  }

  function arrayAfterBracket(depth: number): PdfValue {
    const items: PdfValue[] = []
    if (depth > MAX_DEPTH) return items
    for (;;) {
      const item = value(depth + 1)
      if (item === CLOSE_ARRAY || item === END) return items
      pushOperand(items, item)
    }
  }

  function dictionaryAfterBracket(depth: number): PdfValue {
    const items: PdfValue[] = []
    for (;;) {
      const item = depth > MAX_DEPTH ? END : value(depth + 1)
      if (item === CLOSE_DICTIONARY || item === END) break
      pushOperand(items, item)
    }
    const entries = new Map<string, PdfValue>()
    for (let index = 0; index + 1 < items.length; index += 2) {
      const key = items[index]
      if (isKind(key, 'name')) entries.set(key.name, items[index + 1])
    }
    return { kind: 'dictionary', entries }
  }

  function scan(): PdfToken {
    skipSpace()
    if (lexer.position >= bytes.length) return END
    const code = bytes[lexer.position] ?? 0
    switch (code) {
      case 0x2f:
        lexer.position++
        return { kind: 'name', name: name() }
      case 0x28:
        lexer.position++
        return { kind: 'string', bytes: literal() }
      case 0x3c:
        if (bytes[lexer.position + 1] === 0x3c) return skip(2, OPEN_DICTIONARY)
        lexer.position++
        return { kind: 'string', bytes: hexadecimal() }
      case 0x3e:
        return skip(bytes[lexer.position + 1] === 0x3e ? 2 : 1, CLOSE_DICTIONARY)
      case 0x5b:
        return skip(1, OPEN_ARRAY)
      case 0x5d:
        return skip(1, CLOSE_ARRAY)
      case 0x7b:
      case 0x7d:
      case 0x29:
        return skip(1, { kind: 'keyword', word: String.fromCharCode(code) })
      default:
        return isNumberStart(code) ? number() : keyword()
    }
  }

  function skip(count: number, token: PdfToken): PdfToken {
    lexer.position += count
    return token
  }

  function skipSpace(): void {
    for (;;) {
      const code = bytes[lexer.position]
      if (code === undefined) return
      if (code === 0x25) {
        while (lexer.position < bytes.length && bytes[lexer.position] !== 10 && bytes[lexer.position] !== 13)
          lexer.position++
      } else if (CLASS[code] === 1) lexer.position++
      else return
    }
  }

  function number(): PdfToken {
    const from = lexer.position
    let sign = 1
    let whole = 0
    let scale = 0
    for (; lexer.position < bytes.length; lexer.position++) {
      const code = bytes[lexer.position] ?? 0
      if (code >= 0x30 && code <= 0x39) {
        whole = whole * 10 + code - 0x30
        scale *= 10
      } else if (code === 0x2e) scale = 1
      else if (code === 0x2d && lexer.position === from) sign = -1
      else if (code !== 0x2b || lexer.position !== from) break
    }
    return (sign * whole) / (scale || 1)
  }

  function keyword(): PdfToken {
    const from = lexer.position
    while (lexer.position < bytes.length && CLASS[bytes[lexer.position] ?? 0] === 0) lexer.position++
    const word = String.fromCharCode(...bytes.subarray(from, Math.min(lexer.position, from + 32)))
    if (word === 'true') return true
    if (word === 'false') return false
    return word === 'null' ? undefined : { kind: 'keyword', word }
  }

  function name(): string {
    let text = ''
    for (; lexer.position < bytes.length; lexer.position++) {
      const code = bytes[lexer.position] ?? 0
      if (CLASS[code] !== 0) break
      if (code === 0x23) {
        text += String.fromCharCode(hexDigit(bytes[lexer.position + 1]) * 16 + hexDigit(bytes[lexer.position + 2]))
        lexer.position += 2
      } else text += String.fromCharCode(code)
    }
    return text
  }

  function hexadecimal(): Uint8Array {
    const digits: number[] = []
    for (; lexer.position < bytes.length; lexer.position++) {
      const code = bytes[lexer.position] ?? 0
      if (code === 0x3e) break
      if (CLASS[code] === 0) digits.push(hexDigit(code))
    }
    lexer.position++
    if (digits.length % 2 === 1) digits.push(0)
    const result = new Uint8Array(digits.length / 2)
    for (let index = 0; index < result.length; index++) {
      result[index] = (digits[2 * index] ?? 0) * 16 + (digits[2 * index + 1] ?? 0)
    }
    return result
  }

  function literal(): Uint8Array {
    const result: number[] = []
    let depth = 1
    for (; lexer.position < bytes.length; lexer.position++) {
      let code = bytes[lexer.position] ?? 0
      if (code === 0x5c) {
        code = bytes[++lexer.position] ?? 0
        const escaped = ESCAPES.get(code)
        if (escaped !== undefined) result.push(escaped)
        else if (code >= 0x30 && code <= 0x37) result.push(octal())
        else if (code === 13 && bytes[lexer.position + 1] === 10) lexer.position++
        else if (code !== 10 && code !== 13) result.push(code)
        continue
      }
      if (code === 0x28) depth++
      if (code === 0x29 && --depth === 0) break
      result.push(code)
    }
    lexer.position++
    return Uint8Array.from(result)
  }

  function octal(): number {
    let result = 0
    let count = 0
    for (; count < 3; count++) {
      const code = bytes[lexer.position] ?? 0
      if (code < 0x30 || code > 0x37) break
      result = result * 8 + code - 0x30
      lexer.position++
    }
    lexer.position--
    return result & 0xff
  }
}

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
])

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b
}

function hexDigit(code: number | undefined): number {
  if (code === undefined) return 0
  if (code <= 0x39) return Math.max(0, code - 0x30)
  return ((code | 0x20) - 0x61 + 10) & 15
}

/** `12 0 R` among the values read so far becomes a reference; other keywords are dropped. */
function pushOperand(items: PdfValue[], token: PdfToken): void {
  if (!isKind(token, 'keyword')) return void items.push(token)
  const id = items.at(-2)
  if (token.word !== 'R' || typeof id !== 'number') return
  items.length -= 2
  items.push({ kind: 'reference', id })
}

type Tagged = Extract<PdfToken, { readonly kind: string }>

/** Whether a value is of a kind. */
export function isKind<Kind extends Tagged['kind']>(
  value: PdfToken,
  kind: Kind,
): value is Extract<Tagged, { readonly kind: Kind }> {
  return typeof value === 'object' && 'kind' in value && value.kind === kind
}

/** A text string: UTF-16 with byte order mark, else one byte per character (7.9.2.2; only its ASCII part is used here). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2))
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** UTF-16 big-endian without a mark. */
export function decodeUtf16(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0))
  }
  return text
}
