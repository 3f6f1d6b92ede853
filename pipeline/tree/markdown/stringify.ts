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
  const parts = inParts(tree)
  if (parts === tree ? readsAs(plain, tree) : readsAs(write(parts), parts)) return plain
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

/** UTF-16 units of a paragraph of nothing but text that are read back in one go: the parser keeps some events for each. */
const longestPart = 20_000

/** The tree with endless paragraphs of bare text divided between words, where a sign of Markdown on one side means nothing to the other. */
function inParts(tree: Root): Root {
  const isEndless = (block: Block) =>
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]?.type === 'text' &&
    block.children[0].value.length > longestPart
  if (!tree.children.some(isEndless)) return tree
  const children = tree.children.flatMap((block): readonly Block[] => {
    if (!isEndless(block) || block.type !== 'paragraph' || block.children[0]?.type !== 'text') return [block]
    const { value } = block.children[0]
    const parts: Block[] = []
    let from = 0
    // Between words; where none end, between letters.
    for (const { index, 0: gap } of value.matchAll(/(?<=\p{L}) (?=\p{L}{2})|(?<=\p{L}{2})(?=\p{L}{2})/gu)) {
      if (index - from < (gap === '' ? 2 * longestPart : longestPart)) continue
      parts.push({ type: 'paragraph', children: [{ type: 'text', value: value.slice(from, index) }] })
      from = index + gap.length
    }
    return [...parts, { type: 'paragraph', children: [{ type: 'text', value: value.slice(from) }] }]
  })
  return { type: 'root', children }
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
