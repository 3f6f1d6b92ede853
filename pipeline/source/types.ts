/** A source file as text: what `source/` makes of bytes, and `clean/page/` of web pages and documents. */
export interface SourceText {
  /** Path inside the publication, for messages. */
  readonly file: string
  readonly format: 'text' | 'markdown'
  /** Decoded, without byte order mark; line ends and everything else as they came. */
  readonly text: string
  readonly encoding: string
  /** Set when `text` was written from a page: what of it is to be cut, and where in the file it stands. */
  readonly page?: WrittenPage
  /** Pictures that stand in the file itself (DOCX), by the address that the text has for them. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
}

/** A source that has to be taken apart before it is text: a web page. */
export interface PageText {
  readonly file: string
  readonly format: 'html'
  readonly text: string
  readonly encoding: string
  /** All of it is the article: a document, not a page of a site. */
  readonly whole?: boolean
  /** Pictures that stand in the file itself, by the address that the page has for them. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
}

/** How the Markdown of a page belongs to its file. All offsets are UTF-16 units, all lists sorted. */
export interface WrittenPage {
  /** The file as it came. */
  readonly input: string
  /** Stretches of the Markdown that are no part of the article, each with the rule that says so. */
  readonly cuts: readonly { readonly rule: string; readonly start: number; readonly end: number }[]
  /** Blocks whose element or one round it names their language (`lang`). */
  readonly languages?: readonly { readonly lang: string; readonly start: number; readonly end: number }[]
  /** Stretch by stretch: where it stands in the Markdown, where in the file, how long it is. */
  readonly origin: {
    readonly out: readonly number[]
    readonly in: readonly number[]
    readonly length: readonly number[]
  }
}
