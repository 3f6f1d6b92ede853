import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Whether a node is an element, of a given name if one is given. */
export function isElement(node: HtmlNode | undefined, name?: string): node is HtmlElement {
  return node !== undefined && 'tagName' in node && (name === undefined || node.tagName === name)
}

/** Value of an attribute. */
export function attribute(node: HtmlElement, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}
