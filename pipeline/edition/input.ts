import type { Language } from '../language/types.ts'
import type { SegmentReport } from '../localise/types.ts'
import type { Article, FrontMatter, Root } from '../tree/nodes.ts'
import type { ReadPictures } from './images.ts'
import type { Alternate, Coverage, Furniture, PersonFacts, SegmentState } from './types.ts'

/** The article as the locale says it, from `localise/`. */
export interface LocalisedArticle {
  /** Blocks in another language than the locale's carry lang and dir. */
  readonly root: Root
  readonly title: string
  /** Language of the title when it is a fallback. */
  readonly titleLang?: string
  readonly frontMatter: FrontMatter
  readonly segments: readonly SegmentReport[]
  readonly coverage: Coverage
}

/** What the publication says about all its editions. */
export interface PublicationFacts {
  readonly title: string
  /** Language of the title, where it is another one than `lang`. */
  readonly titleLang?: string
  /** What identifiers are made of in the place of an address; default: the title. It must not change with a translation. */
  readonly name?: string
  /** Absolute address of the output folder, with a slash at the end. */
  readonly url?: string
  readonly publisher?: string
  readonly rights?: string
  /** ISO 8601 day. */
  readonly date?: string
  /** Language of what publication.yaml says once for all: publisher, rights, and title and series when they do not say theirs. */
  readonly lang?: string
  readonly series?: { readonly title: string; readonly lang?: string; readonly articles: readonly string[] }
  /** ISBN-13 by article and locale. */
  readonly isbn?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly people?: Readonly<Record<string, PersonFacts>>
}

/** Everything that an edition is made of. Bytes, clock and environment come in as values. */
export interface EditionInput {
  /** The article in its source language. */
  readonly article: Article
  readonly localised: LocalisedArticle
  readonly language: Language
  readonly publication: PublicationFacts
  /** Seconds of SOURCE_DATE_EPOCH, when it is set: the last resort for the date. */
  readonly sourceDateEpoch?: number
  /** ISO 8601: newest `at` of the locale's states. */
  readonly modified?: string
  readonly translators?: readonly string[]
  readonly furniture: Furniture
  /** All editions of the article, this one included, in the publication's order. */
  readonly alternates: readonly Alternate[]
  /** Every picture of `pictureUrls`: undefined for one that could not be read (and was reported), no entry for one that is not there. */
  readonly pictures: ReadPictures
  /** Names of all articles of the publication, for links between them. */
  readonly articles: readonly string[]
  /** States of targets that are shown although they are out of date, and tell the reader so. */
  readonly staleNotices: readonly SegmentState[]
}
