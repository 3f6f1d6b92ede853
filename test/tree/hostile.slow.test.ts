import { expect, test } from 'vitest'
import { articleFrom } from '../../pipeline/tree/article.ts'
import { markdownOf } from './markdown-of.ts'

test('an article of more pieces than a tree may have is an error that says what to do', () => {
  const { diagnostics } = articleFrom('x', markdownOf(`# t\n\n${'*a*\n\n'.repeat(140_000)}`), { lang: 'en' })
  const found = diagnostics.filter(({ code }) => code === 'tree/too-many-nodes')
  expect(found).toHaveLength(1)
  expect(found[0]?.hints).toEqual(['divide the article, or make it a book of several files'])
})
