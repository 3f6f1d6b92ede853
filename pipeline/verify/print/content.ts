import type { PdfFile } from './file.ts'
import type { PdfFont } from './font.ts'
import { isArray } from './file.ts'
import { collectShown, type ShownBuilder, type ShownGlyph, type ShownText } from './shown.ts'
import { createLexer, decodeText, END, isKind, type PdfDictionary, type PdfValue } from './lexer.ts'

/** Text of a page by marked-content id, in painting order, and what lies outside of structure. */
export interface PageContent {
  readonly marked: ReadonlyMap<number, ShownText>
  /** Ids in the order in which they were first painted with text. */
  readonly order: readonly number[]
  /** Text that is neither part of the structure nor an artifact. */
  readonly untagged: string
  /** Text at the foot of the page that is no part of it (ISO 32000-1, 14.8.2.2.2): its folio, as it is printed. */
  readonly footer: string
  /** Codes without text. */
  readonly unmapped: number
}

/** a b c d e f of the PDF transformation matrix. */
type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

interface Mark {
  readonly mcid: number | undefined
  readonly isArtifact: boolean
  readonly isFooter: boolean
  readonly actualText: string | undefined
  readonly lang: string | undefined
}

interface Replacement {
  glyph: ShownGlyph | undefined
  readonly depth: number
}

/** Run the text operators of a content stream (ISO 32000-1, 9.4 and 14.6). Pictures and paths are passed over. */
export function readContent(
  bytes: Uint8Array,
  fonts: (name: string) => PdfFont | undefined,
  file: PdfFile,
  properties: PdfValue,
): PageContent {
  const marked = new Map<number, ShownBuilder>()
  const untagged: string[] = []
  const footer: string[] = []
  let unmapped = 0
  const lexer = createLexer(bytes)
  const operands: PdfValue[] = []
  const marks: Mark[] = []
  let replacement: Replacement | undefined
  let matrix: Matrix = IDENTITY
  const saved: { matrix: Matrix; font: PdfFont | undefined; size: number }[] = []
  let lineMatrix: Matrix = IDENTITY
  let pen = 0
  let font: PdfFont | undefined
  let size = 0
  let rise = 0
  let leading = 0
  let scale = 1

  const show = (value: PdfValue) => {
    if (!isKind(value, 'string')) return
    const { bytes: codes } = value
    const [a, b, c, d, e, f] = multiply(lineMatrix, matrix)
    const mark = marks.findLast((one) => one.mcid !== undefined || one.isArtifact)
    const lang = marks.findLast((one) => one.lang !== undefined)?.lang
    const into = mark?.mcid === undefined ? undefined : builderOf(mark.mcid)
    const shownSize = size * Math.hypot(a, b)
    for (let index = 0; index + 1 < codes.length; index += 2) {
      const code = (codes[index] ?? 0) * 256 + (codes[index + 1] ?? 0)
      const text = font?.text(code)
      if (text === undefined) unmapped++
      const shown = text ?? '\uFFFD'
      const x = a * pen + c * rise + e
      const y = b * pen + d * rise + f
      if (replacement) replacement.glyph ??= { x, y, size: shownSize, text: shown, lang }
      else if (into) into.add(shown, x, y, shownSize, lang)
      else if (!mark) untagged.push(shown)
      else if (mark.isFooter) footer.push(shown)
      pen += ((font?.width(code) ?? 0) / 1000) * size * scale
    }
  }
  const builderOf = (mcid: number): ShownBuilder => {
    const known = marked.get(mcid) ?? collectShown()
    marked.set(mcid, known)
    return known
  }
  const number = (index: number): number => {
    const value = operands[index]
    return typeof value === 'number' ? value : 0
  }
  const moveLine = (x: number, y: number) => {
    lineMatrix = multiply([1, 0, 0, 1, x, y], lineMatrix)
    pen = 0
  }
  const beginMark = (tag: PdfValue, value: PdfValue) => {
    const dictionary = isKind(value, 'name') ? file.get(properties, value.name) : value
    const mark = markOf(tag, isKind(dictionary, 'dictionary') ? dictionary : undefined)
    marks.push(mark)
    if (mark.actualText !== undefined && !replacement) replacement = { glyph: undefined, depth: marks.length }
  }
  const endMark = () => {
    const mark = marks.at(-1)
    if (replacement?.depth === marks.length) {
      const around = marks.findLast((one) => one.mcid !== undefined || one.isArtifact)
      const { glyph } = replacement
      if (glyph && around?.mcid !== undefined)
        builderOf(around.mcid).add(mark?.actualText ?? '', glyph.x, glyph.y, glyph.size, glyph.lang)
      else if (glyph && !around) untagged.push(mark?.actualText ?? '')
      else if (glyph && around?.isFooter) footer.push(mark?.actualText ?? '')
      replacement = undefined
    }
    marks.pop()
  }

  for (let token = lexer.next(); token !== END; token = lexer.next()) {
    if (!isKind(token, 'keyword')) {
      operands.push(token)
      continue
    }
    switch (token.word) {
      case 'q':
        saved.push({ matrix, font, size })
        break
      case 'Q': {
        const state = saved.pop()
        if (state) ({ matrix, font, size } = state)
        break
      }
      case 'cm':
        matrix = multiply(sixOf(number), matrix)
        break
      case 'BT':
        lineMatrix = IDENTITY
        pen = 0
        break
      case 'Tm':
        lineMatrix = sixOf(number)
        pen = 0
        break
      case 'Td':
        moveLine(number(0), number(1))
        break
      case 'TD':
        leading = -number(1)
        moveLine(number(0), number(1))
        break
      case 'T*':
        moveLine(0, -leading)
        break
      case 'TL':
        leading = number(0)
        break
      case 'Ts':
        rise = number(0)
        break
      case 'Tz':
        scale = number(0) / 100
        break
      case 'Tf': {
        const name = operands[0]
        font = isKind(name, 'name') ? fonts(name.name) : undefined
        size = number(1)
        break
      }
      case 'Tj':
        show(operands[0])
        break
      case 'TJ': {
        const items = operands[0]
        if (!isArray(items)) break
        for (const item of items) {
          if (typeof item === 'number') pen -= (item / 1000) * size * scale
          else show(item)
        }
        break
      }
      case 'BDC':
        beginMark(operands[0], operands[1])
        break
      case 'BMC':
        beginMark(operands[0], undefined)
        break
      case 'EMC':
        endMark()
        break
    }
    operands.length = 0
  }
  return {
    marked: new Map([...marked].map(([mcid, builder]) => [mcid, builder.finish()])),
    order: [...marked.keys()],
    untagged: untagged.join('').trim(),
    footer: footer.join('').trim(),
    unmapped,
  }
}

function markOf(tag: PdfValue, dictionary: PdfDictionary | undefined): Mark {
  const mcid = dictionary?.entries.get('MCID')
  const actual = dictionary?.entries.get('ActualText')
  const lang = dictionary?.entries.get('Lang')
  const subtype = dictionary?.entries.get('Subtype')
  return {
    mcid: typeof mcid === 'number' ? mcid : undefined,
    isArtifact: isKind(tag, 'name') && tag.name === 'Artifact',
    isFooter: isKind(subtype, 'name') && subtype.name === 'Footer',
    actualText: isKind(actual, 'string') ? decodeText(actual.bytes) : undefined,
    lang: isKind(lang, 'string') ? decodeText(lang.bytes) : undefined,
  }
}

function sixOf(number: (index: number) => number): Matrix {
  return [number(0), number(1), number(2), number(3), number(4), number(5)]
}

function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = second
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
