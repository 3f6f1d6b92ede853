import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { verifyPublication } from '../../pipeline/build/verify.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'

const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }

/** The drawing that a page shows, whose one word is `word`. */
async function drawingOf(word: string, webfonts: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text x="20" y="40">${word}</text></svg>`
  const publication = memoryFolder({
    'publication.yaml': `title: T\nsource: en\nlocales: [en]\ndate: 2024-05-06\nformats: [html]\ncover: none\nwebfonts: ${webfonts}\n`,
    'content/one/source.md': '# One\n\n![A map](map.svg)\n',
    'content/one/map.svg': svg,
  })
  const output = memoryFolder()
  const world = { publication, output, packageFile: diskWorld('.', '.').packageFile }
  await buildPublication(world, { toolchain, jobs: 1 })
  const page = new TextDecoder().decode(output.read('en/one.html'))
  const file = /src="\.\.\/(assets\/images\/map-[\da-f]{8}\.svg)"/u.exec(page)?.[1] ?? 'no picture'
  const { diagnostics } = await verifyPublication(world, { toolchain, jobs: 1 })
  return { drawing: new TextDecoder().decode(output.read(file)), diagnostics }
}

test.each([
  ['outlines of letters that a machine may have no font for', '核验', 'subset', /^<svg(?!.*<text).*<path [^>]*d="M/su],
  ['text in letters that every machine can show', 'tree', 'subset', /<text[^>]*>tree</u],
  ['text where pages bring no fonts', '核验', 'none', /<text[^>]*>核验</u],
])('a drawing on a page has %s', async (_name, word, webfonts, shown) => {
  const { drawing, diagnostics } = await drawingOf(word, webfonts)
  expect(drawing).toMatch(shown)
  expect(diagnostics).toEqual([])
})
