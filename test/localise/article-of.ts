import { articleFrom } from '../../pipeline/tree/article.ts'
import type { EarlierUnits } from '../../pipeline/tree/identify.ts'
import type { Article } from '../../pipeline/tree/nodes.ts'

/** The article that Markdown makes; throws when there is none. */
export function articleOf(markdown: string, previous?: EarlierUnits, lang = 'en'): Article {
  const cleaned = { file: 'content/x/source.md', format: 'markdown', text: markdown, blocks: [], records: [] } as const
  const { value } = articleFrom('x', cleaned, { lang, ...(previous && { previous }) })
  if (value === undefined) throw new Error('no article')
  return value
}
