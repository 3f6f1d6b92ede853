import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { paragraphsOf } from '../typeset/udhr.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
const settings = 'title: T\nsource: en\nlocales: [en]\ndate: 2026-01-02\nformats: [html, pdf]\ncover: none\n'
const source = (lang: string, code: string) => `---\nlang: ${lang}\n---\n\n# ${lang}\n\n${paragraphsOf(code).slice(0, 30).join('\n\n')}\n` // prettier-ignore

test('AL-02 page.kashida lengthens joins of the locales that it names; pages and text stay, and what is built agrees with the tree', async () => {
  const folder = {
    'content/one/source.md': source('ar', 'arb'),
    'content/two/source.md': source('fa', 'pes_1'),
  }
  const built = async (yaml: string) => {
    const world = {
      publication: memoryFolder({ ...folder, 'publication.yaml': yaml }),
      output: memoryFolder(),
      cache: memoryFolder(),
      packageFile: diskWorld('.', '.').packageFile,
    }
    const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1, code: 'this' })
    expect(diagnostics.filter(({ code }) => /^(?:verify|typeset|pdf)\//u.test(code))).toEqual([])
    const file = (path: string) => Buffer.from(world.output.read(path) ?? []).toString('latin1')
    // A page tells how large its PDF is.
    const page = (path: string) => file(path).replaceAll(/<span class="quiet">\(\d+[^<]*<\/span>/gu, '')
    return [file('ar/one.pdf'), file('fa/two.pdf'), page('ar/one.html'), page('fa/two.html')]
  }
  const plain = await built(settings)
  const long = await built(`${settings}page: {kashida: [ar]}\n`)
  expect(plain.every((text) => text.length > 1000)).toBe(true)
  expect(long.map((text, index) => text === plain[index])).toEqual([false, true, true, true])
}, 60_000)

test('AL-02 page.kashida names locales of the Arabic script only', async () => {
  const world = {
    publication: memoryFolder({ 'publication.yaml': `${settings}page: {kashida: [ru]}\n` }),
    output: memoryFolder(),
    cache: memoryFolder(),
    packageFile: diskWorld('.', '.').packageFile,
  }
  const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1, code: 'this' })
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      'config/invalid',
      'entry 1 of "page.kashida" must be a locale of the Arabic script, such as "ar" or "fa"; found "ru"',
    ],
  ])
})
