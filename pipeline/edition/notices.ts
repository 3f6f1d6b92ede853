import { directionOf } from '../language/language.ts'
import type { SegmentReport } from '../localise/types.ts'
import type { Block, Direction, Heading, Node, Notice } from '../tree/nodes.ts'
import { isPhrasingBlock, visit } from '../tree/visit.ts'
import type { Furniture, Note, SegmentState } from './types.ts'

/** What the notices need to know. */
export interface NoticeContext {
  readonly locale: string
  readonly dir: Direction
  readonly reports: ReadonlyMap<string, SegmentReport>
  readonly furniture: Furniture
  /** States of blocks that are out of date and say so. */
  readonly stale: readonly SegmentState[]
  /** Name of a language in the language of the label. */
  languageName(language: string, inLanguage: string): string
}

/**
 * Put a notice before each run of blocks that are shown in the same fallback language, or that are out of date: one notice per
 * run. A container counts for everything inside it. What heads the text with the title is said below the title.
 */
export function addNotices(title: Heading, rest: readonly Block[], context: NoticeContext): readonly Block[] {
  const said = reasonsOf(title, context)
  const first = [...said].map((reason) => noticeOf(reason, title.id ?? 'title', context))
  return [title, ...first, ...withNotices(rest, said, context)]
}

/** The same within the notes: the notice stands in the first note of the run. */
export function addNoteNotices(notes: readonly Note[], context: NoticeContext): readonly Note[] {
  let said = new Set<string>()
  return notes.map((note) => {
    const reasons = new Set(note.children.flatMap((block) => [...reasonsOf(block, context)]))
    const added = [...reasons].filter((reason) => !said.has(reason)).map((reason) => noticeOf(reason, note.id, context))
    said = reasons
    return added.length === 0 ? note : { ...note, children: [...added, ...note.children] }
  })
}

function withNotices(blocks: readonly Block[], before: ReadonlySet<string>, context: NoticeContext): readonly Block[] {
  let said: ReadonlySet<string> = before
  return blocks.flatMap((block) => {
    // A rule or a piece of code says nothing about translation: the run goes on behind it.
    if (!hasSegments(block, context)) return [block]
    const reasons = reasonsOf(block, context)
    const added = [...reasons].filter((reason) => !said.has(reason))
    said = reasons
    return [...added.map((reason) => noticeOf(reason, block.id ?? 'block', context)), block]
  })
}

/** 'stale', or 'fallback ' or 'changed ' and a language, for every segment below a node that the reader has to be told about. */
function reasonsOf(node: Node, context: NoticeContext): ReadonlySet<string> {
  const reasons = new Set<string>()
  visitSegments(node, context, (report) => {
    // Figures and names read the same in every language.
    if (report.shown !== context.locale) {
      if (report.wordless === true) return
      // What was translated once is not told to be untranslated.
      reasons.add(`${report.state.startsWith('stale:') ? 'changed' : 'fallback'} ${report.shown}`)
    } else if (context.stale.includes(report.state)) reasons.add('stale')
  })
  return reasons
}

function hasSegments(node: Node, context: NoticeContext): boolean {
  let found = false
  visitSegments(node, context, () => (found = true))
  return found
}

function visitSegments(node: Node, { reports }: NoticeContext, use: (report: SegmentReport) => void): void {
  visit(node, (each) => {
    if (!isPhrasingBlock(each)) return true
    const report = each.id === undefined ? undefined : reports.get(each.id)
    if (report !== undefined) use(report)
    return false
  })
}

const labels = { stale: 'stale-notice', changed: 'stale-fallback-notice', fallback: 'fallback-notice' } as const

function noticeOf(reason: string, block: string, context: NoticeContext): Notice {
  const [kind, shown = ''] = reason.split(' ') as [keyof typeof labels, string?]
  const key = labels[kind]
  const lang = context.furniture.lang(key)
  const spoken = lang ?? context.locale
  const language = shown === '' ? '' : context.languageName(shown, spoken)
  const dir = directionOf(spoken)
  return {
    type: 'notice',
    id: `notice-${kind === 'fallback' ? shown : reason.replace(' ', '-')}-${block}`,
    reason: kind === 'stale' ? 'stale' : 'fallback',
    ...(lang !== undefined && { lang }),
    ...(dir !== context.dir && { dir }),
    children: [{ type: 'text', value: context.furniture.label(key, { language }) }],
  }
}
