import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { editionsOf } from '../../pipeline/build/output.ts'
import { loadPublication } from '../../pipeline/build/load.ts'
import { policyOf } from '../../pipeline/build/policy.ts'
import { publicationStatus } from '../../pipeline/build/status.ts'
import { segmentHash } from '../../pipeline/localise/segments.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const yaml =
  'title: T\nsource: en\nlocales: [en, ru]\nformats: [html]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\n'

const old = 'Twelve of them came to the town on that day in winter.'

function worldOf(locale: string, sources: readonly [string, string], state = 'reviewed', config = yaml) {
  const id = 'text-0000'
  const [was, now] = sources
  const publication = memoryFolder({
    'publication.yaml': config,
    'content/one/source.md': `# One\n\n${now}\n`,
    'locales/en/one.units.json': JSON.stringify({
      version: 1,
      units: { [id]: { kind: 'paragraph', text: was, hash: segmentHash(was) } },
    }),
    'locales/ru/one.json': JSON.stringify({ [id]: 'Двенадцать пришли.' }),
    'locales/ru/one.state.json': JSON.stringify({
      [id]: { h: segmentHash(was), src: was, th: segmentHash('Двенадцать пришли.'), s: state },
    }),
    'locales/ru/locale.json': locale,
  })
  return { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
}

async function page(world: ReturnType<typeof worldOf>) {
  const { manifest, diagnostics } = await buildPublication(world, { toolchain, jobs: 1 })
  const bytes = world.output.read('ru/one.html')
  const editions = manifest && editionsOf(world.output, manifest)
  const status = editions?.find(({ locale }) => locale === 'ru')?.cells[0]?.status
  const html = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  return {
    html,
    status,
    diagnostics,
    isShown: html.includes('Двенадцать'),
    isMarked: html.includes('После перевода этого фрагмента его оригинал изменился.<'),
    isPutAside: html.includes('его оригинал изменился. Язык показанного текста: английский.'),
  }
}

const minor = [old, old.replace('town', 'city')] as const
const facts = [old, old.replace('Twelve', 'Thirteen')] as const
const major = [`${old} They stayed there for a while and then they went home again.`, old] as const

test.each([
  ['minor changes are marked by default', '{}', minor, true, true],
  ['keep', '{"stale": "keep"}', minor, true, false],
  ['source', '{"stale": "source"}', minor, false, false],
  ['facts fall back by default', '{}', facts, false, false],
  ['facts may be marked', '{"stale": {"facts": "mark"}}', facts, true, true],
  ['a way for each grade', '{"stale": {"minor": "source", "major": "keep"}}', major, true, false],
] as const)('what is out of date in a locale: %s', async (_name, locale, sources, isShown, isMarked) => {
  const built = await page(worldOf(locale, sources))
  // What is not shown was translated once, and the notice of its fallback says so.
  expect([built.isShown, built.isMarked, built.isPutAside]).toEqual([isShown, isMarked, !isShown])
})

test('drafts are shown where the locale says so, and status counts as the build does', async () => {
  for (const [locale, own] of [
    ['{}', 0],
    ['{"drafts": true}', 1],
  ] as const) {
    const world = worldOf(locale, [old, old], 'draft')
    expect((await page(world)).isShown).toBe(own === 1)
    expect(publicationStatus(world).value.find((row) => row.locale === 'ru')).toMatchObject({ own })
  }
})

test('a locale with too little reviewed is not published; its own least share counts before that of publication.yaml', async () => {
  const none = await page(worldOf('{"minReviewed": 0.9}', [old, old], 'translated'))
  expect([none.status, none.isShown]).toEqual(['withheld', false])
  expect(none.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toContain(
    'build/coverage: 0 % reviewed, 90 % needed: this edition is not published',
  )
  const strict = yaml.replace('minTranslated: 0', 'minTranslated: 1')
  expect((await page(worldOf('{"minTranslated": 0.5}', [old, old], 'reviewed', strict))).status).toBe('built')
  expect((await page(worldOf('{}', [old, old], 'reviewed', strict))).status).toBe('withheld')
})

test('the policies are those of publication.yaml where the locale says nothing', () => {
  const { publication } = worldOf('{}', [old, old], 'draft', yaml.replace('{min', '{stale: keep, min'))
  const config = loadPublication(publication).value
  if (config === undefined) throw new Error('no publication')
  expect(policyOf(publication, 'ru', config)).toMatchObject({
    marked: [],
    states: { minor: 'ship', facts: 'fallback' },
  })
})

test('status shows what has changed in the source, word by word', () => {
  const row = publicationStatus(worldOf('{}', minor)).value.find(({ locale }) => locale === 'ru')
  expect(row?.stale).toEqual([
    {
      id: 'text-0000',
      state: 'stale:minor',
      change: 'Twelve of them came to the [-town-]{+city+} on that day in winter.',
    },
  ])
})
