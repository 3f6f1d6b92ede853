import { gfmToMarkdown } from 'mdast-util-gfm'
import type { Block, Root } from '../nodes.ts'
import { mapPhrasing, sameTree, visit } from '../visit.ts'
import { normaliseInline, tidyImage } from '../inline.ts'
import { parseBody } from './parse.ts'
import { markdownWriter } from './remark.ts'
import { toMdast, type HtmlChoice } from './to-mdast.ts'

// Padding cells would make a table with one long cell quadratic.
const writeMarkdown = markdownWriter({ bullet: '-', rule: '*' }, [gfmToMarkdown({ tablePipeAlign: false })])

/**
 * The tree as Markdown, ending in a line feed. Reading it again gives the same tree: the result is read back, and a block that
 * Markdown's signs cannot say (emphasis within emphasis, a list that is loose in part) is written as HTML instead.
 */
export function stringify(root: Root): string {
  const tree = canonical(root)
  const plain = write(tree)
  if (readsAs(plain, tree)) return plain
  const calls = noteStubs(tree)
  const broken = new Set(
    tree.children.filter((block) => !readsAs(write(withNotes(block, calls)), withNotes(block, calls))),
  )
  const mended = write(tree, (block) => broken.has(block))
  if (readsAs(mended, tree)) return mended
  const html = write(tree, () => true)
  return readsAs(html, tree) ? html : plain
}

function write(root: Root, asHtml?: HtmlChoice): string {
  return writeMarkdown(toMdast(root, asHtml))
}

function readsAs(markdown: string, tree: Root): boolean {
  return sameTree(parseBody('', markdown).value, tree)
}

/** The tree in the form that the parser gives, whoever made it. */
function canonical(root: Root): Root {
  const mapper = { phrasing: normaliseInline, image: tidyImage }
  const blocks = root.children.map((block) => mapPhrasing(block, mapper))
  const isNote = (block: Block) => block.type === 'footnoteDefinition'
  return { type: 'root', children: [...blocks.filter((block) => !isNote(block)), ...blocks.filter(isNote)] }
}

/** A call of a note is only read as one where the note is there. */
function noteStubs(root: Root): readonly Block[] {
  const names = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'footnoteReference') names.add(node.identifier)
  })
  return [...names].map((identifier) => ({
    type: 'footnoteDefinition',
    identifier,
    children: [{ type: 'paragraph', children: [{ type: 'text', value: 'note' }] }],
  }))
}

function withNotes(block: Block, stubs: readonly Block[]): Root {
  return { type: 'root', children: [block, ...stubs] }
}
