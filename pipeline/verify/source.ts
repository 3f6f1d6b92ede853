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
 * names of references, tags): there the tree's letters must follow in the source's order (an error else), and every word
 * of the source must stand in the tree's text or in such a place of it (a warning else: what is structure is guessed).
 */
export function verifySource(source: Source, records: readonly EditRecord[], article: Article): readonly Diagnostic[] {
  const said = replay(source.text, records)
  const place = { file: source.file }
  const report = (code: 'verify/source' | 'verify/source-words', difference: Difference | undefined) => {
    if (difference === undefined) return []
    const [wanted, found] = difference
    const message = `${article.name}: the tree does not say what the source says; wanted “${wanted}”, found “${found}”`
    const hint = 'the cleaner changed text without a record, or the tree lost some; please report it with the source'
    return [diagnose(code, message, place, [hint])]
  }
  if (source.format === 'text') return report('verify/source', differenceOf(said, article))
  const outOfOrder = report('verify/source', orderDifferenceOf(said, article))
  return outOfOrder.length > 0 ? outOfOrder : report('verify/source-words', wordDifferenceOf(said, article))
}

type Difference = readonly [wanted: string, found: string]

function differenceOf(said: string, article: Article): Difference | undefined {
  const wanted = lettersOf(said)
  const found = lettersOf(textOf(article.root))
  // A text without a heading is headed by the name of its folder.
  if (wanted === found || lettersOf(article.title) + wanted === found) return undefined
  return excerpts(wanted, found)
}

function orderDifferenceOf(said: string, article: Article): Difference | undefined {
  // In code an entity is what it is, elsewhere it is what it names: both stand there to be followed.
  const source = lettersOf(said.replaceAll(ENTITY, (entity) => `${entity} ${decodeEntity(entity)}`))
  const [title, ...others] = article.root.children
  const notes = others.filter(({ type }) => type === 'footnoteDefinition')
  const rest = others.filter(({ type }) => type !== 'footnoteDefinition')
  // The title may come from the front matter, from further down, or from the name of the folder; a note, from anywhere.
  for (const part of [title ? [title] : [], rest, ...notes.map((note) => [note])]) {
    const letters = lettersOf(part.map(textOf).join(' '))
    const unknown = firstMissing(letters, source)
    if (unknown === undefined || letters.toLowerCase() === lettersOf(article.name).toLowerCase()) continue
    return ['only what the source says, in its order', excerptAt(letters, unknown)]
  }
  return undefined
}

function wordDifferenceOf(said: string, article: Article): Difference | undefined {
  const shown = HIDDEN.reduce((text, [open, close]) => withoutSpans(text, open, close), said)
  const known = countWords(
    [textOf(article.root), ...spellingsOf(article.root), ...frontMatterOf(article), article.name].join(' '),
  )
  for (const [word, count] of countWords(shown.replaceAll(STRUCTURE, ' '))) {
    const there = known.get(word) ?? 0
    if (count > there) return [`${count} × ${word}`, `${there} × ${word}`]
  }
  return undefined
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{2,31});/gi

/** Stretches of raw HTML that never show. */
const HIDDEN = [
  [/<!--/g, '-->'],
  [/<\?/g, '?>'],
  [/<![a-z[]/gi, '>'],
  [/<script\b/gi, '</script'],
  [/<style\b/gi, '</style'],
  [/<template\b/gi, '</template'],
] as const

/** Letters that Markdown spends on structure alone: front matter, tags, numbers of items, names of references and notes, addresses, words around entities. */
const STRUCTURE =
  /^---\n[\s\S]*?\n---$|<\/?[a-z][a-z\d-]{0,40}(?:\s[^<>]{0,2000})?>|^[ >]{0,20}\[(?!\^)(?:[^\]\\]|\\.){1,999}\]:.{0,2000}|\[x\]|^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)](?=\s)))+|\[\^[^\]\s]{1,200}\]:?|\](?:\[[^\]]{0,999}\])+|\]\((?:[^()\\]|\\.|\([^()]{0,200}\)){0,2000}\)|(?:(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,200})?(?:&#?[a-z\d]{1,31};[\p{L}\p{N}]{0,200})+/gimu

/** A text without the stretches from an opening to the next closing, both included; linear however many openings there are. */
function withoutSpans(text: string, open: RegExp, close: string): string {
  const lower = text.toLowerCase()
  const parts: string[] = []
  let at = 0
  for (const match of text.matchAll(open)) {
    if (match.index < at) continue
    const end = lower.indexOf(close, match.index)
    if (end < 0) break
    parts.push(text.slice(at, match.index))
    at = end + close.length
  }
  parts.push(text.slice(at))
  return parts.join(' ')
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function decodeEntity(entity: string): string {
  return textOfElement(readHtml(`<p>${entity}x`)).slice(0, -1)
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
