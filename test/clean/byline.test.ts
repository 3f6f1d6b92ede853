import { describe, expect, test } from 'vitest'
import { creditIn } from '../../pipeline/clean/byline.ts'
import { clean } from '../../pipeline/clean/index.ts'
import { sourceOfPage } from '../../pipeline/clean/page/index.ts'
import { articleFrom } from '../../pipeline/tree/article.ts'

const text =
  'The lamp on the island burns again after eleven years, and nobody in the harbour can say who has lit it there or why.'
const plain = (lines: readonly string[]) =>
  ({ file: 'source.txt', format: 'text', text: lines.join('\n\n'), encoding: 'utf-8' }) as const

describe('what the lines of an article say of author and day', () => {
  test.each([
    ['en', ['By K. Petersen', '12 October 2023'], { author: 'K. Petersen', date: '2023-10-12' }],
    ['en', ['By Kim Petersen and Ana de la Cruz'], { author: 'Kim Petersen and Ana de la Cruz' }],
    ['en', ['A subtitle about the lamp', 'Published on May 3, 2025 at 10:30'], { date: '2025-05-03' }],
    ['en', ['By Reuters | January 10, 2022'], { author: 'Reuters', date: '2022-01-10' }],
    ['de', ['Von K. Petersen', '12.10.2023, 14:35 Uhr'], { author: 'K. Petersen', date: '2023-10-12' }],
    ['ru', ['Автор: Анна Иванова', 'Опубликовано 10 января 2022'], { author: 'Анна Иванова', date: '2022-01-10' }],
    ['ar', ['بقلم أحمد علي', '١٠ يناير ٢٠٢٢'], { author: 'أحمد علي', date: '2022-01-10' }],
    ['zh', ['作者：王小明', '2022年1月10日'], { author: '王小明', date: '2022-01-10' }],
    ['et', ['Tekst: Kadri Saar'], { author: 'Kadri Saar' }],
  ])('%s: %j', (lang, lines, credit) => {
    expect(creditIn(['A title', ...lines, text], lang)).toEqual(credit)
  })

  test.each([
    ['en', 'By Land and Sea'],
    ['en', 'By the river, 3 May 2025'],
    ['en', 'The war of 3 May 1791'],
    ['en', 'Updated 03/04/2025'],
    ['de', 'Von Hamburg nach Kiel'],
    ['de', 'Von Hamburg'],
    ['zh', '文化生活'],
    ['fa', 'از تهران تا پاریس'],
  ])('%s: “%s” may be part of the text and says nothing', (lang, line) => {
    expect(creditIn(['A title', line, text], lang)).toBeUndefined()
  })

  test('they stand between title and text, or at the end; what is said within the text is no by-line', () => {
    expect(creditIn(['A title', text, 'By K. Petersen'], 'en')).toEqual({ author: 'K. Petersen' })
    expect(creditIn(['A title', text, 'By K. Petersen', text, text], 'en')).toBeUndefined()
    expect(creditIn(['By K. Petersen', text, text, text], 'en')).toBeUndefined()
  })
})

test('author and day of a plain text reach the front matter; its lines stay until an editor takes the suggestion', () => {
  const source = plain(['The Lamp', 'By K. Petersen', '12 October 2023', text])
  const offered = clean(source, { lang: 'en' }).value
  expect(offered.text).toContain('By K. Petersen')
  const own = offered.records.filter(({ rule }) => rule === 'meta/byline')
  expect(own.map(({ actual, state }) => [actual, state])).toEqual([
    ['By K. Petersen', 'offered'],
    ['12 October 2023', 'offered'],
  ])
  const verdicts = own.map(({ id, rule, before, actual, after }) => ({
    ...{ id, rule, before, actual, after },
    verdict: 'accept' as const,
  }))
  const accepted = clean(source, { lang: 'en', verdicts: { version: 1, verdicts, patches: [] } }).value
  expect(accepted.text).toBe(`# The Lamp\n\n\n\n\n\n${text}`)
  for (const cleaned of [offered, accepted])
    expect(articleFrom('lamp', cleaned, { lang: 'en' }).value?.frontMatter).toEqual({
      authors: ['K. Petersen'],
      date: '2023-10-12',
    })
})

test('a text that names neither has no front matter', () => {
  const cleaned = clean(plain(['The Lamp', 'A short line', text]), { lang: 'en' }).value
  expect(articleFrom('lamp', cleaned, { lang: 'en' }).value?.frontMatter).toEqual({})
})

test('a document says author and day in its lines, which stay', () => {
  const html = `<h1>The Lamp</h1><p>By K. Petersen</p><p>12 October 2023</p><p>${text}</p>`
  const page = { file: 'source.docx', format: 'html', text: html, encoding: 'utf-8', whole: true } as const
  const source = sourceOfPage(page).value
  expect(source?.text).toContain('By K. Petersen\n\n12 October 2023')
  const cleaned = clean(source!, { lang: 'en' }).value
  expect(articleFrom('lamp', cleaned, { lang: 'en' }).value?.frontMatter).toEqual({
    authors: ['K. Petersen'],
    date: '2023-10-12',
  })
})
