import { findAll, findFirst, textOf, type MarkupElement } from '../xhtml/element.ts'
import { readXml } from '../xhtml/xml-reader.ts'
import type { Report } from '../report.ts'

/** A content document of the book that was read. */
export interface EpubDocument {
  readonly path: string
  readonly root: MarkupElement
  readonly ids: ReadonlySet<string>
}

/** What the package document of an EPUB says. Paths are those in the archive. */
export interface Package {
  readonly path: string
  readonly identifier: string
  readonly title: string
  readonly language: string
  readonly modified: string
  readonly progression: string
  readonly items: ReadonlyMap<string, { readonly path: string; readonly type: string; readonly properties: string }>
  readonly spine: readonly string[]
}

/** Read META-INF/container.xml and the package document that it names (EPUB 3.3, 4.2.6.3 and 5). */
export function readPackage(report: Report, files: Readonly<Record<string, Uint8Array>>): Package | undefined {
  const container = read(report, files, 'META-INF/container.xml')
  if (!container) return undefined
  const path = findFirst(container, 'rootfile')?.attributes.get('full-path') ?? ''
  const root = read(report, files, path)
  if (!root) return undefined
  const items = new Map(
    findAll(root, ({ name }) => name === 'item').map(({ attributes }) => [
      attributes.get('id') ?? '',
      {
        path: resolvePath(path, attributes.get('href') ?? ''),
        type: attributes.get('media-type') ?? '',
        properties: attributes.get('properties') ?? '',
      },
    ]),
  )
  const spine = findAll(root, ({ name }) => name === 'itemref').map(({ attributes }) => {
    const item = items.get(attributes.get('idref') ?? '')
    if (!item) report.add('missing', undefined, `the spine's item ${attributes.get('idref') ?? ''}`, 'nothing')
    return item?.path ?? ''
  })
  const uniqueId = root.attributes.get('unique-identifier')
  const identifier = findAll(
    root,
    ({ name, attributes }) => name === 'identifier' && attributes.get('id') === uniqueId,
  )[0]
  const modified = findAll(
    root,
    ({ name, attributes }) => name === 'meta' && attributes.get('property') === 'dcterms:modified',
  )
  return {
    path,
    identifier: identifier ? textOf(identifier) : '',
    title: firstText(root, 'title'),
    language: firstText(root, 'language'),
    modified: modified[0] ? textOf(modified[0]) : '',
    progression: findFirst(root, 'spine')?.attributes.get('page-progression-direction') ?? 'ltr',
    items,
    spine,
  }
}

/** A relative address, without its fragment, as a path of the archive. */
export function resolvePath(from: string, href: string): string {
  const [path = ''] = href.split(/[?#]/)
  const parts = from.split('/').slice(0, -1)
  for (const part of decode(path).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function firstText(root: MarkupElement, name: string): string {
  const element = findFirst(root, name)
  return element ? textOf(element) : ''
}

function read(report: Report, files: Readonly<Record<string, Uint8Array>>, path: string): MarkupElement | undefined {
  const bytes = files[path]
  if (!bytes) {
    report.unreadable(`the file ${path || 'of the package'}`, 'nothing')
    return undefined
  }
  const reading = readXml(new TextDecoder('utf-8').decode(bytes))
  if (reading.kind === 'document') return reading.root
  report.unreadable(`well-formed ${path}`, reading.reason)
  return undefined
}
