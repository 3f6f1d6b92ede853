import { expect, test } from 'vitest'
import { openArticles, storedArticle } from '../../pipeline/build/article-shelf.ts'
import { scanInputs } from '../../pipeline/build/inputs.ts'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { prepareSources } from '../../pipeline/build/sources.ts'
import { openStore } from '../../pipeline/build/store.ts'
import type { Folder } from '../../pipeline/world/types.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { paragraph, picture, run, wordFile } from '../source/word-file.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="5">Words</text></svg>'
const source = `---\nauthor: Ann\n---\n\n# One\n\nMr. Doe said "so" -- and left.[^1]\n\n![A sign](sign.svg)\n\n| a | b |\n| - | -: |\n| 1 | \`2\` |\n\n3. [x] done\n\n[^1]: A note.\n`
const others = Array.from({ length: 20 }, (_, index) => `other-${index}`)
const files = {
  'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\n',
  'content/one/source.md': source,
  'content/one/sign.svg': drawing,
  ...Object.fromEntries(others.map((name) => [`content/${name}/source.md`, `# ${name}\n\nWords.\n`])),
}

function open(publication: Folder, cache: Folder) {
  const config = loadPublication(publication).value
  if (config === undefined) throw new Error('the publication of this test is wrong')
  const inputs = scanInputs(publication, {}, ['publication.yaml'])
  const shelf = openArticles(publication, config, inputs, 'tools', openStore(cache))
  return { shelf, loaded: loadArticle(publication, config, 'one') }
}

/** Makes this process forget the trees that it has seen. */
function forget(): void {
  const { shelf } = open(memoryFolder(files), memoryFolder())
  for (const name of others) shelf.article(name)
}

test('a tree that was kept is the tree that its source gives, with what was told of it and its proof', () => {
  const [publication, cache] = [memoryFolder(files), memoryFolder()]
  open(publication, cache).shelf.article('one')
  forget()
  const { shelf, loaded } = open(publication, cache)
  expect(shelf.has('one')).toBe(true)
  const kept = shelf.article('one')
  expect(kept.diagnostics).toStrictEqual(loaded.diagnostics)
  expect(kept.value?.article).toStrictEqual(loaded.value?.article)
  expect(kept.value?.article.drawings?.get('sign.svg')).toEqual(['Words'])
  expect(kept.value?.locales).toEqual(loaded.value?.locales)
  expect(kept.value?.proof()).toEqual(loaded.value?.proof())
})

test.each([
  ['the source', 'content/one/source.md', '# Another\n'],
  ['the words of a drawing', 'content/one/sign.svg', drawing.replace('Words', 'Others')],
  ['verdicts of the editor', 'content/one/edits.json', '{"version": 1, "verdicts": [], "patches": []}'],
  ['segments of the last extract', 'locales/en/one.units.json', '{}'],
  ['rules of cleaning', 'publication.yaml', `${files['publication.yaml']}cleaning: {refuse: [quotes/smart]}\n`],
])('%s make a tree anew', (_name, path, text) => {
  const [publication, cache] = [memoryFolder(files), memoryFolder()]
  open(publication, cache).shelf.article('one')
  publication.write(path, new TextEncoder().encode(text))
  expect(open(publication, cache).shelf.has('one')).toBe(false)
})

test('a damaged tree is none, and is replaced', () => {
  const [publication, cache] = [memoryFolder(files), memoryFolder()]
  open(publication, cache).shelf.article('one')
  forget()
  for (const path of cache.paths()) cache.write(path, (cache.read(path) ?? new Uint8Array()).subarray(0, 99))
  const { shelf, loaded } = open(publication, cache)
  expect(shelf.has('one')).toBe(false)
  expect(shelf.article('one').value?.article).toStrictEqual(loaded.value?.article)
  forget()
  expect(open(publication, cache).shelf.has('one')).toBe(true)
})

test('a Word file with pictures is read each time, for its pictures are nowhere else', async () => {
  const pictures = { p1: ['image1.png', new Uint8Array([1])] } as const
  const document = wordFile(
    [paragraph(run('One'), 'Title'), paragraph(run('Words.')), paragraph(picture('p1', 'a sign'))],
    { pictures },
  )
  const publication = memoryFolder({
    'publication.yaml': files['publication.yaml'],
    'content/one/source.docx': document,
  })
  await prepareSources(publication)
  const cache = memoryFolder()
  const first = open(publication, cache).shelf.article('one').value?.pictures
  expect([...(first?.keys() ?? [])]).toEqual(['picture-1.png'])
  forget()
  const { shelf } = open(publication, cache)
  expect(shelf.has('one')).toBe(false)
  expect(shelf.article('one').value?.pictures).toEqual(first)
  expect(shelf.has('one')).toBe(true)
})

test('without a store every article is read from its source', () => {
  const publication = memoryFolder(files)
  const config = loadPublication(publication).value
  if (config === undefined) throw new Error('the publication of this test is wrong')
  const inputs = scanInputs(publication, {}, ['publication.yaml'])
  expect(openArticles(publication, config, inputs, '', undefined).has('one')).toBe(false)
})

test('a worker takes a tree by its key, writes nothing, and has none where none is stored', () => {
  const [publication, cache] = [memoryFolder(files), memoryFolder()]
  const { shelf, loaded } = open(publication, cache)
  const key = shelf.keys(['one'])['one']
  expect(storedArticle(cache, key)).toBeUndefined()
  shelf.article('one')
  const refusing: Folder = {
    ...cache,
    write: () => {
      throw new Error('a worker writes')
    },
  }
  expect(storedArticle(refusing, key)?.value?.article).toStrictEqual(loaded.value?.article)
  expect(storedArticle(cache, undefined)).toBeUndefined()
})
