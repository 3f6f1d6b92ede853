import type { Shape } from './design.data.ts'

/** Colours of a cover, as SVG values. Text and ground differ by at least 7 : 1. */
export interface Palette {
  readonly ground: string
  readonly deep: string
  readonly ink: string
  readonly accent: string
}

/** Grounds that go together on a shelf; one is picked by the article's name, so all its locales look like siblings. */
const palettes: readonly Palette[] = [
  { ground: '#12324a', deep: '#0b2233', ink: '#ffffff', accent: '#e3b04b' },
  { ground: '#3b1f3a', deep: '#281328', ink: '#ffffff', accent: '#e6a17a' },
  { ground: '#163d35', deep: '#0d2822', ink: '#ffffff', accent: '#d9c26a' },
  { ground: '#4a1f1c', deep: '#331311', ink: '#ffffff', accent: '#e8b27d' },
  { ground: '#26304f', deep: '#181f36', ink: '#ffffff', accent: '#8fc1c9' },
  { ground: '#35342c', deep: '#23221c', ink: '#ffffff', accent: '#d8b25c' },
]

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Colours of an article's covers. */
export function paletteOf(article: string): Palette {
  const palette = palettes[hash(article) % palettes.length]
  if (palette === undefined) throw new Error('paletteOf: no palettes')
  return palette
}

/**
 * The ornament of a design as SVG between two heights in pixels. `mirrored` for languages that are written from right to
 * left: what stands at the start side stays there.
 */
export function drawOrnament(
  shapes: readonly Shape[],
  palette: Palette,
  field: { readonly width: number; readonly top: number; readonly bottom: number; readonly mirrored: boolean },
): string {
  const height = field.bottom - field.top
  const x = (share: number): number => Math.round((field.mirrored ? 1 - share : share) * field.width)
  const y = (share: number): number => Math.round(field.bottom - share * height)
  const colour = (fill: 'accent' | 'deep' | 'none'): string => (fill === 'none' ? 'none' : palette[fill])
  const line = `stroke="${palette.accent}" stroke-width="6"`
  const drawn = shapes.map((shape) => {
    switch (shape.kind) {
      case 'branch': {
        const [x1, y1, x2, y2] = [x(shape.from[0]), y(shape.from[1]), x(shape.to[0]), y(shape.to[1])]
        const middle = Math.round((y1 + y2) / 2)
        return `<path d="M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}" fill="none" ${line}/>`
      }
      case 'circle': {
        const radius = Math.round(shape.radius * height)
        return `<circle cx="${x(shape.at[0])}" cy="${y(shape.at[1])}" r="${radius}" fill="${colour(shape.fill)}" ${line}/>`
      }
      case 'bar': {
        const width = Math.round(shape.width * field.width)
        const left = field.mirrored ? x(shape.at[0]) - width : x(shape.at[0])
        return `<rect x="${left}" y="${y(shape.at[1])}" width="${width}" height="${Math.round(shape.height * height)}" fill="${colour(shape.fill)}"/>`
      }
    }
  })
  return drawn.join('')
}
