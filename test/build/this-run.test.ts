import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { editionsOf } from '../../pipeline/build/output.ts'
import { publicationStatus, concerns } from '../../pipeline/build/status.ts'
import { formatSummary } from '../../pipeline/build/summary.ts'
import type { BuildOptions } from '../../pipeline/build/types.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const base =
  'title: T\nsource: en\nlocales: [en, ru, kk]\nformats: [html]\ndate: 2026-01-02\npolicies: {minTranslated: 0}\n'

function worldOf(files: Readonly<Record<string, string>>) {
  const publication = memoryFolder({
    'publication.yaml': base,
    'content/one/source.md': '# One\n\nA text.\n',
    ...files,
  })
  return { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
}

test('a limited build shows its own cells and counts the others in one line', async () => {
  const world = worldOf({ 'content/two/source.md': '# Two\n\nA text.\n' })
  const options: BuildOptions = { toolchain, jobs: 1 }
  const whole = await buildPublication(world, options)
  if (whole.manifest === undefined) throw new Error('something was built')
  expect(formatSummary(editionsOf(world.output, whole.manifest), 'out')).toContain(
    '\n6 editions built and verified\nopen ',
  )
  const asked = { ...options, locales: ['ru'], articles: ['two'] }
  const { manifest } = await buildPublication(world, asked)
  if (manifest === undefined) throw new Error('something was built')
  const lines = formatSummary(editionsOf(world.output, manifest), 'out', asked).split('\n')
  expect(lines.filter((line) => /^(?:one|two) /u.test(line))).toEqual([expect.stringMatching(/^two {6}ru /u)])
  expect(lines).toContain('1 edition built and verified')
  expect(lines.filter((line) => line.startsWith('5 further ones of earlier builds'))).toHaveLength(1)
})

test('of a catalog that cannot be read nobody is told that it lacks segments', async () => {
  const { diagnostics } = await buildPublication(worldOf({ 'locales/ru/one.json': '{"a": ' }), { toolchain, jobs: 1 })
  const codesOf = (locale: string) =>
    diagnostics.filter((problem) => concerns(problem, [locale]) && problem.place !== undefined).map(({ code }) => code)
  expect([...new Set(codesOf('ru'))]).toEqual(['localise/json'])
  expect(codesOf('kk')).toContain('localise/missing')
})

test('the status of one locale tells of that locale', () => {
  const world = worldOf({ 'locales/ru/one.json': '{"a": ', 'locales/kk/one.json': '{"b": ' })
  const { diagnostics } = publicationStatus(world)
  const files = (locales: readonly string[]) =>
    diagnostics.filter((problem) => concerns(problem, locales)).map(({ place }) => place?.file)
  expect(files(['ru', 'kk'])).toEqual(expect.arrayContaining(['locales/ru/one.json', 'locales/kk/one.json']))
  expect([...new Set(files(['ru']))]).toEqual(['locales/ru/one.json'])
})
