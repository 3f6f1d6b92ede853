import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { languagesIn, renderLocaleIndex, renderPublicationIndex } from '../../pipeline/html/index-page.ts'
import { renderNotFound, rootOf } from '../../pipeline/html/not-found-page.ts'
import { percentLabel, sizeLabel } from '../../pipeline/html/number.ts'
import type { IndexCell, IndexEdition, IndexInput } from '../../pipeline/html/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import { furnitureOf } from '../edition/sample.ts'

const built: readonly IndexCell[] = [
  { format: 'html', status: 'built', bytes: 12_345 },
  { format: 'pdf', status: 'built', bytes: 1_234_567 },
  { format: 'epub', status: 'built' },
]
const edition = (locale: string, title: string, own: Partial<IndexEdition> = {}): IndexEdition => ({
  article: 'sample',
  locale,
  sourceLocale: 'en',
  dir: languageOf(locale).dir,
  autonym: languageOf(locale).autonym,
  title,
  coverage: {
    total: 10,
    own: 10,
    states: {},
  },
  pages: 3,
  cells: built,
  ...own,
})
const input: IndexInput = {
  publication: 'The Publication',
  locale: 'en',
  dir: 'ltr',
  furniture: furnitureOf('en'),
  editions: [
    edition('en', 'A title'),
    edition('ar', 'عنوان', {
      coverage: {
        total: 10,
        own: 7,
        states: {},
      },
    }),
    edition('ru', 'Заглавие', {
      cells: [
        {
          format: 'html',
          status: 'built',
        },
        {
          format: 'pdf',
          status: 'failed',
          code: 'typeset/missing-glyph',
        },
      ],
    }),
    edition('kk', 'A title', {
      titleLang: 'en',
      coverage: {
        total: 10,
        own: 2,
        states: {},
      },
      below: { what: 'translated', share: 0.2, least: 0.5 },
      cells: built.map(({ format }) => ({
        format,
        status: 'withheld',
      })),
    }),
  ],
}
const html = renderPublicationIndex(input)
const item = (autonym: string) => html.split('<li>').find((part) => part.includes(`>${autonym}</bdi></p>`)) ?? ''
test('a description that nobody translated runs in its own direction', () => {
  const [first] = input.editions
  const arabic = { ...first!, locale: 'ar', dir: 'rtl' as const, description: 'It ends.', descriptionLang: 'en' }
  const foreign = renderPublicationIndex({ ...input, editions: [arabic] })
  expect(foreign).toContain('<p class="small"><span lang="en" dir="ltr">It ends.</span></p>')
  const own = renderPublicationIndex({
    ...input,
    editions: [{ ...arabic, description: 'انتهى.', descriptionLang: 'ar' }],
  })
  expect(own).toContain('<p class="small">انتهى.</p>')
})

/** The item and the formats that follow it. */
const entry = (autonym: string) => html.slice(html.indexOf(item(autonym))).split('</ul></li>')[0] ?? ''

test('each edition stands under its own name, in its own language and direction, with formats and sizes', () => {
  expect(item('العربية')).toContain('<p><bdi lang="ar" dir="rtl">العربية</bdi></p>')
  expect(item('العربية')).toContain('<div class="entry" lang="ar" dir="rtl">')
  expect(item('العربية')).toContain('<a href="ar/sample.html" hreflang="ar"><b>عنوان</b></a>')
  expect(entry('العربية')).toContain('<bdi lang="en" dir="ltr">3 pages</bdi>')
  expect(entry('العربية')).toContain('70% translated')
  expect(entry('English')).toContain('Original')
  expect(entry('العربية')).toContain(
    '<a href="ar/sample.pdf" hreflang="ar" type="application/pdf" aria-label="PDF, العربية: عنوان"><span>PDF</span></a> 1.2 MB',
  )
  expect(entry('العربية')).toContain('<span>Web page</span></a> 12 kB')
})

test('a cell that failed is listed with its code and without a link', () => {
  expect(entry('Русский')).toContain('<code dir="ltr" translate="no">typeset/missing-glyph</code>')
  expect(html).not.toContain('ru/sample.pdf')
})

test('a locale under the minimum says so, in no link', () => {
  expect(html).toContain('Not published: 20% translated, 50% needed')
  const below = { what: 'reviewed', share: 0.999, least: 1 } as const
  const cells: readonly IndexCell[] = [{ format: 'pdf', status: 'withheld' }]
  const reviewed = renderPublicationIndex({ ...input, editions: [edition('kk', 'A title', { below, cells })] })
  expect(reviewed).toContain('Not published: 99% reviewed, 100% needed')
  expect(html).not.toContain('kk/')
  expect(html).toContain('<span lang="en" dir="ltr">A title</span>')
})

test('the page of a language lists its articles and leads to the other languages', () => {
  const own = input.editions.filter(({ locale }) => locale === 'ar')
  const page = renderLocaleIndex({
    ...{ ...input, locale: 'ar', dir: 'rtl', furniture: furnitureOf('ar'), publicationLang: 'en' },
    ...{ editions: own, languages: languagesIn(input.editions) },
  })
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('href="../ar/sample.html"')
  expect(page).toContain('<a lang="ru" dir="ltr" href="../ru/index.html" hreflang="ru">Русский</a>')
  expect(page).toContain('href="index.html" hreflang="ar" aria-current="page">العربية</a>')
  expect(page).toContain('href="../index.html">كل الطبعات</a>')
  expect(page).toContain('<h1><span lang="en" dir="ltr">The Publication</span></h1>')
  expect(page).not.toContain('Заглавие')
})

test('a list of several pages leads from each to its neighbours, and from the first to all', () => {
  const url = 'https://example.org/'
  const first = renderPublicationIndex({
    ...{ ...input, url },
    paging: { file: 'index.html', next: 'index.b c.html', all: ['index.html', 'index.b c.html', 'index.d.html'] },
  })
  expect(first).toContain('<a rel="next" href="index.b%20c.html">Next page</a>')
  expect(first).toContain('<a href="index.html" aria-current="page">Page 1</a>')
  expect(first).toContain('<a href="index.d.html">Page 3</a>')
  expect(first).toContain('<link rel="canonical" href="https://example.org/index.html">')
  const second = renderPublicationIndex({
    ...{ ...input, url },
    paging: { file: 'index.b c.html', previous: 'index.html', next: 'index.d.html' },
  })
  expect(second).toContain('<a rel="prev" href="index.html">Previous page</a>')
  expect(second).toContain('<link rel="canonical" href="https://example.org/index.b%20c.html">')
  expect(second).not.toContain('Page 3')
  expect(second).not.toContain('hreflang="x-default"')
  expect(html).not.toContain('Next page')
})

test('a publication without anything is a page all the same', () => {
  expect(renderPublicationIndex({ ...input, editions: [] })).toContain('<h1><span>The Publication</span></h1></main>')
})

test('the page for what is not there leads home from wherever it is shown, in every language that has words for it', () => {
  const others = ['ar', 'ru'].map((locale) => ({ locale, dir: languageOf(locale).dir, furniture: furnitureOf(locale) }))
  const unspoken = { locale: 'fi', dir: 'ltr', furniture: furnitureOf('fi') } as const
  const page = renderNotFound(input, [...others, unspoken], rootOf('https://example.org/x/'))
  expect(page).toMatch(/<html lang="en".*<h1>Page not found<\/h1>.*<a href="\/x\/" hreflang="en">/su)
  expect(page).toMatch(/<section class="work" lang="ar" dir="rtl">.*<a href="\/x\/ar\/index\.html" hreflang="ar">/su)
  expect(page).toContain('<section class="work" lang="ru">')
  expect(page.match(/<section/gu)).toHaveLength(3)
  expect(renderNotFound(input, [], rootOf(undefined))).toContain('<a href="index.html" hreflang="en">')
})

test('what failed is text, whatever it says', () => {
  const cells: readonly IndexCell[] = [{ format: 'pdf', status: 'failed', code: '<script>alert(1)</script>' }]
  const page = renderPublicationIndex({
    ...input,
    publication: '<script>',
    editions: [edition('en', '"><script>', { cells })],
  })
  // In the value of an attribute it is text too, so the parser is asked.
  const names: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    names.push(node.nodeName)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(page))
  expect(names).toContain('main')
  expect(names).not.toContain('script')
})

test.each([
  [1, 'en', '1 kB'],
  [83_210, 'en', '83 kB'],
  [999_499, 'en', '999 kB'],
  [999_500, 'en', '1 MB'],
  [1_250_000, 'ru', '1,3 МБ'],
  [83_210, 'ar-EG', '٨٣ كيلوبايت'],
  [83_210, 'tlh', '83 kB'],
])('%d bytes are written in %s as %s', (bytes, locale, label) => {
  expect(sizeLabel(bytes, locale).replaceAll('\u00A0', ' ')).toBe(label)
})

test.each([
  [1, '100%'],
  [0.9999, '99%'],
  [0.0001, '1%'],
  [0, '0%'],
  [0.616, '61%'],
  [0.29, '29%'],
])('a share of %d is never rounded to all or nothing: %s', (share, label) => {
  expect(percentLabel(share, 'en')).toBe(label)
})
