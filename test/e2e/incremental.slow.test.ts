import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { filesBelow, manifestIn, repository, stemma, temporaryFolder } from './run.ts'

const folders: ReturnType<typeof temporaryFolder>[] = []
afterAll(() => folders.forEach((folder) => folder.dispose()))

const yaml =
  'title: T\nsource: en\nlocales: [en, ru]\ndate: 2026-01-01\ncover: none\nurl: https://t.example/\npolicies: {minTranslated: 0}\n'
const text = '# One\n\nThe first paragraph.\n\nA link to [two](../two/).\n'

/** Two articles in two languages; ids of segments come from `extract`. */
async function publication() {
  const folder = temporaryFolder({
    'publication.yaml': yaml,
    'content/one/source.md': text,
    'content/two/source.md': '# Two\n\nOther words.\n',
    'content/three/source.md': '# Three\n\nA picture: ![](gone.png)\n',
  })
  folders.push(folder)
  await stemma(['extract', '--publication', folder.root])
  const [id = ''] = Object.keys(JSON.parse(folder.text('locales/en/one.json')) as object).filter((key) =>
    /first/u.test(key),
  )
  folder.write('locales/ru/one.json', JSON.stringify({ [id]: 'Первый абзац.' }))
  const build = (...args: string[]) => stemma(['build', '--publication', folder.root, ...args])
  return { ...folder, id, build }
}

/** What a dry run says, without the reasons. */
const cellsOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => line.split(':')[0])
    .filter((line) => line !== 'nothing to do')

describe('a second build', () => {
  test('makes what a first build of the same state makes, and warns as it does', async () => {
    const folder = await publication()
    const first = await folder.build('--quiet')
    expect(first.err).toMatch(/no picture "gone\.png"/u)
    const second = await folder.build('--quiet')
    expect([second.err, second.code]).toEqual([first.err, first.code])
    folder.write('content/two/source.md', '# Two\n\nOther words now.\n')
    const third = await folder.build('--quiet')
    expect([third.err, third.code]).toEqual([first.err, first.code])
    const incremental = filesBelow(folder.path('output'))
    await folder.build('--quiet', '--no-cache', '--out', folder.path('cold'))
    const cold = filesBelow(folder.path('cold'))
    expect([...incremental.keys()]).toEqual([...cold.keys()])
    for (const [path, bytes] of cold) expect(incremental.get(path)?.equals(bytes), path).toBe(true)
  })

  test('makes only what a change touches, and says why', async () => {
    const folder = await publication()
    folder.write('content/three/source.md', '# Three\n\nText.\n')
    await folder.build('--quiet')
    const plan = async () => (await folder.build('--dry-run')).out
    expect(await plan()).toBe('nothing to do\n')

    folder.write('locales/ru/one.json', JSON.stringify({ [folder.id]: 'Первый новый абзац.' }))
    expect(await plan()).toBe(['html', 'pdf', 'epub'].map((format) => `ru/one.${format}: catalog changed\n`).join(''))
    await folder.build('--quiet')

    folder.write('locales/ru/one.json', JSON.stringify({ [folder.id]: 'Первый новый абзац.', '@title': 'Раз' }))
    await folder.build('--quiet')
    expect(await plan()).toBe('nothing to do\n')

    folder.write('publication.yaml', yaml.replace('[en, ru]', '[en, ru, kk]'))
    const added = cellsOf(await plan())
    expect(added.filter((cell) => !/^kk\//u.test(cell ?? '')).every((cell) => cell?.endsWith('.html') === true)).toBe(
      true,
    )
    expect(added.filter((cell) => /^kk\//u.test(cell ?? ''))).toHaveLength(9)
    folder.write('publication.yaml', yaml)
    expect(await plan()).toBe('nothing to do\n')

    folder.write('content/four/source.md', '# Four\n\nText.\n')
    expect(cellsOf(await plan()).every((cell) => cell?.includes('/four.') === true)).toBe(true)
  })

  test('puts back what was lost or changed in output/, and does without a damaged or lost cache', async () => {
    const folder = await publication()
    await folder.build('--quiet')
    const before = filesBelow(folder.path('output'))
    folder.write('output/en/one.html', 'mine')
    folder.write('output/en/two.pdf', '')
    for (const damage of [
      () => undefined,
      () => folder.write('.stemma/index', '{"version":1,'),
      () => folder.write('.stemma/index', 'null'),
      () => {
        for (const path of filesBelow(folder.path('.stemma')).keys()) folder.write(`.stemma/${path}`, 'damaged')
        folder.write('content/two/source.md', '# Two\n\nOther words.\n')
      },
    ]) {
      damage()
      await folder.build('--quiet')
      const after = filesBelow(folder.path('output'))
      expect([...after.keys()]).toEqual([...before.keys()])
      for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), path).toBe(true)
    }
  })

  test('reads everything with --rehash, even what hides its change', async () => {
    const folder = await publication()
    await folder.build('--quiet')
    const run = await folder.build('--rehash', '--json')
    expect(JSON.parse(run.out.trim().split('\n').at(-1) ?? '')).toMatchObject({ event: 'end', made: [] })
  })
})

test('of many articles, a change rewrites the pages of the lists that it stands on; a lost or new one those around it', async () => {
  const name = (index: number) => `a${String(index).padStart(3, '0')}`
  const text = (index: number) => `# Title ${index}\n\nText.\n`
  const folder = temporaryFolder({
    'publication.yaml': yaml.replace('[en, ru]', '[en]\nformats: [html]\nwebfonts: none'),
    ...Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`content/${name(at)}/source.md`, text(at)])),
  })
  folders.push(folder)
  const build = async () => {
    const before = folder.path('output')
    const old = existsSync(before) ? filesBelow(before) : new Map<string, Buffer>()
    const run = await stemma(['build', '--quiet', '--publication', folder.root])
    expect(run.code, run.err).toBe(0)
    const now = filesBelow(folder.path('output'))
    const { files } = manifestIn(folder.path('output'))
    expect([...now.keys()].filter((path) => path !== 'manifest.json')).toEqual(files.map(({ path }) => path).sort())
    return [...new Set([...now.keys(), ...old.keys()])].filter(
      (path) => !path.startsWith('assets/') && now.get(path)?.equals(old.get(path) ?? Buffer.alloc(0)) !== true,
    )
  }
  const all = await build()
  const isList = (path: string) => !/^(?:en\/a\d|manifest)/u.test(path)
  expect(all.filter((path) => path.startsWith('en/index.')).length).toBeGreaterThan(2)
  folder.write(`content/${name(120)}/source.md`, '# A new title\n\nText.\n')
  const changed = await build()
  expect(changed.filter((path) => !isList(path)).sort()).toEqual([
    ...['en/a120.accessibility.html', 'en/a120.html', 'manifest.json', 'manifest/a120.json'],
  ])
  // One page of each list; a sitemap shows no title.
  expect(changed.filter(isList).map((path) => path.replace(/\.(?:from\.)?a\d+|\.first/u, ''))).toEqual([
    ...['en/feed.xml', 'en/index.html', 'index.html', 'report.html'],
  ])
  folder.write('content/a120b/source.md', text(1))
  const added = await build()
  expect(added.filter((path) => path.startsWith('en/index')).length).toBeLessThan(4)
  folder.remove('content/a120b/source.md')
  rmSync(folder.path('content/a120b'), { recursive: true })
  expect((await build()).sort()).toEqual(added.sort())
})

test('events are one JSON object a line: every edition, then the end with what was made', async () => {
  const folder = await publication()
  const run = await folder.build('--json')
  const events = run.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly event: string })
  expect(events.map(({ event }) => event)).toEqual([...Array.from({ length: 6 }, () => 'edition'), 'end'])
  expect(events.at(-1)).toMatchObject({
    made: expect.arrayContaining([{ article: 'two', locale: 'ru', format: 'pdf', reason: 'new' }]),
  })
})

test('an interrupted build ends with 130 and leaves no lock; a second build at the same time is refused', async () => {
  const folder = await publication()
  const child = spawn(process.execPath, [
    join(repository, 'dist/cli.js'),
    'build',
    '--watch',
    '--quiet',
    '--publication',
    folder.root,
  ])
  const ended = new Promise<number | null>((resolve) => void child.on('exit', resolve))
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => chunk.toString().includes('watching') && resolve())
  })
  const second = await folder.build()
  expect(second.code).toBe(2)
  expect(second.err).toContain(`process ${child.pid}`)
  const rebuilt = new Promise<string>(
    (resolve) => void child.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString())),
  )
  folder.write('content/two/source.md', '# Two\n\nWatched words.\n')
  expect(await rebuilt).toMatch(/^en\/two\.html \(source changed\), .*: \d+ m?s\n$/u)
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect([...filesBelow(folder.path('.stemma')).keys()].filter((path) => path.startsWith('lock'))).toEqual([])
})
