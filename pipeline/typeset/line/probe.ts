import type { FontLibrary } from '../../font/types.ts'
import { languageOf } from '../../language/language.ts'
import { addWordBreaks, lineBreaks } from './line-break.ts'
import { keepEndSigns, tailoringOf } from './tailoring.ts'
import { setParagraph } from './paragraph.ts'
import type { Span } from './types.ts'

export interface LinebreakQuestion {
  readonly id: string
  readonly text: string
  /** Absent = plain UAX #14. */
  readonly locale?: string
}

/** DESIGN §4, `probe linebreak`: UTF-16 offsets where a line may or must break, the end included. */
export function probeLinebreak({ id, text, locale }: LinebreakQuestion): {
  readonly id: string
  readonly breaks: readonly number[]
} {
  const breaks = lineBreaks(text, locale === undefined ? undefined : tailoringOf(locale))
  if (locale !== undefined) {
    addWordBreaks(text, breaks, locale)
    keepEndSigns(text, breaks, locale)
  }
  const offsets: number[] = []
  for (const [offset, kind] of breaks.entries()) if (kind !== 0 && offset > 0) offsets.push(offset)
  return { id, breaks: offsets }
}

export interface TypesetQuestion {
  readonly id: string
  /** Paragraphs: the plain text of one, or its spans. */
  readonly blocks: readonly (string | readonly Span[])[]
  readonly locale: string
  /** Points. */
  readonly width: number
}

/** DESIGN §4, `probe typeset`: lines in the body face at 10 pt, justified; a hyphen put in shows as U+00AD. */
export function probeTypeset(
  { id, blocks, locale, width }: TypesetQuestion,
  fonts: FontLibrary,
): { readonly id: string; readonly lines: readonly { readonly text: string; readonly width: number }[] } {
  const { dir } = languageOf(locale)
  const lines = blocks.flatMap((block) => {
    const spans: readonly Span[] =
      typeof block === 'string'
        ? [
            {
              text: block,
              request: { face: 'serif', weight: 400, italic: false, lang: locale },
              size: 10,
              colour: [0, 0, 0],
              element: 0,
            },
          ]
        : block
    const text = spans.map((span) => span.text.normalize('NFC')).join('')
    const style = { lang: locale, dir, width, align: 'justify', indent: 0, hyphenate: true } as const
    return setParagraph(spans, style, fonts).value.map((line) => ({
      text: text.slice(line.start, line.end).trimEnd() + (line.hyphenated ? '\u00ad' : ''),
      width: line.width - (line.protrusion?.start ?? 0) - (line.protrusion?.end ?? 0),
    }))
  })
  return { id, lines }
}
