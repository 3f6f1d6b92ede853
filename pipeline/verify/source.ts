import type { EditRecord } from '../clean/types.ts'
import { diagnose } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Article, Node } from '../tree/nodes.ts'
import { excerptAt, excerpts } from './report.ts'
import { textOf as textOfElement } from './xhtml/element.ts'
import { readHtml } from './xhtml/html-reader.ts'

/** What a source says, for the comparison. */
interface Source {
  readonly text: string
  readonly format: 'text' | 'markdown'
  readonly file: string
}

/**
 * Prove that the tree says what the source said: the letters and digits (NFKC) of the source, with the reported edits
 * made by a replay of our own, are those of the tree, in order. Markdown spends letters on structure too (addresses,
 * names of references, tags): there the tree's letters must follow in the source's order, and every word of the source
 * must stand in the tree's text or in such a place of it.
 */
export function verifySource(source: Source, records: readonly EditRecord[], article: Article): readonly Diagnostic[] {
  const said = replay(source.text, records)
  const problem = source.format === 'text' ? differenceOf(said, article) : markdownDifferenceOf(said, article)
  if (problem === undefined) return []
  const [wanted, found] = problem
  const message = `${article.name}: the tree does not say what the source says; wanted “${wanted}”, found “${found}”`
  const hint = 'the cleaner changed text without a record, or the tree lost some; please report it with the source'
  return [diagnose('verify/source', message, { file: source.file }, [hint])]
}

type Difference = readonly [wanted: string, found: string]

/** A title that stands in the front matter only is put in front of the text. */
function differenceOf(said: string, article: Article): Difference | undefined {
  const wanted = lettersOf(said)
  const found = lettersOf(textOf(article.root))
  if (wanted === found || lettersOf(article.frontMatter.title ?? '') + wanted === found) return undefined
  return excerpts(wanted, found)
}

function markdownDifferenceOf(said: string, article: Article): Difference | undefined {
  const shown = decodeEntities(said.replaceAll(/<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi, ' '))
  const text = textOf(article.root)
  const tree = lettersOf(text)
  const unknown = firstMissing(tree, lettersOf(shown))
  if (unknown !== undefined) return ['only what the source says, in its order', excerptAt(tree, unknown)]
  const known = countWords([text, ...spellingsOf(article.root), ...frontMatterOf(article)].join(' '))
  for (const [word, count] of countWords(shown.replaceAll(STRUCTURE, ' '))) {
    if (count > (known.get(word) ?? 0)) return [word, `“${word}” ${known.get(word) ?? 0} times instead of ${count}`]
  }
  return undefined
}

/** Letters that Markdown spends on structure alone: tags, numbers of items, names of references and notes, the front matter. */
const STRUCTURE =
  /^---\n[\s\S]*?\n---$|<\/?[a-z][a-z\d-]*(\s[^<>]*)?\/?>|^[ \t>]*\d{1,9}[.)](?=\s)|\[\^[^\]\s]+\]:?|^[ >]*\[[^\]]+\]:[^\n]*|\]\[[^\]]*\]/gim

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{2,31});/gi, (entity) =>
    textOfElement(readHtml(`<p>${entity}x`)).slice(0, -1),
  )
}

/** Addresses, titles and languages of code: letters of the source that are no text of the tree. */
function spellingsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'link':
      return [node.url, decoded(node.url), node.title ?? '', ...node.children.flatMap(spellingsOf)]
    case 'image':
      return [node.url, decoded(node.url), node.title ?? '']
    case 'code':
      return [node.language ?? '', node.meta ?? '']
    case 'figure':
      return [...spellingsOf(node.image), ...(node.caption ? spellingsOf(node.caption) : [])]
    default:
      return 'children' in node ? (node.children as readonly Node[]).flatMap(spellingsOf) : []
  }
}

function frontMatterOf({ frontMatter }: Article): readonly string[] {
  return Object.values(frontMatter).flatMap((value: string | readonly string[]) =>
    typeof value === 'string' ? [value] : value,
  )
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Own replay of the records, so that the cleaner's own is checked as well. Offsets point into the source. */
function replay(text: string, records: readonly EditRecord[]): string {
  const applied = records
    .filter((record) => record.state === 'applied' && record.expected !== undefined)
    .toSorted((a, b) => a.place.start.offset - b.place.start.offset || a.place.end.offset - b.place.end.offset)
  const parts: string[] = []
  let at = 0
  for (const { place, expected = '' } of applied) {
    parts.push(text.slice(at, place.start.offset), expected)
    at = Math.max(at, place.end.offset)
  }
  parts.push(text.slice(at))
  return parts.join('')
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** Offset of the first character of `part` that does not follow in `whole`; undefined when all do, in order. */
function firstMissing(part: string, whole: string): number | undefined {
  let at = 0
  for (let index = 0; index < part.length; index++) {
    const next = whole.indexOf(part[index] ?? '', at)
    if (next < 0) return index
    at = next + 1
  }
  return undefined
}

function textOf(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'image':
      return node.alt
    case 'figure':
      return [node.image, ...(node.caption ? [node.caption] : [])].map(textOf).join(' ')
    case 'break':
    case 'thematicBreak':
    case 'footnoteReference':
      return ' '
    default:
      return (node.children as readonly Node[]).map(textOf).join(' ')
  }
}
