import { expect, test } from 'vitest'
import { publicationStatus } from '../../pipeline/build/status.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

function worldOf() {
  const publication = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\n',
    'content/one/source.md': '# One\n\nA text of one.\n',
    'content/two/source.md': '# Two\n\nA text of two.\n',
    'locales/ru/one.json': '{"one-0000": "x"}',
  })
  const asked: string[] = []
  const read = (path: string) => {
    asked.push(path)
    return publication.read(path)
  }
  const world = {
    publication: { ...publication, read },
    output: memoryFolder(),
    cache: memoryFolder(),
    packageFile: () => undefined,
  }
  return { world, publication, asked: () => asked.splice(0).filter((path) => path.startsWith('content/')) }
}
const write = (folder: ReturnType<typeof memoryFolder>, path: string, text: string) =>
  folder.write(path, new TextEncoder().encode(text))

test('a second status reads no article, and says the same', () => {
  const { world, asked } = worldOf()
  const first = publicationStatus(world, 'code')
  expect(asked().length).toBeGreaterThan(0)
  expect(publicationStatus(world, 'code')).toEqual(first)
  expect(asked()).toEqual([])
})

test.each([
  ['a source', 'content/one/source.md', '# One\n\nAnother text of one, longer.\n', ['one']],
  ['a catalog', 'locales/ru/one.json', '{"one-0000": "another"}', ['one']],
  ['a state file', 'locales/ru/two.state.json', '{}', ['two']],
  ['the settings of a locale', 'locales/ru/locale.json', '{"drafts": true}', ['one', 'two']],
  ['the glossary', 'locales/terms.json', '[]', ['one', 'two']],
  ['the publication', 'publication.yaml', 'title: T\nsource: en\nlocales: [en, ru, kk]\n', ['one', 'two']],
])('%s that changes has its articles looked at again, and no other', (_name, path, text, wanted) => {
  const { world, publication, asked } = worldOf()
  publicationStatus(world, 'code')
  asked()
  write(publication, path, text)
  const fresh = publicationStatus({ ...world, cache: memoryFolder() }, 'code')
  asked()
  expect(publicationStatus(world, 'code')).toEqual(fresh)
  expect(
    [...new Set(asked().map((source) => source.split('/')[1] ?? ''))].toSorted((a, b) => a.localeCompare(b, 'en')),
  ).toEqual(wanted)
})

test('what other code has kept, or is damaged, is not believed', () => {
  const { world, asked } = worldOf()
  const first = publicationStatus(world, 'code')
  asked()
  expect(publicationStatus(world, 'other code')).toEqual(first)
  expect(asked().length).toBeGreaterThan(0)
  write(world.cache, 'status', '{"one": ')
  expect(publicationStatus(world, 'other code')).toEqual(first)
})
