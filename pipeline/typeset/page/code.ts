import type { FontRequest } from '../../font/types.ts'
import type { Code } from '../../tree/nodes.ts'
import type { GlyphItem } from '../display/types.ts'
import type { Span } from '../line/types.ts'
import { append, EMPTY_STRIP, NEVER, shift, type Strip } from './galley.ts'
import type { SpanDetails } from './inline.ts'
import { baselineOf, setSpans } from './lines.ts'
import { HAIRLINE, indented, smallStyle, TINT, type Flow, type TextStyle } from './style.ts'
import { blockDetails, type Typesetter } from './typesetter.ts'

/** Sets code line by line, lines that are too long on several, on a tinted ground. Positions count in the code's text. */
export function setCode(block: Code, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { structure } = typesetter
  const paragraph = structure.add('P', flow.parent, blockDetails(block))
  const element = structure.add('Code', paragraph)
  const style = { ...smallStyle(flow.style, 0.82), face: 'mono', hyphenate: false } as const
  // Code runs from left to right in every language.
  const whole = indented({ ...flow, dir: 'ltr', style }, 0.6 * style.size, 0.6 * style.size)
  // Lines that go on are set in, behind a sign: nobody takes them for lines of the code.
  const hang = Math.min(GOES_ON * style.size, whole.width / 4)
  const padded: Flow = { ...indented(whole, hang), style: { ...style, indent: -hang } }
  const request = { face: 'mono', weight: 400, italic: false, lang: flow.lang } as const
  const strips: Strip[] = []
  let offset = 0
  const lines = block.value.split('\n')
  const newline = lineFeed(request, style, element, typesetter)
  const baseline = baselineOf(style, padded, typesetter)
  for (const [index, line] of lines.entries()) {
    const text = line.replaceAll('\t', '    ').replaceAll(/[\r\f\v]/gu, ' ')
    const span: Span = { text, request, size: style.size, colour: style.colour, element, verbatim: true }
    const detail: SpanDetails = { isStruck: false, isMark: false, plainStart: offset }
    const set = text.trim() === '' ? [] : setSpans([span], [detail], padded, { element, block: block.id }, typesetter)
    const shown = set.length > 0 ? [...set] : [{ ...EMPTY_STRIP, height: style.leading }]
    for (let part = 1; part < shown.length; part += 1)
      shown[part] = withSign(shown[part] as Strip, padded.left - hang, baseline, style)
    const last = shown.at(-1) as Strip
    const end = last.items.reduce((x, item) => Math.max(x, item.x + ('width' in item ? item.width : 0)), whole.left)
    if (index < lines.length - 1)
      shown[shown.length - 1] = { ...last, items: [...last.items, { ...newline, x: end, y: baseline }] }
    const breakCost = partingCost(lines, index)
    append(
      strips,
      shown.map((strip, part) => ({ ...strip, breakCost: part === 0 ? breakCost : NEVER })),
    )
    offset += line.length + 1
  }
  return onGround(strips, flow, style.leading)
}

/** How far a line of code that goes on is set in, in type sizes. */
const GOES_ON = 1.4

/** A hook that shows that the line goes on, drawn and not written: nobody copies it with the code. */
function withSign(strip: Strip, left: number, baseline: number, style: TextStyle): Strip {
  const { size } = style
  const thick = 0.06 * size
  const [x, y] = [left + 0.25 * size, baseline - 0.22 * size]
  const colour = HAIRLINE
  const items = [
    { kind: 'rule', x, y: y - 0.35 * size, width: thick, height: 0.35 * size + thick, colour },
    { kind: 'rule', x, y, width: 0.7 * size, height: thick, colour },
    { kind: 'rule', x: x + 0.6 * size, y: y - 0.07 * size, width: thick, height: 0.14 * size + thick, colour },
    { kind: 'rule', x: x + 0.5 * size, y: y - 0.14 * size, width: thick, height: 0.28 * size + thick, colour },
  ] as const
  return { ...strip, artifacts: [...strip.artifacts, { type: 'layout', items }] }
}

/** The strips on a tint that leaves room above and below them; together they fill whole grid lines. */
function onGround(strips: readonly Strip[], flow: Flow, leading: number): readonly Strip[] {
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  const padding = (Math.ceil((height + 0.6 * leading) / flow.grid - 0.001) * flow.grid - height) / 2
  return strips.map((strip, index): Strip => {
    const top = index === 0 ? padding : 0
    const whole = strip.height + top + (index === strips.length - 1 ? padding : 0)
    const ground = { kind: 'rule', x: flow.left, y: 0, width: flow.width, height: whole, colour: TINT } as const
    return {
      ...strip,
      height: whole,
      items: shift(strip.items, 0, top),
      artifacts: [
        { type: 'background', items: [ground] },
        ...strip.artifacts.map((one) => ({ ...one, items: shift(one.items, 0, top) })),
      ],
    }
  })
}

/** Two lines at least stay together on either side; short pieces stay whole if they can; a blank line is the best place. */
function partingCost(lines: readonly string[], index: number): number {
  if (index === 0) return 0
  if (index === 1 || index === lines.length - 1) return NEVER
  const isAfterBlank = lines[index - 1]?.trim() === ''
  return (lines.length <= 12 ? 60 : 0) + (isAfterBlank ? 0 : 6)
}

/** A space without width that reads as a line feed: so the text layer has the lines of the code. */
function lineFeed(request: FontRequest, style: TextStyle, element: number, typesetter: Typesetter): GlyphItem {
  const font = typesetter.fonts.primary(request)
  const [space] = font.shape(' ', { dir: 'ltr' })
  const runs = [{ x: 0, glyphs: [{ id: space?.id ?? 0, advance: 0, dx: 0, dy: 0, text: '\n' }] }]
  const { size, colour } = style
  return { kind: 'glyphs', x: 0, y: 0, width: 0, font: font.id, size, runs, text: '\n', rtl: false, colour, element }
}
