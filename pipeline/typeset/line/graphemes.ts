let segmenter: Intl.Segmenter | undefined

/** The user-perceived characters of a text (UAX #29). The first call loads what ICU knows of them, which most texts never need. */
export function graphemesIn(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}
