import type { Element, ElementContent } from 'hast'
import type { PageMap, Picture } from '../edition/types.ts'

export interface MarkupOptions {
  readonly target: 'html' | 'epub'
  /** Page marks are put where pages of the PDF begin; empty = none. */
  readonly pageMap: PageMap
  /** Address of a picture, relative to the document. */
  pictureHref(picture: Picture): string
  /** Address of another article of the publication in the same locale; undefined = not linkable (its text stays). */
  articleHref(name: string, fragment: string | undefined): string | undefined
}

/** The article as hast, shared by html/ and epub/: every block element carries its block id as `id`. */
export interface ArticleMarkup {
  readonly title: Element
  readonly blocks: readonly ElementContent[]
  readonly notes: Element | undefined
  /** Ids of the page marks that were placed, with their labels, in order. */
  readonly pageMarks: readonly { readonly id: string; readonly label: string }[]
  /** Names of the articles that `articleHref` could not address: their links became plain text. */
  readonly unlinked: readonly string[]
}
