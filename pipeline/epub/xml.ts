import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** Everything that XML 1.0 cannot hold, not even escaped (production Char). */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Whether anything of a text is left to be read in XML. */
export function isReadable(text: string): boolean {
  return text.replaceAll(notXml, '').trim() !== ''
}

type Child = Element | string | undefined | readonly Child[]

function contentOf(child: Child): ElementContent[] {
  if (child === undefined) return []
  if (typeof child === 'string') return [{ type: 'text', value: child }]
  return 'type' in child ? [child] : child.flatMap(contentOf)
}

/** An XML element; attributes without a value are left out, as are children that are undefined. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
): Element {
  const set = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { type: 'element', name, attributes: Object.fromEntries(set), children: children.flatMap(contentOf) }
}

/** A whole XML file: declaration, an optional doctype, the root element. Characters that XML cannot hold vanish. */
export function xmlFile(root: Element, options: { readonly emptyTags: boolean; readonly doctype?: string }): string {
  const doctype = options.doctype === undefined ? '' : `<!DOCTYPE ${options.doctype}>\n`
  const body = toXml(root, { closeEmptyElements: options.emptyTags, tightClose: true })
  // The serialiser leaves `>` alone, but this sequence may not stand in a text (XML 1.0 §2.4). We write no CDATA sections.
  const safe = body.replaceAll(notXml, '').replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}${safe}\n`
}
