import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOfPage, listingOf, pagesOfList } from '../../pipeline/build/listing.ts'

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `article ${String(index * 7).padStart(6, '0')}`)

test('a list of a hundred stands on one page', () => {
  expect(pagesOfList(names(100))).toEqual([{ names: names(100), id: '' }])
  expect(pagesOfList(names(101)).length).toBeGreaterThan(1)
  expect(pagesOfList([])).toEqual([])
})

test('pages hold all names in their order, a hundred at most, and lead to their neighbours', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 700, minLength: 50 }), (all) => {
      const pages = pagesOfList(all)
      expect(pages.flatMap((page) => page.names)).toEqual(all)
      for (const [index, { names: own, id, previous, next }] of pages.entries()) {
        expect(own.length).toBeGreaterThan(0)
        expect(own.length).toBeLessThanOrEqual(100)
        expect(id).toBe(index === 0 ? '' : own[0])
        expect([previous, next]).toEqual([pages[index - 1]?.id, pages[index + 1]?.id])
      }
    }),
    { seed: 7, numRuns: 100 },
  )
})

test('of ten thousand articles, one that comes or goes changes a few pages around it', () => {
  const all = names(10_000)
  const pages = pagesOfList(all)
  expect(pages.length).toBeLessThan(300)
  const known = new Set(pages.map((page) => page.names.join('\n')))
  for (const at of [0, 1, 4321, 5000, 9998, 9999]) {
    const more = pagesOfList(all.toSpliced(at, 0, `${all[at]}b`))
    const fewer = pagesOfList(all.toSpliced(at, 1))
    for (const changed of [more, fewer]) {
      expect(changed.filter((page) => !known.has(page.names.join('\n'))).length).toBeLessThanOrEqual(6)
    }
  }
})

test('a file of a page is called after its first name, the first as ever', () => {
  expect([fileOfPage('index', '', 'html'), fileOfPage('index', 'b', 'html')]).toEqual(['index.html', 'index.b.html'])
})

test('a listing tells what lists must know: languages, days, pages, books, and what articles may share', () => {
  const manifest = { path: 'manifest/a.json', bytes: 1, sha256: 'x' }
  const cell = (format: 'html' | 'epub', status: 'built' | 'failed') => ({ format, status, path: '' })
  const entry = (locale: string) => ({ article: 'a', locale, sourceLocale: 'en', dir: 'ltr' as const, title: 'A' })
  const editions = [
    { ...entry('en'), date: '2026-01-02', catalogue: {}, cells: [cell('html', 'built'), cell('epub', 'built')] },
    { ...entry('ru'), catalogue: {}, cells: [cell('html', 'failed'), cell('epub', 'failed')] },
  ]
  const files = ['en/a.html', 'assets/fonts/f.woff2'].map((path) => ({ path, bytes: 1, sha256: '' }))
  expect(listingOf(manifest, { editions, files })).toEqual({
    manifest,
    editions: [
      { locale: 'en', date: '2026-01-02', hasPage: true, hasBook: true },
      { locale: 'ru', hasPage: false, hasBook: false },
    ],
    assets: ['assets/fonts/f.woff2'],
  })
})
