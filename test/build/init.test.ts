import { expect, test } from 'vitest'
import { initPublication } from '../../pipeline/build/init.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const about = { title: 'T', source: 'en', date: '2026-01-31' }
const said = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

test('init takes each text with the pictures that it shows, and names what it leaves out, and why', () => {
  const folder = memoryFolder({
    'My trip.md': '# Trip\n\n![the map](pics/a%20map.svg) and ![x][ref]\n\n[ref]: <photo one.jpg> "t"\n',
    'page.html':
      '<p>Hello</p><img alt="x" src="./page_files/p.png?v=1"><img srcset="page_files/q.jpg 1x, page_files/r.jpg 2x">',
    'pics/a map.svg': 'svg',
    'pics/a map.ru.svg': 'svg ru',
    'pics/unused.png': 'png',
    'photo one.jpg': 'jpg',
    'page_files/p.png': 'p',
    'page_files/q.jpg': 'q',
    'page_files/r.jpg': 'r',
    'page_files/site.js': 'js',
    'old.doc': 'x',
    'scan.pdf': 'x',
    'README.md': 'x',
    'more/other.txt': 'x',
  })
  const { value, diagnostics } = initPublication(folder, about)
  expect(value.map(({ path }) => path)).toEqual([
    'publication.yaml',
    '.gitignore',
    'content/my-trip/source.md',
    'content/my-trip/photo one.jpg',
    'content/my-trip/pics/a map.ru.svg',
    'content/my-trip/pics/a map.svg',
    'content/page/source.html',
    'content/page/page_files/p.png',
    'content/page/page_files/q.jpg',
    'content/page/page_files/r.jpg',
  ])
  expect(said(value[0]?.bytes)).toContain('\n# date: 2026-01-31')
  expect(diagnostics.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'init/left-out'))
  const told = diagnostics.map(({ message }) => message)
  expect(told.find((message) => message.includes('kind of file'))).toContain('old.doc, scan.pdf')
  expect(told.find((message) => message.includes('about the folder'))).toContain('README.md')
  expect(told.find((message) => message.includes('not taken by themselves'))).toContain('more/other.txt')
  expect(told.find((message) => message.includes('no text shows it'))).toContain('pics/unused.png')
  expect(told.find((message) => message.includes('no picture'))).toContain('page_files/site.js')
})

test('a text that is named with its folder and by itself is taken once, and not told as left out', () => {
  const texts = { 'river.txt': 'The river.\n', 'sub/lake.md': '# Lake\n\n![map](map.png)\n', 'sub/map.png': 'png' }
  const below = { 'lake.md': texts['sub/lake.md'], 'map.png': 'png', 'photo.png': 'png' }
  const { value, diagnostics } = initPublication(memoryFolder({}), about, [
    { folder: memoryFolder(texts), label: 'texts/' },
    { folder: memoryFolder(texts), label: 'texts/', names: ['river.txt'] },
    { folder: memoryFolder(below), label: 'texts/sub/', names: ['lake.md'] },
  ])
  expect(value.map(({ path }) => path).slice(2)).toEqual([
    'content/river/source.txt',
    'content/lake/source.md',
    'content/lake/map.png',
  ])
  expect(diagnostics).toEqual([])
})

test('init takes texts of other folders, and files by their name', () => {
  const elsewhere = memoryFolder({ 'a.txt': 'A', 'b.txt': 'B', 'README.md': 'a text after all' })
  const named = initPublication(memoryFolder(), about, [
    { folder: elsewhere, label: 'else/', names: ['README.md'] },
    { folder: elsewhere, label: 'else/' },
  ])
  expect(named.value.map(({ path }) => path).filter((path) => path.startsWith('content/'))).toEqual([
    'content/readme/source.md',
    'content/a/source.txt',
    'content/b/source.txt',
  ])
  expect(named.diagnostics).toEqual([])
})

test.each([
  '../secret.png',
  '/etc/secret.png',
  'file:///secret.png',
  'http://example.org/secret.png',
  '..%2Fsecret.png',
])('a text cannot make init copy %s', (url) => {
  const folder = memoryFolder({ 'a.md': `# A\n\n![x](${url})\n`, 'secret.png': 'x' })
  const { value } = initPublication(folder, about)
  expect(value.map(({ path }) => path)).toEqual(['publication.yaml', '.gitignore', 'content/a/source.md'])
})

test.each([
  [
    'the language that most texts declare',
    { 'a.md': '---\nlang: de\n---\nA', 'b.md': '---\nlang: fr\n---\nB', 'c.html': '<html lang="de">' },
    'de',
  ],
  ['no language that only stands in the text', { 'a.md': '# A\n\nlang: de\n', 'b.html': '<p lang="de">B</p>' }, 'en'],
  ['no language that nobody knows', { 'a.md': '---\nlang: qqx_y\n---\nA' }, 'en'],
])('init without --source takes %s', (_, files, expected) => {
  const told = { title: 'T', date: '2026-01-31' }
  expect(said(initPublication(memoryFolder(files), told).value[0]?.bytes)).toContain(`\nsource: ${expected} `)
  const named = initPublication(memoryFolder(files), { ...told, source: 'kk' })
  expect(said(named.value[0]?.bytes)).toContain('\nsource: kk ')
})

test('an empty folder gets a first article, and what is there stays', () => {
  const { value } = initPublication(memoryFolder({ '.gitignore': 'mine' }), about)
  expect(value.map(({ path }) => path)).toEqual(['publication.yaml', 'content/first-article/source.md'])
})
