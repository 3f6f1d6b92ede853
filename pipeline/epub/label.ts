import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Edition } from '../edition/types.ts'
import { directionOf } from '../language/language.ts'

type Values = Readonly<Record<string, string | number>>

/** `lang` and `dir` for a text in another language than the edition; nothing for the edition's own. */
export function spokenIn(lang: string | undefined): { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  return lang === undefined ? {} : { lang, dir: directionOf(lang) }
}

/** Text of a furniture key. */
export const labelOf = (edition: Edition, key: string, values?: Values): string => edition.furniture.label(key, values)

/** An element with the text of a furniture key, marked with its language when a fallback answered. */
export function labelled(
  edition: Edition,
  tagName: string,
  key: string,
  properties: Readonly<Record<string, string>> = {},
  values?: Values,
): Element {
  return h(tagName, { ...properties, ...spokenIn(edition.furniture.lang(key)) }, labelOf(edition, key, values))
}
