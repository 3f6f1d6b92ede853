import type { Element, ElementContent } from 'hast'
import type { Furniture } from '../edition/types.ts'
import { directionOf } from '../language/language.ts'
import { element, textNode } from '../markup/element.ts'
import type { Direction } from '../tree/nodes.ts'

type Properties = Parameters<typeof element>[1]
type Values = Readonly<Record<string, string | number>>

/** Writes the labels of one page, each marked with its language when a fallback answered. */
export interface Labels {
  /** An element that says a label. */
  say(tagName: string, key: string, values?: Values, properties?: Properties): Element
  /** The words alone, for attributes. */
  words(key: string, values?: Values): string
  /** Attributes of an element whose accessible name is a label. */
  named(key: string, values?: Values): Properties
  /** Attributes of text in a language that may not be the page's. */
  spoken(lang: string | undefined): Properties
}

/** Labels for a page in a language. */
export function labelsFor(furniture: Furniture, page: { readonly locale: string; readonly dir: Direction }): Labels {
  const spoken = (lang: string | undefined): Properties => {
    if (lang === undefined || lang === page.locale) return {}
    const dir = directionOf(lang)
    return { lang, dir: dir === page.dir ? undefined : dir }
  }
  const words = (key: string, values?: Values) => furniture.label(key, values)
  return {
    words,
    spoken,
    say: (tagName, key, values, properties = {}) =>
      element(tagName, { ...properties, ...spoken(furniture.lang(key)) }, [textNode(words(key, values))]),
    // The name of a landmark is in the language of the element that carries it, so no `lang` can go beside it.
    named: (key, values) => ({ ariaLabel: words(key, values) }),
  }
}

/** Elements with a text between each two. */
export function joined(parts: readonly ElementContent[], separator: string): readonly ElementContent[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [textNode(separator), part]))
}
