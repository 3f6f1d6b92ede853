import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { atomFeed } from '../../pipeline/html/site/feed.ts'
import { robots, sitemap, sitemapIndex } from '../../pipeline/html/site/sitemap.ts'
import type { SiteInput } from '../../pipeline/html/site/types.ts'
import { webManifest } from '../../pipeline/html/site/web-manifest.ts'
import type { IndexEdition } from '../../pipeline/html/types.ts'
import { languageOf } from '../../pipeline/language/language.ts'
import { furnitureOf } from '../edition/sample.ts'

const edition = (article: string, locale: string, own: Partial<IndexEdition> = {}): IndexEdition => ({
  ...{ article, locale, sourceLocale: 'en', dir: languageOf(locale).dir, autonym: languageOf(locale).autonym },
  title: `${article} <&"> ]]> \u0001${locale}`,
  ...{ date: '2022-01-10', modified: '2022-01-11T10:00:00Z', identifier: `urn:uuid:${article}-${locale}` },
  cells: [
    { format: 'html', status: 'built', bytes: 10 },
    { format: 'pdf', status: 'built', bytes: 20 },
    { format: 'epub', status: 'failed' },
  ],
  ...own,
})
const input: SiteInput = {
  ...{ publication: 'Ours & theirs', url: 'https://example.org/x/', source: 'en', publisher: 'Desk' },
  editions: [
    edition('old', 'en'),
    edition('old', 'ar'),
    edition('new one', 'en', { date: '2022-02-01', authors: ['Ann'] }),
    edition('new one', 'ar', { cells: [{ format: 'html', status: 'withheld' }] }),
  ],
  furniture: furnitureOf,
}
const files = new Map(
  [
    ...[sitemap(input, 'sitemap.xml', ['en', 'ar']), robots(input)],
    ...['en', 'ar'].flatMap((locale) => [atomFeed(input, locale), webManifest(input, locale)]),
  ].map(({ path, text }) => [path, text]),
)
const file = (path: string) => files.get(path) ?? ''

interface Seen {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}
function parse(text: string): readonly Seen[] {
  const seen: Seen[] = []
  const open: Seen[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    seen.push(element)
    open.push(element)
  })
  parser.on('text', (value) => {
    const last = open.at(-1)
    if (last !== undefined) last.text += value
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return seen
}

test('crawlers are told where the sitemap is', () => {
  expect(file('robots.txt')).toContain('Sitemap: https://example.org/x/sitemap.xml')
})

test('a large publication has a list of sitemaps', () => {
  const seen = parse(sitemapIndex(input, ['sitemap.first.xml', 'sitemap.from.b c.xml']).text)
  expect(seen.map(({ name }) => name)).toEqual(['sitemapindex', 'sitemap', 'loc', 'sitemap', 'loc'])
  expect(seen.filter(({ name }) => name === 'loc').map(({ text }) => text)).toEqual([
    'https://example.org/x/sitemap.first.xml',
    'https://example.org/x/sitemap.from.b%20c.xml',
  ])
})

test('a long feed has archives that lead to each other and to the feed (RFC 5005)', () => {
  const links = (part: Parameters<typeof atomFeed>[2]) =>
    parse(atomFeed(input, 'en', part).text)
      .filter(({ name, attributes }) => name === 'link' && /self|current|archive/u.test(attributes['rel'] ?? ''))
      .map(({ attributes }) => `${attributes['rel']} ${attributes['href']?.replace('https://example.org/x/en/', '')}`)
  expect(links({ previous: 'feed.from.b.xml' })).toEqual(['self feed.xml', 'prev-archive feed.from.b.xml'])
  const archive = { archive: 'feed.from.b.xml', previous: 'feed.first.xml', next: 'feed.from.c.xml' }
  expect(links(archive)).toEqual([
    ...['self feed.from.b.xml', 'current feed.xml', 'prev-archive feed.first.xml', 'next-archive feed.from.c.xml'],
  ])
  expect(atomFeed(input, 'en', archive).text).toContain('<fh:archive />')
  expect(atomFeed(input, 'en', {}).text).not.toContain('fh:')
})

test('the sitemap lists every published page with all its languages, and each alternative points back', () => {
  const seen = parse(file('sitemap.xml'))
  const pages = new Map<string, Map<string, string>>()
  let links = new Map<string, string>()
  for (const { name, text, attributes } of seen) {
    if (name === 'loc') pages.set(text, (links = new Map()))
    if (name === 'xhtml:link') links.set(attributes['hreflang'] ?? '', attributes['href'] ?? '')
  }
  expect([...pages.keys()]).toEqual([
    'https://example.org/x/en/index.html',
    'https://example.org/x/ar/index.html',
    'https://example.org/x/en/old.html',
    'https://example.org/x/ar/old.html',
    'https://example.org/x/en/new%20one.html',
  ])
  expect(Object.fromEntries(pages.get('https://example.org/x/ar/old.html') ?? [])).toEqual({
    en: 'https://example.org/x/en/old.html',
    ar: 'https://example.org/x/ar/old.html',
    'x-default': 'https://example.org/x/en/old.html',
  })
  for (const [address, own] of pages) {
    for (const [language, href] of own) {
      if (language !== 'x-default') expect([...(pages.get(href)?.values() ?? [])], href).toContain(address)
    }
  }
})

test('a feed is well-formed, newest first, with the files of each article', () => {
  const seen = parse(file('en/feed.xml'))
  const texts = (name: string) => seen.filter((element) => element.name === name).map(({ text }) => text)
  expect(texts('title')).toEqual(['Ours & theirs', 'new one <&"> ]]> en', 'old <&"> ]]> en'])
  expect(texts('id').slice(1)).toEqual(['urn:uuid:new one-en', 'urn:uuid:old-en'])
  expect(texts('name')).toEqual(['Desk', 'Ann'])
  expect(texts('updated')[0]).toBe('2022-01-11T10:00:00Z')
  const enclosures = seen
    .filter(({ attributes }) => attributes['rel'] === 'enclosure')
    .map(({ attributes }) => attributes)
  expect(enclosures.map(({ href, type, length }) => [href, type, length])).toEqual([
    ['https://example.org/x/en/new%20one.pdf', 'application/pdf', '20'],
    ['https://example.org/x/en/old.pdf', 'application/pdf', '20'],
  ])
})

test('what is not published is in no feed', () => {
  expect(file('ar/feed.xml')).not.toContain('new')
  expect(parse(file('ar/feed.xml'))[0]?.attributes['xml:lang']).toBe('ar')
})

test('the web app manifest speaks the language of its folder', () => {
  expect(JSON.parse(file('ar/site.webmanifest'))).toMatchObject({ name: 'Ours & theirs', lang: 'ar', dir: 'rtl' })
})
