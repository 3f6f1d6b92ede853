import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { noAttributes } from './element.ts'
import type { MarkupElement, MarkupNode } from './element.ts'

/** Read an HTML document the way browsers do. Comments and the doctype vanish; `<template>` shows its content. */
export function readHtml(html: string): MarkupElement {
  const document = parse(html)
  return { name: '#document', attributes: noAttributes, children: childrenOf(document) }
}

function childrenOf(parent: DefaultTreeAdapterTypes.ParentNode): readonly MarkupNode[] {
  const children: MarkupNode[] = []
  for (const node of parent.childNodes) {
    if (node.nodeName === '#text') children.push((node as DefaultTreeAdapterTypes.TextNode).value)
    else if ('attrs' in node) {
      const content = 'content' in node ? node.content : node
      children.push({
        name: node.tagName.toLowerCase(),
        attributes:
          node.attrs.length === 0
            ? noAttributes
            : new Map(node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value])),
        children: childrenOf(content),
      })
    }
  }
  return children
}
