import { afterEach, describe, expect, test } from 'vitest'
import { manifestIn, stemma, temporaryFolder } from './run.ts'

type Folder = ReturnType<typeof temporaryFolder>
const made: Folder[] = []
afterEach(() => made.splice(0).forEach((folder) => folder.dispose()))

/** A small publication: two articles in English and Russian. */
function publication(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const folder = temporaryFolder({
    'publication.yaml':
      'title: Test\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\ncover: none\n',
    'content/one/source.md': '# One\n\nA first paragraph.\n',
    'content/two/source.txt': 'Two\n\nAnother text, quite plain.\n',
    ...files,
  })
  made.push(folder)
  return folder
}
const build = (folder: Folder, ...args: string[]) => stemma(['build', '--publication', folder.root, ...args])
const manifestOf = (folder: Folder) => manifestIn(folder.path('output'))
const cellsOf = (folder: Folder, article: string, locale: string) =>
  manifestOf(folder).editions.find((edition) => edition.article === article && edition.locale === locale)?.cells ?? []

describe('wrong usage writes nothing and exits with 2', () => {
  test.each([
    ['an unknown command', ['biuld'], 'no command "biuld"'],
    ['an unknown option', ['build', '--fromat', 'pdf'], 'cli.js build knows'],
    ['an unknown format', ['build', '--format', 'docx'], '--format takes html, pdf, epub, not "docx"'],
    ['a locale that is none', ['build', '--locale', 'x_y'], '--locale takes a BCP 47 tag'],
    ['a number of workers that is none', ['build', '--jobs', 'many'], '--jobs takes a whole number'],
    ['a missing file', ['clean', 'no-such-file.txt'], '"no-such-file.txt" is not there'],
    ['an unknown probe', ['probe', 'nothing'], 'no probe "nothing"; there are clean'],
    ['a missing argument', ['clean'], 'cli.js clean FILE'],
  ])('%s', async (_name, args, message) => {
    const folder = publication()
    const run = await stemma(args[0] === 'build' ? [...args, '--publication', folder.root] : args)
    expect(run.err).toContain(message)
    expect(run.code).toBe(2)
    expect([...folder.files().keys()].filter((path) => path.startsWith('output'))).toEqual([])
  })
})

describe('errors of the publication write nothing and exit with 1', () => {
  test.each([
    ['no publication.yaml', {}, 'config/missing'],
    [
      'a wrong key',
      { 'publication.yaml': 'title: T\nsource: en\nlocales: [en]\ncolour: red\n' },
      'publication.yaml:4:1: unknown key "colour"',
    ],
    ['no article', { 'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n' }, 'build/no-article'],
  ])('%s', async (_name, files, message) => {
    const folder = temporaryFolder(files)
    made.push(folder)
    const run = await build(folder)
    expect(run.err).toContain(message)
    expect(run.err).toContain('→')
    expect(run.code).toBe(1)
    expect([...folder.files().keys()].filter((path) => path.startsWith('output'))).toEqual([])
  })

  test.each([
    ['locale', 'fr'],
    ['article', 'three'],
  ])('a %s that the publication does not have', async (kind, value) => {
    const folder = publication()
    const run = await build(folder, `--${kind}`, value)
    expect(run.err).toContain(`build/selection: no ${kind} "${value}" in this publication`)
    expect(run.code).toBe(1)
  })
})

describe('any other error costs only the cells that it touches', () => {
  test('a catalog that is no JSON fails its edition, removes its older files, and leaves the rest', async () => {
    const folder = publication()
    expect((await build(folder)).code).toBe(0)
    expect(folder.files('output').has('ru/one.pdf')).toBe(true)
    folder.write('locales/ru/one.json', '{"a": "b",\n oops}')
    const run = await build(folder)
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/error localise\/\S+: locales\/ru\/one\.json:2:2/u)
    const files = folder.files('output')
    expect(files.has('ru/one.pdf')).toBe(false)
    expect(files.has('en/one.pdf')).toBe(true)
    expect(files.has('ru/two.pdf')).toBe(true)
    expect(cellsOf(folder, 'one', 'ru').map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
    expect(folder.text('output/index.html')).toContain(cellsOf(folder, 'one', 'ru')[0]?.code ?? 'no code')
  })

  test.each(['__proto__', 'constructor'])('a catalog with the key %s is refused', async (key) => {
    const folder = publication({ 'locales/ru/one.json': `{"${key}": {"polluted": "yes"}}` })
    const run = await build(folder)
    expect(run.code).toBe(1)
    expect(run.err).toContain('locales/ru/one.json:1:2')
    expect(cellsOf(folder, 'one', 'ru').map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
    expect(cellsOf(folder, 'one', 'en').map(({ status }) => status)).toEqual(['built', 'built', 'built'])
  })

  test('a target that breaks its tokens is refused by name, and the next language of the chain is shown', async () => {
    const folder = publication({ 'content/one/source.md': '# One\n\nA *first* paragraph.\n' })
    await stemma(['extract', '--publication', folder.root])
    const ids = Object.keys(JSON.parse(folder.text('locales/en/one.json')) as Record<string, string>)
    const id = ids.find((name) => name.startsWith('a-first')) ?? ''
    folder.write('locales/ru/one.json', JSON.stringify({ [id]: '<0>Первый абзац.' }))
    const run = await build(folder)
    expect(run.err).toContain(`localise/broken-target`)
    expect(run.err).toContain(id)
    expect(folder.text('output/ru/one.html')).toMatch(/<p[^>]* lang="en"[^>]*>A <em>first<\/em> paragraph\.<\/p>/u)
  })

  test('a character without a glyph fails the PDF and names character, block and what to install', async () => {
    const folder = publication({ 'content/one/source.md': '# One\n\nA sign: \u{12000}\n' })
    const run = await build(folder)
    expect(run.code).toBe(1)
    expect(run.err).toMatch(/error typeset\/missing-glyph: .*U\+12000/u)
    expect(cellsOf(folder, 'one', 'en').map(({ format, status }) => `${format} ${status}`)).toEqual([
      'html built',
      'pdf failed',
      'epub built',
    ])
    expect(cellsOf(folder, 'two', 'en').every(({ status }) => status === 'built')).toBe(true)
  })

  test.each([
    ['that is missing', '![a map](map.png)', {}, 'no picture "map.png"'],
    ['that lies elsewhere', '![a map](../../secret.png)', { 'secret.png': 'x' }, 'lies outside the article'],
    ['that is none', '![a map](map.png)', { 'content/one/map.png': 'no picture at all' }, 'map.png'],
  ])('a picture %s fails the article and is told', async (_name, text, files, message) => {
    const folder = publication({ 'content/one/source.md': `# One\n\n${text}\n`, ...files })
    const run = await build(folder)
    expect(run.code).toBe(1)
    expect(run.err).toContain(message)
    expect(cellsOf(folder, 'one', 'en').every(({ status }) => status === 'failed')).toBe(true)
    expect(cellsOf(folder, 'two', 'en').every(({ status }) => status === 'built')).toBe(true)
  })

  test('two sources, an empty source and a binary source fail their article', async () => {
    const folder = publication({
      'content/one/source.txt': 'A second source.',
      'content/three/source.txt': '',
      'content/four/source.txt': new Uint8Array([0, 1, 2, 3, 0, 255, 0, 254, 1, 0, 0, 7]),
    })
    const run = await build(folder)
    expect(run.code).toBe(1)
    expect(run.err).toContain('build/many-sources')
    for (const article of ['one', 'three', 'four']) {
      expect(cellsOf(folder, article, 'en').map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
    }
    expect(cellsOf(folder, 'two', 'en').every(({ status }) => status === 'built')).toBe(true)
  })
})

test('a locale under the least coverage is withheld: not published, and the index says so', async () => {
  const folder = publication({ 'publication.yaml': 'title: T\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\n' })
  const run = await build(folder)
  expect(run.code).toBe(0)
  expect(run.err).toContain('build/coverage')
  expect(cellsOf(folder, 'one', 'ru').map(({ status }) => status)).toEqual(['withheld', 'withheld', 'withheld'])
  expect(folder.files('output').has('ru/one.html')).toBe(false)
  expect(folder.text('output/index.html')).toContain('50')
  // Nobody links to what is not there.
  expect(folder.text('output/en/one.html')).not.toContain('ru/one.html')
})

test('a build limited to one cell leaves every other cell alone; only what lists it follows', async () => {
  const folder = publication()
  await build(folder)
  const before = folder.files('output')
  folder.write('content/one/source.md', '# One\n\nA changed paragraph.\n')
  const run = await build(folder, '--article', 'one', '--locale', 'en', '--format', 'html')
  expect(run.code).toBe(0)
  const after = folder.files('output')
  const changed = [...after.keys()].filter(
    (path) => before.get(path)?.equals(after.get(path) ?? Buffer.alloc(0)) !== true,
  )
  expect(changed.filter((path) => !path.startsWith('assets/'))).toEqual([
    'en/index.html',
    'en/one.accessibility.html',
    'en/one.html',
    'en/opds.json',
    'index.html',
    'manifest.json',
    'manifest/one.json',
  ])
  // Fonts of an index that now needs others go; what any page asks for is there.
  expect([...before.keys()].filter((path) => !after.has(path) && !path.startsWith('assets/fonts/'))).toEqual([])
  const asked = [...after].flatMap(([path, bytes]) =>
    path.endsWith('.html') ? [...bytes.toString().matchAll(/assets\/[\w./-]+/gu)].map(([asset]) => asset) : [],
  )
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((asset) => !after.has(asset))).toEqual([])
})

test('a file that no manifest lists is never touched, one that only the old manifest lists goes', async () => {
  const folder = publication()
  await build(folder)
  folder.write('output/ru/mine.txt', 'mine')
  folder.write('publication.yaml', 'title: Test\nsource: en\nlocales: [en]\ndate: 2026-01-02\n')
  await build(folder)
  const files = [...folder.files('output').keys()]
  expect(files).toContain('ru/mine.txt')
  expect(files.filter((path) => path.startsWith('ru/'))).toEqual(['ru/mine.txt'])
})
