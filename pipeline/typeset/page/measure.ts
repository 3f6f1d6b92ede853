import type { Span } from '../line/types.ts'
import type { Flow } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** Widths of spans on one line and of their widest piece that cannot be broken, points. */
export function measure(
  spans: readonly Span[],
  flow: Flow,
  typesetter: Typesetter,
): { readonly natural: number; readonly min: number } {
  const { lang, dir } = flow
  return typesetter.lines.measureText(spans, { lang, dir, hyphenate: false }, typesetter.fonts)
}
