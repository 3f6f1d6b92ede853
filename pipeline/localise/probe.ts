import type { Root as MdastRoot } from 'mdast'
import { identify } from '../tree/identify.ts'
import { parseMarkdown, toMdast } from '../tree/markdown.ts'
import type { Article } from '../tree/nodes.ts'
import { templateCatalog } from './extract.ts'
import { localise } from './localise.ts'
import { segmentsOf } from './segments.ts'
import type { Segment } from './types.ts'

/** Answer of `stemma probe units`. */
export interface ProbedUnits {
  readonly id: unknown
  readonly units: readonly Segment[]
  /** The tree as it was read, as mdast without positions. */
  readonly before: MdastRoot
  /** The same after every segment went through its catalog string and i18next. */
  readonly after: MdastRoot
}

/** A language that nothing is written in, so that nothing is shown in it by chance. */
const target = 'zxx'

/** Take the segments out of Markdown and put them back in as if they were translations. */
export function probeUnits(line: { readonly id?: unknown; readonly markdown: string }): ProbedUnits {
  const parsed = parseMarkdown('probe', line.markdown).value
  const root = identify(parsed.root)
  const article: Article = { name: 'probe', lang: 'en', title: '', frontMatter: parsed.frontMatter, root }
  const files = new Map([[target, { catalog: templateCatalog(article) }]])
  const said = localise(article, target, { files }).value
  return { id: line.id, units: segmentsOf(article), before: toMdast(root), after: toMdast(said.root) }
}
