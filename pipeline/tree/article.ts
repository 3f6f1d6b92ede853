import type { Cleaned } from '../clean/types.ts'
import type { TreeLimits } from '../config/limits.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import { settleHeadings } from './headings.ts'
import { identify, type EarlierUnits } from './identify.ts'
import { normaliseInline } from './inline.ts'
import { parseMarkdown } from './markdown/parse.ts'
import type { Article, Block, FrontMatter, Heading } from './nodes.ts'
import { blocksOfText } from './plain.ts'
import { foldText, textOf } from './text.ts'
import { visit } from './visit.ts'

/** What an article is made with. */
export interface ArticleOptions {
  /** Language of the publication's sources; front matter may say another. */
  readonly lang: string
  /** locales/<source>/<article>.units.json, for ids that live on. */
  readonly previous?: EarlierUnits
  readonly limits?: TreeLimits
}

/**
 * The article of cleaned text: its tree with ids, begun by exactly one h1, and what the front matter says. Undefined (with an
 * error) when there is no text at all.
 */
export function articleFrom(name: string, cleaned: Cleaned, options: ArticleOptions): Outcome<Article | undefined> {
  const { file } = cleaned
  const parsed: Outcome<{ frontMatter: FrontMatter; root: { children: readonly Block[] } }> =
    cleaned.format === 'markdown'
      ? parseMarkdown(file, cleaned.text, options.limits)
      : { value: { frontMatter: credited(cleaned), root: { children: blocksOfText(cleaned) } }, diagnostics: [] }
  const { frontMatter } = parsed.value
  const blocks = parsed.value.root.children.filter((block) => block.type !== 'heading' || titleText(block) !== '')
  const diagnostics = [...parsed.diagnostics]
  if (blocks.length === 0) {
    diagnostics.push(diagnose('tree/empty', 'the article has no text', { file }, ['write something in it']))
    return { value: undefined, diagnostics }
  }
  const titled = withTitle(name, file, blocks, frontMatter, diagnostics)
  const root = identify({ type: 'root', children: settleHeadings(titled.blocks) }, options.previous)
  const article = { name, lang: frontMatter.lang ?? options.lang, title: titled.title, frontMatter, root }
  return { value: article, diagnostics }
}

/** A plain text has no front matter; its lines may say who wrote it, and when. */
function credited({ credit }: Cleaned): FrontMatter {
  return {
    ...(credit?.author !== undefined && { authors: [credit.author] }),
    ...(credit?.date !== undefined && { date: credit.date }),
  }
}

/** Title = front matter title, else the first h1, else a heading that stands first, else the name of the folder. */
function withTitle(
  name: string,
  file: string,
  blocks: readonly Block[],
  frontMatter: FrontMatter,
  diagnostics: Diagnostic[],
): { readonly title: string; readonly blocks: readonly Block[] } {
  const { title } = frontMatter
  const isTitle = (block: Block): block is Heading =>
    block.type === 'heading' &&
    block.depth === 1 &&
    (title === undefined || block === blocks[0] || titleText(block) === title)
  const heading = blocks.find(isTitle)
  if (heading !== undefined) {
    const rest = blocks.filter((block) => block !== heading)
    if (heading !== blocks[0]) {
      const message = `the title '${titleText(heading)}' was moved before the text that stands above it`
      diagnostics.push(diagnose('tree/title-moved', message, { file }, ['let the first heading be the first line']))
    }
    return { title: title ?? titleText(heading), blocks: [heading, ...rest] }
  }
  if (title !== undefined) return { title, blocks: [headingOf(title), ...blocks] }
  const [first, ...rest] = blocks
  if (first?.type === 'heading') return { title: titleText(first), blocks: [{ ...first, depth: 1 }, ...rest] }
  const named = foldText(name.replaceAll(/[-_]+/gu, ' ')) || 'Untitled'
  const guessed = named.charAt(0).toUpperCase() + named.slice(1)
  const hints = ["begin the text with a heading, or write 'title:' in the front matter"]
  const message = `the article has no title; it is called '${guessed}'`
  diagnostics.push(diagnose('tree/no-title', message, { file }, hints))
  return { title: guessed, blocks: [headingOf(guessed), ...blocks] }
}

function headingOf(title: string): Heading {
  return { type: 'heading', depth: 1, children: normaliseInline([{ type: 'text', value: title }]) }
}

/** Text of a heading; that of its pictures when it has nothing else. */
function titleText(heading: Heading): string {
  const text = foldText(textOf(heading))
  if (text !== '') return text
  const alternatives: string[] = []
  visit(heading, (node) => {
    if (node.type === 'image') alternatives.push(node.alt)
  })
  return foldText(alternatives.join(' '))
}
