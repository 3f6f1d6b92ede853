import type { Edition } from '../edition/types.ts'
import { sortingTitle } from '../language/sorting-title.ts'
import type { AccessibilityFacts } from './accessibility.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

/** One book of a catalogue: plain data, so that a manifest can keep it from build to build. */
export interface CatalogueBook {
  /** Metadata as a Readium Web Publication Manifest has them. */
  readonly metadata: { readonly [key: string]: Json }
  /** Path of the e-book below output/. */
  readonly path: string
  readonly bytes: number
  /** Path of its page below output/, when it has one. */
  readonly page?: string
  readonly cover?: CatalogueCover
}

export interface CatalogueCover {
  /** Path below output/. */
  readonly path: string
  readonly type: string
  readonly width?: number
  readonly height?: number
}

export interface CatalogueInput {
  readonly locale: string
  /** Name of the catalogue: that of the publication. */
  readonly title: string
  /** Absolute address of output/ with a slash at the end; absent = links are relative to the catalogue. */
  readonly url?: string
  /** Other locales that have a catalogue, with their own names. */
  readonly others: readonly { readonly locale: string; readonly autonym: string }[]
  readonly books: readonly CatalogueBook[]
  /** Where this page stands in a catalogue of several. File names, in the folder of the locale. */
  readonly paging?: { readonly file: string; readonly previous?: string; readonly next?: string }
}

/** Name of the catalogue in the folder of its locale. */
export const catalogueName = 'opds.json'

/** What a catalogue says of an edition. */
export function catalogueMetadata(edition: Edition, accessibility?: AccessibilityFacts): CatalogueBook['metadata'] {
  const { metadata, locale, dir } = edition
  const people = metadata.people ?? {}
  const person = (name: string): Json => {
    const fileAs = Object.hasOwn(people, name) ? people[name]?.fileAs : undefined
    return fileAs === undefined ? { name } : { name, sortAs: fileAs }
  }
  const { subtitle, publisher, series, isbn } = metadata
  const sortAs = sortingTitle(metadata.title, metadata.titleLang ?? locale)
  return {
    '@type': 'http://schema.org/Book',
    identifier: isbn === undefined ? metadata.identifiers.epub : `urn:isbn:${isbn}`,
    title: metadata.title,
    ...(sortAs !== undefined && { sortAs }),
    ...(subtitle !== undefined && { subtitle }),
    ...(metadata.authors.length > 0 && { author: metadata.authors.map(person) }),
    ...(metadata.translators.length > 0 && { translator: metadata.translators.map(person) }),
    language: locale,
    readingProgression: dir,
    ...(metadata.date !== undefined && { published: metadata.date }),
    ...(metadata.modified !== undefined && { modified: metadata.modified }),
    ...(publisher !== undefined && { publisher: { name: publisher } }),
    ...(metadata.description !== '' && { description: metadata.description }),
    ...(metadata.keywords.length > 0 && { subject: metadata.keywords.map((name) => ({ name })) }),
    ...(series !== undefined && {
      belongsTo: {
        series: { name: series.title, ...(series.position !== undefined && { position: series.position }) },
      },
    }),
    ...(accessibility !== undefined && {
      accessibility: {
        accessMode: accessibility.accessModes,
        accessModeSufficient: accessibility.sufficientModes.map((modes) => modes.split(',')),
        feature: accessibility.features,
        hazard: [accessibility.hazard],
        summary: accessibility.summary.text,
      },
    }),
  }
}

/** Every part of a path as an address has it. */
const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/**
 * The catalogue of all e-books of a locale, for reading apps and shops: an OPDS 2.0 feed (drafts.opds.io/opds-2.0). Without an
 * address of the publication all links are relative to output/<locale>/. Books stand in the order given.
 */
export function opdsCatalogue(input: CatalogueInput): string {
  const { locale, title, url, paging } = input
  const link = (path: string): string => (url === undefined ? `../${encoded(path)}` : `${url}${encoded(path)}`)
  const imageOf = ({ path, type, width, height }: CatalogueCover): Json => ({
    href: link(path),
    type,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  })
  const catalogueLink = (rel: string, file: string | undefined): readonly Json[] =>
    file === undefined ? [] : [{ rel, href: link(`${locale}/${file}`), type: 'application/opds+json' }]
  const feed: Json = {
    metadata: { title, language: locale, ...(paging === undefined && { numberOfItems: input.books.length }) },
    links: [
      ...catalogueLink('self', paging?.file ?? catalogueName),
      ...catalogueLink('first', paging && catalogueName),
      ...catalogueLink('previous', paging?.previous),
      ...catalogueLink('next', paging?.next),
      { rel: 'alternate', href: link(`${locale}/index.html`), type: 'text/html' },
      ...input.others.map((other): Json => ({
        rel: 'alternate',
        href: link(`${other.locale}/${catalogueName}`),
        type: 'application/opds+json',
        title: other.autonym,
        language: other.locale,
      })),
    ],
    publications: input.books.map(({ metadata, path, bytes, page, cover }): Json => ({
      metadata,
      links: [
        {
          rel: 'http://opds-spec.org/acquisition/open-access',
          href: link(path),
          type: 'application/epub+zip',
          size: bytes,
        },
        ...(page === undefined ? [] : [{ rel: 'alternate', href: link(page), type: 'text/html', language: locale }]),
      ],
      ...(cover !== undefined && { images: [imageOf(cover)] }),
    })),
  }
  return `${JSON.stringify(feed, undefined, 2)}\n`
}

/** What a catalogue has to know of an edition: a row of the manifest. */
export interface CatalogueEntry {
  readonly locale: string
  readonly catalogue?: CatalogueBook['metadata']
  readonly cells: readonly {
    readonly format: string
    readonly status: string
    readonly path: string
    readonly bytes?: number
    readonly cover?: CatalogueCover
  }[]
}

/** The book of an edition; undefined when it has none that was built. */
export function catalogueBook({ catalogue: metadata, cells }: CatalogueEntry): CatalogueBook | undefined {
  const built = (format: string) => cells.find((cell) => cell.format === format && cell.status === 'built')
  const epub = built('epub')
  if (metadata === undefined || epub === undefined) return undefined
  const page = built('html')?.path
  const { path, bytes = 0, cover } = epub
  return { metadata, path, bytes, ...(page !== undefined && { page }), ...(cover && { cover }) }
}
