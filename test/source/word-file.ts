import { strToU8, zipSync } from 'fflate'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"`

const relations = (rows: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
const relation = (id: string, type: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${more}/>`

/** Words of a run, with marks such as `<w:b/>`. */
export const run = (words: string, marks = '') =>
  `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

/** A paragraph in a style of `styles`. */
export const paragraph = (inner: string, style = '', more = '') =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${inner}</w:p>`

/** A picture that stands in its line; `file` is one of the pictures of the Word file, or an address with `linked`. */
export const picture = (id: string, alt: string, attribute: 'embed' | 'link' = 'embed') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:${attribute}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

/** An item of a list: 1 has bullets, 2 has numbers. */
export const item = (words: string, list: 1 | 2, level = 0) =>
  paragraph(run(words), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

/** A table whose first row is its head. */
export const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows
    .map((cells, row) => {
      const head = row === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
      return `<w:tr>${head}${cells.map((words) => `<w:tc>${paragraph(run(words))}</w:tc>`).join('')}</w:tr>`
    })
    .join('')}</w:tbl>`

const styles = ['Title', 'heading 1', 'heading 2', 'caption']
  .map((name) => `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`)
  .join('')

const levels = (format: string) =>
  [0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('')
const lists = ['bullet', 'decimal']
  .map((format, index) => `<w:abstractNum w:abstractNumId="${index}">${levels(format)}</w:abstractNum>`)
  .join('')
const numbers = [1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id - 1}"/></w:num>`).join('')

/** What a Word file has beside its body. */
export interface WordParts {
  /** Footnote 2. */
  readonly note?: string
  /** Relation id → file in word/media/ and its bytes. */
  readonly pictures?: Readonly<Record<string, readonly [file: string, bytes: Uint8Array]>>
  /** Relation id → address of a link, or of a picture outside of the file. */
  readonly links?: Readonly<Record<string, string>>
  readonly linkedPictures?: Readonly<Record<string, string>>
}

/** A Word file as Word writes it, as far as text, lists, tables, notes and pictures go. */
export function wordFile(body: readonly string[], parts: WordParts = {}): Uint8Array {
  const { note = '', pictures = {}, links = {}, linkedPictures = {} } = parts
  const outside = ' TargetMode="External"'
  const rows = [
    relation('s', 'styles', 'styles.xml'),
    relation('n', 'numbering', 'numbering.xml'),
    relation('f', 'footnotes', 'footnotes.xml'),
    ...Object.entries(pictures).map(([id, [file]]) => relation(id, 'image', `media/${file}`)),
    ...Object.entries(links).map(([id, address]) => relation(id, 'hyperlink', address, outside)),
    ...Object.entries(linkedPictures).map(([id, address]) => relation(id, 'image', address, outside)),
  ]
  const kinds = ['png', 'jpeg', 'x-emf'].map(
    (kind) => `<Default Extension="${kind.replace('x-', '')}" ContentType="image/${kind}"/>`,
  )
  const xml = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${kinds.join('')}<Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/></Types>`,
    '_rels/.rels': relations([relation('r', 'officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': relations(rows),
    'word/document.xml': `<w:document ${names}><w:body>${body.join('')}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${names}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${names}>${lists}${numbers}</w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${paragraph(run(note))}</w:footnote></w:footnotes>`,
  }
  const media = Object.fromEntries(Object.values(pictures).map(([file, bytes]) => [`word/media/${file}`, bytes]))
  const texts = Object.fromEntries(Object.entries(xml).map(([path, text]) => [path, strToU8(text)]))
  // The same bytes in every run.
  return zipSync({ ...texts, ...media }, { mtime: '2022-01-01T00:00:00Z' })
}
