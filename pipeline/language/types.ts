import type { Direction } from '../tree/nodes.ts'

/** What the pipeline knows about a locale, from data; nothing here asks "is it Arabic?". */
export interface Language {
  /** The BCP 47 tag as asked for, in canonical case. */
  readonly locale: string
  readonly dir: Direction
  /** ISO 15924 code of the likely script, e.g. 'Latn'. */
  readonly script: string
  /** Name of the language in itself, e.g. 'Қазақша'. */
  readonly autonym: string
  /** Outer opening and closing, inner opening and closing quotation marks. */
  readonly quotes: readonly [string, string, string, string]
  /** CLDR numbering system, e.g. 'latn', 'arab', 'deva'. */
  readonly numbering: string
  /** How a full line is filled: word space, inter-character glue, or not at all. */
  readonly justify: 'word-space' | 'inter-character' | 'none'
  /** Module name of npm `hyphen`, e.g. 'ru'; undefined = never hyphenate. */
  readonly hyphenation: string | undefined
  /** Whether words are found by dictionary (Thai, Lao, Khmer, Myanmar). */
  readonly dictionaryBreaks: boolean
  /** Leading as a multiple of the type size. */
  readonly leading: number
  /** First-line indent in em of paragraphs that follow a paragraph; 0 = space between paragraphs instead. */
  readonly indent: number
}
