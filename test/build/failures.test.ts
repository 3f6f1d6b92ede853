import { describe, expect, test } from 'vitest'
import { buildSafely } from '../../pipeline/build/build-safely.ts'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { readCover, readPictures } from '../../pipeline/build/pictures.ts'
import { planBuild } from '../../pipeline/build/plan.ts'
import type { BuildOptions } from '../../pipeline/build/types.ts'
import { verifyPublication } from '../../pipeline/build/verify.ts'
import { openWorkshop } from '../../pipeline/build/workshop.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import type { World } from '../../pipeline/world/types.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const options: BuildOptions = { toolchain, jobs: 1 }

/** A publication of one article in memory, pages only; nothing was built yet. */
function worldOf(source: string): World {
  const publication = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en]\nformats: [html]\ndate: 2026-01-02\n',
    'content/one/source.md': source,
    'secret.png': 'x',
  })
  return { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
}

test('a bug in one edition fails that edition by name and is not thrown on', async () => {
  const world = worldOf('# One\n\nA text.\n')
  const { value: plan } = planBuild(world.publication, options)
  if (plan === undefined) throw new Error('the publication has a plan')
  const workshop = await openWorkshop(world, plan, options)
  const broken = {
    ...workshop,
    edition: () => {
      throw new Error('a bug')
    },
  }
  const result = await buildSafely(broken, { task: { article: 'one', locale: 'en' }, cells: {}, titles: {} })
  expect(result.diagnostics).toMatchObject([{ code: 'build/edition', place: { file: 'content/one/', locale: 'en' } }])
  expect(result.diagnostics[0]?.message).toContain('a bug')
  expect(result.entry.cells.map(({ status, code }) => `${status} ${code}`)).toContain('failed build/edition')
  expect(result.files).toEqual([])
})

test('verify tells of a file that was never built', async () => {
  const world = worldOf('# One\n\nA text.\n')
  const { value, diagnostics } = await verifyPublication(world, options)
  expect(diagnostics).toMatchObject([{ code: 'verify/no-file', place: { file: 'en/one.html' } }])
  expect(value).toMatchObject({ editions: 1, files: 0, findings: 0 })
})

describe('a picture that cannot be read is an error at its article:', () => {
  test.each([
    ['one that is not there', 'map.png', 'no picture "map.png"'],
    ['one outside the article', '../../secret.png', 'lies outside the article'],
  ])('%s', (_name, url, says) => {
    const { publication } = worldOf(`# One\n\n![a map](${url})\n`)
    const { value: config } = loadPublication(publication)
    const article = config && loadArticle(publication, config, 'one').value
    if (article === undefined) throw new Error('the article can be read')
    const { value, diagnostics } = readPictures(publication, article)
    expect(diagnostics).toMatchObject([{ code: 'build/picture', place: { file: 'content/one/source.md' } }])
    expect(diagnostics[0]?.message).toContain(says)
    expect([...value]).toEqual([[url, undefined]])
  })
})

test.each(['cover.png', '../cover.png'])('a cover %s that is not in the publication is told', (cover) => {
  const { value, diagnostics } = readCover(memoryFolder(), cover)
  expect(value).toBe('none')
  expect(diagnostics).toMatchObject([{ code: 'build/picture', place: { file: 'publication.yaml' } }])
})
