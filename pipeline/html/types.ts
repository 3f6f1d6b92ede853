import type { EmbeddedFace, FontUsage } from '../font/embed.ts'
import type { Coverage, Furniture, PageMap } from '../edition/types.ts'
import type { Direction } from '../tree/nodes.ts'

/** The fonts of a page: what `embeddedFaces` cut for the texts that the page shows, and where the files lie, seen from the page. */
export interface PageFonts {
  readonly faces: readonly EmbeddedFace[]
  href(face: EmbeddedFace): string
}

/** A file of the same edition in another format. */
export interface Download {
  readonly format: 'pdf' | 'epub'
  /** Size of the file, when it is known. */
  readonly bytes?: number
}

export interface PageOptions {
  /** Pages of the PDF edition; empty = no page marks. */
  readonly pageMap: PageMap
  /** What was made of this edition beside the page. */
  readonly downloads: readonly Download[]
  /** Names of the articles that have a page in this locale: links to others lose their address. */
  readonly articles: readonly string[]
  /** Rules that set the variables of the style (`themeStyle`); absent = the first theme of ours. */
  readonly theme?: string
  /** What a link to the page shows where it is shared, when the article has no photograph; name below output/assets/images. */
  readonly card?: { readonly name: string; readonly type: string; readonly width: number; readonly height: number }
  /** There is a page that shows the edition beside its original. */
  readonly isCompared?: boolean
  /** Language of the publication's title, when it is not the locale. */
  readonly publicationLang?: string
  /** Cut the fonts for the texts of a page; absent = the fonts of the reader. */
  readonly fonts?: (usage: readonly FontUsage[]) => PageFonts
}

/** One file of an edition, as an index shows it. */
export interface IndexCell {
  readonly format: 'html' | 'pdf' | 'epub'
  readonly status: 'built' | 'failed' | 'withheld'
  readonly bytes?: number
  /** Code of the first error, when failed. */
  readonly code?: string
  /** Verdicts on its accessibility by the name of the check. */
  readonly checks?: Readonly<Record<string, string>>
  /** What outside validators said of the file, and on which day. */
  readonly strict?: {
    readonly date: string
    readonly checks: readonly { readonly name: string; readonly version: string; readonly verdict: string }[]
  }
}

/** What a message for the editor says. */
export interface IndexProblem {
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly place?: string
  readonly hints?: readonly string[]
}

/** An edition, as an index shows it. */
export interface IndexEdition {
  readonly article: string
  readonly locale: string
  readonly sourceLocale: string
  readonly dir: Direction
  /** Name of the language in itself. */
  readonly autonym: string
  readonly title: string
  readonly titleLang?: string
  readonly description?: string
  /** Language of the description, when it is not the edition's. */
  readonly descriptionLang?: string
  /** Printed form of the day of publication. */
  readonly dateLabel?: string
  /** ISO 8601 day of publication. */
  readonly date?: string
  /** ISO 8601 UTC, to the second. */
  readonly modified?: string
  readonly authors?: readonly string[]
  /** URN of the page. */
  readonly identifier?: string
  readonly coverage?: Coverage
  /** Why the edition is withheld. */
  readonly below?: Shortfall
  readonly pages?: number
  readonly problems?: readonly IndexProblem[]
  readonly cells: readonly IndexCell[]
}

/** Too little of an edition is translated, or has been looked at by a second person; shares from 0 to 1. */
export interface Shortfall {
  readonly what: 'translated' | 'reviewed'
  readonly share: number
  readonly least: number
}

/** A language of the publication. */
export interface IndexLanguage {
  readonly locale: string
  readonly dir: Direction
  /** Name of the language in itself. */
  readonly autonym: string
  /** There is a page in it that can be linked to. */
  readonly isPublished: boolean
}

/** Where a page stands in a list that fills several. File names, in the folder of the page. */
export interface IndexPaging {
  /** Name of the page itself, such as `index.html`. */
  readonly file: string
  readonly previous?: string
  readonly next?: string
  /** All pages in their order, on the first one. */
  readonly all?: readonly string[]
}

/** What an index page is made of. */
export interface IndexInput {
  readonly publication: string
  /** Language of the publication's title, when it is not that of the page. */
  readonly publicationLang?: string
  /** Language of the page's own words. */
  readonly locale: string
  readonly dir: Direction
  readonly furniture: Furniture
  /** Editions in the order of the publication: article by article, locale by locale. */
  readonly editions: readonly IndexEdition[]
  /** Languages of the publication; absent = those of the editions. */
  readonly languages?: readonly IndexLanguage[]
  /** Absent = the list stands on one page, `index.html`. */
  readonly paging?: IndexPaging
  /** Absolute address of output/ with a slash at the end, when the publication has one. */
  readonly url?: string
  /** Rules that set the variables of the style (`themeStyle`); absent = the first theme of ours. */
  readonly theme?: string
  readonly fonts?: (usage: readonly FontUsage[]) => PageFonts
}
