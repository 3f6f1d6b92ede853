import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UnitsFile } from '../../pipeline/localise/types.ts'
import { manifestIn, stemma, temporaryFolder, type Run } from './run.ts'

/** Folder of the corpus; its `seed/` holds a damaged article and its translation, block by block. */
const seed = join(process.env['STEMMA_CORPUS'] ?? '', 'seed')
const hasSeed = process.env['STEMMA_CORPUS'] !== undefined && existsSync(join(seed, 'translations.json'))

const targets = ['kk', 'ru', 'zh-Hans', 'ar', 'hi']
type Translation = Readonly<Record<string, string>> & { readonly source: string }

/** Letters and digits of a text: what stays when the cleaner mends signs and spaces. */
const letters = (text: string) => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** `text` goes between the two catalogs: tokens of inline nodes count for nothing in the matching. */
const withoutTokens = (text: string) => text.replaceAll(/<\/?\d+\/?>/g, '')

describe.skipIf(!hasSeed)('the seed, with its catalogs filled from its translations (needs STEMMA_CORPUS)', () => {
  const folder = temporaryFolder()
  let extracted: Run
  let built: Run
  let manifest: ReturnType<typeof manifestIn>
  let untranslated: readonly string[]
  let unused: readonly string[]

  beforeAll(async () => {
    folder.write(
      'publication.yaml',
      `title: Seed\nsource: en\nlocales: [en, ${targets.join(', ')}]\ndate: 2022-01-10\nfallback: {}\n`,
    )
    folder.write('content/seed/source.txt', readFileSync(join(seed, 'article.txt')))
    extracted = await stemma(['extract', '--publication', folder.root])
    const { units } = JSON.parse(folder.text('locales/en/seed.units.json')) as UnitsFile
    const translations = JSON.parse(readFileSync(join(seed, 'translations.json'), 'utf8')) as readonly Translation[]
    const byLetters = new Map(translations.map((row) => [letters(row.source), row]))
    const rows = Object.entries(units).map(([id, { text }]) => ({
      id,
      text,
      row: byLetters.get(letters(withoutTokens(text))),
    }))
    untranslated = rows.flatMap(({ text, row }) => (row ? [] : [text]))
    const used = new Set(rows.map(({ row }) => row))
    unused = translations.flatMap((row) => (used.has(row) ? [] : [row.source]))
    for (const locale of targets) {
      const catalog = Object.fromEntries(
        rows.flatMap(({ id, row }) => (row?.[locale] === undefined ? [] : [[id, row[locale]]])),
      )
      folder.write(`locales/${locale}/seed.json`, JSON.stringify(catalog, undefined, 2))
    }
    built = await stemma(['build', '--publication', folder.root, '--out', folder.path('out')])
    manifest = manifestIn(folder.path('out'))
  }, 120_000)
  afterAll(() => folder.dispose())

  test('every segment has its translation and every translation its segment', () => {
    expect(extracted.code).toBe(0)
    expect(untranslated).toEqual([])
    expect(unused).toEqual([])
  })

  test('gives 18 editions without an error', () => {
    expect(built.err.split('\n').filter((line) => line.startsWith('error'))).toEqual([])
    expect(built.code).toBe(0)
    const cells = manifest.editions.flatMap(({ locale, cells: own }) =>
      own.map(({ format, status }) => `${locale} ${format} ${status}`),
    )
    expect(cells).toHaveLength(18)
    expect(cells.filter((cell) => !cell.endsWith(' built'))).toEqual([])
  })

  test('is complete in all six languages', () => {
    expect(manifest.editions.map(({ locale }) => locale)).toEqual(['en', ...targets])
    for (const { locale, coverage } of manifest.editions) {
      expect(coverage?.total, locale).toBeGreaterThan(20)
      expect(coverage?.own, locale).toBe(coverage?.total)
    }
  })

  test('verify reads the finished files again and finds no difference', async () => {
    const verified = await stemma(['verify', '--publication', folder.root, '--out', folder.path('out')])
    expect(`${verified.out}${verified.err}`).not.toContain('verify/')
    expect(verified.code).toBe(0)
  })
})
