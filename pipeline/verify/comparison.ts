import type { Edition } from '../edition/types.ts'
import { startReport, type Report } from './report.ts'
import type { Finding } from './types.ts'
import { wantedBlocks } from './wanted.ts'
import { compareArticle } from './xhtml/compare-article.ts'
import { findAll, findFirst, textOf, type MarkupElement } from './xhtml/element.ts'
import { readHtml } from './xhtml/html-reader.ts'

/** Stands before the ids of the original. */
const PREFIX = 'source-'

/**
 * Re-read the page that shows a translation beside its original: each column says what its edition says, block by block
 * and nothing else, and what stands side by side is the same block. Findings on the original have its ids on the page.
 */
export function verifyComparison(source: Edition, edition: Edition, html: string): readonly Finding[] {
  const report = startReport(edition, 'html')
  const document = readHtml(html)
  const root = findFirst(document, 'html')
  for (const [name, wanted] of [
    ['lang', edition.locale],
    ['dir', edition.dir],
  ] as const) {
    const found = root?.attributes.get(name) ?? 'none'
    if (found !== wanted) report.add('language', undefined, `html ${name} ${wanted}`, `html ${name} ${found}`)
  }
  const main = findFirst(document, 'main')
  const pairs = main
    ? findAll(main, (element) => hasClass(element, 'pair')).filter((pair) => !hasClass(pair, 'heads'))
    : []
  const columns = [column(source, pairs, 'original', PREFIX), column(edition, pairs, 'target', '')] as const
  const [left, right] = columns
  compareColumn(prefixed(report), source, left)
  compareColumn(report, edition, right)
  const others = (main?.children ?? []).filter((child) => typeof child === 'string' || !hasClass(child, 'pair'))
  const [heading, ...more] = others.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const isHeaded = typeof heading === 'object' && heading.name === 'h1'
  if (!isHeaded || more.length > 0) {
    const extra = (isHeaded ? more : [heading]).map((child) => (typeof child === 'object' ? textOf(child) : child))
    report.add('extra', undefined, 'a heading and pairs of blocks', extra.join(' ').slice(0, 60))
  }
  left.forEach((original, index) => {
    const [a, b] = [original, right[index]].map((cell) => (cell ? blocksOf(cell) : []))
    const alone = a?.find((id) => b?.includes(id) !== true)
    if (alone !== undefined)
      report.add('order', alone, `beside ${PREFIX}${alone}`, `beside it: ${b?.join(' ') || 'nothing'}`)
  })
  return report.findings
}

/** Findings of the original are told under the ids that it has on this page. */
function prefixed(report: Report): Report {
  return {
    ...report,
    add: (kind, block, wanted, found) => report.add(kind, block === undefined ? block : PREFIX + block, wanted, found),
  }
}

function compareColumn(report: Report, edition: Edition, cells: readonly MarkupElement[]): void {
  const element = { name: 'main', attributes: new Map(), children: cells }
  const outside = { lang: '', dir: 'ltr' } as const
  compareArticle(report, edition, [{ element, ...outside }], [])
}

/** The cells of one column, as if they stood on the page of their edition: ids, levels of headings, the frame of notes. */
function column(
  edition: Edition,
  pairs: readonly MarkupElement[],
  name: string,
  prefix: string,
): readonly MarkupElement[] {
  const depths = new Map(wantedBlocks(edition).map(({ id, depth }) => [id, depth]))
  const notesHeading = edition.furniture.label('notes')
  const own = (element: MarkupElement): MarkupElement => {
    const attributes = new Map(element.attributes)
    for (const key of ['id', 'href', 'aria-labelledby']) {
      const value = attributes.get(key)
      if (value !== undefined) attributes.set(key, withoutPrefix(value, key, prefix))
    }
    const level = Number(/^h([2-6])$/.exec(element.name)?.[1] ?? 0)
    const depth = depths.get(attributes.get('id') ?? '')
    // The deepest two levels look the same one level down.
    const isDeepest = level === 6 && depth === 6
    const children = element.children.map((child) => (typeof child === 'string' ? child : own(child)))
    return { name: level === 0 || isDeepest ? element.name : `h${level - 1}`, attributes, children }
  }
  const isNotesHeading = (node: MarkupElement['children'][number]) =>
    typeof node === 'object' && node.attributes.get('id') === 'notes' && textOf(node) === notesHeading
  return pairs.flatMap((pair) => {
    const cell = pair.children.find((child) => typeof child === 'object' && hasClass(child, name))
    if (typeof cell !== 'object') return []
    const attributes = new Map(cell.attributes)
    if (name === 'target') attributes.set('lang', edition.locale).set('dir', edition.dir)
    const { children } = own(cell)
    return [{ ...cell, attributes, children: children.filter((child) => !isNotesHeading(child)) }]
  })
}

/** Ids, or what refers to them, as on the page of the original. One without the mark is the translation's: left to be found. */
function withoutPrefix(value: string, key: string, prefix: string): string {
  if (prefix === '' || (key === 'href' && !value.startsWith('#'))) return value
  const hash = key === 'href' ? '#' : ''
  return value
    .slice(hash.length)
    .split(' ')
    .map((id) => hash + (id.startsWith(prefix) ? id.slice(prefix.length) : `?${id}`))
    .join(' ')
}

/** Ids of the outermost blocks of a cell. */
function blocksOf(cell: MarkupElement): readonly string[] {
  return cell.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const id = child.attributes.get('id')
    return id === undefined ? blocksOf(child) : [id]
  })
}

function hasClass(element: MarkupElement, name: string): boolean {
  return (element.attributes.get('class') ?? '').split(/\s+/).includes(name)
}
