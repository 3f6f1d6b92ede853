import type { DefaultTreeAdapterTypes } from 'parse5'
import { canonicalLocale, directionOf } from '../../language/language.ts'
import type { Direction } from '../nodes.ts'

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

/** Language and direction that an element asks for; a language brings its own direction. */
export function languageOfElement(node: HtmlElement): { lang?: string; dir?: Direction } | undefined {
  const asked = attribute(node, 'lang') ?? attribute(node, 'xml:lang')
  const lang = asked === undefined ? undefined : canonicalLocale(asked)
  const given = attribute(node, 'dir')?.toLowerCase()
  const dir = given === 'rtl' || given === 'ltr' ? given : lang === undefined ? undefined : directionOf(lang)
  if (dir === undefined) return undefined
  return { ...(lang !== undefined && { lang }), dir }
}
