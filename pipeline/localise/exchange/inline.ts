import { escapeText } from '../tokens.ts'
import { escapeXml, type XmlElement } from './xml.ts'

/** How a format writes tokens. */
export interface InlineStyle {
  open(number: string): string
  close(number: string): string
  empty(number: string): string
}

/** XLIFF 1.2 §2.4: `<g id="0">…</g>`, `<x id="1"/>`. */
export const xliff12: InlineStyle = {
  open: (number) => `<g id="${number}">`,
  close: () => '</g>',
  empty: (number) => `<x id="${number}"/>`,
}

/** XLIFF 2.1 §4.3: `<pc>` and `<ph>`, which may be moved but neither copied nor removed. */
export const xliff21: InlineStyle = {
  open: (number) => `<pc id="${number}" canCopy="no" canDelete="no">`,
  close: () => '</pc>',
  empty: (number) => `<ph id="${number}" canCopy="no" canDelete="no"/>`,
}

/** TMX 1.4 §5: the tokens themselves as native code; `i` pairs both ends. */
export const tmx14: InlineStyle = {
  open: (number) => `<bpt i="${Number(number) + 1}">&lt;${number}&gt;</bpt>`,
  close: (number) => `<ept i="${Number(number) + 1}">&lt;/${number}&gt;</ept>`,
  empty: (number) => `<ph>&lt;${number}/&gt;</ph>`,
}

const token = /\\([\\<])|<(\d{1,6})\/>|<(\d{1,6})>|<\/(\d{1,6})>|[^\\<]+|./gsu

/** A segment or target as content of an XML element; undefined when its tokens are not nested, which no element can say. */
export function inlineXml(text: string, style: InlineStyle): string | undefined {
  const open: string[] = []
  let out = ''
  for (const [whole, escaped, empty, opening, closing] of text.matchAll(token)) {
    if (empty !== undefined) out += style.empty(empty)
    else if (opening !== undefined) {
      open.push(opening)
      out += style.open(opening)
    } else if (closing !== undefined) {
      if (open.pop() !== closing) return undefined
      out += style.close(closing)
    } else out += escapeXml(escaped ?? whole)
  }
  return open.length === 0 ? out : undefined
}

const pairs = new Set(['g', 'pc', 'bpt', 'ept'])
const singles = new Set(['x', 'ph', 'bx', 'ex', 'sc', 'ec', 'it', 'hi', 'ut'])

/** Back from XML: elements as tokens, text escaped. Marks of tools (`<mrk>`, `<sub>`) vanish, their text stays. */
export function inlineText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return escapeText(child)
      const id = /^\d{1,6}$/u.exec(child.attributes.get('id') ?? '')?.[0]
      const native = child.children.length === 1 && typeof child.children[0] === 'string' ? child.children[0] : ''
      if (['bpt', 'ept', 'ph', 'it'].includes(child.name) && /^<\/?\d{1,6}\/?>$/u.test(native)) return native
      // A token that is not ours stays visible, so that the check of tokens refuses the target.
      if (child.name === 'g' || child.name === 'pc') return `<${id ?? 999_999}>${inlineText(child)}</${id ?? 999_999}>`
      if (pairs.has(child.name)) return '<999999/>'
      return singles.has(child.name) ? `<${id ?? 999_999}/>` : inlineText(child)
    })
    .join('')
}
