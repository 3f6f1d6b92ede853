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
  /** On paper only: characters that steer direction and leave no other trace, in order. */
  readonly controls?: readonly { readonly at: number; readonly character: string }[]
  /** Spaces may stand elsewhere on paper than in the text, since controls stand between them. */
  readonly movesSpaces?: boolean
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
  /** Style of the white space that waits for a word. */
  let pendingSpace: Style | undefined

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
        if (index > 0 && !atStart) pendingSpace ??= style
        if (word === '') return
        if (pendingSpace) append(' ', pendingSpace)
        append(word, style)
        pendingSpace = undefined
        atStart = false
      })
    },
    lineBreak() {
      pendingSpace = undefined
      append(LINE_BREAK, undefined)
      // White space after a forced break is not shown.
      atStart = true
    },
    embed(kind, value) {
      embedded.push({ kind, value, at: length + (pendingSpace ? 1 : 0) })
    },
    finish() {
      const joined = chunks.join('')
      const text = preserve ? joined.replace(/\n+$/, '') : joined
      // White space at the end is not shown: a call behind it stands at the end of the words.
      const placed = embedded.map((item) => (item.at > text.length ? { ...item, at: text.length } : item))
      return { text, pieces, embedded: placed }
    },
  }
}

/** Meanings with one more; the result does not depend on the nesting. */
export function addMark(marks: string, mark: string): string {
  return [...new Set(marks.split(' ').filter(Boolean)).add(mark)].toSorted().join(' ')
}

function sameStyle(a: Style, b: Style): boolean {
  return a.lang === b.lang && a.dir === b.dir && a.marks === b.marks && a.link === b.link && a.linkTitle === b.linkTitle
}

/** Where a property of the style changes: `[offset, value]`, neighbours with the same value merged. White space has no say. */
export function changesOf(rich: RichText, property: (style: Style) => string): readonly (readonly [number, string])[] {
  const changes: [number, string][] = []
  rich.pieces.forEach(({ start, style }, index) => {
    const end = rich.pieces[index + 1]?.start ?? rich.text.length
    const words = rich.text.slice(start, end)
    const blank = words.length - words.trimStart().length
    if (blank === words.length) return
    const value = property(style)
    if (changes.at(-1)?.[1] !== value) changes.push([start + blank, value])
  })
  return changes
}
