import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { textIn, unknownNames } from '../../pipeline/build/local-text.ts'
import { strayCatalogs } from '../../pipeline/build/locales.ts'
import { parsePublication } from '../../pipeline/config/publication.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const base = 'source: en\nlocales: [en, ru, kk]\nfallback: {kk: [ru]}\ndate: 2026-01-02\npolicies: {minTranslated: 0}\n'
const map = 'title: {en: The tree, ru: Дерево}\n'

async function built(title: string) {
  const publication = memoryFolder({
    'publication.yaml': `${title}${base}formats: [html]\nurl: https://example.org/\n`,
    'content/one/source.md': '# One\n\nA text.\n',
  })
  const output = memoryFolder()
  await buildPublication({ publication, output, packageFile: diskWorld('.', '.').packageFile }, { toolchain, jobs: 1 })
  return (path: string) => new TextDecoder().decode(output.read(path))
}

test('the title of the publication stands in the language of each locale, or in the next of its chain, marked', async () => {
  const text = await built(map)
  expect(text('en/one.html')).toContain('<title>One · The tree</title>')
  expect(text('ru/one.html')).toContain('<title>One · Дерево</title>')
  expect(text('ru/index.html')).toContain('Дерево')
  expect(text('ru/feed.xml')).toContain('<title>Дерево</title>')
  expect(text('ru/site.webmanifest')).toContain('Дерево')
  const [, home = ''] = /(<a href="\.\.\/index\.html"[^>]*>)/u.exec(text('kk/one.html')) ?? []
  expect(home).toContain('lang="ru"')
  expect(/(<a href="\.\.\/index\.html"[^>]*>)/u.exec(text('ru/one.html'))?.[1]).not.toContain('lang=')
})

test('a title in another language is no other book: identifiers stay', async () => {
  const identifier = /urn:uuid:[\w-]+/u
  const [plain, mapped] = [await built('title: The tree\n'), await built(map)]
  expect(identifier.exec(mapped('ru/one.html'))?.[0]).toBe(identifier.exec(plain('ru/one.html'))?.[0])
})

test('a map of titles needs the source language', () => {
  const { value, diagnostics } = parsePublication(`title: {ru: Дерево}\n${base}`)
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'config/invalid', place: { line: 1, column: 1 } }])
  expect(diagnostics[0]?.message).toContain('"title" has no text in en')
})

test('publication.yaml that names what is not there is told where', () => {
  const text = `${map}${base}series: {title: S, articles: [one, tow]}
isbn:
  two: {en: "978-0-306-40615-7", de: "978-0-306-40615-7"}
  gone: {ru: "978-0-306-40615-7"}
translators: {fr: [A]}
`
  const { value } = parsePublication(text)
  if (value === undefined) throw new Error('the settings are valid')
  const tasks = ['one', 'two'].flatMap((article) => ['en', 'ru', 'kk'].map((locale) => ({ article, locale })))
  const found = unknownNames(memoryFolder({ 'publication.yaml': text }), value, tasks)
  expect(found.map(({ code, message, place }) => `${code} ${place?.line}:${place?.column} ${message}`)).toEqual([
    'config/unknown-name 7:36 "series.articles" names the article "tow", which is not there',
    'config/unknown-name 9:34 "isbn.two" names the locale "de", which is not there',
    'config/unknown-name 10:3 "isbn" names the article "gone", which is not there',
    'config/unknown-name 11:15 "translators" names the locale "fr", which is not there',
  ])
  expect(found[0]?.hints).toEqual(['did you mean "two"?'])
  expect(textIn(value.titles, 'kk', value)).toEqual({ text: 'Дерево', lang: 'ru' })
})

test('a catalog whose article is not there is told, and other files of a locale are not', () => {
  const publication = memoryFolder({
    'locales/ru/one.json': '{}',
    'locales/ru/one.state.json': '{}',
    'locales/ru/ui.json': '{}',
    'locales/ru/locale.json': '{}',
    'locales/ru/onne.json': '{}',
    'locales/ru/onne.state.json': '{}',
    'locales/terms.json': '[]',
  })
  const tasks = ['en', 'ru'].map((locale) => ({ article: 'one', locale }))
  expect(strayCatalogs(publication, tasks)).toMatchObject([
    {
      code: 'config/unknown-name',
      place: { file: 'locales/ru/onne.json' },
      hints: ['did you mean "one"?'],
    },
  ])
})
