import type { Strip } from './galley.ts'
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
