import type { Direction } from '../tree/nodes.ts'

/** What is true of every character of a piece of text, as far as a reader can be told. */
export interface Style {
  readonly lang: string
  readonly dir: Direction
  /** Meanings in force, sorted and joined by a blank: 'code emphasis'. */
  readonly marks: string
  /** Address of the link that the text belongs to; '' = none. */
  readonly link: string
  readonly linkTitle: string
}

/** Something in the text that is no text: an inline picture, the call of a note, the beginning of a printed page. */
export interface Embedded {
  readonly kind: 'image' | 'call' | 'page'
  readonly value: string
  /** UTF-16 offset in the text. */
  readonly at: number
}

/** Text with the style of each piece. White space is folded, the text is NFC; U+2028 stands for a forced line break. */
export interface RichText {
  readonly text: string
  readonly pieces: readonly { readonly start: number; readonly style: Style }[]
  readonly embedded: readonly Embedded[]
}

export interface RichTextBuilder {
  text(value: string, style: Style): void
  lineBreak(): void
  embed(kind: Embedded['kind'], value: string): void
  finish(): RichText
}

const LINE_BREAK = '\u2028'

/**
 * Collect a block's text. Only ASCII white space is folded: no-break and ideographic spaces are typography and compared.
 * `preserve` keeps white space as it is (code blocks) save line ends at the very end.
 */
export function buildRichText(preserve = false): RichTextBuilder {
  const chunks: string[] = []
  const pieces: { start: number; style: Style }[] = []
  const embedded: Embedded[] = []
  let length = 0
  let atStart = true
  let pendingSpace = false

  const append = (value: string, style: Style | undefined) => {
    const last = pieces.at(-1)
    if (style && (!last || !sameStyle(last.style, style))) pieces.push({ start: length, style })
    chunks.push(value)
    length += value.length
  }
  return {
    text(value, style) {
      const normal = value.normalize('NFC')
      if (preserve) return append(normal.replaceAll(/\r\n?/g, '\n'), style)
      const words = normal.split(/[ \t\n\r\f]+/)
      words.forEach((word, index) => {
        if (index > 0 && !atStart) pendingSpace = true
        if (word === '') return
        append(pendingSpace ? ` ${word}` : word, style)
        pendingSpace = false
        atStart = false
      })
    },
    lineBreak() {
      pendingSpace = false
      append(LINE_BREAK, undefined)
      // White space after a forced break is not shown.
      atStart = true
    },
    embed(kind, value) {
      embedded.push({ kind, value, at: length + (pendingSpace ? 1 : 0) })
    },
    finish() {
      const text = chunks.join('')
      return { text: preserve ? text.replace(/\n+$/, '') : text, pieces, embedded }
    },
  }
}

function sameStyle(a: Style, b: Style): boolean {
  return a.lang === b.lang && a.dir === b.dir && a.marks === b.marks && a.link === b.link && a.linkTitle === b.linkTitle
}

/** Where a property of the style changes: `[offset, value]`, neighbours with the same value merged. */
export function changesOf(rich: RichText, property: (style: Style) => string): readonly (readonly [number, string])[] {
  const changes: [number, string][] = []
  for (const { start, style } of rich.pieces) {
    const value = property(style)
    // A space before a word belongs to whichever side wrote it: the change counts from the word on.
    if (changes.at(-1)?.[1] !== value) changes.push([rich.text[start] === ' ' ? start + 1 : start, value])
  }
  return changes
}

/** The style in force at an offset. */
export function styleAt(rich: RichText, offset: number): Style | undefined {
  let found: Style | undefined
  for (const piece of rich.pieces) {
    if (piece.start > offset) break
    found = piece.style
  }
  return found
}
