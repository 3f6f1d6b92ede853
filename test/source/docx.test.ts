import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../pipeline/source/docx.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`

/** The smallest Word file with a body. */
function wordFile(body: string, files: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"`
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations('officeDocument', 'word/document.xml')),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${names}><w:body>${body}</w:body></w:document>`),
    ...files,
  })
}

const words = '<w:p><w:r><w:t>One text.</w:t></w:r></w:p>'
const picture =
  '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="map"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'

test('a Word file gives its text and nothing to tell', async () => {
  const { value, diagnostics } = await readDocx('source.docx', wordFile(words))
  expect(value?.text).toBe('<p>One text.</p>')
  expect(diagnostics).toEqual([])
})

test('pictures of a Word file stand beside its text, one that is shown twice once', async () => {
  const media = {
    'word/_rels/document.xml.rels': strToU8(relations('image', 'media/map.png')),
    'word/media/map.png': new Uint8Array([1]),
  }
  const { value, diagnostics } = await readDocx('source.docx', wordFile(words + picture + picture, media))
  expect(value?.text).toBe(`<p>One text.</p>${'<p><img src="picture-1.png" /></p>'.repeat(2)}`)
  expect([...(value?.pictures ?? [])]).toEqual([['picture-1.png', new Uint8Array([1])]])
  expect(diagnostics).toEqual([])
})

/** A directory that states more than any text needs. */
function swollen(): Uint8Array {
  const bytes = wordFile(words)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 0x7fffffff, true)
  return bytes
}

describe('what is no Word file is refused with the way out:', () => {
  test.each([
    ['text', strToU8('no archive at all'), 'no Word file'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'cannot be read'],
    ['XML that breaks off', wordFile('<w:p><w:r>'), 'cannot be read'],
    ['a file that unpacks to gigabytes', swollen(), 'unpacks to more'],
  ])('%s', async (_name, bytes, says) => {
    const { value, diagnostics } = await readDocx('source.docx', bytes)
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'source/docx', place: { file: 'source.docx' } }])
    expect(diagnostics[0]?.message).toContain(says)
    expect(diagnostics[0]?.hints.length).toBeGreaterThan(0)
  })
})
