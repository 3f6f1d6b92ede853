import { expect, test } from 'vitest'
import { accessibilityFacts } from '../../pipeline/epub/accessibility.ts'
import { catalogueBook, catalogueMetadata, opdsCatalogue, type CatalogueInput } from '../../pipeline/epub/opds.ts'
import { editionIn } from './fixture.ts'

const edition = editionIn('ar')
const told = {
  ...edition,
  metadata: {
    ...edition.metadata,
    isbn: '9780306406157',
    series: { title: 'World', position: 2 },
    people: { 'United Nations': { fileAs: 'Nations, United' } },
  },
}
const input: CatalogueInput = {
  locale: 'ar',
  title: 'Stemma & Co.',
  others: [{ locale: 'en', autonym: 'English' }],
  books: [
    {
      metadata: catalogueMetadata(told, accessibilityFacts(told, true)),
      path: 'ar/my article.epub',
      bytes: 1234,
      page: 'ar/my article.html',
      cover: { path: 'assets/covers/a.png', type: 'image/png', width: 1600, height: 2560 },
    },
    { metadata: catalogueMetadata(edition), path: 'ar/other.epub', bytes: 5 },
  ],
}
const feed = (value: CatalogueInput) => JSON.parse(opdsCatalogue(value))

test('a catalogue lists every book with an open link, its size, page and cover', () => {
  const { publications, metadata } = feed({ ...input, url: 'https://news.example/books/' })
  expect(metadata).toEqual({ title: 'Stemma & Co.', language: 'ar', numberOfItems: 2 })
  expect(publications[0].links).toEqual([
    {
      rel: 'http://opds-spec.org/acquisition/open-access',
      href: 'https://news.example/books/ar/my%20article.epub',
      type: 'application/epub+zip',
      size: 1234,
    },
    { rel: 'alternate', href: 'https://news.example/books/ar/my%20article.html', type: 'text/html', language: 'ar' },
  ])
  expect(publications[0].images).toEqual([
    { href: 'https://news.example/books/assets/covers/a.png', type: 'image/png', width: 1600, height: 2560 },
  ])
  expect(publications[1]).not.toHaveProperty('images')
})

test('without an address of the publication all links are relative to the catalogue', () => {
  const { links, publications } = feed(input)
  expect(links).toEqual([
    { rel: 'self', href: '../ar/opds.json', type: 'application/opds+json' },
    { rel: 'alternate', href: '../ar/index.html', type: 'text/html' },
    { rel: 'alternate', href: '../en/opds.json', type: 'application/opds+json', title: 'English', language: 'en' },
  ])
  expect(publications[1].links[0].href).toBe('../ar/other.epub')
  expect(opdsCatalogue(input)).not.toContain('http://news')
})

test('a book in a catalogue says who made it, in which language and direction, and how accessible it is', () => {
  const { metadata } = feed(input).publications[0]
  expect(metadata).toMatchObject({
    '@type': 'http://schema.org/Book',
    identifier: 'urn:isbn:9780306406157',
    language: 'ar',
    readingProgression: 'rtl',
    author: [{ name: 'United Nations', sortAs: 'Nations, United' }],
    translator: [{ name: 'A. <Translator>' }],
    belongsTo: { series: { name: 'World', position: 2 } },
    modified: '2022-02-03T04:05:06Z',
  })
  expect(metadata.accessibility.feature).toContain('pageNavigation')
  expect(metadata.accessibility.accessModeSufficient).toEqual([['textual'], ['textual', 'visual']])
})

test('a book is in the catalogue when it was built; failed ones and other formats are not', () => {
  const catalogue = catalogueMetadata(edition)
  const cell = (format: string, status: string, path: string) => ({ format, status, path, bytes: 7 })
  const page = cell('html', 'built', 'ar/a.html')
  expect(catalogueBook({ locale: 'ar', catalogue, cells: [page, cell('epub', 'built', 'ar/a.epub')] })).toEqual({
    ...{ metadata: catalogue, path: 'ar/a.epub', bytes: 7, page: 'ar/a.html' },
  })
  expect(catalogueBook({ locale: 'ar', catalogue, cells: [cell('epub', 'failed', 'ar/b.epub')] })).toBeUndefined()
  expect(catalogueBook({ locale: 'ar', catalogue, cells: [page] })).toBeUndefined()
  expect(catalogueBook({ locale: 'kk', cells: [cell('epub', 'built', 'kk/a.epub')] })).toBeUndefined()
})

test('a catalogue of several pages leads from each to its neighbours and to the first', () => {
  const paging = { file: 'opds.b c.json', previous: 'opds.json', next: 'opds.d.json' }
  const { links, metadata } = JSON.parse(
    opdsCatalogue({ locale: 'ar', title: 'T', others: [{ locale: 'en', autonym: 'English' }], books: [], paging }),
  )
  const own = links.filter(({ type, title }: Record<string, string>) => type === 'application/opds+json' && !title)
  expect(own.map(({ rel, href }: Record<string, string>) => `${rel} ${href}`)).toEqual([
    ...['self ../ar/opds.b%20c.json', 'first ../ar/opds.json', 'previous ../ar/opds.json', 'next ../ar/opds.d.json'],
  ])
  expect(links.at(-1)).toMatchObject({ href: '../en/opds.json', title: 'English' })
  expect(metadata).not.toHaveProperty('numberOfItems')
})
