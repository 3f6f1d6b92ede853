import { expect, test } from 'vitest'
import type { Edition, Metadata } from '../../pipeline/edition/types.ts'
import { verifyEpub } from '../../pipeline/verify/epub.ts'
import { editionIn, pageMap } from './fixture.ts'
import { complaints, pack, read } from './read.ts'

const told = (locale: string, more: Partial<Metadata>): Edition => {
  const edition = editionIn(locale)
  return { ...edition, metadata: { ...edition.metadata, ...more } }
}
const opfOf = async (edition: Edition): Promise<string> => {
  const bytes = await pack(edition)
  expect(await complaints(bytes)).toEqual([])
  expect(verifyEpub(edition, bytes, pageMap)).toEqual([])
  return read(bytes)['OEBPS/content.opf'] ?? ''
}

test('the package names roles, sorting names and the spelling of the source', async () => {
  const opf = await opfOf(
    told('ru', {
      authors: ['Джейн Доу', 'Редактор'],
      authorSpelling: { lang: 'en', names: ['Jane Doe', 'Редактор'] },
      people: { 'Джейн Доу': { fileAs: 'Доу, Джейн' }, Редактор: { role: 'edt' } },
    }),
  )
  expect(opf).toContain('<meta refines="#author-1" property="role" scheme="marc:relators">aut</meta>')
  expect(opf).toContain('<meta refines="#author-1" property="file-as">Доу, Джейн</meta>')
  expect(opf).toContain('<meta refines="#author-1" property="alternate-script" xml:lang="en">Jane Doe</meta>')
  expect(opf).toContain('<meta refines="#author-2" property="role" scheme="marc:relators">edt</meta>')
  expect(opf).not.toContain('refines="#author-2" property="alternate-script"')
})

test('a person whose name is a word of the machine is a person like others', async () => {
  const opf = await opfOf(told('en', { authors: ['constructor', '__proto__'], people: {} }))
  expect(opf).toContain('<dc:creator id="author-1">constructor</dc:creator>')
  expect(opf).not.toContain('file-as')
})

test('series and ISBN stand in the package, on the title page and in the colophon', async () => {
  const edition = told('ar', {
    isbn: '9780306406157',
    series: { title: 'World', position: 2 },
    langs: { series: 'en' },
  })
  const bytes = await pack(edition)
  const files = read(bytes)
  const opf = await opfOf(edition)
  expect(opf).toContain('<dc:identifier id="isbn">urn:isbn:9780306406157</dc:identifier>')
  expect(opf).toContain(
    '<meta property="belongs-to-collection" id="series" xml:lang="en" dir="ltr">World</meta>' +
      '<meta refines="#series" property="collection-type">series</meta>' +
      '<meta refines="#series" property="group-position">2</meta>',
  )
  expect(files['OEBPS/front-title.xhtml']).toContain('<bdi lang="en" dir="ltr" xml:lang="en">World</bdi>')
  expect(files['OEBPS/back-colophon.xhtml']).toContain('ISBN 9780306406157')
  // The URN stays what the book is known by, in the package and in the contents for old readers.
  expect(opf).toContain(`<dc:identifier id="identifier">${edition.metadata.identifiers.epub}</dc:identifier>`)
})

test('metadata in another language than the edition say so', async () => {
  const langs = { subtitle: 'en', description: 'en', keywords: 'en', authors: 'en', publication: 'en', publisher: 'en', rights: 'en' } // prettier-ignore
  const edition = told('ar', { langs, rights: 'All rights reserved' })
  const opf = await opfOf(edition)
  for (const element of [
    'dc:title id="subtitle"',
    'dc:description',
    'dc:subject',
    'dc:creator id="author-1"',
    'dc:publisher',
    'dc:rights',
    'meta property="dcterms:isPartOf"',
  ]) {
    expect(opf).toContain(`<${element} xml:lang="en" dir="ltr">`)
  }
  const files = read(await pack(edition))
  expect(files['OEBPS/back-colophon.xhtml']).toContain(
    '<bdi lang="en" dir="ltr" xml:lang="en">All rights reserved</bdi>',
  )
  expect(files['OEBPS/front-title.xhtml']).toContain('<bdi lang="en" dir="ltr" xml:lang="en">United Nations</bdi>')
})

test('a book claims to conform only when it is handed a claim, with who certifies it and when', async () => {
  const conformance = {
    standard: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
    certifiedBy: 'A & B',
    date: '2024-05-06',
  }
  const bytes = await pack(editionIn('en'), { conformance })
  expect(await complaints(bytes)).toEqual([])
  const opf = read(bytes)['OEBPS/content.opf'] ?? ''
  expect(opf).toMatch(/<meta property="dcterms:conformsTo" id="(\w+)">EPUB Accessibility 1\.1 - WCAG 2\.2 Level AA<\/meta><meta refines="#\1" property="a11y:certifiedBy">A &#x26; B<\/meta><meta refines="#\1" property="dcterms:date">2024-05-06</) // prettier-ignore
})
