import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { filesBelow, manifestIn, repository, stemma, temporaryFolder } from './run.ts'
import type { Run } from './run.ts'

const out = temporaryFolder()
let built: Run
let manifest: ReturnType<typeof manifestIn>
const locales = ['en', 'kk', 'ru', 'zh-Hans', 'ar', 'hi']

beforeAll(async () => {
  built = await stemma([
    'build',
    '--no-cache',
    '--publication',
    repository,
    '--out',
    out.root,
    '--article',
    'almaty-january-2022',
  ])
  manifest = manifestIn(out.root)
})
afterAll(() => out.dispose())

describe('the sample', () => {
  test('is 18 editions: six locales in three formats, without an error or a warning', () => {
    expect(built.err.split('\n').filter((line) => /^(?:error|warning)/u.test(line))).toEqual([])
    expect(built.code).toBe(0)
    const cells = manifest.editions.flatMap((edition) => edition.cells)
    expect(cells).toHaveLength(18)
    expect(new Set(cells.map((cell) => cell.status))).toEqual(new Set(['built']))
    expect(manifest.editions.map((edition) => edition.locale)).toEqual(locales)
  })

  test('is complete: every segment of every locale in its own language, with a record of what it was made from', () => {
    for (const { locale, coverage } of manifest.editions) {
      expect([locale, coverage?.own, coverage?.total]).toEqual([locale, 26, 26])
      expect(coverage?.states).toEqual(locale === 'en' ? { source: 26 } : { translated: 26 })
    }
  })

  test('takes two to four pages of A5', () => {
    for (const { pages } of manifest.editions) {
      expect(pages).toBeGreaterThanOrEqual(2)
      expect(pages).toBeLessThanOrEqual(4)
    }
  })

  test('shows progress and ends with a table and the place of the index page', () => {
    expect(built.err).toContain('[6/6]')
    expect(built.out).toContain('18 editions built and verified')
    expect(built.out).toContain(`${out.root}/index.html`)
  })

  test('has a manifest that is true of every file, and no file that it does not list', () => {
    const files = filesBelow(out.root)
    const present = [...files.keys()].filter((path) => path !== 'manifest.json').sort()
    expect(present).toEqual(manifest.files.map((file) => file.path).sort())
    expect(present.length).toBeGreaterThan(30)
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = out.read(path)
      expect([path, content.length]).toEqual([path, bytes])
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
  })

  test('is the same to the byte where the sources build it instead of the bundled command', async () => {
    const world = { ...diskWorld(repository, out.root), output: memoryFolder(), cache: memoryFolder() }
    const { toolchain } = manifest
    await buildPublication(world, { toolchain, jobs: 1, code: 'sources', articles: ['almaty-january-2022'] })
    const files = filesBelow(out.root)
    expect(files.size).toBeGreaterThan(30)
    const other = [...files].filter(([path, bytes]) => !bytes.equals(world.output.read(path) ?? new Uint8Array()))
    expect(other.map(([path]) => path)).toEqual([])
  })

  test('has an index with every title in its own language and direction', () => {
    const index = out.text('index.html')
    for (const { title, locale, dir } of manifest.editions) {
      expect(index).toContain(title)
      expect(index).toContain(`lang="${locale}"`)
      expect(index).toContain(`dir="${dir}"`)
    }
  })

  test('asks nothing of another host and holds no script', () => {
    const pages = [...filesBelow(out.root)].filter(([path]) => path.endsWith('.html'))
    // Articles, indexes of locales, index and 404; further pages may come.
    expect(pages.length).toBeGreaterThanOrEqual(6 + 6 + 2)
    for (const [, bytes] of pages) {
      const html = bytes.toString('utf8')
      expect(html).not.toMatch(/<script(?! type="application\/ld\+json")|\son\w+=|javascript:/iu)
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//iu)
    }
  })

  test('is read again by "stemma verify" without a difference', async () => {
    const run = await stemma([
      'verify',
      '--publication',
      repository,
      '--out',
      out.root,
      '--article',
      'almaty-january-2022',
    ])
    expect(run.err).toBe('')
    // Three formats in six languages, and a comparison with the source for each translation.
    expect(run.out).toMatch(/^23 files of 6 editions read again, 156 blocks compared, 0 differences/u)
    expect(run.code).toBe(0)
  })
})

test.each([
  ['another time zone and shell locale', { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, []],
  ['two workers', { TZ: 'Asia/Tokyo' }, ['--jobs', '2']],
  ['five workers', {}, ['--jobs', '5']],
])('%s give the same bytes', async (_name, env, extra) => {
  const again = temporaryFolder()
  try {
    const args = [
      'build',
      '--no-cache',
      '--publication',
      repository,
      '--out',
      again.root,
      '--article',
      'almaty-january-2022',
      ...extra,
    ]
    const run = await stemma(args, { env })
    expect(run.code).toBe(0)
    const wanted = filesBelow(out.root)
    const found = filesBelow(again.root)
    expect([...found.keys()]).toEqual([...wanted.keys()])
    for (const [path, bytes] of found) expect(bytes.equals(wanted.get(path) ?? Buffer.alloc(0)), path).toBe(true)
  } finally {
    again.dispose()
  }
})
