import { attribute, escapeXml } from './exchange/xml.ts'

/** A piece of text in a drawing: where it stands in the file, and what it says. */
interface Leaf {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The start tag before it. */
  readonly tag: { readonly start: number; readonly end: number }
  /** Whether it is all that its element holds. */
  readonly isAlone: boolean
}

/** What a piece of text in a drawing says in an edition, with its language when that is not the edition's. */
export interface DrawnText {
  readonly text: string
  readonly lang?: string
}

// A comment, an instruction, character data, or a tag, whose attributes may hold any sign.
const markup = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^'">])*>/gu
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const languageAttribute = /\s(?:xml:)?lang\s*=\s*(?:"[^"]*"|'[^']*')/gu

/**
 * The words of a drawing (SVG): text inside `<text>`, piece by piece as `<tspan>` divides it, then titles and descriptions; without
 * what has no letters.
 */
export function textsOfDrawing(svg: string): readonly string[] {
  return leavesOf(svg).map(({ text }) => text)
}

/**
 * A drawing with other words, `texts` in the order of `textsOfDrawing`. The drawing says that it is in `locale`, and each word in
 * another language says which.
 */
export function withDrawingTexts(svg: string, texts: readonly DrawnText[], locale?: string): string {
  const edits: { start: number; end: number; put: string }[] = []
  const root = [...svg.matchAll(markup)].find(({ 0: tag }) => /^<(?:\w+:)?svg[\s/>]/u.test(tag))
  if (root !== undefined && locale !== undefined) {
    edits.push({ start: root.index, end: root.index + root[0].length, put: inLanguage(root[0], locale) })
  }
  for (const [index, { start, end, text, tag, isAlone }] of leavesOf(svg).entries()) {
    const { text: said, lang } = texts[index] ?? { text }
    const opening = svg.slice(tag.start, tag.end)
    const ofItsOwn = opening.search(languageAttribute) !== -1
    // What the drawing itself marks, and nobody has translated, is in the language of the mark.
    const shown = lang === undefined && ofItsOwn ? locale : ofItsOwn ? undefined : lang
    const words = escapeXml(said)
    if (shown !== undefined && isAlone) edits.push({ ...tag, put: inLanguage(opening, shown) })
    const name = `${/^<(\w+:)/u.exec(opening)?.[1] ?? ''}tspan`
    const wrapped = shown === undefined || isAlone ? words : `${inLanguage(`<${name}>`, shown)}${words}</${name}>`
    edits.push({ start, end, put: wrapped })
  }
  let out = ''
  let done = 0
  for (const { start, end, put } of edits.toSorted((a, b) => a.start - b.start)) {
    out += svg.slice(done, start) + put
    done = end
  }
  return out + svg.slice(done)
}

function inLanguage(tag: string, lang: string): string {
  return tag.replaceAll(languageAttribute, '').replace(/^<[\w:-]+/u, (name) => `${name}${attribute('xml:lang', lang)}`)
}

function leavesOf(svg: string): readonly Leaf[] {
  const words: Leaf[] = []
  const about: Leaf[] = []
  let depth = 0
  let aboutDepth = 0
  let tag = { start: 0, end: 0 }
  let from = 0
  let isOpening = false
  for (const { 0: mark, index } of svg.matchAll(markup)) {
    if (depth > 0 || aboutDepth > 0) {
      const raw = svg.slice(from, index)
      const start = from + (raw.length - raw.trimStart().length)
      const text = decoded(raw.trim())
      const isAlone = isOpening && mark.startsWith('</')
      const leaf = { start, end: start + raw.trim().length, text, tag, isAlone }
      if (/\p{L}/u.test(text)) (depth > 0 ? words : about).push(leaf)
    }
    from = index + mark.length
    isOpening = /^<[^!?/]/u.test(mark) && !mark.endsWith('/>')
    if (isOpening) tag = { start: index, end: from }
    if (/^<(?:\w+:)?text[\s>]/u.test(mark)) depth++
    else if (/^<\/(?:\w+:)?text\s*>/u.test(mark)) depth--
    else if (/^<(?:svg:)?(?:title|desc)[\s>]/u.test(mark) && isOpening) aboutDepth++
    else if (/^<\/(?:svg:)?(?:title|desc)\s*>/u.test(mark)) aboutDepth--
  }
  return [...words, ...about]
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
