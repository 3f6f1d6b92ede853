import mammoth from 'mammoth'
import { diagnose } from '../diagnostic/codes.ts'
import type { Outcome } from '../diagnostic/diagnostic.ts'
import { collectPictures } from './docx-pictures.ts'
import type { PageText } from './types.ts'

/** Largest unpacked size in bytes: a ZIP of a few kilobytes can hold gigabytes. */
const mostUnpacked = 128 * 1024 * 1024

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Preformatted Text'] => pre:separator('\n')",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Figure'] => p.caption:fresh",
  "p[style-name='Illustration'] => p.caption:fresh",
  'comment-reference => ',
]

/** Turn a Word file into HTML with mammoth: headings, lists, tables, notes and marks of its styles, pictures beside it. */
export async function readDocx(file: string, bytes: Uint8Array): Promise<Outcome<PageText | undefined>> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined || unpacked > mostUnpacked) {
    const message =
      unpacked === undefined ? 'this is no Word file (DOCX)' : 'the file unpacks to more than any text needs'
    const hints = ['open it in a word processor and save it as .docx, or save its text as source.txt']
    return { value: undefined, diagnostics: [diagnose('source/docx', message, { file }, hints)] }
  }
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const pictures = collectPictures()
    const result = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: styles,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => ({ src: await pictures.addressOf(image) })),
      },
    )
    const page: PageText = { file, format: 'html', text: result.value, encoding: 'utf-8', whole: true }
    const diagnostics = pictures.diagnostics(file)
    return { value: pictures.files.size === 0 ? page : { ...page, pictures: pictures.files }, diagnostics }
  } catch (error) {
    const message = `the Word file cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : 'damaged'}`
    const hints = ['open it in a word processor and save it again, or save its text as source.txt']
    return { value: undefined, diagnostics: [diagnose('source/docx', message, { file }, hints)] }
  }
}

/** Sum of the sizes that the directory of a ZIP file states; undefined when there is no directory (APPNOTE.TXT 4.3.12). */
function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < lowest) return undefined
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    sum += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return sum
}
