import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Edition } from '../edition/types.ts'
import { languageOf } from '../language/language.ts'
import { joinNames } from '../language/list.ts'
import { labelOf, labelled, spokenIn } from './label.ts'
import type { ContentDocument } from './xhtml.ts'

/** Language of a document title that comes from the furniture. */
export function titled(edition: Edition, key: string): { readonly title: string; readonly titleLang?: string } {
  const lang = edition.furniture.lang(key)
  return { title: labelOf(edition, key), ...(lang !== undefined && { titleLang: lang }) }
}

/** The cover in the text: the picture alone, with what it says as its description. */
export function coverDocument(edition: Edition, href: string): ContentDocument {
  const { title, publication } = edition.metadata
  const values = { title, publication, authors: joinNames(edition.metadata.authors, edition.locale) }
  const image = h('img', {
    src: href,
    alt: labelOf(edition, 'cover-alt', values),
    role: 'doc-cover',
    ...spokenIn(edition.furniture.lang('cover-alt')),
  })
  return {
    path: 'cover.xhtml',
    id: 'cover',
    type: 'cover',
    ...titled(edition, 'cover'),
    body: [h('div', { className: ['cover'] }, [image])],
  }
}

const line = (className: string, content: ElementContent[]): ElementContent =>
  h('p', { className: [className] }, content)

/** A name keeps its own direction among words of another one. */
const name = (text: string, lang?: string): ElementContent => h('bdi', spokenIn(lang), text)

const text = (value: string): ElementContent => ({ type: 'text', value })

/** Title, subtitle, series, authors, translators, publication and date. */
export function titlePage(edition: Edition): ContentDocument {
  const { metadata, furniture } = edition
  const { langs, series } = metadata
  const place = series?.position === undefined ? '' : `, ${furniture.digits(series.position)}`
  const translators =
    metadata.translators.length === 0 ? [] : [labelled(edition, 'p', 'translator', { className: 'label' })]
  return {
    path: 'front-title.xhtml',
    id: 'title-page',
    type: 'frontmatter',
    ...titled(edition, 'title-page'),
    body: [
      h('section', { className: ['title-page'], 'epub:type': 'titlepage', ariaLabelledBy: 'title-page-title' }, [
        line('publication', [name(metadata.publication, langs?.publication)]),
        ...(series === undefined ? [] : [line('series', [name(series.title, langs?.series), text(place)])]),
        h('h1', { id: 'title-page-title', ...spokenIn(metadata.titleLang) }, metadata.title),
        ...(metadata.subtitle === undefined
          ? []
          : [
              h(
                'p',
                { className: ['subtitle'], role: 'doc-subtitle', ...spokenIn(langs?.subtitle) },
                metadata.subtitle,
              ),
            ]),
        ...metadata.authors.map((author) => line('author', [name(author, langs?.authors)])),
        ...translators,
        ...metadata.translators.map((translator) => line('translator', [name(translator)])),
        ...(metadata.date === undefined
          ? []
          : [line('date', [h('time', { dateTime: metadata.date }, metadata.dateLabel ?? metadata.date)])]),
        ...(metadata.publisher === undefined ? [] : [line('publisher', [name(metadata.publisher, langs?.publisher)])]),
      ]),
    ],
  }
}

/** A row of the colophon: the furniture key of its label, what it says, and the language of that. */
interface Row {
  readonly key: string
  readonly values: readonly (string | undefined)[]
  readonly lang?: string | undefined
}

function colophonRows(edition: Edition): readonly Row[] {
  const { metadata, locale, sourceLocale } = edition
  const { isbn, langs = {} } = metadata
  const { language } = new Intl.Locale(locale)
  const isTranslation = language !== new Intl.Locale(sourceLocale).language
  return [
    { key: 'title', values: [metadata.title], lang: metadata.titleLang },
    { key: 'subtitle', values: [metadata.subtitle], lang: langs.subtitle },
    { key: 'author', values: metadata.authors, lang: langs.authors },
    { key: 'translator', values: metadata.translators },
    { key: 'language', values: [languageOf(locale).autonym] },
    ...(isTranslation
      ? [{ key: 'source-language', values: [languageOf(sourceLocale).autonym], lang: sourceLocale }]
      : []),
    { key: 'publisher', values: [metadata.publisher], lang: langs.publisher },
    { key: 'rights', values: [metadata.rights], lang: langs.rights },
    { key: 'identifier', values: [isbn === undefined ? undefined : `ISBN ${isbn}`, metadata.identifiers.epub] },
  ]
}

/** Who made the edition, under which terms, and what is known about its accessibility. */
export function colophon(
  edition: Edition,
  summary: { readonly text: string; readonly lang?: string },
): ContentDocument {
  const { metadata } = edition
  const rows = colophonRows(edition).flatMap(({ key, values, lang }) => {
    const said = values.filter((value): value is string => value !== undefined && value !== '')
    if (said.length === 0) return []
    const properties = key === 'identifier' ? { className: ['identifier'] } : {}
    return [labelled(edition, 'dt', key), ...said.map((value) => h('dd', properties, [name(value, lang)]))]
  })
  return {
    path: 'back-colophon.xhtml',
    id: 'colophon',
    type: 'backmatter',
    ...titled(edition, 'colophon'),
    body: [
      h(
        'section',
        { className: ['colophon'], role: 'doc-colophon', 'epub:type': 'colophon', ariaLabelledBy: 'colophon-title' },
        [
          labelled(edition, 'h1', 'colophon', { id: 'colophon-title' }),
          line('publication', [name(metadata.publication, metadata.langs?.publication)]),
          ...(metadata.dateLabel === undefined
            ? []
            : [labelled(edition, 'p', 'published-on', {}, { date: metadata.dateLabel })]),
          h('dl', rows),
          labelled(edition, 'h2', 'accessibility'),
          h('p', spokenIn(summary.lang), summary.text),
        ],
      ),
    ],
  }
}
