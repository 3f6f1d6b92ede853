import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts'
import type { Block, FootnoteDefinition, Inline, Link, Root } from '../tree/nodes.ts'
import { visit } from '../tree/visit.ts'
import { contentsOf } from './contents.ts'
import { imageResolver } from './images.ts'
import type { EditionInput } from './input.ts'
import { anchorsOf, resolveLink, type LinkContext } from './links.ts'
import { languageName, metadataOf } from './metadata.ts'
import { numberNotes } from './notes.ts'
import { addNoteNotices, addNotices, type NoticeContext } from './notices.ts'
import { rewriteBlocks } from './rewrite.ts'
import type { Edition } from './types.ts'

/**
 * Make the edition of an article in a locale: everything that all three formats say, once. Adds what was never in the text
 * (numbers, contents, notices, metadata) and settles what the text refers to (pictures, links, notes); changes no words.
 */
export function buildEdition(input: EditionInput): Outcome<Edition> {
  const { localised, language, furniture } = input
  const { locale, dir } = language
  const diagnostics: Diagnostic[] = []

  // Pictures, links and note calls before everything else: labels of the contents and the description are taken from the result.
  const settled = settleReferences(input, diagnostics)
  const [title, ...rest] = settled.blocks
  if (title?.type !== 'heading') throw new Error('buildEdition: the tree must start with a heading')

  // Notes before notices: where a definition stood says nothing about what is next to what.
  const numbered = numberNotes(settled.blocks, settled.definitions, (value) => furniture.digits(value))
  const reports = new Map(localised.segments.map((segment) => [segment.id, segment]))
  const notices: NoticeContext = {
    locale,
    dir,
    reports,
    furniture,
    languageName,
    stale: input.staleNotices,
  }
  const blocks = addNotices(title, rest, notices)
  const notes = addNoteNotices(numbered.value, notices)
  const metadata = metadataOf(input, rest)

  const edition: Edition = {
    article: input.article.name,
    locale,
    sourceLocale: input.article.lang,
    dir,
    metadata: metadata.value,
    root: { type: 'root', children: blocks },
    title,
    notes,
    contents: contentsOf(blocks, title),
    coverage: localised.coverage,
    missingAlternatives: settled.missingAlternatives,
    alternates: input.alternates,
    pictures: settled.pictures,
    furniture,
  }
  const all = [...diagnostics, ...numbered.diagnostics, ...metadata.diagnostics]
  return { value: edition, diagnostics: all.map((diagnostic) => placed(diagnostic, input)) }
}

function settleReferences(input: EditionInput, diagnostics: Diagnostic[]) {
  const { root } = input.localised
  const definitions = new Map<string, FootnoteDefinition>()
  const known = definedNotes(root)
  const images = imageResolver(input.pictures, input.language.locale)
  const title = root.children[0]
  const context: LinkContext = {
    article: input.article.name,
    articles: new Set(input.articles),
    title: (title !== undefined && 'id' in title ? title.id : undefined) ?? '',
    anchors: anchorsOf(input.article.root, root),
    baseUrl: input.publication.url,
  }
  const link = (node: Link, block: string): readonly Inline[] => {
    const target = resolveLink(node.url, context)
    if (target.kind === 'url') {
      // A link inside a link, or a note call, cannot be in any of the formats: calls go behind, inner links lose their address.
      const { inside, calls } = flatten(node.children)
      return [{ ...node, url: target.url, children: inside }, ...calls]
    }
    diagnostics.push(
      diagnose('edition/link', `a link leads nowhere: ${target.reason}`, { segment: block }, [target.hint]),
    )
    const { url: _url, title: _title, type: _type, ...span } = node
    return node.lang === undefined && node.dir === undefined ? node.children : [{ ...span, type: 'span' }]
  }
  const inline = (node: Inline, block: string): readonly Inline[] => {
    if (node.type === 'image') return images.inline(node, block)
    if (node.type === 'link') return link(node, block)
    if (node.type !== 'footnoteReference' || known.has(node.identifier)) return [node]
    const message = `the text calls a note "${node.identifier}" that does not exist`
    const hint = `add a paragraph that begins with [^${node.identifier}]:`
    diagnostics.push(diagnose('edition/undefined-note', message, { segment: block }, [hint]))
    return []
  }
  const block = (node: Block): readonly Block[] => {
    if (node.type === 'figure') return images.figure(node)
    if (node.type === 'footnoteDefinition') {
      // Of two notes with one name the first is called; the second keeps its text under a name of its own.
      const identifier = definitions.has(node.identifier) ? `${node.identifier}~${definitions.size}` : node.identifier
      definitions.set(identifier, { ...node, identifier })
      return []
    }
    return node.type === 'blockquote' && node.children.length === 0 ? [] : [node]
  }
  const rewriter = { inline: (node: Inline, at: { block: string }) => inline(node, at.block), block }
  const blocks = rewriteBlocks(root.children, rewriter, { block: '' })
  diagnostics.push(...images.diagnostics)
  return {
    blocks,
    definitions: [...definitions.values()],
    pictures: images.used,
    missingAlternatives: [...images.missingAlternatives],
  }
}

function flatten(nodes: readonly Inline[]): { readonly inside: readonly Inline[]; readonly calls: readonly Inline[] } {
  const calls: Inline[] = []
  const strip = (children: readonly Inline[]): readonly Inline[] =>
    children.flatMap((node): readonly Inline[] => {
      if (node.type === 'footnoteReference') {
        calls.push(node)
        return []
      }
      if (node.type !== 'link') return 'children' in node ? [{ ...node, children: strip(node.children) }] : [node]
      const { url: _url, title: _title, type: _type, ...span } = node
      return [{ ...span, type: 'span', children: strip(node.children) }]
    })
  return { inside: strip(nodes), calls }
}

function definedNotes(root: Root): ReadonlySet<string> {
  const found = new Set<string>()
  visit(root, (node) => {
    if (node.type === 'footnoteDefinition') found.add(node.identifier)
  })
  return found
}

/** Say in which article and locale a problem is. */
function placed(diagnostic: Diagnostic, input: EditionInput): Diagnostic {
  const file = `content/${input.article.name}`
  return { ...diagnostic, place: { file, ...diagnostic.place, locale: input.language.locale } }
}
