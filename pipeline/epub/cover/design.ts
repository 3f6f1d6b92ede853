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
 * The ornament: one text and the copies that descend from it, as a tree of strokes that grows from the start side of the
 * foot. `mirrored` for languages that are written from right to left.
 */
export function stemma(palette: Palette, width: number, top: number, bottom: number, mirrored: boolean): string {
  const x = (share: number): number => Math.round((mirrored ? 1 - share : share) * width)
  const y = (share: number): number => Math.round(bottom - share * (bottom - top))
  const nodes: readonly (readonly [number, number])[] = [
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
  const at = (index: number): readonly [number, number] => {
    const [across, up] = nodes[index] ?? [0, 0]
    return [x(across), y(up)]
  }
  const strokes = links.map(([from, to]) => {
    const [x1, y1] = at(from)
    const [x2, y2] = at(to)
    const middle = Math.round((y1 + y2) / 2)
    return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`
  })
  const dots = nodes.map((_, index) => {
    const [cx, cy] = at(index)
    const isRoot = index === 0
    return `<circle cx="${cx}" cy="${cy}" r="${isRoot ? 30 : 20}" fill="${isRoot ? palette.accent : palette.deep}" stroke="${palette.accent}" stroke-width="6"/>`
  })
  return `<path d="${strokes.join('')}" fill="none" stroke="${palette.accent}" stroke-width="6"/>${dots.join('')}`
}
