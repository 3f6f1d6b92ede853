import type { Layout } from '../typeset/display/types.ts'
import { metadataXml } from './metadata.ts'

/** What pdfkit writes: a plain string is a name, a `String` object a text string. */
export type Value =
  | string
  | String // eslint-disable-line @typescript-eslint/no-wrapper-object-types -- pdfkit tells names from texts by this type
  | number
  | boolean
  | Date
  | Uint8Array
  | Reference
  | readonly Value[]
  | { readonly [key: string]: Value | undefined }

/** An indirect object; `end` writes it out. */
export interface Reference {
  readonly id: number
  data: Record<string, unknown>
  write(chunk: Uint8Array | string): void
  end(chunk?: Uint8Array | string): void
}

/** The part of a pdfkit page that the painter uses. */
interface KitPage {
  readonly dictionary: Reference
  readonly resources: Reference
  readonly fonts: Record<string, Reference>
  readonly xobjects: Record<string, Reference>
  readonly annotations: Reference[]
  readonly content: Reference
}

/** The part of pdfkit 0.20.2 that the painter uses; names with an underscore are internals, hence the exact pin. */
interface KitDocument {
  page: KitPage
  _id: Uint8Array
  readonly info: { CreationDate?: Date }
  readonly _root: { readonly data: Record<string, unknown> }
  _addInfo(): void
  appendXML(xml: string, newline?: boolean): void
  ref(data: unknown): Reference
  addPage(options: { size: readonly [number, number]; margin: number }): void
  flushPages(): void
  getStructTreeRoot(): Reference
  on(event: 'data', listener: (chunk: Uint8Array) => void): void
  on(event: 'end', listener: () => void): void
  on(event: 'error', listener: (error: Error) => void): void
  end(): void
}

/** The PDF being written: an object writer and nothing more; pdfkit stays behind it. */
export interface PdfDocument {
  readonly kit: KitDocument
  /** Makes an indirect object that is still open. */
  open(data: { readonly [key: string]: Value | undefined }): Reference
  /** Writes an indirect object at once. */
  put(data: { readonly [key: string]: Value | undefined }, stream?: Uint8Array | string): Reference
  /** Ends the file and gives its bytes. */
  close(): Promise<Uint8Array>
}

/** A text string (as against a name). Lone surrogates and control characters, which no reader shows, become spaces. */
export function textString(value: string): Value {
  // eslint-disable-next-line no-new-wrappers, unicorn/new-for-builtins -- pdfkit's only way to say "string, not name"
  return new String(value.replace(/[\p{Cs}\0-\x08\x0b-\x1f]/gu, ' '))
}

/** Opens a tagged PDF 1.7 that says it is PDF/A-2a (through pdfkit) and PDF/UA-1 (through our own XMP). */
export async function openDocument(metadata: Layout['metadata'], producer: string): Promise<PdfDocument> {
  // Loaded on demand: it takes a tenth of a second that a run without PDF need not pay.
  const { default: PDFDocument } = await import('pdfkit')
  const info = {
    Title: metadata.title,
    ...(metadata.authors.length > 0 && { Author: metadata.authors.join(', ') }),
    ...(metadata.description !== '' && { Subject: metadata.description }),
    ...(metadata.keywords.length > 0 && { Keywords: metadata.keywords.join(', ') }),
    Producer: producer,
    Creator: producer,
    // pdfkit takes the time of day when there is none, and needs one to begin with.
    CreationDate: new Date(metadata.date ?? 0),
    ...(metadata.modified !== undefined && { ModDate: new Date(metadata.modified) }),
  }
  const kit = new PDFDocument({
    autoFirstPage: false,
    displayTitle: true,
    // pdfkit would load Helvetica, which PDF/A forbids unless it is embedded.
    font: null,
    info,
    lang: metadata.lang,
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
  } as unknown as PDFKit.PDFDocumentOptions) as unknown as KitDocument
  if (metadata.date === undefined) delete kit.info.CreationDate
  // pdfkit writes title and author into the XMP unescaped and leaves language, identifier and PDF/UA out.
  kit._addInfo = () => kit.appendXML(metadataXml(metadata, producer))
  const preferences = kit._root.data['ViewerPreferences'] as Reference
  if (metadata.rtl) preferences.data['Direction'] = 'R2L'
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    kit.on('data', (chunk) => chunks.push(chunk))
    kit.on('end', resolve)
    kit.on('error', reject)
  })
  return {
    kit,
    open: (data) => kit.ref(data),
    put(data, stream) {
      const reference = kit.ref(data)
      reference.end(stream)
      return reference
    },
    async close() {
      kit.end()
      await finished
      return Buffer.concat(chunks)
    },
  }
}
