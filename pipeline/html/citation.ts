import type { Element, ElementContent } from 'hast'
import type { Edition, Metadata } from '../edition/types.ts'
import { joinNames } from '../language/list.ts'
import { element, textNode } from '../markup/element.ts'
import type { ArticleMarkup } from '../markup/types.ts'
import { editionPath } from './address.ts'
import { joined, type Labels } from './label.ts'

/**
 * How to cite the edition: who, what, where and when, and a link to each page of the PDF, whose numbers hold in all formats. Whoever quotes
 * from the page can so name the page of the book.
 */
export function citation(edition: Edition, markup: ArticleMarkup, labels: Labels): Element {
  const { metadata, locale, article } = edition
  const own = (value: string): ElementContent => element('bdi', {}, [textNode(value)])
  const title = element('bdi', labels.spoken(metadata.titleLang), [textNode(metadata.title)])
  const address =
    metadata.url === undefined ? metadata.identifiers.html : metadata.url + editionPath(locale, article, 'html')
  const day = timeOf(metadata)
  const parts: ElementContent[] = [
    ...(metadata.authors.length === 0 ? [] : [own(joinNames(metadata.authors, locale))]),
    title,
    own(metadata.publication),
    ...(metadata.publisher === undefined || metadata.publisher === metadata.publication
      ? []
      : [own(metadata.publisher)]),
    ...(day === undefined ? [] : [day]),
    own(address),
  ]
  const pages = markup.pageMarks.map(({ id, label }) =>
    element('li', {}, [labels.say('a', 'page', { page: label }, { href: `#${encodeURIComponent(id)}` })]),
  )
  const list =
    pages.length === 0
      ? []
      : [element('nav', labels.named('page-list'), [element('ul', { className: ['row'] }, pages)])]
  return element('details', { className: ['cite'] }, [
    labels.say('summary', 'cite'),
    element('p', {}, joined(parts, ' · ')),
    ...list,
  ])
}

/** The day of publication as an element; undefined when nobody named one. */
export function timeOf({ date, dateLabel }: Metadata): Element | undefined {
  return date === undefined ? undefined : element('time', { dateTime: date }, [textNode(dateLabel ?? date)])
}
