import type { Root as MdastRoot } from 'mdast'
import { counted } from '../diagnostic/counted.ts'
import { identify } from '../tree/identify.ts'
import { parseMarkdown, toMdast } from '../tree/markdown.ts'
import type { Article, Root } from '../tree/nodes.ts'
import { statesFor, templateCatalog } from './extract.ts'
import { localise } from './localise.ts'
import { segmentsOf } from './segments.ts'
import type { Segment } from './types.ts'

/** Answer of `stemma probe units`. */
export interface ProbedUnits {
  readonly id: unknown
  readonly units: readonly Segment[]
  /** The tree as it was read, as mdast without positions; languages of blocks left out, since a translation has its own. */
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
  const segments = segmentsOf(article)
  const catalog = templateCatalog(article)
  // Reviewed: else the source again would count as no translation.
  const states = Object.fromEntries(
    Object.entries(statesFor(segments, catalog, {})).map(([id, record]) => [id, { ...record, s: 'reviewed' as const }]),
  )
  const files = new Map([[target, { catalog, states }]])
  const said = localise(article, target, { files }).value
  const lost = said.segments.filter(({ shown }) => shown !== target).length
  if (lost > 0)
    throw new Error(
      `probeUnits: ${lost} of ${counted(segments.length, 'segment', 'segments')} not found in the catalog`,
    )
  return {
    id: line.id,
    units: segments,
    before: toMdast(withoutLanguages(root)),
    after: toMdast(withoutLanguages(said.root)),
  }
}

const speaking = new Set(
  'paragraph heading tableCell tableRow table caption blockquote list listItem figure image'.split(' '),
)

function withoutLanguages(root: Root): Root {
  const bare = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('type' in value) || !speaking.has(String(value.type)))
      return value
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'lang' && name !== 'dir'))
  }
  return JSON.parse(JSON.stringify(root, bare)) as Root
}
