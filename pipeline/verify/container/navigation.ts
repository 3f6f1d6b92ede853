import type { ContentsEntry, Edition } from '../../edition/types.ts'
import { resolvePath, type EpubDocument, type Package } from './package.ts'
import { findAll, textOf, type MarkupElement } from '../xhtml/element.ts'
import { fragmentOf, type FoundArticle } from '../xhtml/read-blocks.ts'
import type { Report } from '../report.ts'

/** Compare the navigation document with the edition's contents and with the page marks that the text really has. */
export function checkNavigation(
  report: Report,
  edition: Edition,
  book: Package,
  documents: ReadonlyMap<string, EpubDocument>,
  pages: FoundArticle['pages'],
): void {
  const item = [...book.items.values()].find(({ properties }) => properties.split(/\s+/).includes('nav'))
  const document = item && documents.get(item.path)
  if (!document) return report.add('missing', undefined, 'a navigation document', 'nothing')
  const navs = findAll(document.root, ({ name }) => name === 'nav')
  const navOf = (type: string) =>
    navs.find(({ attributes }) => (attributes.get('epub:type') ?? '').split(/\s+/).includes(type))

  checkContents(report, edition, linksOf(navOf('toc')))
  checkPageList(report, linksOf(navOf('page-list')), pages)
  const landmarks = navOf('landmarks')
  const types = landmarks
    ? findAll(landmarks, ({ name }) => name === 'a').map(({ attributes }) => attributes.get('epub:type') ?? '')
    : []
  if (!types.includes('bodymatter'))
    report.add('structure', undefined, 'a landmark bodymatter', types.join(' ') || 'no landmarks')
  for (const { href } of navs.flatMap((nav) => linksOf(nav))) {
    const path = resolvePath(document.path, href)
    const fragment = fragmentOf(href)
    if (!documents.has(path) || (fragment !== '' && !documents.get(path)?.ids.has(fragment))) {
      report.add('link', undefined, 'an existing target', `${document.path} → ${href}`)
    }
  }
}

interface NavLink {
  readonly label: string
  readonly href: string
}

function linksOf(nav: MarkupElement | undefined): readonly NavLink[] {
  if (!nav) return []
  return findAll(nav, ({ name }) => name === 'a').map((link) => ({
    label: textOf(link),
    href: link.attributes.get('href') ?? '',
  }))
}

/** Entries of the contents stand in the navigation in their order; furniture such as the notes may stand between. */
function checkContents(report: Report, edition: Edition, links: readonly NavLink[]): void {
  const flat = (entries: readonly ContentsEntry[]): readonly ContentsEntry[] =>
    entries.flatMap((entry) => [entry, ...flat(entry.children)])
  const labels = new Map(links.map((link) => [fragmentOf(link.href), link.label]))
  const order = new Map(links.map((link, index) => [fragmentOf(link.href), index]))
  let last = -1
  for (const entry of flat(edition.contents)) {
    const label = labels.get(entry.id)
    const wanted = entry.label.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
    if (label === undefined) report.add('missing', entry.id, `contents entry ${wanted}`, 'nothing')
    else if (!label.normalize('NFC').replaceAll(/\s+/g, ' ').includes(wanted))
      report.add('text', entry.id, `contents entry ${wanted}`, label)
    const index = order.get(entry.id) ?? last
    if (index < last)
      report.add('order', entry.id, 'the contents in reading order', `entry ${index + 1} after entry ${last + 1}`)
    last = Math.max(last, index)
  }
}

/** The page list names every page mark, in order, and nothing else (EPUB Accessibility 1.1, page navigation). */
function checkPageList(report: Report, links: readonly NavLink[], pages: FoundArticle['pages']): void {
  const count = Math.max(links.length, pages.length)
  for (let index = 0; index < count; index++) {
    const link = links[index]
    const page = pages[index]
    const isSame = link && page && fragmentOf(link.href) === page.id && page.label.includes(link.label)
    if (isSame) continue
    report.add(
      'page',
      page?.block,
      page ? `page list entry ${page.label} → ${page.id}` : 'no more page list entries',
      link ? `${link.label} → ${fragmentOf(link.href)}` : 'no entry',
    )
    return
  }
}
