import type { Element } from 'hast'
import type { Edition } from '../edition/types.ts'
import { element } from '../markup/element.ts'
import { editionPath } from './address.ts'
import type { PageOptions } from './types.ts'

/** What a link to the page shows where it is shared (ogp.me, and the card that X reads). */
export function openGraph(edition: Edition, url: string, card?: PageOptions['card']): readonly Element[] {
  const { metadata, locale, article } = edition
  const property = (name: string, content: string) => element('meta', { property: name, content })
  const others = edition.alternates.filter((alternate) => alternate.locale !== locale)
  const picture = photographOf(edition) ?? card
  const image =
    picture === undefined
      ? []
      : [
          property('og:image', `${url}assets/images/${encodeURIComponent(picture.name)}`),
          property('og:image:type', picture.type),
          property('og:image:width', String(picture.width)),
          property('og:image:height', String(picture.height)),
          property('og:image:alt', metadata.title),
        ]
  return [
    property('og:type', 'article'),
    property('og:title', metadata.title),
    property('og:description', metadata.description),
    property('og:url', url + editionPath(locale, article, 'html')),
    property('og:site_name', metadata.publication),
    property('og:locale', territoryTag(locale)),
    ...others.map((other) => property('og:locale:alternate', territoryTag(other.locale))),
    ...(metadata.date === undefined ? [] : [property('article:published_time', metadata.date)]),
    ...(metadata.modified === undefined ? [] : [property('article:modified_time', metadata.modified)]),
    ...metadata.authors.map((author) => property('article:author', author)),
    ...metadata.keywords.map((keyword) => property('article:tag', keyword)),
    ...image,
    element('meta', {
      name: 'twitter:card',
      content: picture === undefined || picture.height > picture.width ? 'summary' : 'summary_large_image',
    }),
  ]
}

/** The first picture of an article that every place can show. */
export function photographOf({ pictures }: Edition) {
  return [...pictures.values()].find(({ type }) => type !== 'image/svg+xml')
}

/** Open Graph knows languages by the country where most of their readers live: `zh_CN`. */
function territoryTag(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize()
  return region === undefined ? language : `${language}_${region}`
}
