import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { imageFacts } from '../../pipeline/verify/shop/image.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { png } from '../epub/fixture.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }

async function imagesOf(keys: string) {
  const publication = memoryFolder({
    'publication.yaml': `title: T\nsource: en\nlocales: [en]\ndate: 2024-05-06\nformats: [epub]\n${keys}`,
    'content/one/source.md': '# One\n\nA text.\n',
    'own.png': png(),
  })
  const output = memoryFolder()
  const world = { publication, output, packageFile: diskWorld('.', '.').packageFile }
  await buildPublication(world, { toolchain, jobs: 1 })
  const feed = JSON.parse(new TextDecoder().decode(output.read('en/opds.json')))
  return { images: feed.publications[0].images, output }
}

test.each([
  ['the generated cover', '', 1600, 2560],
  ['the cover of the publication', 'cover: own.png\n', 4, 4],
])('a catalogue shows a book by %s, which lies beside it', async (_name, keys, width, height) => {
  const { images, output } = await imagesOf(keys)
  expect(images).toHaveLength(1)
  const [{ href, ...image }] = images
  expect(image).toEqual({ type: 'image/png', width, height })
  expect(imageFacts(output.read(href.replace('../', '')) ?? new Uint8Array())).toMatchObject({ width, height })
})

test('a book without a cover has no picture in the catalogue', async () => {
  expect((await imagesOf('cover: none\n')).images).toBeUndefined()
})
