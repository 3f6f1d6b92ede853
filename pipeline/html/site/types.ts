import type { Furniture } from '../../edition/types.ts'
import type { IndexEdition } from '../types.ts'

/** One file of the site beside its pages: a path below output/ and its text. */
export interface SiteFile {
  readonly path: string
  readonly text: string
}

/** What the files for machines are made of. */
export interface SiteInput {
  readonly publication: string
  /** Its name by locale, where a locale has one. */
  readonly titles?: Readonly<Record<string, string>>
  /** Absolute address of output/ with a slash at the end. */
  readonly url: string
  readonly source: string
  readonly publisher?: string
  readonly rights?: string
  /** Editions in the order in which the file lists them. */
  readonly editions: readonly IndexEdition[]
  furniture(locale: string): Furniture
}

/** A feed that is part of a longer one (RFC 5005). File names, in the folder of the locale. */
export interface FeedPart {
  /** Name of the archive; absent = the feed that readers subscribe to. */
  readonly archive?: string
  readonly previous?: string
  readonly next?: string
}
