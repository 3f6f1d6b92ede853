import { SaxesParser } from 'saxes'
import { noAttributes } from './element.ts'
import type { MarkupElement, MarkupNode } from './element.ts'

/** The root element of a well-formed XML document, or the first thing that is wrong with it. */
export type XmlReading =
  { readonly kind: 'document'; readonly root: MarkupElement } | { readonly kind: 'broken'; readonly reason: string }

/** Read XML strictly, names without regard of prefixes being declared elsewhere than in the document itself. */
export function readXml(xml: string): XmlReading {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const top: MarkupNode[] = []
  const open: MarkupNode[][] = [top]
  let reason: string | undefined
  parser.on('error', (error) => {
    reason ??= error.message
  })
  parser.on('opentag', (tag) => {
    const children: MarkupNode[] = []
    const list = Object.values(tag.attributes)
    const attributes =
      list.length === 0 ? noAttributes : new Map(list.map((attribute) => [attribute.name, attribute.value]))
    open.at(-1)?.push({ name: tag.local.toLowerCase(), attributes, children })
    open.push(children)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const text = (value: string) => {
    if (open.length > 1) open.at(-1)?.push(value)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml).close()
  const root = top.find((node) => typeof node !== 'string')
  if (reason !== undefined) return { kind: 'broken', reason }
  return root ? { kind: 'document', root } : { kind: 'broken', reason: 'no root element' }
}
