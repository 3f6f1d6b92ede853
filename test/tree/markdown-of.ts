import type { Cleaned } from '../../pipeline/clean/types.ts'

/** Markdown as the cleaner hands it on when there was nothing to clean. */
export function markdownOf(text: string): Cleaned {
  return { file: 'content/x/source.md', format: 'markdown', text, blocks: [], records: [] }
}
