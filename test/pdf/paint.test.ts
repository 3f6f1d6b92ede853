import { describe, expect, test } from 'vitest'
import type { Edition, Picture } from '../../pipeline/edition/types.ts'
import { paintPdf } from '../../pipeline/pdf/index.ts'
import type { Block } from '../../pipeline/tree/nodes.ts'
import type { Layout } from '../../pipeline/typeset/display/types.ts'
import { layoutEdition } from '../../pipeline/typeset/index.ts'
import { verifyPdf } from '../../pipeline/verify/pdf.ts'
import { declaration } from '../typeset/declaration.ts'
import { design, edition, fonts, heading, paragraph, text } from '../typeset/sample.ts'
import { png } from './png-samples.ts'

async function paint(
  source: Edition,
): Promise<{ readonly bytes: Uint8Array; readonly layout: Layout; readonly plain: string }> {
  const layout = layoutEdition(source, design, fonts).value
  const { value, diagnostics } = await paintPdf(layout)
  expect(diagnostics).toEqual([])
  return { bytes: value, layout, plain: Buffer.from(value).toString('latin1') }
}

const everything: readonly Block[] = [
  paragraph(
    'p',
    'Text with ',
    { type: 'link', url: 'https://example.org/é?a=(b)', children: [text('a link')] },
    ' and ',
    { type: 'emphasis', children: [text('stress')] },
    '.',
  ),
  heading('h', 2, 'Part (1) \\ more'),
  {
    type: 'list',
    id: 'l',
    ordered: true,
    spread: false,
    children: [
      {
        type: 'listItem',
        id: 'i',
        spread: false,
        children: [paragraph('ip', 'item', { type: 'footnoteReference', identifier: 'n' })],
      },
    ],
  },
  {
    type: 'table',
    id: 't',
    align: ['none'],
    children: ['r0', 'r1'].map((id) => ({
      type: 'tableRow',
      id,
      children: [{ type: 'tableCell', id: `${id}c`, children: id === 'r0' ? [text('Head')] : [] }],
    })),
  },
  { type: 'code', id: 'c', value: 'a\n\tb' },
]
const notes = [
  {
    id: 'note-1',
    identifier: 'n',
    number: 1,
    label: '1',
    calls: ['note-1-call-1'],
    children: [paragraph('np', 'A note.')],
  },
]

test('the file says what the edition says, block by block', async () => {
  const source = edition({ blocks: everything, notes })
  const { bytes, layout } = await paint(source)
  expect(verifyPdf(source, bytes, layout.pageMap)).toEqual([])
})

test.each([
  ['en', 'eng'],
  ['kk', 'kaz'],
  ['ru', 'rus'],
  ['zh-Hans', 'cmn_hans'],
  ['hi', 'hin'],
  ['th', 'tha'],
])('real text in %s comes back whole and in order', async (locale, code) => {
  const { title, blocks } = declaration(code)
  const source = edition({ locale, title, blocks: blocks.slice(0, 12) })
  const { bytes, layout } = await paint(source)
  expect(verifyPdf(source, bytes, layout.pageMap)).toEqual([])
})

test('the same layout gives the same bytes', async () => {
  const source = edition({ blocks: everything, notes })
  const [one, two] = [await paint(source), await paint(source)]
  expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
})

test('another text gives another file identifier', async () => {
  const id = (plain: string): string | undefined => /\/ID \[<([0-9a-f]+)>/u.exec(plain)?.[1]
  const [one, two] = [
    await paint(edition({ blocks: [paragraph('p', 'one')] })),
    await paint(edition({ blocks: [paragraph('p', 'two')] })),
  ]
  expect(id(one.plain)).toMatch(/^[0-9a-f]{32}$/u)
  expect(id(one.plain)).not.toBe(id(two.plain))
})

describe('metadata', () => {
  test('titles are escaped in XMP, and identifier, language and both standards stand there', async () => {
    const { plain } = await paint(edition({ title: 'Bread & <Salt>', authors: ['A < B'] }))
    expect(plain).toContain('<rdf:li xml:lang="x-default">Bread &amp; &lt;Salt&gt;</rdf:li>')
    expect(plain).toContain('<rdf:li>A &lt; B</rdf:li>')
    expect(plain).toContain('<dc:identifier>urn:uuid:2</dc:identifier>')
    expect(plain).toContain('<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>')
    expect(plain).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(plain).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(plain).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  })

  test('dates are those of the edition, not of the day', async () => {
    const { plain } = await paint(edition({}))
    expect(plain).toContain('(D:20220110000000Z)')
    expect(plain).toContain('(D:20220111120000Z)')
    expect([...plain.matchAll(/D:(\d{4})/gu)].map((match) => match[1])).toEqual(['2022', '2022'])
  })

  test('right-to-left books are bound on the right, and folios in other digits are their own page labels', async () => {
    const { plain } = await paint(edition({ locale: 'ar-EG', title: 'عنوان' }))
    expect(plain).toContain('/Direction /R2L')
    // U+0661 in UTF-16BE.
    expect(plain).toMatch(/\/PageLabels <<\s*\/Nums \[0 <<\s*\/P \(\xfe\xff\x06a\)/u)
  })

  test('Latin folios are plain decimal labels', async () => {
    const { plain } = await paint(edition({}))
    expect(plain).toMatch(/\/PageLabels <<\s*\/Nums \[0 <<\s*\/S \/D\s*\/St 1/u)
    expect(plain).not.toContain('/Direction')
  })
})

test('nothing in the file acts, embeds or depends on the reader’s fonts', async () => {
  const { plain } = await paint(edition({ blocks: everything, notes }))
  expect(plain).not.toMatch(/\/(?:JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|Helvetica)\b/u)
  expect(plain).toContain('/URI (https://example.org/%C3%A9?a=\\(b\\))')
})

test('a link with a dangerous scheme is text, even when a layout asks for it', async () => {
  const { value } = layoutEdition(edition({ blocks: everything, notes }), design, fonts)
  const pages = [...value.pages].map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.kind === 'link' ? { ...item, target: { url: ' java\nscript:alert(1)' } } : item,
    ),
  }))
  const plain = Buffer.from((await paintPdf({ ...value, pages })).value).toString('latin1')
  expect(plain).not.toMatch(/\/URI|\/Annots|alert/u)
})

describe('pictures', () => {
  const bytes = png({
    width: 2,
    height: 2,
    bits: 8,
    type: 6,
    rows: [
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
  })
  const picture: Picture = { url: 'a.png', bytes, type: 'image/png', width: 2, height: 2, name: 'a-1.png' }
  const figure = (url: string): Block => ({
    type: 'figure',
    id: `f-${url}`,
    image: { type: 'image', url, alt: 'What it shows' },
  })

  test('the same picture twice is in the file once, with its opacity', async () => {
    const blocks = [figure('a.png'), figure('b.png'), figure('a.png')]
    const { plain } = await paint(edition({ blocks, pictures: [picture, { ...picture, url: 'b.png' }] }))
    expect(plain.match(/\/Subtype \/Image/gu)).toHaveLength(2)
    expect(plain.match(/\/SMask/gu)).toHaveLength(1)
  })

  test('a drawing is rendered', async () => {
    const source =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#039"/></svg>'
    const drawing: Picture = {
      ...picture,
      url: 'd.svg',
      name: 'd.svg',
      type: 'image/svg+xml',
      bytes: Buffer.from(source),
      width: 40,
      height: 20,
    }
    const { plain } = await paint(edition({ blocks: [figure('d.svg')], pictures: [drawing] }))
    expect(plain).toMatch(/\/Width 1400\s*\/Height 700/u)
  })

  test.each<[string, Partial<Picture>]>([
    ['a damaged PNG', { bytes: bytes.slice(0, 50) }],
    ['a damaged JPEG', { bytes: Uint8Array.of(0xff, 0xd8, 1, 2, 3), type: 'image/jpeg' }],
    ['a drawing that is no XML', { bytes: Buffer.from('<svg'), type: 'image/svg+xml' }],
    [
      'a drawing with entities',
      {
        bytes: Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
        type: 'image/svg+xml',
      },
    ],
  ])('%s is an error, and the file is written without it', async (_name, change) => {
    const layout = layoutEdition(
      edition({ blocks: [figure('a.png')], pictures: [{ ...picture, ...change }] }),
      design,
      fonts,
    ).value
    const { value, diagnostics } = await paintPdf(layout)
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place?.file])).toEqual([
      ['pdf/picture', 'error', 'a.png'],
    ])
    expect(value.length).toBeGreaterThan(1000)
  })
})
