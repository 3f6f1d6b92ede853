import { expect, test } from 'vitest'
import { accessibilityFacts } from '../../pipeline/epub/accessibility.ts'
import { catalogueFiles, catalogueMetadata, opdsCatalogue, type CatalogueInput } from '../../pipeline/epub/opds.ts'
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

test('each locale with a built e-book has a catalogue; failed ones and other formats are not in it', () => {
  const metadata = catalogueMetadata(edition)
  const cell = (format: string, status: string, path: string) => ({ format, status, path, bytes: 7 })
  const files = catalogueFiles(
    { title: 'T' },
    [
      {
        locale: 'ar',
        catalogue: metadata,
        cells: [cell('html', 'built', 'ar/a.html'), cell('epub', 'built', 'ar/a.epub')],
      },
      { locale: 'ar', catalogue: metadata, cells: [cell('epub', 'failed', 'ar/b.epub')] },
      { locale: 'en', catalogue: metadata, cells: [cell('epub', 'built', 'en/a.epub')] },
      { locale: 'ru', catalogue: metadata, cells: [cell('html', 'built', 'ru/a.html')] },
      { locale: 'kk', cells: [cell('epub', 'built', 'kk/a.epub')] },
    ],
    (locale) => `name of ${locale}`,
  )
  expect(files.map(({ path }) => path)).toEqual(['ar/opds.json', 'en/opds.json'])
  const { publications, links } = JSON.parse(files[0]?.text ?? '')
  expect(publications).toHaveLength(1)
  expect(publications[0].links.map(({ href }: { href: string }) => href)).toEqual(['../ar/a.epub', '../ar/a.html'])
  expect(links.at(-1)).toMatchObject({ href: '../en/opds.json', title: 'name of en' })
})
