import type { Element, ElementContent, Properties, Text } from 'hast'
import type { Edition } from '../edition/types.ts'
import { directionOf } from '../language/language.ts'
import type { Direction } from '../tree/nodes.ts'
import type { MarkupOptions } from './types.ts'

/** A hast element; properties that are undefined are left out. */
export function element(
  tagName: string,
  properties: Readonly<Record<string, Properties[string]>>,
  children: readonly ElementContent[] = [],
): Element {
  const own: Properties = {}
  for (const [name, value] of Object.entries(properties)) if (value !== undefined) own[name] = value
  return { type: 'element', tagName, properties: own, children: [...children] }
}

/** A hast text node. */
export function textNode(value: string): Text {
  return { type: 'text', value }
}

/** Attributes for a node that is in another language or direction than what is around it; XHTML wants the language twice. */
export function languageOf(
  node: { readonly lang?: string; readonly dir?: Direction },
  target: MarkupOptions['target'],
): Readonly<Record<string, string | undefined>> {
  return { lang: node.lang, xmlLang: target === 'epub' ? node.lang : undefined, dir: node.dir }
}

/** Attributes for a label that a fallback language answered; none for the edition's own. */
export function labelLanguage(
  key: string,
  edition: Edition,
  target: MarkupOptions['target'],
): Readonly<Record<string, string | undefined>> {
  const lang = edition.furniture.lang(key)
  return lang === undefined ? {} : languageOf({ lang, dir: directionOf(lang) }, target)
}
