import { afterEach, expect, test } from 'vitest'
import { manifestIn, stemma, temporaryFolder } from './run.ts'

const made: ReturnType<typeof temporaryFolder>[] = []
afterEach(() => made.splice(0).forEach((folder) => folder.dispose()))
const folderWith = (files: Record<string, string> = {}) => {
  const folder = temporaryFolder(files)
  made.push(folder)
  return folder
}

test('init in an empty folder makes a publication that builds without a message', async () => {
  const folder = folderWith()
  const init = await stemma(['init', folder.root])
  expect(init.code).toBe(0)
  expect(init.out).toContain(`wrote ${folder.path('publication.yaml')}`)
  const run = await stemma(['build', '--publication', folder.root], { env: { SOURCE_DATE_EPOCH: '1767312000' } })
  expect(run.err).not.toMatch(/^(?:error|warning)/mu)
  expect(run.code).toBe(0)
  const manifest = manifestIn(folder.path('output'))
  expect(manifest.editions.flatMap((edition) => edition.cells.map((cell) => cell.status))).toEqual([
    'built',
    'built',
    'built',
  ])
})

test('the command that init names can be copied into a shell when a folder has a space in its name', async () => {
  const dir = folderWith().path('my book')
  const init = await stemma(['init', dir])
  expect(init.code).toBe(0)
  expect(init.out).toContain(`build --publication "${dir}"`)
})

test('init in a folder with a text takes it as the first article and leaves the file where it is', async () => {
  const folder = folderWith({
    'Мой текст.txt': 'Заголовок\n\nПервый абзац , с ошибкой.\n',
    'README.md': 'not an article',
  })
  const init = await stemma(['init', folder.root, '--source', 'ru', '--title', 'Моё издание'])
  expect(init.code).toBe(0)
  expect(folder.text('content/мой-текст/source.txt')).toBe(folder.text('Мой текст.txt'))
  const run = await stemma(['build', '--publication', folder.root])
  expect(run.code).toBe(0)
  expect(folder.text('output/ru/мой-текст.html')).toContain('Первый абзац, с ошибкой.')
})

test('init never touches a publication that is there', async () => {
  const folder = folderWith({ 'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n' })
  const before = [...folder.files().keys()]
  const run = await stemma(['init', folder.root])
  expect(run.code).toBe(1)
  expect(run.err).toContain('init/exists')
  expect([...folder.files().keys()]).toEqual(before)
})
