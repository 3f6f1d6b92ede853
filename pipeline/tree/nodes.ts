/**
 * The canonical article tree: mdast (https://github.com/syntax-tree/mdast) with GFM tables, footnotes and strikethrough,
 * references resolved, raw HTML parsed, plus `figure`, `caption`, `span`, `subscript`, `superscript`, `keyboard` and `notice`.
 * All nodes are plain and readonly. `id` is absent only before `identify` has run. `lang` (BCP 47) and `dir` stand on a
 * node whose language or direction differs from that of its parent.
 */
export type Direction = 'ltr' | 'rtl'

interface Base {
  readonly lang?: string
  readonly dir?: Direction
}

export interface Text extends Base {
  readonly type: 'text'
  readonly value: string
}
export interface InlineCode extends Base {
  readonly type: 'inlineCode'
  readonly value: string
}
export interface Break extends Base {
  readonly type: 'break'
}
/** Marks whose meaning is their type alone; a `span` carries only lang and dir. */
export interface Mark extends Base {
  readonly type: 'emphasis' | 'strong' | 'delete' | 'subscript' | 'superscript' | 'keyboard' | 'span'
  readonly children: readonly Inline[]
}
export interface Link extends Base {
  readonly type: 'link'
  readonly url: string
  readonly title?: string
  readonly children: readonly Inline[]
}
/** A picture. Without `alt` the caption or file name serves; `title: 'decorative'` with an empty alt is an artifact. */
export interface Image extends Base {
  readonly type: 'image'
  readonly url: string
  readonly alt: string
  readonly title?: string
}
export interface FootnoteReference extends Base {
  readonly type: 'footnoteReference'
  readonly identifier: string
}
export type Inline = Text | InlineCode | Break | Mark | Link | Image | FootnoteReference

interface BlockBase extends Base {
  readonly id?: string
}
/** Blocks whose children are phrasing: these are the segments of localisation. */
export interface Paragraph extends BlockBase {
  readonly type: 'paragraph'
  readonly children: readonly Inline[]
}
export interface Heading extends BlockBase {
  readonly type: 'heading'
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6
  readonly children: readonly Inline[]
}
export interface TableCell extends BlockBase {
  readonly type: 'tableCell'
  readonly children: readonly Inline[]
}
export interface Caption extends BlockBase {
  readonly type: 'caption'
  readonly children: readonly Inline[]
}
/** Added by `edition/` only: tells the reader, in the reader's language, why the next block is in another language or stale. */
export interface Notice extends BlockBase {
  readonly type: 'notice'
  readonly reason: 'fallback' | 'stale'
  readonly children: readonly Inline[]
}
export interface ThematicBreak extends BlockBase {
  readonly type: 'thematicBreak'
}
export interface Code extends BlockBase {
  readonly type: 'code'
  readonly language?: string
  readonly meta?: string
  readonly value: string
}
export interface Blockquote extends BlockBase {
  readonly type: 'blockquote'
  readonly children: readonly Block[]
}
export interface ListItem extends BlockBase {
  readonly type: 'listItem'
  readonly spread: boolean
  readonly checked?: boolean
  readonly children: readonly Block[]
}
export interface List extends BlockBase {
  readonly type: 'list'
  readonly ordered: boolean
  /** First number of an ordered list. */
  readonly start?: number
  readonly spread: boolean
  readonly children: readonly ListItem[]
}
export interface TableRow extends BlockBase {
  readonly type: 'tableRow'
  readonly children: readonly TableCell[]
}
/** The first row is the head, as in GFM. */
export interface Table extends BlockBase {
  readonly type: 'table'
  readonly align: readonly ('left' | 'right' | 'center' | 'none')[]
  readonly children: readonly TableRow[]
}
/** A picture that stands alone, with its caption if there is one; without a caption the image's title serves. */
export interface Figure extends BlockBase {
  readonly type: 'figure'
  readonly image: Image
  readonly caption?: Caption
}
export interface FootnoteDefinition extends BlockBase {
  readonly type: 'footnoteDefinition'
  readonly identifier: string
  readonly children: readonly Block[]
}
export type PhrasingBlock = Paragraph | Heading | TableCell | Caption | Notice
export type Block =
  Paragraph | Heading | Notice | ThematicBreak | Code | Blockquote | List | Table | Figure | FootnoteDefinition
export type Node = Root | Block | ListItem | TableRow | TableCell | Caption | Inline

export interface Root {
  readonly type: 'root'
  readonly children: readonly Block[]
}

/** What the front matter says, checked; absent keys are absent. Language-dependent values are segments of localisation. */
export interface FrontMatter {
  readonly title?: string
  readonly subtitle?: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly authors?: readonly string[]
  readonly lang?: string
  readonly locales?: readonly string[]
  /** ISO 8601 date, or date and time with zone. */
  readonly date?: string
  readonly rights?: string
  /** Targets may use placeables for quantities: `{{q0}}`. */
  readonly quantities?: true
}

/**
 * An article as the pipeline knows it after `tree/`. Every block has an id; `title` is the plain text of front matter
 * `title`, else of the first heading of depth 1. If the title comes from the front matter and no h1 stands first,
 * `tree/` puts an h1 with the title in front, so a root always starts with exactly one h1.
 */
export interface Article {
  /** Folder name under content/. */
  readonly name: string
  readonly lang: string
  readonly title: string
  readonly frontMatter: FrontMatter
  readonly root: Root
  /** Words in its drawings, by the address of the picture: those that are drawn in the order of the file, then titles and descriptions. */
  readonly drawings?: Drawings
}

export type Drawings = ReadonlyMap<string, readonly string[]>
