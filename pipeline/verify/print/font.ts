import { isArray, type PdfFile } from './file.ts'
import { createLexer, decodeUtf16, END, isKind, type PdfValue } from './lexer.ts'

/** What a reader must know of a font: which text and width its two-byte codes have. */
export interface PdfFont {
  /** Text of a code; undefined when the font does not say. */
  text(code: number): string | undefined
  /** Advance in thousandths of the type size. */
  width(code: number): number
}

/** Read a Type 0 font whose encoding is Identity-H or embedded: its ToUnicode map and the widths of its descendant. */
export function readFont(file: PdfFile, font: PdfValue): PdfFont {
  const texts = readToUnicode(file.stream(file.get(font, 'ToUnicode')))
  const descendant = file.array(font, 'DescendantFonts')[0]
  const normal = file.number(descendant, 'DW') ?? 1000
  const widths = readWidths(file, file.array(descendant, 'W'))
  const encoding = file.resolve(file.get(font, 'Encoding'))
  const cids = isKind(encoding, 'name') ? undefined : readEncoding(file.stream(encoding))
  const cidOf = (code: number): number => (cids === undefined ? code : (cids.get(code) ?? 0))
  return { text: (code) => texts.get(code), width: (code) => widths.get(cidOf(code)) ?? normal }
}

/** CIDs of the codes of an embedded CMap (9.7.5.4): `cidchar` alone, which is what we write. */
function readEncoding(bytes: Uint8Array): ReadonlyMap<number, number> {
  const cids = new Map<number, number>()
  const lexer = createLexer(bytes)
  const operands: PdfValue[] = []
  for (let token = lexer.next(); token !== END; token = lexer.next()) {
    if (!isKind(token, 'keyword')) {
      operands.push(token)
      continue
    }
    if (token.word === 'endcidchar')
      for (let index = 0; index + 1 < operands.length; index += 2)
        cids.set(codeOf(operands[index]), Number(operands[index + 1]))
    operands.length = 0
  }
  return cids
}

/** ToUnicode CMap (ISO 32000-1, 9.10.3): `bfchar` and `bfrange` with one target or a list. */
function readToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  const lexer = createLexer(bytes)
  const operands: PdfValue[] = []
  for (let token = lexer.next(); token !== END; token = lexer.next()) {
    if (!isKind(token, 'keyword')) {
      operands.push(token)
      continue
    }
    if (token.word === 'endbfchar') {
      for (let index = 0; index + 1 < operands.length; index += 2)
        texts.set(codeOf(operands[index]), targetOf(operands[index + 1]))
    } else if (token.word === 'endbfrange') {
      for (let index = 0; index + 2 < operands.length; index += 3) addRange(texts, operands.slice(index, index + 3))
    }
    operands.length = 0
  }
  return texts
}

function addRange(texts: Map<number, string>, [first, last, target]: readonly PdfValue[]): void {
  const from = codeOf(first)
  const to = Math.min(codeOf(last), from + 0xffff)
  for (let code = from; code <= to; code++) {
    if (isArray(target)) texts.set(code, targetOf(target[code - from]))
    else {
      const text = targetOf(target)
      const end = text.charCodeAt(text.length - 1) + code - from
      texts.set(code, text.slice(0, -1) + String.fromCharCode(end))
    }
  }
}

function codeOf(value: PdfValue): number {
  return isKind(value, 'string') ? value.bytes.reduce((code, byte) => code * 256 + byte, 0) : -1
}

function targetOf(value: PdfValue): string {
  return isKind(value, 'string') ? decodeUtf16(value.bytes) : ''
}

/** Widths of a CIDFont (9.7.4.3): `first [w …]` or `first last w`. */
function readWidths(file: PdfFile, items: readonly PdfValue[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  for (let index = 0; index < items.length;) {
    const first = Number(items[index])
    const second = file.resolve(items[index + 1])
    if (isArray(second)) {
      second.forEach((width, offset) => widths.set(first + offset, Number(width)))
      index += 2
    } else {
      const last = Math.min(Number(second), first + 0xffff)
      for (let code = first; code <= last; code++) widths.set(code, Number(items[index + 2]))
      index += 3
    }
  }
  return widths
}
