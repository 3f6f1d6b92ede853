import type { Element } from 'hast'
import type { Edition } from '../edition/types.ts'
import { element, textNode } from '../markup/element.ts'
import { editionPath, mediaTypes } from './address.ts'
import type { Download } from './types.ts'

type Json = string | number | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * What search engines are told about an edition: a schema.org Article with its language, its place among the translations and its other
 * formats. A data block that no browser runs; nothing an author writes can end it.
 */
export function structuredData(edition: Edition, url: string, downloads: readonly Download[]): Element {
  const { metadata, locale, sourceLocale, article } = edition
  const addressOf = (of: string) => url + editionPath(of, article, 'html')
  const own = addressOf(locale)
  const person = (name: string): Json => ({ '@type': 'Person', name })
  const others = edition.alternates.filter((alternate) => alternate.locale !== locale)
  const related = (of: string): Json => ({ '@type': 'Article', '@id': addressOf(of), inLanguage: of })
  const pictures = [...edition.pictures.values()].filter(({ type }) => type !== 'image/svg+xml')
  const data: Json = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': own,
    url: own,
    mainEntityOfPage: own,
    identifier: metadata.identifiers.html,
    headline: metadata.title,
    alternativeHeadline: metadata.subtitle,
    description: metadata.description,
    inLanguage: locale,
    datePublished: metadata.date,
    dateModified: metadata.modified,
    author: some(metadata.authors.map(person)),
    translator: some(metadata.translators.map(person)),
    publisher: metadata.publisher === undefined ? undefined : { '@type': 'Organization', name: metadata.publisher },
    copyrightNotice: metadata.rights,
    keywords: some(metadata.keywords),
    image: some(pictures.map(({ name }) => `${url}assets/images/${encodeURIComponent(name)}`)),
    isPartOf: { '@type': 'WebSite', '@id': url, name: metadata.publication },
    translationOfWork: locale === sourceLocale ? undefined : related(sourceLocale),
    workTranslation: locale === sourceLocale ? some(others.map((other) => related(other.locale))) : undefined,
    encoding: some(
      downloads.map(({ format, bytes }): Json => ({
        '@type': 'MediaObject',
        contentUrl: url + editionPath(locale, article, format),
        encodingFormat: mediaTypes[format],
        contentSize: bytes === undefined ? undefined : `${bytes} B`,
      })),
    ),
  }
  // No character of HTML syntax is left, so the element ends where it should.
  const text = JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return element('script', { type: 'application/ld+json' }, [textNode(text)])
}

function some(list: readonly Json[]): readonly Json[] | undefined {
  return list.length === 0 ? undefined : list
}
