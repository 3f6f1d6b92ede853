import type { Edition, Note } from '../edition/types.ts'
import type { Direction } from '../tree/nodes.ts'
import type { MarkupOptions } from './types.ts'

/** A page mark that waits for its place. */
export interface PageMark {
  readonly id: string
  readonly label: string
  readonly offset: number
}

/** What the handlers of one article share. The maps and lists are filled while the article is walked once, in reading order. */
export interface MarkupContext {
  readonly edition: Edition
  readonly options: MarkupOptions
  readonly notes: ReadonlyMap<string, Note>
  /** Calls seen so far, by note identifier. */
  readonly calls: Map<string, number>
  readonly marks: ReadonlyMap<string, readonly PageMark[]>
  /** Marks of containers: they go to the next place that can hold them. */
  readonly waiting: PageMark[]
  readonly placed: PageMark[]
  readonly unlinked: Set<string>
  readonly tables: { count: number }
  /** Direction in force. */
  readonly dir: Direction
  /** Language in force. */
  readonly lang: string
}

/** The context inside a node. */
export function inside(
  context: MarkupContext,
  { dir = context.dir, lang = context.lang }: { readonly dir?: Direction; readonly lang?: string },
): MarkupContext {
  return dir === context.dir && lang === context.lang ? context : { ...context, dir, lang }
}

/** The marks that a block gets: those left over from containers around it, and its own, in order. */
export function takeMarks(context: MarkupContext, id: string | undefined): readonly PageMark[] {
  const own = (id === undefined ? undefined : context.marks.get(id)) ?? []
  if (context.waiting.length === 0 && own.length === 0) return own
  const marks = [...context.waiting.splice(0).map((mark) => ({ ...mark, offset: 0 })), ...own]
  context.placed.push(...marks)
  return marks
}

/** Let the marks of a container wait for the first text inside it. */
export function deferMarks(context: MarkupContext, id: string | undefined): void {
  if (id !== undefined) context.waiting.push(...(context.marks.get(id) ?? []))
}
