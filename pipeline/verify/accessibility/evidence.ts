import type { Edition, PageMap } from '../../edition/types.ts'
import { readBook, type ReadBook } from '../container/read-book.ts'
import { readPdf, type PdfDocument } from '../print/document.ts'
import type { Finding } from '../types.ts'
import { findAll, type MarkupElement } from '../xhtml/element.ts'
import { readHtml } from '../xhtml/html-reader.ts'
import type { AccessibilityCheck, Verdict } from './types.ts'

/** All that the checks look at in one file. */
export interface Evidence {
  readonly edition: Edition
  readonly format: 'html' | 'pdf' | 'epub'
  readonly pageMap: PageMap
  /** What `verify` found in the file. */
  readonly findings: readonly Finding[]
  /** Web page, or all content documents of the book. */
  readonly documents: readonly MarkupElement[]
  readonly css: string
  readonly book?: ReadBook
  readonly pdf?: PdfDocument
  readonly measured: Measured
}

/** Verdicts of programs that looked at the file elsewhere, e.g. contrast by a browser. They count where we cannot look. */
export type Measured = Readonly<Partial<Record<AccessibilityCheck, Verdict>>>

/** A finished file, as it is handed to the checks. */
export interface FinishedFile {
  readonly format: Evidence['format']
  readonly bytes: Uint8Array
  readonly pageMap: PageMap
  readonly findings: readonly Finding[]
  readonly measured?: Measured
  /** What the bytes say, where they were read already. */
  readonly read?: { readonly page: MarkupElement } | { readonly pdf: PdfDocument }
}

/** Read a finished file for its checks; undefined when it cannot be read. */
export function evidenceOf(edition: Edition, file: FinishedFile): Evidence | undefined {
  const { format, bytes, pageMap, findings, measured = {}, read } = file
  const shared = { edition, format, pageMap, findings, measured }
  switch (format) {
    case 'html': {
      const root = read !== undefined && 'page' in read ? read.page : readHtml(new TextDecoder().decode(bytes))
      const styles = findAll(root, ({ name }) => name === 'style')
      const css = styles.flatMap(({ children }) => children.filter((child) => typeof child === 'string')).join('\n')
      return { ...shared, documents: [root], css }
    }
    case 'epub': {
      const book = readBook(bytes)
      if (typeof book === 'string') return undefined
      return { ...shared, documents: [...book.documents.values()], css: book.css, book }
    }
    case 'pdf': {
      const pdf = read !== undefined && 'pdf' in read ? read.pdf : readPdf(bytes)
      return pdf && { ...shared, documents: [], css: '', pdf }
    }
  }
}
