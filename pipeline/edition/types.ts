import type { Block, Direction, Heading, Root } from '../tree/nodes.ts'

/** State of a segment in a locale (facts: i18n §5.2). */
export type SegmentState =
  | 'source'
  | 'new'
  | 'draft'
  | 'translated'
  | 'reviewed'
  | 'unverified'
  | 'stale:cosmetic'
  | 'stale:minor'
  | 'stale:major'
  | 'stale:facts'
  | 'invalid'

/** How much of an article a locale says in its own language. */
export interface Coverage {
  readonly total: number
  /** Segments shown in the edition's own language. */
  readonly own: number
  /** Number of segments by state, only states that occur. */
  readonly states: Readonly<Partial<Record<SegmentState, number>>>
}

/** One line of the table of contents; `id` is that of the heading block. */
export interface ContentsEntry {
  readonly id: string
  readonly depth: number
  readonly label: string
  readonly lang?: string
  readonly children: readonly ContentsEntry[]
}

/** A note, numbered in the order of its first call. */
export interface Note {
  /** Id of the footnote definition. */
  readonly id: string
  readonly identifier: string
  readonly number: number
  /** `number` in the digits of the locale. */
  readonly label: string
  /** Ids of the calls, in order: `<note id>-call-<n>`. */
  readonly calls: readonly string[]
  readonly children: readonly Block[]
}

/** What the publication says about a person beside the name. */
export interface PersonFacts {
  /** The name as lists sort it. */
  readonly fileAs?: string | undefined
  /** MARC relator code, e.g. `edt`. */
  readonly role?: string | undefined
}

/** Languages of metadata in another language than the edition's; absent = the edition's own. */
export interface MetadataLanguages {
  readonly subtitle?: string
  readonly description?: string
  readonly keywords?: string
  readonly authors?: string
  readonly publication?: string
  readonly publisher?: string
  readonly rights?: string
  readonly series?: string
}

/** What stands where a format demands an instant and nobody named a day: fixed, so that the same input gives the same bytes on every day. */
export const undatedTime = '2000-01-01T00:00:00Z'

export interface Metadata {
  readonly title: string
  /** Language of the title when it is a fallback. */
  readonly titleLang?: string
  readonly subtitle?: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly authors: readonly string[]
  readonly translators: readonly string[]
  readonly publisher?: string
  readonly rights?: string
  /** ISO 8601 day of publication; readers see no date where nobody named one. */
  readonly date?: string
  /** ISO 8601 UTC, to the second, with Z: newest of date and the states' `at`; absent when there is neither. */
  readonly modified?: string
  /** Printed form of `date` in the locale. */
  readonly dateLabel?: string
  readonly publication: string
  /** urn:uuid (version 5) of each edition file. */
  readonly identifiers: { readonly html: string; readonly pdf: string; readonly epub: string }
  /** ISBN-13 of the e-book, digits only. */
  readonly isbn?: string
  /** The series that the article belongs to; positions count from 1. */
  readonly series?: { readonly title: string; readonly position?: number }
  readonly langs?: MetadataLanguages
  /** Authors as the source names them, one for each of `authors`, when a translation spells them otherwise. */
  readonly authorSpelling?: { readonly lang: string; readonly names: readonly string[] }
  /** By name as it stands in `authors` or `translators`. */
  readonly people?: Readonly<Record<string, PersonFacts>>
  /** Absolute base address of the output folder with a trailing slash, when the publication has one. */
  readonly url?: string
}

/** An edition of the same article, its own included, in the publication's order: a switcher reads the same on every page. */
export interface Alternate {
  readonly locale: string
  readonly dir: Direction
  readonly autonym: string
  readonly title: string
}

/** A picture that the edition uses, read and measured. */
export interface Picture {
  /** As written in the tree. */
  readonly url: string
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  /** Pixels (SVG: CSS pixels). */
  readonly width: number
  readonly height: number
  /** File stem + '-' + 8 hex of the content's sha256 + extension. */
  readonly name: string
}

/** Furniture: every label that is not the author's, resolved for the locale along its chain. */
export interface Furniture {
  /** Text of a key, interpolated; `lang` is set when a fallback language answered. */
  label(key: string, values?: Readonly<Record<string, string | number>>): string
  lang(key: string): string | undefined
  /** A number in the digits of the locale. */
  digits(value: number): string
}

/** Article × locale: everything that all three formats say, once. */
export interface Edition {
  readonly article: string
  readonly locale: string
  readonly sourceLocale: string
  readonly dir: Direction
  readonly metadata: Metadata
  /** Starts with the h1; without footnote definitions; links of other articles resolved; notices put in. */
  readonly root: Root
  readonly title: Heading
  readonly notes: readonly Note[]
  readonly contents: readonly ContentsEntry[]
  readonly coverage: Coverage
  /** Ids of the blocks with a picture whose description is a stand-in (caption or file name): no claim of alternative text then. */
  readonly missingAlternatives: readonly string[]
  readonly alternates: readonly Alternate[]
  /** Every picture of the tree is in here: one that could not be had was replaced by its description. */
  readonly pictures: ReadonlyMap<string, Picture>
  readonly furniture: Furniture
}

/** Where a page of the PDF begins in the text (DESIGN §2). `offset` = UTF-16 units in the block's NFC text, white space folded, note marks left out. */
export interface PageMapEntry {
  readonly index: number
  /** The folio as printed. */
  readonly label: string
  readonly at?: { readonly block: string; readonly offset: number }
}
export type PageMap = readonly PageMapEntry[]
