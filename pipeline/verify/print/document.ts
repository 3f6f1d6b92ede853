import { readContent, type PageContent } from './content.ts'
import { isArray, openPdf, type PdfFile } from './file.ts'
import { readFont, type PdfFont } from './font.ts'
import { decodeText, isKind, type PdfReference, type PdfValue } from './lexer.ts'
import { readStructure, type PdfElement } from './structure.ts'

/** All that verification reads of a PDF. */
export interface PdfDocument {
  readonly lang: string
  readonly title: string
  readonly isTagged: boolean
  /** Nothing runs, plays or asks: no actions but those of links, no scripts, no forms. */
  readonly isPassive: boolean
  readonly pages: readonly { readonly label: string; readonly content: PageContent }[]
  readonly structure: readonly PdfElement[]
  /** Page index and height on the page of named destinations. */
  readonly destinations: ReadonlyMap<string, { readonly page: number; readonly y: number }>
  /** Titles and targets of the outline, depth first. */
  readonly outline: readonly { readonly label: string; readonly destination: string }[]
}

const MAX_PAGES = 100_000
const MAX_DEPTH = 64

/** Read a PDF as our own writer makes it; undefined when it cannot be. */
export function readPdf(bytes: Uint8Array): PdfDocument | undefined {
  const file = openPdf(bytes)
  if (!file) return undefined
  const catalog = file.get(file.trailer, 'Root')
  if (!isKind(catalog, 'dictionary')) return undefined
  const pageIds = pageReferences(file, catalog.entries.get('Pages'))
  const indexOf = new Map(pageIds.map((id, index) => [id, index]))
  const fonts = new Map<number, PdfFont>()
  const labels = pageLabels(file, catalog, pageIds.length)
  const pages = pageIds.map((id, index) => {
    const page = file.resolve({ kind: 'reference', id })
    return { label: labels[index] ?? '', content: contentOf(file, page, fonts) }
  })
  const destinations = new Map<string, { page: number; y: number }>()
  for (const [name, value] of nameTree(file, file.get(file.get(catalog, 'Names'), 'Dests'), 0)) {
    const place = isArray(value) ? value : file.array(value, 'D')
    const page = isKind(place[0], 'reference') ? indexOf.get(place[0].id) : undefined
    if (page !== undefined) destinations.set(name, { page, y: Number(place[3] ?? 0) })
  }
  return {
    lang: file.text(catalog, 'Lang') ?? '',
    title: file.text(file.get(file.trailer, 'Info'), 'Title') ?? '',
    isTagged: file.get(file.get(catalog, 'MarkInfo'), 'Marked') === true,
    isPassive: isPassive(file, catalog, pageIds),
    pages,
    structure: readStructure(file, file.get(catalog, 'StructTreeRoot'), (id) => indexOf.get(id)),
    destinations,
    outline: outlineOf(file, file.get(catalog, 'Outlines')),
  }
}

/** Annotations that only lead somewhere; everything else that a page or the file can do is an action (ISO 32000-1, 12.6). */
function isPassive(file: PdfFile, catalog: PdfValue, pageIds: readonly number[]): boolean {
  const hasAny = (value: PdfValue, ...keys: readonly string[]) => keys.some((key) => file.get(value, key) !== undefined)
  if (hasAny(catalog, 'OpenAction', 'AA', 'AcroForm') || hasAny(file.get(catalog, 'Names'), 'JavaScript')) return false
  return pageIds.every((id) => {
    const page = file.resolve({ kind: 'reference', id })
    const isLink = (annotation: PdfValue) =>
      file.text(annotation, 'Subtype') === 'Link' &&
      !hasAny(annotation, 'AA') &&
      /^(?:URI|GoTo)$/.test(file.text(file.get(annotation, 'A'), 'S') ?? 'GoTo')
    return !hasAny(page, 'AA') && file.array(page, 'Annots').every(isLink)
  })
}

function pageReferences(file: PdfFile, root: PdfValue): readonly number[] {
  const ids: number[] = []
  const seen = new Set<number>()
  const visit = (node: PdfValue): void => {
    if (!isKind(node, 'reference') || seen.has(node.id) || ids.length > MAX_PAGES) return
    seen.add(node.id)
    if (file.text(node, 'Type') === 'Page') ids.push(node.id)
    else file.array(node, 'Kids').forEach(visit)
  }
  visit(root)
  return ids
}

function contentOf(file: PdfFile, page: PdfValue, fonts: Map<number, PdfFont>): PageContent {
  const resources = file.get(page, 'Resources')
  const dictionary = file.get(resources, 'Font')
  const names = new Map<string, PdfFont>()
  const fontOf = (name: string): PdfFont | undefined => {
    const known = names.get(name)
    if (known) return known
    const reference = isKind(dictionary, 'dictionary') ? dictionary.entries.get(name) : undefined
    if (reference === undefined) return undefined
    const id = isKind(reference, 'reference') ? reference.id : -1
    const font = fonts.get(id) ?? readFont(file, reference)
    if (id >= 0) fonts.set(id, font)
    names.set(name, font)
    return font
  }
  const contents = file.get(page, 'Contents')
  const streams = (isArray(contents) ? contents : [contents]).map((part) => file.stream(part))
  return readContent(joined(streams), fontOf, file, file.get(resources, 'Properties'))
}

function joined(streams: readonly Uint8Array[]): Uint8Array {
  if (streams.length === 1 && streams[0]) return streams[0]
  const all = new Uint8Array(streams.reduce((sum, stream) => sum + stream.length + 1, 0))
  let at = 0
  for (const stream of streams) {
    all.set(stream, at)
    at += stream.length
    all[at++] = 10
  }
  return all
}

/** Labels of all pages (12.4.2): prefix and decimal numbers, the only style that our files use. */
function pageLabels(file: PdfFile, catalog: PdfValue, count: number): readonly string[] {
  const items = file.array(file.get(catalog, 'PageLabels'), 'Nums')
  const labels: string[] = []
  for (let index = 0; index + 1 < items.length; index += 2) {
    const first = Number(file.resolve(items[index]))
    const next = index + 2 < items.length ? Number(file.resolve(items[index + 2])) : count
    const prefix = file.text(items[index + 1], 'P') ?? ''
    const isNumbered = file.text(items[index + 1], 'S') === 'D'
    const start = file.number(items[index + 1], 'St') ?? 1
    for (let page = first; page < Math.min(next, count); page++) {
      labels[page] = isNumbered ? `${prefix}${start + page - first}` : prefix
    }
  }
  return labels
}

function nameTree(file: PdfFile, node: PdfValue, depth: number): readonly (readonly [string, PdfValue])[] {
  if (depth > MAX_DEPTH) return []
  const names = file.array(node, 'Names')
  const own: [string, PdfValue][] = []
  for (let index = 0; index + 1 < names.length; index += 2) {
    const name = file.resolve(names[index])
    if (isKind(name, 'string')) own.push([decodeText(name.bytes), file.resolve(names[index + 1])])
  }
  return [...own, ...file.array(node, 'Kids').flatMap((kid) => nameTree(file, kid, depth + 1))]
}

function outlineOf(file: PdfFile, root: PdfValue): readonly { label: string; destination: string }[] {
  const entries: { label: string; destination: string }[] = []
  const seen = new Set<number>()
  const isNew = (raw: PdfValue): raw is PdfReference => isKind(raw, 'reference') && !seen.has(raw.id)
  const visit = (parent: PdfValue): void => {
    for (let item = file.raw(parent, 'First'); isNew(item); item = file.raw(item, 'Next')) {
      seen.add(item.id)
      entries.push({ label: file.text(item, 'Title') ?? '', destination: file.text(item, 'Dest') ?? '' })
      visit(item)
    }
  }
  visit(root)
  return entries
}
