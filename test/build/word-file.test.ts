import { expect, test } from 'vitest'
import { buildPublication } from '../../pipeline/build/build.ts'
import { cleanFile } from '../../pipeline/build/clean-file.ts'
import { loadArticle, loadPublication } from '../../pipeline/build/load.ts'
import { readPictures } from '../../pipeline/build/pictures.ts'
import { prepareSource, prepareSources } from '../../pipeline/build/sources.ts'
import { diskWorld } from '../../pipeline/world/disk.ts'
import { memoryFolder } from '../../pipeline/world/memory.ts'
import { item, paragraph, picture, run, table, wordFile } from '../source/word-file.ts'

/** One grey pixel; what follows the picture makes another file of it. */
const png = (mark: number) =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from([mark]),
  ])

const link = `<w:hyperlink r:id="l1">${run('the archive')}</w:hyperlink>`
const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
const document = wordFile(
  [
    paragraph(run('The Lamp'), 'Title'),
    paragraph(run('By Kim Petersen')),
    paragraph(run('12 October 2023')),
    paragraph(
      run('The lamp on the island burns again after eleven years, says ') +
        link +
        run(', and ') +
        run('nobody', '<w:b/>') +
        run(' in the harbour can say who has lit it.') +
        note,
    ),
    paragraph(picture('p1', 'A lamp in the fog')),
    paragraph(run('The lamp, seen from the harbour'), 'caption'),
    paragraph(run('What was found'), 'heading1'),
    item('A box', 1),
    item('of wood', 1, 1),
    item('A rope', 1),
    item('First', 2),
    item('Second', 2),
    table([
      ['Year', 'Boats'],
      ['2021', 'seven'],
    ]),
    paragraph(run('Signs ') + picture('p2', 'a sign') + run(' stand beside the way, ') + picture('p1', 'the lamp')),
  ],
  {
    note: 'The archive is in the town.',
    links: { l1: 'https://example.org/archive' },
    pictures: { p1: ['image9.png', png(1)], p2: ['image1.png', png(2)] },
  },
)

const publication = memoryFolder({
  'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n',
  'content/lamp/source.docx': document,
})

test('a Word file keeps pictures, captions, tables, notes, lists and links', async () => {
  await prepareSource('lamp.docx', document)
  const { markdown, diagnostics } = cleanFile('lamp.docx', document, { lang: 'en', accept: [], reject: [] })
  expect(diagnostics).toEqual([])
  expect(markdown).toBe(`---
author: "Kim Petersen"
date: "2023-10-12"
---

# The Lamp

By Kim Petersen

12 October 2023

The lamp on the island burns again after eleven years, says [the archive](https://example.org/archive), and **nobody** in the harbour can say who has lit it.[^1]

<figure><img src="picture-1.png" alt="A lamp in the fog"><figcaption>The lamp, seen from the harbour</figcaption></figure>

## What was found

- A box
  - of wood
- A rope

1. First
2. Second

| Year | Boats |
| - | - |
| 2021 | seven |

Signs ![a sign](picture-2.png) stand beside the way, ![the lamp](picture-1.png)

[^1]: The archive is in the town.
`)
})

test('its pictures reach every format, and nothing is written beside it', async () => {
  const world = { publication, output: memoryFolder(), packageFile: diskWorld('.', '.').packageFile }
  const toolchain = { stemma: '0', node: '0', icu: '0', unicode: '0', zlib: '0', arch: 'any' }
  const { diagnostics } = await buildPublication(world, { toolchain, jobs: 1 })
  expect(diagnostics).toEqual([])
  const html = new TextDecoder().decode(world.output.read('en/lamp.html'))
  expect(html.match(/<img [^>]*src="\.\.\/assets\/images\/picture-[12]-[\da-f]{8}\.png"/gu)).toHaveLength(3)
  expect(html).toMatch(/<figcaption id="[^"]+">The lamp, seen from the harbour<\/figcaption>/u)
  // The by-line is no description of the text.
  expect(html).toContain('<meta name="description" content="The lamp on the island burns again')
  expect(html).toContain('content="Kim Petersen"')
  expect(world.output.list('assets/images').filter((name) => name.startsWith('picture-'))).toHaveLength(2)
  for (const format of ['pdf', 'epub']) expect(world.output.read(`en/lamp.${format}`)?.length).toBeGreaterThan(1000)
  expect(publication.list('content/lamp')).toEqual(['source.docx'])
})

test('a picture beside the source takes the place of the one in the Word file', async () => {
  const folder = memoryFolder({
    'publication.yaml': 'title: T\nsource: en\nlocales: [en]\n',
    'content/lamp/source.docx': document,
    'content/lamp/picture-1.png':
      '<svg xmlns="http://www.w3.org/2000/svg" width="70" height="10" viewBox="0 0 70 10"><rect width="5" height="5"/></svg>',
  })
  await prepareSources(folder)
  const { value } = loadArticle(folder, loadPublication(folder).value!, 'lamp')
  const pictures = readPictures(folder, value!).value
  expect([...pictures].map(([url, one]) => [url, one?.width])).toEqual([
    ['picture-1.png', 70],
    ['picture-2.png', 1],
  ])
})

test('pictures that no edition can show are told, and their captions stay as text', async () => {
  const bytes = wordFile(
    [
      paragraph(run('The Lamp'), 'Title'),
      paragraph(run('Words of some length.')),
      paragraph(picture('p1', 'a drawing')),
      paragraph(run('What it shows'), 'caption'),
      paragraph(picture('p2', 'outside', 'link')),
    ],
    { pictures: { p1: ['image1.emf', new Uint8Array([1, 2])] }, linkedPictures: { p2: 'file:///secret/p.png' } },
  )
  await prepareSource('emf.docx', bytes)
  const { markdown, diagnostics } = cleanFile('emf.docx', bytes, { lang: 'en', accept: [], reject: [] })
  expect(markdown).toBe('# The Lamp\n\nWords of some length.\n\nWhat it shows\n')
  expect(diagnostics).toMatchObject([{ code: 'source/docx-pictures', place: { file: 'emf.docx' } }])
  expect(diagnostics[0]?.message).toContain('2 pictures of the Word file are left out: picture 1 (EMF), picture 2')
})
