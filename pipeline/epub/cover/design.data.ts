import type { CoverDesign } from '../../config/types.ts'

/**
 * A shape of an ornament. Points are shares of its field: across from the start side of the script, up from the foot.
 * Radii are shares of the height of the field; lines are drawn with the accent colour.
 */
export type Shape =
  | { readonly kind: 'branch'; readonly from: readonly [number, number]; readonly to: readonly [number, number] }
  | {
      readonly kind: 'circle'
      readonly at: readonly [number, number]
      readonly radius: number
      readonly fill: 'accent' | 'deep' | 'none'
    }
  | {
      readonly kind: 'bar'
      readonly at: readonly [number, number]
      readonly width: number
      readonly height: number
      readonly fill: 'accent' | 'deep'
    }

const circle = (x: number, y: number, radius: number, fill: 'accent' | 'deep' | 'none'): Shape => ({
  kind: 'circle',
  at: [x, y],
  radius,
  fill,
})

/** One text and the copies that descend from it. */
const tree: readonly (readonly [number, number])[] = [
  [0.5, 0.06],
  [0.3, 0.4],
  [0.7, 0.34],
  [0.17, 0.8],
  [0.36, 0.86],
  [0.56, 0.78],
  [0.7, 0.9],
  [0.84, 0.74],
]
const links = [[0, 1], [0, 2], [1, 3], [1, 4], [2, 5], [2, 6], [2, 7]] as const // prettier-ignore

const at = (index: number): readonly [number, number] => tree[index] ?? [0, 0]

/** Widths of bars like lines of a paragraph, as shares of the field. */
const lines = [0.76, 0.82, 0.7, 0.79, 0.74, 0.42]

/** Ornaments of the generated covers, back to front. */
export const ornaments: Readonly<Record<CoverDesign, readonly Shape[]>> = {
  stemma: [
    ...links.map(([from, to]): Shape => ({ kind: 'branch', from: at(from), to: at(to) })),
    ...tree.map(([x, y], index) => circle(x, y, index === 0 ? 0.045 : 0.03, index === 0 ? 'accent' : 'deep')),
  ],
  rings: [
    ...[0.46, 0.37, 0.28, 0.19].map((radius) => circle(0.5, 0.5, radius, 'none')),
    circle(0.5, 0.5, 0.09, 'accent'),
  ],
  bands: lines.map((width, index): Shape => ({
    kind: 'bar',
    at: [0.0875, 0.92 - index * 0.16],
    width,
    height: 0.05,
    fill: index === 0 ? 'accent' : 'deep',
  })),
  dots: [0, 1, 2, 3, 4].flatMap((row) =>
    [0, 1, 2, 3, 4, 5, 6].map((column) =>
      circle(
        0.14 + column * 0.12,
        0.1 + row * 0.2,
        0.055 - 0.006 * Math.abs(column - row),
        column === row + 1 ? 'accent' : 'deep',
      ),
    ),
  ),
  plain: [],
}
