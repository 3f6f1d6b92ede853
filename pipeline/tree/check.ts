import type { Node, Root } from './nodes.ts'
import { safeUrl } from './url.ts'
import { childrenOf, isInline, isPhrasingBlock } from './visit.ts'

/**
 * What is wrong with the tree of an article, as sentences for developers; empty when every invariant of `nodes.ts` holds: one
 * h1, first; headings without gaps; an id on every block, each once; texts merged, not empty; addresses safe; no link inside a
 * link; tables rectangular; note definitions at the end.
 */
export function checkTree(root: Root): readonly string[] {
  const wrong: string[] = []
  const ids = new Set<string>()
  const [first] = root.children
  if (first?.type !== 'heading' || first.depth !== 1) wrong.push('the tree does not begin with an h1')
  let depth = 0
  for (const [index, block] of root.children.entries()) {
    if (block.type === 'heading') {
      if (block.depth > depth + 1) wrong.push(`heading level ${block.depth} follows level ${depth}`)
      if (block.depth === 1 && index > 0) wrong.push('a second h1')
      depth = block.depth
    }
    const before = root.children[index - 1]
    if (before?.type === 'footnoteDefinition' && block.type !== 'footnoteDefinition') {
      wrong.push('a note definition stands before other blocks')
    }
  }
  const see = (node: Node, inLink: boolean, top: boolean) => {
    if (!isInline(node) && node.type !== 'root') {
      if (node.id === undefined) wrong.push(`a ${node.type} has no id`)
      else if (ids.has(node.id)) wrong.push(`the id '${node.id}' is there twice`)
      else ids.add(node.id)
    }
    const children = childrenOf(node)
    checkNode(node, inLink, top, wrong)
    if (isPhrasingBlock(node) || (isInline(node) && 'children' in node)) {
      children.forEach((child, index) => {
        if (!isInline(child)) wrong.push(`a ${child.type} inside a ${node.type}`)
        else if (child.type === 'text' && children[index + 1]?.type === 'text') wrong.push('two texts side by side')
      })
    } else if (children.some((child) => isInline(child) && node.type !== 'figure')) {
      wrong.push(`phrasing directly inside a ${node.type}`)
    }
    for (const child of children) see(child, inLink || node.type === 'link', node.type === 'root')
  }
  see(root, false, true)
  return wrong
}

function checkNode(node: Node, inLink: boolean, top: boolean, wrong: string[]): void {
  switch (node.type) {
    case 'text':
      if (node.value === '') wrong.push('an empty text')
      break
    case 'link':
      if (inLink) wrong.push('a link inside a link')
      if (safeUrl(node.url) !== node.url) wrong.push(`unsafe address '${node.url}'`)
      break
    case 'image':
      if (safeUrl(node.url) !== node.url) wrong.push(`unsafe address '${node.url}'`)
      break
    case 'table':
      if (node.children.some((row) => row.children.length !== node.align.length)) wrong.push('a row of another width')
      break
    case 'footnoteDefinition':
      if (!top) wrong.push('a note definition inside another block')
      break
    case 'heading':
      if (node.depth === 1 && !top) wrong.push('an h1 inside another block')
      break
    default:
  }
}
