import type { Span } from '../line/types.ts'
import { paragraphLines } from './lines.ts'
import type { Flow } from './style.ts'
import type { Typesetter } from './typesetter.ts'

/** Wider than any page, narrow enough to keep floating point exact. */
const UNLIMITED = 1e5

/** Width of spans on one line (the widest line, if breaks are forced), points. */
export function measure(spans: readonly Span[], flow: Flow, typesetter: Typesetter): number {
  return widestLine(spans, flow, UNLIMITED, typesetter)
}

/** Width of the widest piece that cannot be broken, points. */
export function measureLeast(spans: readonly Span[], flow: Flow, typesetter: Typesetter): number {
  return widestLine(spans, flow, 1, typesetter)
}

function widestLine(spans: readonly Span[], flow: Flow, width: number, typesetter: Typesetter): number {
  const style = { ...flow.style, align: 'start', indent: 0, hyphenate: false, balance: false } as const
  let widest = 0
  for (const line of paragraphLines(spans, { ...flow, style, width }, typesetter)) widest = Math.max(widest, line.width)
  return widest
}
