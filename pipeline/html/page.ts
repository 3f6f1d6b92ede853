import type { Element, ElementContent } from 'hast'
import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { languageName } from '../edition/metadata.ts'
import type { ContentsEntry, Edition } from '../edition/types.ts'
import { colonIn, joinNames } from '../language/list.ts'
import { renderArticle } from '../markup/article.ts'
import { element, textNode } from '../markup/element.ts'
import type { ArticleMarkup } from '../markup/types.ts'
import { comparisonName, editionPath, editionStatementName, mediaTypes, pageHref } from './address.ts'
import { citation, timeOf } from './citation.ts'
import { comparisonFrame } from './compare-page.ts'
import { listStyle } from './digits.ts'
import { languageItem, serialisePage, SWITCHER } from './document.ts'
import { addressLinks, siteLinks } from './head.ts'
import { labelsFor, joined, type Labels } from './label.ts'
import { percentLabel, sizeLabel } from './number.ts'
import { openGraph } from './open-graph.ts'
import { structuredData } from './structured-data.ts'
import type { Download, PageOptions } from './types.ts'

/**
 * The page of an edition, for output/<locale>/<article>.html: the article alone in `main`, everything about it around it. All
 * addresses are relative, so that the folder opens from disk; absolute ones stand in the head when the publication has an address.
 */
export function renderPage(edition: Edition, options: PageOptions): Outcome<string> {
  const articles = new Set(options.articles)
  const markup = renderArticle(edition, {
    target: 'html',
    pageMap: options.pageMap,
    pictureHref: (picture) => `../assets/images/${encodeURIComponent(picture.name)}`,
    articleHref: (name, fragment) => (articles.has(name) ? pageHref(name, fragment) : undefined),
  })
  const labels = labelsFor(edition.furniture, edition)
  const { metadata } = edition
  const digits = listStyle(edition.furniture.digits(1))
  const html = serialisePage({
    locale: edition.locale,
    dir: edition.dir,
    title: metadata.title === metadata.publication ? metadata.title : `${metadata.title} · ${metadata.publication}`,
    kind: 'article',
    ...(digits !== undefined && { digits }),
    head: headOf(edition, options),
    body: [
      labels.say('a', 'skip-to-text', {}, { className: ['skip'], href: '#main' }),
      topOf(edition, options, labels),
      ...contentsOf(edition, markup, labels),
      ...factsOf(edition, options, labels),
      mainOf(edition, markup),
      footOf(edition, markup, labels),
    ],
    fonts: options.fonts,
    isOnline: metadata.url !== undefined,
    theme: options.theme,
    ...(options.isCompared === true && { spare: comparisonFrame({ locale: edition.sourceLocale }, edition) }),
  })
  const diagnostics = markup.unlinked.map((name) =>
    diagnose(
      'html/article-link',
      `the article "${name}" has no page in this language: its name stands without a link`,
      { file: `content/${edition.article}`, locale: edition.locale },
      [`publish "${name}" in ${edition.locale} too, or remove the link`],
    ),
  )
  return { value: html, diagnostics }
}

function headOf(edition: Edition, { downloads, card }: PageOptions): readonly Element[] {
  const { metadata, locale, article } = edition
  const { url } = metadata
  const { langs = {} } = metadata
  const meta = (name: string, content: string, lang?: string) =>
    element('meta', { name, content, ...(lang !== undefined && { lang }) })
  const head = [
    meta('description', metadata.description, langs.description),
    ...metadata.authors.map((author) => meta('author', author, langs.authors)),
  ]
  if (metadata.keywords.length > 0) head.push(meta('keywords', metadata.keywords.join(', '), langs.keywords))
  if (metadata.date !== undefined) head.push(meta('dcterms.date', metadata.date))
  head.push(meta('dcterms.identifier', metadata.identifiers.html))
  if (metadata.rights !== undefined) head.push(meta('dcterms.rights', metadata.rights, langs.rights))
  const pathIn = (of: string) => editionPath(of, article, 'html')
  if (url !== undefined) {
    const alternatives = edition.alternates.map((alternate) => ({
      locale: alternate.locale,
      path: pathIn(alternate.locale),
    }))
    head.push(...addressLinks(url, pathIn(locale), alternatives, pathIn(edition.sourceLocale)))
    head.push(...openGraph(edition, url, card))
  }
  const feedTitle = `${metadata.publication}: ${edition.furniture.label('feed')}`
  head.push(...siteLinks('../', { locale, isOnline: url !== undefined, feedTitle }))
  for (const { format } of downloads) {
    const href = `${encodeURIComponent(article)}.${format}`
    head.push(element('link', { rel: ['alternate'], type: mediaTypes[format], href }))
  }
  if (url !== undefined) head.push(structuredData(edition, url, downloads))
  return head
}

function topOf(edition: Edition, options: PageOptions, labels: Labels): Element {
  const home = element('a', { href: '../index.html', ...labels.spoken(options.publicationLang) }, [
    element('b', {}, [textNode(edition.metadata.publication)]),
  ])
  const parts: ElementContent[] = [element('p', { className: ['home'] }, [home])]
  if (edition.alternates.length > 1) {
    const items = edition.alternates.map(({ locale, dir, autonym }) => {
      const isOwn = locale === edition.locale
      const properties = {
        href: isOwn
          ? `${encodeURIComponent(edition.article)}.html`
          : `../${editionPath(locale, edition.article, 'html')}`,
        rel: isOwn ? undefined : ['alternate'],
        hrefLang: locale,
        lang: locale,
        dir,
        ariaCurrent: isOwn ? 'page' : undefined,
      }
      return languageItem(element('a', properties, [textNode(autonym)]), autonym)
    })
    parts.push(
      element('nav', { className: [SWITCHER], ...labels.named('languages') }, [
        element('ul', { className: ['row'] }, items),
      ]),
    )
  }
  if (options.downloads.length > 0) {
    const items = options.downloads.map((download) => element('li', {}, downloadOf(edition, download, labels)))
    parts.push(element('nav', labels.named('downloads'), [element('ul', { className: ['row'] }, items)]))
  }
  return element('header', { className: ['top'] }, parts)
}

function downloadOf(edition: Edition, { format, bytes }: Download, labels: Labels): readonly ElementContent[] {
  const href = `${encodeURIComponent(edition.article)}.${format}`
  const link = labels.say('a', `download-${format}`, {}, { href, type: mediaTypes[format], hrefLang: edition.locale })
  if (bytes === undefined) return [link]
  const size = element('span', { className: ['quiet'] }, [textNode(`(${sizeLabel(bytes, edition.locale)})`)])
  return [link, textNode(' '), size]
}

function contentsOf(edition: Edition, markup: ArticleMarkup, labels: Labels): readonly Element[] {
  if (edition.contents.length === 0) return []
  const items = (entries: readonly ContentsEntry[]): Element[] =>
    entries.map((entry) => {
      const link = element('a', { href: `#${encodeURIComponent(entry.id)}`, ...labels.spoken(entry.lang) }, [
        textNode(entry.label),
      ])
      return element('li', {}, entry.children.length === 0 ? [link] : [link, element('ol', {}, items(entry.children))])
    })
  const list = items(edition.contents)
  if (markup.notes !== undefined) list.push(element('li', {}, [labels.say('a', 'notes', {}, { href: '#notes' })]))
  const details = element('details', { open: true }, [
    element('summary', {}, [labels.say('b', 'contents')]),
    element('ol', {}, list),
  ])
  return [element('nav', { className: ['contents'], ...labels.named('contents') }, [details])]
}

/** Subtitle, authors and day: about the text, so outside it. */
function factsOf(edition: Edition, options: PageOptions, labels: Labels): readonly Element[] {
  const { metadata } = edition
  const facts: ElementContent[] =
    metadata.authors.length === 0 ? [] : [element('bdi', {}, [textNode(joinNames(metadata.authors, edition.locale))])]
  const day = timeOf(metadata)
  if (day !== undefined) facts.push(element('bdi', {}, [day]))
  if (edition.locale !== edition.sourceLocale) facts.push(translationOf(edition, labels))
  const compare = () => labels.say('a', 'compare', {}, { href: encodeURIComponent(comparisonName(edition.article)) })
  const comparison =
    options.isCompared === true ? [element('span', { className: ['screen'] }, [textNode(' · '), compare()])] : []
  const subtitle =
    metadata.subtitle === undefined
      ? []
      : [
          element('p', { className: ['subtitle'], ...labels.spoken(metadata.langs?.subtitle) }, [
            textNode(metadata.subtitle),
          ]),
        ]
  return [
    element('section', { className: ['facts'], ...labels.named('about-edition') }, [
      ...subtitle,
      element('p', {}, [...joined(facts, ' · '), ...comparison]),
    ]),
  ]
}

function translationOf(edition: Edition, labels: Labels): Element {
  const { coverage } = edition
  if (coverage.total > 0 && coverage.own < coverage.total) {
    return labels.say('span', 'coverage', { percent: percentLabel(coverage.own / coverage.total, edition.locale) })
  }
  const language = languageName(edition.sourceLocale, edition.furniture.lang('translated-from') ?? edition.locale)
  return labels.say('span', 'translated-from', { language })
}

function mainOf(edition: Edition, markup: ArticleMarkup): Element {
  const article = element(
    'article',
    { ariaLabelledBy: edition.title.id === undefined ? undefined : [edition.title.id] },
    [markup.title, ...markup.blocks, ...(markup.notes === undefined ? [] : [markup.notes])],
  )
  return element('main', { id: 'main', tabIndex: -1 }, [article])
}

function footOf(edition: Edition, markup: ArticleMarkup, labels: Labels): Element {
  const { metadata } = edition
  const { langs = {} } = metadata
  const fact = (key: string, value: string, lang?: string): Element =>
    element('p', {}, [
      labels.say('span', key),
      textNode(colonIn(edition.locale)),
      element('bdi', labels.spoken(lang), [textNode(value)]),
    ])
  const lines: Element[] = []
  if (metadata.authors.length > 0)
    lines.push(fact('author', joinNames(metadata.authors, edition.locale), langs.authors))
  if (metadata.translators.length > 0) lines.push(fact('translator', joinNames(metadata.translators, edition.locale)))
  if (metadata.publisher !== undefined) lines.push(fact('publisher', metadata.publisher, langs.publisher))
  if (metadata.rights !== undefined) lines.push(fact('rights', metadata.rights, langs.rights))
  lines.push(fact('identifier', metadata.identifiers.html))
  const index = labels.say('a', 'all-articles', {}, { href: 'index.html' })
  const statement = labels.say(
    'a',
    'accessibility-statement',
    {},
    { href: encodeURIComponent(editionStatementName(edition.article)) },
  )
  return element('footer', { className: ['foot'] }, [
    ...lines,
    citation(edition, markup, labels),
    element('p', {}, [index]),
    element('p', {}, [statement]),
  ])
}
