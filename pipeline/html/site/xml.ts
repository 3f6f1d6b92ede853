import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** Everything that XML 1.0 cannot hold, not even escaped (production Char). */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** An XML element; attributes without a value are left out. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (Element | string)[] = [],
): Element {
  const set = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const content = children.map((child): ElementContent =>
    typeof child === 'string' ? { type: 'text', value: child.replaceAll(notXml, '') } : child,
  )
  return { type: 'element', name, attributes: Object.fromEntries(set), children: content }
}

/** A whole XML file, one element of the second level a line. */
export function xmlFile(root: Element): string {
  const broken = {
    ...root,
    children: root.children.flatMap((child) => [{ type: 'text' as const, value: '\n' }, child]),
  }
  const body = toXml(
    { ...broken, children: [...broken.children, { type: 'text', value: '\n' }] },
    { closeEmptyElements: true },
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.replaceAll(']]>', ']]&gt;')}\n`
}
