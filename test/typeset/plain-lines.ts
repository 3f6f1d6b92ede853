import type { Outcome } from '../../pipeline/diagnostic/diagnostic.ts'
import type { Font, FontLibrary } from '../../pipeline/font/types.ts'
import type { GlyphItem } from '../../pipeline/typeset/display/types.ts'
import type { Line, ParagraphStyle, Span } from '../../pipeline/typeset/line/types.ts'
import type { LineSetter } from '../../pipeline/typeset/page/typesetter.ts'

interface Word {
  readonly item: GlyphItem
  readonly width: number
  readonly start: number
  readonly end: number
  readonly span: number
}

/** `plainParagraph` with what else pages ask of lines. */
export const plainLines: LineSetter = {
  setParagraph: plainParagraph,
  setLine(spans, style, fonts) {
    const [line] = plainParagraph(spans, { ...style, ...unlimited }, fonts).value
    if (line === undefined) throw new Error('plainLines: a line needs text')
    const x = style.dir === 'ltr' ? 0 : unlimited.width - line.width
    return { value: { ...line, items: line.items.map((item) => ({ ...item, x: item.x - x })) }, diagnostics: [] }
  },
  measureText(spans, style, fonts) {
    const widest = (width: number): number =>
      Math.max(...plainParagraph(spans, { ...style, ...unlimited, width }, fonts).value.map((line) => line.width), 0)
    return { natural: widest(unlimited.width), min: widest(1) }
  },
}

const unlimited = { width: 1e5, align: 'start', indent: 0, hyphenate: false } as const

/** The plainest line setter that keeps the contract: whole words, first fit; right to left by mirroring. Lets page tests stand alone. */
function plainParagraph(spans: readonly Span[], style: ParagraphStyle, fonts: FontLibrary): Outcome<readonly Line[]> {
  const lines: Line[] = []
  let words: Word[] = []
  let used = style.indent
  const finish = (): void => {
    if (words.length === 0) return
    const shown = words.reduce(
      (sum, word, index) => (index === words.length - 1 && word.item.text === ' ' ? sum : sum + word.width),
      0,
    )
    const free = style.width - shown
    let x = style.align === 'end' ? free : style.align === 'center' ? free / 2 : lines.length === 0 ? style.indent : 0
    const items: GlyphItem[] = []
    const extents: { span: number; left: number; right: number }[] = []
    for (const { item, width, span } of words) {
      const left = style.dir === 'ltr' ? x : style.width - x - width
      items.push({ ...item, x: left })
      const last = extents.at(-1)
      const right = left + width
      if (last?.span !== span) extents.push({ span, left, right })
      else extents[extents.length - 1] = { span, left: Math.min(last.left, left), right: Math.max(last.right, right) }
      x += width
    }
    lines.push({
      items,
      width: shown,
      ascent: 8,
      descent: 2,
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
      hyphenated: false,
      extents,
    })
    words = []
    used = 0
  }
  let at = 0
  for (const [index, span] of spans.entries()) {
    for (const piece of span.text.match(/\n| |[^ \n]+/gu) ?? []) {
      const start = at
      at += piece.length
      if (piece === '\n') {
        finish()
        continue
      }
      const word = setWord(piece, span, fonts)
      if (piece !== ' ' && words.length > 0 && used + word.width > style.width) finish()
      words.push({ ...word, start, end: at, span: index })
      used += word.width
    }
  }
  finish()
  return { value: lines, diagnostics: [] }
}

function setWord(text: string, span: Span, fonts: FontLibrary): { readonly item: GlyphItem; readonly width: number } {
  const font: Font = fonts.fontFor(text.codePointAt(0) ?? 0, span.request) ?? fonts.primary(span.request)
  const scale = span.size / font.unitsPerEm
  const shaped = font.shape(text, { dir: 'ltr' })
  const glyphs = shaped.map((glyph, index) => ({
    id: glyph.id,
    advance: glyph.xAdvance * scale,
    dx: glyph.xOffset * scale,
    dy: glyph.yOffset * scale + (span.rise ?? 0),
    text: text.slice(glyph.cluster, shaped[index + 1]?.cluster ?? text.length),
  }))
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0)
  const { size, colour, element } = span
  const item: GlyphItem = {
    kind: 'glyphs',
    x: 0,
    y: 0,
    width,
    font: font.id,
    size,
    runs: [{ x: 0, glyphs }],
    text,
    rtl: false,
    colour,
    element,
  }
  return { item, width }
}
