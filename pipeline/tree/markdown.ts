/** Markdown in and out: what other stages need of `tree/markdown/`. */
export { parseMarkdown } from './markdown/parse.ts'
export { stringify } from './markdown/stringify.ts'
export { toMdast } from './markdown/to-mdast.ts'
