import { afterEach, expect, test } from 'vitest'
import { stemma, temporaryFolder } from './run.ts'

const made: ReturnType<typeof temporaryFolder>[] = []
afterEach(() => made.splice(0).forEach((folder) => folder.dispose()))

test('verify --shop holds e-books to the rules of shops: advice does not fail, what a shop refuses does', async () => {
  const publication = 'title: T\nsource: en\nlocales: [en]\nformats: [epub]\ndate: 2024-01-02\n'
  const folder = temporaryFolder({
    'publication.yaml': publication,
    'content/a/source.md': '# A title\n\nSome words.\n',
  })
  made.push(folder)
  const at = ['--publication', folder.root]
  expect((await stemma(['build', ...at])).code).toBe(0)
  const advised = await stemma(['verify', ...at, '--shop', 'kobo', '--shop', 'apple,kindle,google'])
  expect(advised.code).toBe(0)
  expect(advised.err.match(/verify\/shop-advice: en\/a\.epub: .+: the book has no ISBN/g)).toHaveLength(4)
  folder.write('publication.yaml', `${publication}isbn: {a: {en: "978-0-306-40615-7"}}\ncover: none\n`)
  expect((await stemma(['build', ...at])).code).toBe(0)
  const refused = await stemma(['verify', ...at, '--shop', 'google'])
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('error verify/shop: en/a.epub: Google Play Books: the book has no cover image')
  const unknown = await stemma(['verify', ...at, '--shop', 'nook'])
  expect([unknown.code, unknown.err]).toEqual([2, 'stemma: --shop takes kobo, apple, kindle, google, not "nook"\n'])
})
