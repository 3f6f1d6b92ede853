import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { imageFacts } from '../../pipeline/verify/shop/image.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { png } from '../epub/fixture.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }

/** What a page says of the picture for links to it, and the picture. */
async function sharedBy(keys: string, text = 'A text.') {
  const publication = memoryFolder({
    'publication.yaml': `title: T\nsource: en\nlocales: [en]\ndate: 2024-05-06\nformats: [html]\nwebfonts: none\n${keys}`,
    'content/one/source.md': `# One\n\n${text}\n`,
    'content/one/map.png': png(),
    'own.png': png(),
  })
  const output = memoryFolder()
  const world = { publication, output, packageFile: diskWorld('.', '.').packageFile }
  await buildPublication(world, { toolchain, jobs: 1 })
  const page = new TextDecoder().decode(output.read('en/one.html'))
  const said = (name: string) => new RegExp(`(?:property|name)="${name}" content="([^"]*)"`, 'u').exec(page)?.[1]
  const file = said('og:image')?.replace('https://example.org/', '')
  const bytes = file === undefined ? undefined : output.read(file)
  return {
    file,
    size: [said('og:image:width'), said('og:image:height')].join(),
    card: said('twitter:card'),
    facts: bytes && imageFacts(bytes),
    pictures: output.paths().filter((path) => path.startsWith('assets/images/')),
  }
}
const url = 'url: https://example.org/\n'

test('where a link to an article without a photograph is shared stands a card of 1200 × 630 pixels', async () => {
  const { file, size, card, facts } = await sharedBy(url)
  expect(file).toMatch(/^assets\/images\/card-[\da-f]{8}\.png$/u)
  expect([size, card]).toEqual(['1200,630', 'summary_large_image'])
  expect(facts).toMatchObject({ width: 1200, height: 630 })
})

test.each([
  ['the photograph of the article', url, '![A map](map.png)', /^assets\/images\/map-/u],
  ['the own cover of the publication', `${url}cover: own.png\n`, 'A text.', /^assets\/images\/cover-/u],
])('%s takes its place', async (_name, keys, text, path) => {
  expect((await sharedBy(keys, text)).file).toMatch(path)
})

test.each([
  ['there is no address', ''],
  ['no cover is wanted', `${url}cover: none\n`],
])('no card is drawn when %s', async (_name, keys) => {
  const { file, pictures } = await sharedBy(keys)
  expect([file, pictures]).toEqual([undefined, []])
})
