import type { Element, ElementContent } from 'hast'
import { directionOf } from '../language/language.ts'
import { element, textNode } from '../markup/element.ts'
import { editionPath, mediaTypes } from './address.ts'
import { listStyle } from './digits.ts'
import { languageItem, serialisePage, SWITCHER } from './document.ts'
import { addressLinks, siteLinks } from './head.ts'
import { joined, labelsFor, type Labels } from './label.ts'
import { percentLabel, sizeLabel } from './number.ts'
import { statementName } from './statement-page.ts'
import type { IndexCell, IndexEdition, IndexInput, IndexLanguage } from './types.ts'

/** The page for output/index.html: every article in every language, with its formats, sizes and coverage; what is missing says why. */
export function renderPublicationIndex(input: IndexInput): string {
  const works = new Map<string, IndexEdition[]>()
  for (const edition of input.editions) {
    const own = works.get(edition.article) ?? []
    own.push(edition)
    works.set(edition.article, own)
  }
  const labels = labelsFor(input.furniture, input)
  const sections = [...works.values()].map((editions, index) => {
    const source = editions.find(({ locale, sourceLocale }) => locale === sourceLocale) ?? editions[0]
    const id = `work-${index + 1}`
    const heading = source === undefined ? '' : source.title
    const items = editions.map((edition) => {
      // In the direction of the page, so that the column of names has one edge.
      const name = element('p', {}, [element('bdi', spokenBy(edition), [textNode(edition.autonym)])])
      return element('li', {}, [name, entryOf(edition, '', input, labels), formatsOf(edition, '', input, labels)])
    })
    return element('section', { className: ['work'], ariaLabelledBy: [id] }, [
      element('h2', { id, ...labels.spoken(source?.titleLang ?? source?.locale) }, [textNode(heading)]),
      element('ul', { className: ['editions'] }, items),
    ])
  })
  const languages = input.languages ?? languagesIn(input.editions)
  const head = headOf(input, input.publication, '', '', languages)
  return frame(input, labels, input.publication, head, sections, switcherOf(languages, '', undefined, labels))
}

/** The page for output/<locale>/index.html: the articles of one language. */
export function renderLocaleIndex(input: IndexInput): string {
  const labels = labelsFor(input.furniture, input)
  const items = input.editions.map((edition) => {
    const entry = entryOf(edition, '../', input, labels)
    return element('li', {}, [entry, formatsOf(edition, '../', input, labels)])
  })
  const list = items.length === 0 ? [] : [element('ul', { className: ['editions', 'plain'] }, items)]
  const title = `${input.furniture.label('all-articles')} · ${input.publication}`
  const languages = input.languages ?? languagesIn(input.editions)
  const head = headOf(input, title, '../', `${encodeURIComponent(input.locale)}/`, languages)
  return frame(input, labels, title, head, list, switcherOf(languages, '../', input.locale, labels), '../index.html')
}

function frame(
  input: IndexInput,
  labels: Labels,
  title: string,
  head: readonly Element[],
  content: readonly ElementContent[],
  languages: readonly Element[],
  home?: string,
): string {
  const name = element('span', labels.spoken(input.publicationLang), [textNode(input.publication)])
  const link = home === undefined ? [] : [labels.say('p', 'all-editions', {}, { className: ['home'] })]
  const top = link.map(({ properties, children }) =>
    element('p', { className: ['home'] }, [
      element('a', { ...properties, className: undefined, href: home }, children),
    ]),
  )
  const digits = listStyle(input.furniture.digits(1))
  const header =
    top.length + languages.length === 0 ? [] : [element('header', { className: ['top'] }, [...top, ...languages])]
  return serialisePage({
    locale: input.locale,
    dir: input.dir,
    title,
    kind: 'index',
    ...(digits !== undefined && { digits }),
    head,
    body: [
      labels.say('a', 'skip-to-text', {}, { className: ['skip'], href: '#main' }),
      ...header,
      element('main', { id: 'main', tabIndex: -1 }, [element('h1', {}, [name]), ...content, ...pagesOf(input, labels)]),
      ...(home === undefined ? [] : [footOf(labels)]),
    ],
    fonts: input.fonts,
    isOnline: input.url !== undefined,
    theme: input.theme,
  })
}

function footOf(labels: Labels): Element {
  const statement = labels.say('a', 'accessibility-statement', {}, { href: statementName })
  return element('footer', { className: ['foot'] }, [element('p', {}, [statement])])
}

/** `folder` is that of the page below output/. */
function headOf(
  input: IndexInput,
  title: string,
  base: string,
  folder: string,
  languages: readonly IndexLanguage[],
): readonly Element[] {
  const { url, locale, furniture, paging } = input
  const feedTitle = `${input.publication}: ${furniture.label('feed')}`
  const description = element('meta', { name: 'description', content: title })
  const published = languages.filter(({ isPublished }) => isPublished)
  const isOnline = url !== undefined && published.some((language) => language.locale === locale)
  const links = siteLinks(base, { locale, isOnline, feedTitle })
  if (url === undefined) return [description, ...links]
  // Further pages of a list have no counterpart in other languages.
  const isFirst = paging?.previous === undefined
  const alternatives = isFirst
    ? published.map(({ locale: of }) => ({ locale: of, path: `${encodeURIComponent(of)}/index.html` }))
    : []
  const path = folder + encodeURIComponent(paging?.file ?? 'index.html')
  return [description, ...addressLinks(url, path, alternatives, 'index.html'), ...links]
}

/** Links between the pages of a list; nothing when it stands on one. */
export function pagesOf({ paging, furniture }: IndexInput, labels: Labels): readonly Element[] {
  if (paging === undefined || (paging.previous === undefined && paging.next === undefined)) return []
  const link = (file: string | undefined, rel: 'prev' | 'next', key: string): readonly Element[] =>
    file === undefined
      ? []
      : [element('li', {}, [labels.say('a', key, {}, { rel: [rel], href: encodeURIComponent(file) })])]
  const all = (paging.all ?? []).map((file, index) => {
    const properties = { href: encodeURIComponent(file), ariaCurrent: file === paging.file ? 'page' : undefined }
    return element('li', {}, [labels.say('a', 'page', { page: furniture.digits(index + 1) }, properties)])
  })
  const items = [...link(paging.previous, 'prev', 'previous-page'), ...link(paging.next, 'next', 'next-page'), ...all]
  return [element('nav', labels.named('page-list'), [element('ul', { className: ['row'] }, items)])]
}

/** The languages of editions, in the order of their first one. */
export function languagesIn(editions: readonly IndexEdition[]): readonly IndexLanguage[] {
  const found = new Map<string, IndexLanguage>()
  for (const edition of editions) {
    const { locale, dir, autonym } = edition
    const isPublished = hasPage(edition) || found.get(locale)?.isPublished === true
    found.set(locale, { locale, dir, autonym, isPublished })
  }
  return [...found.values()]
}

function switcherOf(
  languages: readonly IndexLanguage[],
  base: string,
  own: string | undefined,
  labels: Labels,
): readonly Element[] {
  const published = languages.filter(({ isPublished }) => isPublished)
  if (published.length < 2) return []
  const items = published.map((language) => {
    const { locale } = language
    const href = `${base}${encodeURIComponent(locale)}/index.html`
    const isOwn = locale === own
    const properties = {
      ...spokenBy(language),
      href: isOwn ? 'index.html' : href,
      hrefLang: locale,
      ariaCurrent: isOwn ? 'page' : undefined,
    }
    return languageItem(element('a', properties, [textNode(language.autonym)]), language.autonym)
  })
  return [
    element('nav', { className: [SWITCHER], ...labels.named('languages') }, [
      element('ul', { className: ['row'] }, items),
    ]),
  ]
}

/** Everything about an edition runs in its own direction; what the page itself says within it is marked and kept apart. */
function entryOf(edition: IndexEdition, base: string, input: IndexInput, labels: Labels): Element {
  const href = base + editionPath(edition.locale, edition.article, 'html')
  const inLanguage = (lang: string | undefined) =>
    lang === undefined || lang === edition.locale ? {} : { lang, dir: directionOf(lang) }
  const spoken = inLanguage(edition.titleLang)
  const title = hasPage(edition)
    ? element('a', { href, hrefLang: edition.locale, ...spoken }, [element('b', {}, [textNode(edition.title)])])
    : element('span', spoken, [textNode(edition.title)])
  const parts: Element[] = [element('p', { className: ['name'] }, [title])]
  if (edition.description !== undefined) {
    // Inside the paragraph, like the title: lines in either direction begin at the edge of the entry.
    const said = textNode(edition.description)
    const own = inLanguage(edition.descriptionLang)
    parts.push(element('p', { className: ['small'] }, ['lang' in own ? element('span', own, [said]) : said]))
  }
  const isSame = edition.locale === input.locale && edition.dir === input.dir
  const say = (
    tagName: string,
    key: string,
    values?: Readonly<Record<string, string | number>>,
    classes?: string[],
  ) => {
    const label = labels.say(tagName, key, values, { className: classes })
    const own = isSame ? {} : { lang: input.locale, dir: input.dir }
    return { ...label, properties: { ...own, ...label.properties } }
  }
  const facts: ElementContent[] = []
  if (edition.dateLabel !== undefined) facts.push(element('bdi', {}, [textNode(edition.dateLabel)]))
  if (edition.pages !== undefined) facts.push(say('bdi', 'pages', { count: edition.pages }))
  if (edition.locale === edition.sourceLocale) facts.push(say('bdi', 'original'))
  else if (edition.coverage !== undefined && edition.coverage.total > 0) {
    facts.push(say('bdi', 'coverage', { percent: percentLabel(shareOf(edition), input.locale) }))
  }
  if (facts.length > 0) parts.push(element('p', { className: ['small'] }, joined(facts, ' · ')))
  if (edition.below !== undefined) {
    const { what, share, least } = edition.below
    const values = { percent: percentLabel(share, input.locale), minimum: percentLabel(least, input.locale) }
    const key = what === 'translated' ? 'below-minimum' : 'below-reviewed'
    parts.push(say('p', key, values, ['small', 'problem']))
  }
  return element('div', { className: ['entry'], ...(isSame ? {} : spokenBy(edition)) }, parts)
}

/** Share of an edition that is in its own language, 0 to 1. */
function shareOf({ coverage }: IndexEdition): number {
  return coverage === undefined || coverage.total === 0 ? 0 : coverage.own / coverage.total
}

function formatsOf(edition: IndexEdition, base: string, input: IndexInput, labels: Labels): Element {
  const items = edition.cells
    .filter(({ status }) => status !== 'withheld')
    .map((cell) =>
      element('li', {}, cell.status === 'built' ? fileOf(edition, cell, base, input, labels) : failureOf(cell, labels)),
    )
  return items.length === 0 ? element('div', {}) : element('ul', { className: ['formats', 'small'] }, items)
}

function fileOf(
  edition: IndexEdition,
  cell: IndexCell,
  base: string,
  input: IndexInput,
  labels: Labels,
): readonly ElementContent[] {
  const { format } = cell
  const label = labels.say('span', `${format}-format`)
  // Three links that only say "PDF" tell a list of links nothing: the name of the edition belongs to them.
  const properties = {
    href: base + editionPath(edition.locale, edition.article, format),
    hrefLang: edition.locale,
    type: format === 'html' ? undefined : mediaTypes[format],
    ariaLabel: `${input.furniture.label(`${format}-format`)}, ${edition.autonym}: ${edition.title}`,
  }
  const link = element('a', properties, [label])
  if (cell.bytes === undefined) return [link]
  return [link, textNode(` ${sizeLabel(cell.bytes, input.locale)}`)]
}

function failureOf(cell: IndexCell, labels: Labels): readonly ElementContent[] {
  const code =
    cell.code === undefined
      ? []
      : [textNode(' '), element('code', { dir: 'ltr', translate: 'no' }, [textNode(cell.code)])]
  const words = [labels.say('span', `${cell.format}-format`), textNode(': '), labels.say('span', 'failed'), ...code]
  return [element('span', { className: ['problem'] }, words)]
}

function hasPage(edition: IndexEdition): boolean {
  return edition.cells.some(({ format, status }) => format === 'html' && status === 'built')
}

function spokenBy(edition: Pick<IndexEdition, 'locale' | 'dir'>): { readonly lang: string; readonly dir: string } {
  return { lang: edition.locale, dir: edition.dir }
}
