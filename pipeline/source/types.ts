/** A source file as text: what `source/` makes of bytes. */
export interface SourceText {
  /** Path inside the publication, for messages. */
  readonly file: string
  readonly format: 'text' | 'markdown'
  /** Decoded, without byte order mark; line ends and everything else as they came. */
  readonly text: string
  readonly encoding: string
}
