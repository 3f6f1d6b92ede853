import { expect, test } from 'vitest'
import { extractPublication } from '../../pipeline/build/extract.ts'
import { packPublication } from '../../pipeline/build/pack.ts'
import { bilingualPage } from '../../pipeline/localise/exchange/bilingual.ts'
import { readPdf } from '../../pipeline/verify/print/document.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const publication = memoryFolder({
  'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\n',
  'content/news/source.md':
    '# The news\n\nRead **this** of 2022.\n\n| Year | Sum |\n| --- | --- |\n| spring | autumn |\n\nAnd that too.\n',
  'locales/terms.json': '[{"src": "news", "ru": {"use": ["новости"]}}]',
})
const world = { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
for (const { path, bytes } of extractPublication(world).value) publication.write(path, bytes)
const source = JSON.parse(new TextDecoder().decode(publication.read('locales/en/news.json'))) as Record<string, string>
const ids = Object.keys(source)
const read = ids.find((id) => source[id]?.startsWith('Read')) ?? ''
publication.write(
  'locales/ru/news.json',
  new TextEncoder().encode(JSON.stringify({ [read]: 'Читай <0>это</0> 2021.' })),
)

test('a pack holds XLIFF, the article side by side, and a PDF with the id of every unit beside the page', async () => {
  const { value: files } = await packPublication(world, 'ru', '1')
  expect(files.map(({ path }) => path)).toEqual(['ru.xlf', 'news.html', 'news.pdf'])
  const text = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes)
  expect(text('ru.xlf')).toContain('<xliff')
  const page = text('news.html')
  for (const id of ids) expect(page).toContain(`<tr id="${id}">`)
  expect(page).toContain('<td lang="ru" dir="ltr">Читай <bdi class="token" dir="ltr">&lt;0&gt;</bdi>это')
  expect(page).toContain('numbers: 2022 of the source is missing')
  expect(page).toContain('<li>news: новости</li>')
  expect(page).toContain('<strong>unverified</strong>')
  const pdf = readPdf(files.find(({ path }) => path === 'news.pdf')?.bytes ?? new Uint8Array())
  const shown = (pdf?.pages ?? []).flatMap(({ content }) => [...content.marked.values()].map(({ text }) => text))
  expect(shown.join('')).toContain('Читай это 2021.')
})

test('nothing of a unit becomes markup of the page', () => {
  const unit = {
    ...{ article: 'a', id: '"><script>', kind: 'x', source: '<script>alert(1)</script> & "', tags: [], base: '-' },
    ...{ target: '<img src=x onerror=alert(1)>', state: 'translated' as const, previous: '<b>old</b>' },
  }
  const page = bilingualPage({
    ...{ title: '</title><script>', sourceLocale: 'en', locale: 'ar', units: [unit], terms: [], checks: {} },
  })
  expect(page).not.toMatch(/<(?:script|img|b)\b/u)
  expect(page).toContain('<td lang="ar" dir="rtl">')
})
