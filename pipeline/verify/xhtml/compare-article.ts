import type { Edition, PageMap } from '../../edition/types.ts'
import { keepsOrder } from '../alignment.ts'
import { compareText, isSameAddress, type SameLink } from '../compare-text.ts'
import { comparePages } from '../page-marks.ts'
import type { Report } from '../report.ts'
import { wantedBlocks, type WantedBlock } from '../wanted.ts'
import { hasRole } from './element.ts'
import { fragmentOf, readBlocks, type FoundArticle, type FoundBlock, type Main } from './read-blocks.ts'

const TAGS: Readonly<Record<WantedBlock['type'], readonly string[]>> = {
  paragraph: ['p'],
  heading: [],
  notice: ['p', 'div', 'aside'],
  thematicBreak: ['hr'],
  code: ['pre', 'code'],
  list: [],
  listItem: ['li'],
  blockquote: ['blockquote'],
  table: ['table'],
  tableRow: ['tr'],
  tableCell: [],
  figure: ['figure'],
  caption: ['figcaption', 'caption'],
  footnoteDefinition: ['li', 'aside', 'div'],
}

/** Compare the main parts of an edition's documents with the edition: every block, nothing else, all in order. */
export function compareArticle(
  report: Report,
  edition: Edition,
  mains: readonly Main[],
  pageMap: PageMap,
): FoundArticle {
  const wanted = wantedBlocks(edition)
  const article = readBlocks(edition, wanted, mains)
  const rankOf = new Map(wanted.map((block, index) => [block.id, index]))
  const found = new Map(article.blocks.map((block) => [block.id, block]))
  const sameLink: SameLink = (left, right) => isSameLink(left, right, article.ids)

  for (const block of wanted) {
    const there = found.get(block.id)
    if (there) compareBlock(report, edition, block, there, sameLink)
    else report.add('missing', block.id, block.rich?.text.slice(0, 60) ?? block.type, 'nothing')
  }
  const keeps = keepsOrder(article.blocks.map((block) => rankOf.get(block.id) ?? 0))
  article.blocks.forEach((block, index) => {
    const before = wanted[(rankOf.get(block.id) ?? 0) - 1]?.id ?? 'the beginning'
    const foundBefore = article.blocks[index - 1]?.id ?? 'the beginning'
    if (keeps[index] === false) report.add('order', block.id, `after ${before}`, `after ${foundBefore}`)
  })
  for (const { near, text } of article.residue) report.add('extra', near, 'nothing', text.slice(0, 60))
  for (const id of article.repeatedIds) report.add('extra', id, 'one element of this id', 'several')
  compareNotes(report, edition, article)
  comparePages(
    report,
    wanted,
    pageMap.filter(({ label }) => label !== ''),
    article.pages,
  )
  return article
}

function compareBlock(
  report: Report,
  edition: Edition,
  wanted: WantedBlock,
  found: FoundBlock,
  sameLink: SameLink,
): void {
  const tag = found.element.name
  const tags = tagsOf(wanted)
  if (!tags.includes(tag)) report.add('structure', wanted.id, tags.join(' or '), tag)
  if (wanted.parent !== found.parent) {
    report.add('structure', wanted.id, `in ${wanted.parent ?? 'the article'}`, `in ${found.parent ?? 'the article'}`)
  }
  if (wanted.lang !== found.lang)
    report.add('language', wanted.id, `lang ${wanted.lang}`, `lang ${found.lang || 'none'}`)
  if (wanted.dir !== found.dir && wanted.type !== 'code')
    report.add('language', wanted.id, `dir ${wanted.dir}`, `dir ${found.dir}`)
  if (wanted.type === 'list') {
    const start = tag === 'ol' ? (found.element.attributes.get('start') ?? '1') : 'bullets'
    const wantedStart = wanted.start === undefined ? 'bullets' : String(wanted.start)
    if (start !== wantedStart)
      report.add('structure', wanted.id, `numbered from ${wantedStart}`, `numbered from ${start}`)
  }
  if (tag === 'th') {
    const scope = found.element.attributes.get('scope')
    const wantedScope = wanted.head === true ? 'col' : 'row'
    if (scope !== wantedScope) report.add('structure', wanted.id, `scope ${wantedScope}`, `scope ${scope ?? 'none'}`)
  }
  if (wanted.type === 'listItem') compareTask(report, edition, wanted, found)
  if (wanted.rich && found.rich) compareText(report, wanted.id, wanted.rich, found.rich, sameLink)
  if (wanted.image) comparePicture(report, edition, wanted, wanted.image, found)
}

function tagsOf(wanted: WantedBlock): readonly string[] {
  if (wanted.type === 'heading') return [`h${wanted.depth ?? 0}`]
  if (wanted.type === 'list') return [wanted.start === undefined ? 'ul' : 'ol']
  if (wanted.type === 'tableCell') {
    // A head cell without words heads nothing; the first column may head its rows.
    const { head, column, rich } = wanted
    if (head === true) return rich?.text === '' ? ['td'] : ['th']
    return column === 0 ? ['td', 'th'] : ['td']
  }
  return TAGS[wanted.type]
}

/** A task says by its label whether it is done. */
function compareTask(report: Report, edition: Edition, wanted: WantedBlock, found: FoundBlock): void {
  const box = found.element.children.find((child) => typeof child !== 'string' && hasRole(child, 'img'))
  const label = typeof box === 'object' ? (box.attributes.get('aria-label') ?? '') : undefined
  const key = wanted.checked === true ? 'task-done' : 'task-open'
  const wantedLabel = wanted.checked === undefined ? undefined : edition.furniture.label(key)
  if (label !== wantedLabel) report.add('structure', wanted.id, wantedLabel ?? 'no task', label ?? 'no task')
}

function comparePicture(
  report: Report,
  edition: Edition,
  wanted: WantedBlock,
  image: NonNullable<WantedBlock['image']>,
  found: FoundBlock,
): void {
  const element = found.images[0]
  if (!element || found.images.length > 1) {
    report.add('structure', wanted.id, 'one picture', `${found.images.length} pictures`)
    return
  }
  const alt = element.attributes.get('alt')
  if (alt === undefined || alt.normalize('NFC') !== image.alt.normalize('NFC')) {
    report.add('alternative', wanted.id, image.alt, alt ?? 'no alt attribute')
  }
  const name = edition.pictures.get(image.url)?.name
  const source = element.attributes.get('src') ?? ''
  if (name !== undefined && !source.endsWith(name)) report.add('link', wanted.id, name, source)
}

/** Each note stands under its id, and its way back leads to one of its calls. */
function compareNotes(report: Report, edition: Edition, article: FoundArticle): void {
  for (const note of edition.notes) {
    const found = article.blocks.find((block) => block.id === note.id)
    if (found && !hasRole(found.element, 'doc-footnote') && !hasRole(found.element, 'doc-endnote')) {
      report.add('structure', note.id, 'role doc-footnote', found.element.attributes.get('role') ?? 'no role')
    }
    const back = article.backLinks.filter((link) => link.note === note.id).map((link) => fragmentOf(link.href))
    for (const call of note.calls) {
      if (!back.includes(call)) report.add('link', note.id, `a way back to ${call}`, back.join(' ') || 'none')
      if (!article.ids.has(call)) report.add('missing', note.id, `the call ${call}`, 'nothing')
    }
  }
}

/**
 * Whether `found` is what becomes of the edition's address: a fragment must exist in the documents; absolute addresses
 * are compared as URLs; a link to another article may be relative, absolute or left out (DESIGN §3).
 */
function isSameLink(wanted: string, found: string, ids: ReadonlySet<string>): boolean {
  if (wanted === found && wanted === '') return true
  if (wanted.startsWith('#')) return fragmentOf(found) === wanted.slice(1) && ids.has(wanted.slice(1))
  return isSameAddress(wanted, found)
}
