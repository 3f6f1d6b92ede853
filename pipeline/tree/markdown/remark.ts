import type { Root } from 'mdast'
import type { Options as ParseOptions } from 'mdast-util-from-markdown'
import type { Options as ToMarkdown } from 'mdast-util-to-markdown'
import remarkParse from 'remark-parse'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'

/** micromark extensions: which marks are read. */
export type Syntax = NonNullable<ParseOptions['extensions']>
/** mdast extensions: which nodes the marks become. */
export type Building = NonNullable<ParseOptions['mdastExtensions']>

/** A Markdown parser of unified with remark-parse for one set of extensions. */
export function markdownParser(syntax: Syntax, building: Building): (text: string) => Root {
  const processor = unified()
    .use(remarkParse)
    .data({ micromarkExtensions: [...syntax], fromMarkdownExtensions: [...building] })
    .freeze()
  return (text) => processor.parse(text)
}

/** A Markdown writer of unified with remark-stringify for one set of options. */
export function markdownWriter(options: Options, extensions: readonly ToMarkdown[]): (tree: Root) => string {
  const processor = unified()
    .use(remarkStringify, options)
    .data({ toMarkdownExtensions: [...extensions] })
    .freeze()
  return (tree) => processor.stringify(tree)
}
