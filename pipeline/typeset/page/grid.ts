import { EMPTY_STRIP, shift, type Strip } from './galley.ts'
import { HAIRLINE, type Flow } from './style.ts'

/** Makes the last strip taller until the whole, with at least `below` under it, is a multiple of the grid. */
export function filled(strips: readonly Strip[], grid: number, below = 0): readonly Strip[] {
  const last = strips.at(-1)
  if (last === undefined) return strips
  const height = strips.reduce((sum, strip) => sum + strip.height, below)
  const missing = Math.ceil(height / grid - 0.001) * grid - height + below
  return missing < 0.001 ? strips : [...strips.slice(0, -1), { ...last, height: last.height + missing }]
}

/** A thin rule along the start side of the strips. */
export function besideRule(strips: readonly Strip[], flow: Flow): readonly Strip[] {
  const x = flow.dir === 'ltr' ? flow.left : flow.left + flow.width - 0.75
  return strips.map((strip) => {
    const rule = { kind: 'rule', x, y: 0, width: 0.75, height: strip.height, colour: HAIRLINE } as const
    return { ...strip, artifacts: [...strip.artifacts, { type: 'layout', items: [rule] }] }
  })
}

/** How far a heading may reach into the space above it, in grid lines. */
const REACH = 0.25

/**
 * Strips that never part as one, with `below` under it and white space above until it fills whole grid lines, so that a
 * heading stands close to its text; to save a line it may reach a little into the space above. Strips that together are higher than `highest` stay as they are.
 */
export function sunk(strips: readonly Strip[], grid: number, below: number, highest: number): readonly Strip[] {
  const text = strips.reduce((sum, strip) => sum + strip.height, 0)
  const [first] = strips
  if (first === undefined || text > highest) return filled(strips, grid, below)
  const height = Math.ceil((text + below) / grid - REACH) * grid
  const tops: number[] = []
  for (const strip of strips) tops.push((tops.at(-1) ?? 0) + (tops.length === 0 ? 0 : strip.height))
  const notes = strips.flatMap((strip) => strip.notes ?? [])
  const figures = strips.flatMap((strip, index) =>
    (strip.figures ?? []).map((figure) => ({ ...figure, y: figure.y + (tops[index] ?? 0) })),
  )
  return [
    {
      ...EMPTY_STRIP,
      height,
      sink: height - text - below,
      above: first.above,
      breakCost: first.breakCost,
      items: strips.flatMap((strip, index) => shift(strip.items, 0, tops[index] ?? 0)),
      artifacts: strips.flatMap((strip, index) =>
        strip.artifacts.map((own) => ({ ...own, items: shift(own.items, 0, tops[index] ?? 0) })),
      ),
      anchors: strips.flatMap((strip) => strip.anchors),
      ...(first.at !== undefined && { at: first.at }),
      ...(notes.length > 0 && { notes }),
      ...(figures.length > 0 && { figures }),
    },
  ]
}
