import { expect, test } from 'vitest'
import { editionOf, inputOf, paragraph } from './sample.ts'

const blocks = [paragraph('p-0001', 'Some words.')]
const frontMatter = { title: 'A title', subtitle: 'More', authors: ['Jane Doe'], keywords: ['a'], rights: 'All rights reserved' } // prettier-ignore
const segment = (id: string, shown: string) => ({ id, state: 'translated' as const, shown })

test('metadata that nobody translated know their language; those in the language of the edition need no word', () => {
  const { metadata } = editionOf({
    blocks,
    locale: 'ar',
    source: 'en',
    frontMatter,
    segments: [segment('@subtitle', 'en'), segment('@author', 'ar'), segment('@keywords', 'ru')],
    publication: { title: 'T', lang: 'en', publisher: 'P' },
  })
  expect(metadata.langs).toEqual({
    subtitle: 'en',
    keywords: 'ru',
    publication: 'en',
    publisher: 'en',
    rights: 'en',
    series: 'en',
  })
  expect(editionOf({ blocks, frontMatter, publication: { title: 'T', lang: 'en' } }).metadata).not.toHaveProperty(
    'langs',
  )
})

test('a description that is taken from an untranslated paragraph has its language', () => {
  const untranslated = [{ ...paragraph('p-0001', 'Some words.'), lang: 'en', dir: 'ltr' as const }]
  const { metadata } = editionOf({ blocks: untranslated, locale: 'ar' })
  expect(metadata).toMatchObject({ description: 'Some words.', langs: { description: 'en' } })
})

test('names that a translation spells otherwise keep the spelling of the source beside them', () => {
  const input = inputOf({ blocks, locale: 'ru', frontMatter })
  const localised = { ...input.localised, frontMatter: { ...frontMatter, authors: ['Джейн Доу'] } }
  const { metadata } = editionOf({ ...input, blocks, locale: 'ru', localised } as Parameters<typeof editionOf>[0])
  expect(metadata.authors).toEqual(['Джейн Доу'])
  expect(metadata.authorSpelling).toEqual({ lang: 'en', names: ['Jane Doe'] })
  expect(editionOf({ blocks, frontMatter }).metadata).not.toHaveProperty('authorSpelling')
})

test('ISBN and place in the series are those of the article and locale', () => {
  const publication = {
    title: 'T',
    isbn: { sample: { en: '9780306406157' }, other: { ru: '9783161484100' } },
    series: { title: 'World', articles: ['other', 'sample'] },
  }
  expect(editionOf({ blocks, publication }).metadata).toMatchObject({
    isbn: '9780306406157',
    series: { title: 'World', position: 2 },
  })
  const russian = editionOf({ blocks, locale: 'ru', publication }).metadata
  expect(russian).not.toHaveProperty('isbn')
  const elsewhere = editionOf({
    blocks,
    publication: { ...publication, series: { title: 'World', articles: ['other'] } },
  })
  expect(elsewhere.metadata).not.toHaveProperty('series')
})
