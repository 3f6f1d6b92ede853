/** A glyph, or a group of glyphs under one ActualText, as it stands on the page; points from the lower left corner. */
export interface ShownGlyph {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  /** Language of a marked-content span around it. */
  readonly lang: string | undefined
}

/** What glyphs that follow each other share. */
interface Stretch {
  /** Index of its first glyph. */
  readonly start: number
  readonly y: number
  readonly size: number
  readonly lang: string | undefined
}

/**
 * Glyphs in painting order, kept in columns: a book has more than a million, and as objects they would be the largest thing that
 * verification holds.
 */
export interface ShownText {
  /** The texts of all glyphs. */
  readonly text: string
  /** Where each glyph stands, one number per glyph. */
  readonly x: readonly number[]
  /** Where the text of each glyph ends; undefined when each has one UTF-16 unit. */
  readonly ends: readonly number[] | undefined
  readonly stretches: readonly Stretch[]
}

/** Collects glyphs in painting order. */
export interface ShownBuilder {
  add(text: string, x: number, y: number, size: number, lang: string | undefined): void
  finish(): ShownText
}

/** Nothing collected yet. */
export function collectShown(): ShownBuilder {
  const texts: string[] = []
  const places: number[] = []
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  return {
    add(text, x, y, size, lang) {
      if (last?.y !== y || last.size !== size || last.lang !== lang) {
        last = { start: places.length, y, size, lang }
        stretches.push(last)
      }
      texts.push(text)
      places.push(x)
    },
    finish() {
      const isEven = texts.every((text) => text.length === 1)
      let end = 0
      const ends = isEven ? undefined : texts.map((text) => (end += text.length))
      // A copy has no room to grow.
      return { text: texts.join(''), x: places.slice(), ends, stretches }
    },
  }
}

/** The language of the first glyph. */
export function firstLang({ stretches }: ShownText): string | undefined {
  return stretches[0]?.lang
}

/** The glyphs one by one. */
export function* glyphsOf({ text, x, ends, stretches }: ShownText): Generator<ShownGlyph> {
  let from = 0
  let at = 0
  for (const [index, place] of x.entries()) {
    while (stretches[at + 1]?.start === index) at++
    const { y = 0, size = 0, lang } = stretches[at] ?? {}
    const end = ends?.[index] ?? index + 1
    yield { x: place, y, size, text: text.slice(from, end), lang }
    from = end
  }
}

/** The parts between glyphs that are a line feed; they may be empty. */
export function linesIn(shown: ShownText): readonly ShownText[] {
  if (!shown.text.includes('\n')) return [shown]
  const lines: ShownText[] = []
  let line = collectShown()
  for (const { x, y, size, text, lang } of glyphsOf(shown)) {
    if (text === '\n') {
      lines.push(line.finish())
      line = collectShown()
    } else line.add(text, x, y, size, lang)
  }
  return [...lines, line.finish()]
}
