import { escapeXml } from './exchange/xml.ts'

/** A piece of text in a drawing: where it stands in the file, and what it says. */
interface Leaf {
  readonly start: number
  readonly end: number
  readonly text: string
}

// A comment, an instruction, character data, or a tag, whose attributes may hold any sign.
const markup = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^'">])*>/gu
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words of a drawing (SVG): text inside `<text>`, piece by piece as `<tspan>` divides it, without what has no letters. */
export function textsOfDrawing(svg: string): readonly string[] {
  return leavesOf(svg).map(({ text }) => text)
}

/** A drawing with other words; `texts` in the order of `textsOfDrawing`. */
export function withDrawingTexts(svg: string, texts: readonly string[]): string {
  let out = ''
  let done = 0
  for (const [index, { start, end, text }] of leavesOf(svg).entries()) {
    out += svg.slice(done, start) + escapeXml(texts[index] ?? text)
    done = end
  }
  return out + svg.slice(done)
}

function leavesOf(svg: string): readonly Leaf[] {
  const leaves: Leaf[] = []
  let depth = 0
  let from = 0
  for (const { 0: tag, index } of svg.matchAll(markup)) {
    if (depth > 0) {
      const raw = svg.slice(from, index)
      const start = from + (raw.length - raw.trimStart().length)
      const text = decoded(raw.trim())
      if (/\p{L}/u.test(text)) leaves.push({ start, end: start + raw.trim().length, text })
    }
    from = index + tag.length
    if (/^<(?:\w+:)?text[\s>]/u.test(tag)) depth++
    else if (/^<\/(?:\w+:)?text\s*>/u.test(tag)) depth--
  }
  return leaves
}

function decoded(text: string): string {
  return text
    .replaceAll(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/giu,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      },
    )
    .replaceAll(/\s+/gu, ' ')
}
