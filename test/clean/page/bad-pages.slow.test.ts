import { expect, test } from 'vitest'
import { clean } from '../../../pipeline/clean/index.ts'
import { sourceOfPage } from '../../../pipeline/clean/page/index.ts'

const last =
  'Peo lõpetas koor, kes laulis kolm laulu, ja pärast seda jäid paljud veel kauaks väljakule rääkima ning teed jooma.'
const story = `<h1>Pidu</h1>${`<p>${last}</p>`.repeat(3)}`
const read = (html: string) => sourceOfPage({ file: 'a.html', format: 'html', text: html, encoding: 'utf-8' })

test('a page without end is told', () => {
  const { value, diagnostics } = read('<b x=1><i y=1><p>'.repeat(40_000))
  expect(value).toBeUndefined()
  expect(diagnostics.map(({ code }) => code)).toEqual(['source/page-too-complex'])
})

test.each([
  ['10,000 nested divs', `${'<div>'.repeat(10_000)}${story}`],
  ['20,000 open links', `${'<a href=x>'.repeat(20_000)}${story}`],
  ['nested tables', `${'<table><tr><td>'.repeat(3_000)}${story}`],
])('%s give the text in bounded time', (_name, html) => {
  const start = process.cpuUsage()
  const { value } = read(html)
  expect(clean(value!).value.text).toContain(last)
  expect(process.cpuUsage(start).user).toBeLessThan(20e6)
})
