import { createHash } from 'node:crypto'
import { diagnose } from '../diagnostic/codes.ts'
import { counted } from '../diagnostic/counted.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'

/** Kinds of pictures that editions show, with their endings. */
const endings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' }

/** A picture of a Word file, as mammoth knows it. */
interface WordPicture {
  readonly contentType: string
  readAsArrayBuffer(): Promise<ArrayBuffer>
}

/** Pictures of one Word file while it is read. */
export interface DocxPictures {
  /** Address of a picture in the text; '' for one that no edition can show. */
  addressOf(picture: WordPicture): Promise<string>
  /** By address. A picture that stands twice in the text is there once. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What could not be taken over. */
  diagnostics(file: string): readonly Diagnostic[]
}

/** Collects the pictures of a Word file: they have no names for readers there, and are called `picture-1.png` in the order of the text. */
export function collectPictures(): DocxPictures {
  const files = new Map<string, Uint8Array>()
  const known = new Map<string, string>()
  const left: string[] = []
  let count = 0
  return {
    files,
    async addressOf(picture) {
      count++
      const ending = endings[picture.contentType]
      // A picture outside of the file cannot be read, and is not looked for.
      const bytes = ending === undefined ? undefined : await read(picture)
      if (ending === undefined || bytes === undefined) {
        const kind = /^image\/(?:x-)?([\w+-]+)$/u.exec(picture.contentType)?.[1]?.toUpperCase() ?? 'of unknown kind'
        left.push(ending === undefined ? `picture ${count} (${kind})` : `picture ${count} (not in the file)`)
        return ''
      }
      const hash = createHash('sha256').update(bytes).digest('hex')
      const address = known.get(hash) ?? `picture-${known.size + 1}.${ending}`
      known.set(hash, address)
      files.set(address, bytes)
      return address
    },
    diagnostics(file) {
      if (left.length === 0) return []
      const message = `${counted(left.length, 'picture of the Word file is', 'pictures of the Word file are')} left out: ${left.join(', ')}`
      return [diagnose('source/docx-pictures', message, { file }, ['put them into the Word file as PNG or JPEG'])]
    },
  }
}

async function read(picture: WordPicture): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await picture.readAsArrayBuffer())
  } catch {
    return undefined
  }
}
