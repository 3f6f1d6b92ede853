import { cpSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { manifestIn, stemma, temporaryFolder } from './run.ts'

/**
 * For each kind of error: which files are written, which older ones are removed, what the manifest and the index list, and the code
 * that is returned. Every row starts from a publication that was built without an error.
 */
const made: ReturnType<typeof temporaryFolder>[] = []
afterEach(() => made.splice(0).forEach((folder) => folder.dispose()))

const good = {
  'publication.yaml':
    'title: Test\nsource: en\nlocales: [en, ru]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\ncover: none\n',
  'content/one/source.md': '# One\n\nA *first* paragraph.\n',
  'content/two/source.txt': 'Two\n\nAnother text, quite plain.\n',
}

interface Row {
  readonly name: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** Beginning of the code that is told, and of the code in the manifest. */
  readonly code: string
  /** Cells of article one that fail; article two never does, but for what touches all. */
  readonly failed: readonly string[]
}

const both = (formats: readonly string[]) =>
  ['en', 'ru'].flatMap((locale) => formats.map((format) => `${locale} ${format}`))
const all = both(['html', 'pdf', 'epub'])
const russian = ['ru html', 'ru pdf', 'ru epub']

const rows: readonly Row[] = [
  { name: 'two sources', files: { 'content/one/source.txt': 'A text.' }, code: 'build/many-sources', failed: all },
  { name: 'an empty source', files: { 'content/one/source.md': '' }, code: 'source/empty', failed: all },
  {
    name: 'a source that is no text',
    files: { 'content/one/source.md': Buffer.from([0, 1, 2, 0, 255, 0, 254, 1]) },
    code: 'source/binary',
    failed: all,
  },
  {
    name: 'front matter that is no YAML',
    files: { 'content/one/source.md': '---\na: [b\n---\n\n# One\n' },
    code: 'tree/front-matter',
    failed: all,
  },
  {
    name: 'verdicts that are no JSON',
    files: { 'content/one/edits.json': '{' },
    code: 'clean/verdicts-invalid',
    failed: all,
  },
  {
    name: 'a picture that is not there',
    files: { 'content/one/source.md': '# One\n\n![a map](map.png)\n' },
    code: 'build/picture',
    failed: all,
  },
  {
    name: 'a picture that is none',
    files: { 'content/one/source.md': '# One\n\n![a map](map.png)\n', 'content/one/map.png': 'no' },
    code: 'edition/picture-kind',
    failed: all,
  },
  { name: 'a catalog that is no JSON', files: { 'locales/ru/one.json': '{' }, code: 'localise/json', failed: russian },
  {
    name: 'a catalog with a forbidden key',
    files: { 'locales/ru/one.json': '{"__proto__": "x"}' },
    code: 'localise/forbidden-key',
    failed: russian,
  },
  {
    name: 'a catalog with a key twice',
    files: { 'locales/ru/one.json': '{"a-1": "x", "a-1": "y"}' },
    code: 'localise/duplicate-key',
    failed: russian,
  },
  {
    name: 'a target that is no text',
    files: { 'locales/ru/one.json': '{"a-1": ["x"]}' },
    code: 'localise/not-a-text',
    failed: russian,
  },
  {
    name: 'a letter without a glyph',
    files: { 'content/one/source.md': '# One\n\nA sign: \u{12000}\n' },
    code: 'typeset/missing-glyph',
    failed: both(['pdf']),
  },
]

/** Built once, cache included; every row spoils a copy. */
const sound = temporaryFolder(good)
beforeAll(async () => {
  expect((await stemma(['build', '--publication', sound.root])).code).toBe(0)
})
afterAll(() => sound.dispose())

test.each(rows)('$name', async ({ files, code, failed }) => {
  const folder = temporaryFolder()
  made.push(folder)
  cpSync(sound.root, folder.root, { recursive: true, preserveTimestamps: true })
  const before = folder.files('output')
  for (const [path, content] of Object.entries(files)) folder.write(path, content)
  const run = await stemma(['build', '--publication', folder.root])

  // Returned and told: what is wrong, where, and what to do.
  expect(run.code).toBe(1)
  expect(run.err).toMatch(new RegExp(`^error ${code}: [^\\n]*(?:one|ru)[^\\n]*\\n  → `, 'mu'))
  // Written: every cell that the error does not touch; removed: the older files of those that it does.
  const after = folder.files('output')
  for (const locale of ['en', 'ru']) {
    for (const format of ['html', 'pdf', 'epub']) {
      const path = `${locale}/one.${format}`
      expect(before.has(path)).toBe(true)
      expect([path, after.has(path)]).toEqual([path, !failed.includes(`${locale} ${format}`)])
      expect(after.has(`${locale}/two.${format}`)).toBe(true)
    }
  }
  expect([...after.keys()].filter((path) => path.endsWith('.part'))).toEqual([])
  // Listed: in the manifest by code, and in the index of the publication.
  const manifest = manifestIn(folder.path('output'))
  const cells = manifest.editions.flatMap(({ article, locale, cells: own }) =>
    own.map((cell) => ({ ...cell, article, locale })),
  )
  const wrong = cells.filter(({ status }) => status === 'failed')
  expect(wrong.map(({ locale, format }) => `${locale} ${format}`).toSorted()).toEqual(failed.toSorted())
  expect(wrong.every((cell) => cell.article === 'one' && cell.code === code)).toBe(true)
  expect(folder.text('output/index.html')).toContain(code)
  // A second build after the repair is the first one again, byte for byte.
  for (const path of Object.keys(files)) if (!(path in good)) folder.remove(path)
  for (const [path, content] of Object.entries(good)) folder.write(path, content)
  expect((await stemma(['build', '--publication', folder.root])).code).toBe(0)
  const repaired = folder.files('output')
  expect([...repaired.keys()]).toEqual([...before.keys()])
  for (const [path, bytes] of repaired) expect([path, before.get(path)?.equals(bytes)]).toEqual([path, true])
})

test('an output folder that is a file: nothing is written, and the message says what to do', async () => {
  const folder = temporaryFolder({ ...good, output: 'a file' })
  made.push(folder)
  const run = await stemma(['build', '--publication', folder.root])
  expect(run.code).toBe(1)
  expect(run.err).toContain('output')
  expect(run.err).not.toMatch(/\n\s+at .*:\d+:\d+/u)
  expect(folder.text('output')).toBe('a file')
})
