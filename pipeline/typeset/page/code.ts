import type { Code } from '../../tree/nodes.ts'
import type { Span } from '../line/types.ts'
import { EMPTY_STRIP, NEVER, type Strip } from './galley.ts'
import { filled } from './grid.ts'
import type { SpanDetails } from './inline.ts'
import { setSpans } from './lines.ts'
import { indented, smallStyle, TINT, type Flow } from './style.ts'
import { blockDetails, type Typesetter } from './typesetter.ts'

/** Sets code line by line, lines that are too long on several, on a tinted ground. Positions count in the code's text. */
export function setCode(block: Code, flow: Flow, typesetter: Typesetter): readonly Strip[] {
  const { structure } = typesetter
  const paragraph = structure.add('P', flow.parent, blockDetails(block))
  const element = structure.add('Code', paragraph)
  const style = { ...smallStyle(flow.style, 0.82), face: 'mono', hyphenate: false } as const
  // Code runs from left to right in every language.
  const padded = indented({ ...flow, dir: 'ltr', style }, 0.6 * style.size, 0.6 * style.size)
  const request = { face: 'mono', weight: 400, italic: false, lang: flow.lang } as const
  const strips: Strip[] = []
  let offset = 0
  const lines = block.value.split('\n')
  for (const [index, line] of lines.entries()) {
    const text = line.replaceAll('\t', '    ').replaceAll(/[\r\f\v]/gu, ' ')
    const span: Span = { text, request, size: style.size, colour: style.colour, element, verbatim: true }
    const detail: SpanDetails = { isStruck: false, isMark: false, plainStart: offset }
    const set = text.trim() === '' ? [] : setSpans([span], [detail], padded, { element, block: block.id }, typesetter)
    // Two lines of a piece of code at least stay together.
    const breakCost = index === 1 || index === lines.length - 1 ? NEVER : 0
    if (set.length === 0) strips.push({ ...EMPTY_STRIP, height: style.leading, breakCost })
    else
      strips.push(
        ...set.map((strip, part) => ({
          ...strip,
          breakCost: index === 0 && part === 0 ? 0 : part > 0 ? 1 : breakCost,
        })),
      )
    offset += line.length + 1
  }
  return filled(strips, flow.grid, 0.3 * style.leading).map((strip): Strip => {
    const ground = { kind: 'rule', x: flow.left, y: 0, width: flow.width, height: strip.height, colour: TINT } as const
    return { ...strip, artifacts: [...strip.artifacts, { type: 'background', items: [ground] }] }
  })
}
