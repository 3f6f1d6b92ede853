import type { HouseStyle } from './house.ts'
import type { LanguageMarks } from './language.ts'
import type { EditClass } from './types.ts'

/** [start, end) in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A block in the text that the rules see: a line of plain text, or a paragraph, heading or cell of Markdown. */
export interface BlockRange extends Range {
  readonly kind: 'heading' | 'paragraph' | 'item'
}

/** What a rule sees: one snapshot of the text between two phases. All offsets are into `text`. */
export interface View {
  readonly text: string
  readonly format: 'text' | 'markdown'
  /** BCP 47 tag of the text, 'und' when unknown. */
  readonly lang: string
  readonly marks: LanguageMarks
  /** A date is known from elsewhere, so relative dates have an anchor. */
  readonly dated: boolean
  /** What the publication wants. */
  readonly house?: HouseStyle
  readonly blocks: readonly BlockRange[]
  /** For a text with blocks in other languages: the same snapshot once for each language, its own first. */
  readonly parts?: readonly View[]
  /** What a rule finds at an offset is said in the language of this view. */
  holds(offset: number): boolean
  /** Code, addresses, numbers and the like: [start, end) touches one of them. */
  isShielded(start: number, end: number): boolean
}

/** One place where a rule wants to act. */
export interface Finding {
  readonly start: number
  readonly end: number
  /** What shall stand there; undefined for a flag. */
  readonly text?: string
  /** Wider range to show to a human; default is the place itself. */
  readonly from?: number
  readonly to?: number
  /** Says more than the rule's reason. */
  readonly reason?: string
  /** Findings of one rule with the same key are one change and move together. */
  readonly together?: string
  /** Acts on a shielded place too: the rule did its own checking. */
  readonly bold?: boolean
}

/** Before and after, used as a test; the language defaults to 'en'. Equal texts say that nothing happens. */
export interface Example {
  readonly lang?: string
  readonly before: string
  readonly after: string
}

export interface Rule {
  /** Stable name, part of the API. */
  readonly id: string
  readonly class: EditClass
  /** 'any' or the primary subtags; a rule with a list is silent for an unknown language. */
  readonly languages: 'any' | 'known' | readonly string[]
  readonly formats?: readonly ('text' | 'markdown')[]
  /** One sentence for the editor. */
  readonly reason: string
  /** Cheap test that must match somewhere, else `find` is not called. */
  readonly quick?: RegExp
  find(view: View): Iterable<Finding>
  readonly examples: readonly Example[]
}

/** Whether a rule speaks for the language and format of a text. */
export function applies(rule: Rule, view: View): boolean {
  if (rule.formats && !rule.formats.includes(view.format)) return false
  if (rule.languages !== 'any') {
    if (rule.languages === 'known' ? !view.marks.known : !rule.languages.includes(primarySubtag(view.lang)))
      return false
  }
  return rule.quick === undefined || rule.quick.test(view.text)
}

/** 'zh' of 'zh-Hans-CN'. */
export function primarySubtag(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase()
}
