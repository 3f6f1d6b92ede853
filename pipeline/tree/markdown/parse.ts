import { counted } from '../../diagnostic/counted.ts'
import type { Nodes } from 'mdast'
import { defaultLimits, raising } from '../../config/limits.ts'
import type { TreeLimits } from '../../config/limits.ts'
import { diagnose } from '../../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts'
import type { FrontMatter, Root } from '../nodes.ts'
import { countControls } from '../text.ts'
import { readMarkdown } from './chunk.ts'
import { droppedDiagnostics, type Conversion, type Target } from './context.ts'
import { convertFlow } from './convert.ts'
import { splitFrontMatter } from './front-matter.ts'
import { guardSource } from './guard.ts'

/** What a Markdown file says. */
export interface ParsedMarkdown {
  readonly frontMatter: FrontMatter
  /** Canonical, without ids; headings as they were written. */
  readonly root: Root
}

/**
 * Read Markdown (CommonMark 0.31 with GFM tables, footnotes, strikethrough, task lists and autolinks; YAML front matter) as a
 * canonical tree: references are resolved, raw HTML is parsed (DESIGN §3), unsafe addresses are refused, note definitions stand
 * at the end. Bad input gives diagnostics, never an exception; time is linear in the length of the input.
 */
export function parseMarkdown(file: string, text: string, limits: TreeLimits = defaultLimits): Outcome<ParsedMarkdown> {
  if (text.length > limits.bytes) {
    const hints = ['divide the article, or make it a book of several files', raising('bytes')]
    const problem = diagnose('tree/too-long', `${text.length} characters, more than ${limits.bytes}`, { file }, hints)
    return { value: { frontMatter: {}, root: { type: 'root', children: [] } }, diagnostics: [problem] }
  }
  const split = splitFrontMatter(file, text.startsWith('\ufeff') ? text.slice(1) : text)
  const parsed = parseBody(file, split.value.body, limits)
  return {
    value: { frontMatter: split.value.frontMatter, root: parsed.value },
    diagnostics: [...split.diagnostics, ...parsed.diagnostics],
  }
}

/** Read Markdown without front matter. */
export function parseBody(file: string, text: string, limits: TreeLimits = defaultLimits): Outcome<Root> {
  const guarded = guardSource(file, text, limits.nesting)
  const tree = readMarkdown(guarded.text, false)
  const diagnostics: Diagnostic[] = [...guarded.diagnostics]
  const controls = countControls(text)
  if (controls > 0) {
    const message = `${counted(controls, 'control character that no edition can hold was', 'control characters that no edition can hold were')} dropped`
    diagnostics.push(diagnose('tree/control-character', message, { file }, ['take them out of the source']))
  }
  const conversion: Conversion = {
    file,
    source: guarded.text,
    definitions: definitionsOf(tree),
    notes: [],
    diagnostics,
    dropped: new Map(),
    restore: (value) => guarded.restore(value),
    nodes: 0,
    limits,
  }
  const blocks = convertFlow(tree.children, conversion, 0)
  if (conversion.full !== undefined) {
    const found = Math.max(conversion.nodes, countNodes(tree))
    const message = `${found} pieces in one article, more than ${limits.nodes}`
    const hints = ['divide the article, or make it a book of several files', raising('nodes')]
    diagnostics.push(diagnose('tree/too-many-nodes', message, conversion.full, hints))
  }
  const children = [...blocks, ...conversion.notes]
  return { value: { type: 'root', children }, diagnostics: [...diagnostics, ...droppedDiagnostics(conversion)] }
}

/** Nodes of a tree. Without recursion. */
function countNodes(root: Nodes): number {
  let count = 0
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    count += 1
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return count
}

/** Definitions by identifier; the first one of a name counts (CommonMark §4.7). Without recursion. */
function definitionsOf(root: Nodes): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>()
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition') {
      if (!found.has(node.identifier)) found.set(node.identifier, { url: node.url, title: node.title ?? undefined })
    } else if ('children' in node) {
      for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] as Nodes)
    }
  }
  return found
}
