/**
 * Margin kerning: how far a character may stand out of the measure, as a part of its advance. Black that is thin or low
 * looks like white at the margin, so an edge that is straight to the ruler is dented to the eye. Values after Hàn Thế Thành,
 * "Micro-typographic extensions to the TeX typesetting system" (2000), ch. 5, rounded down for text sizes.
 */
export const hangingAtStart: Readonly<Record<string, number>> = {
  '“': 0.5, '„': 0.5, '‘': 0.6, '‚': 0.6, '"': 0.5, "'": 0.6, '«': 0.4, '‹': 0.4, '(': 0.15, '[': 0.1, '—': 0.15, '–': 0.2,
  '-': 0.5, '‐': 0.5, '…': 0.1, '*': 0.2, '¿': 0.1, '¡': 0.2,
  A: 0.05, T: 0.05, V: 0.05, W: 0.04, Y: 0.06, J: 0.05, v: 0.05, w: 0.04, y: 0.05, x: 0.03, А: 0.05, Т: 0.05, У: 0.05, т: 0.03,
  у: 0.05, х: 0.03, Л: 0.03, Д: 0.02, Α: 0.05, Τ: 0.05, Υ: 0.06, τ: 0.03, ν: 0.05,
} // prettier-ignore

/** The same for the character that ends a line; U+00AD is the hyphen that is put in. */
export const hangingAtEnd: Readonly<Record<string, number>> = {
  '\u00ad': 0.6, '-': 0.6, '‐': 0.6, '.': 0.7, ',': 0.7, ':': 0.5, ';': 0.5, '!': 0.15, '?': 0.15, '”': 0.5, '“': 0.5, '’': 0.6,
  '‘': 0.6, '"': 0.5, "'": 0.6, '»': 0.4, '›': 0.4, ')': 0.15, ']': 0.1, '—': 0.15, '–': 0.25, '…': 0.15, '·': 0.6, '*': 0.2,
  '\u037e': 0.5, '\u0387': 0.6,
  A: 0.05, F: 0.05, K: 0.04, L: 0.06, P: 0.04, T: 0.05, V: 0.05, W: 0.04, Y: 0.06, f: 0.05, k: 0.04, r: 0.06, t: 0.05, v: 0.05,
  w: 0.04, x: 0.03, y: 0.05, А: 0.05, Г: 0.06, Р: 0.04, Т: 0.05, У: 0.05, г: 0.06, к: 0.04, т: 0.04, у: 0.05, х: 0.03, ь: 0.03,
} // prettier-ignore

/** Scripts that are set so: letters stand apart, and their punctuation is that of Europe. */
export const microtypeScripts: ReadonlySet<string> = new Set(['Latn', 'Cyrl', 'Grek', 'Armn', 'Geor'])

/** Glyphs are made wider or narrower by at most this part: no eye sees it (Hàn Thế Thành, ch. 6). */
export const mostScaling = 0.02
