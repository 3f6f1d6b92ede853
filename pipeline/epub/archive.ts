import type { EPub } from 'epub-gen-memory'

/** A file of the book. Texts become UTF-8. */
export interface ArchiveFile {
  /** Path from OEBPS/, ASCII. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** The files that epub-gen-memory puts at fixed places under OEBPS/. */
export interface ArchiveParts {
  /** content.opf */
  readonly opf: string
  /** toc.xhtml */
  readonly nav: string
  /** toc.ncx */
  readonly ncx: string
  /** style.css */
  readonly css: string
}

/** Already compressed: trying again costs time and gains nothing. */
const compressed = /\.(?:png|jpe?g)$/

/** First the type, then the container, then the rest by name. */
function rankOf(path: string): string {
  if (path === 'mimetype') return '0'
  return path.startsWith('META-INF/') ? `1${path}` : `2${path}`
}

/**
 * epub-gen-memory as container only: its templates pass our finished texts through, and it is never asked to fetch, read
 * or guess anything (its own markup and downloaders fall short of EPUB Accessibility and of reproducible bytes).
 */
function containerOf(base: typeof EPub) {
  return class Container extends base {
    protected override async downloadAllImages(): Promise<void> {}
    protected override async downloadAllFonts(): Promise<void> {}
    protected override async makeCover(): Promise<void> {}

    async pack(files: readonly ArchiveFile[], date: Date): Promise<Uint8Array> {
      await this.render()
      for (const { path, content } of files) {
        const compression = compressed.test(path) ? 'STORE' : 'DEFLATE'
        this.zip.file(`OEBPS/${path}`, content, { createFolders: false, compression })
      }
      // JSZip keeps its entries in this plain object; jszip is pinned for that.
      const entries = Object.entries(this.zip.files).filter(([, entry]) => !entry.dir)
      for (const [, entry] of entries) entry.date = date
      this.zip.files = Object.fromEntries(entries.toSorted(([a], [b]) => (rankOf(a) < rankOf(b) ? -1 : 1)))
      return this.generateAsync({
        type: 'uint8array',
        compression: 'DEFLATE',
        compressionOptions: { level: 6 },
        platform: 'DOS',
      })
    }
  }
}

/**
 * Pack the files of a book: the type first and stored, entries sorted, all dated alike in UTC, no entries for folders.
 * The package is loaded on the first call: it costs more than everything else on that call.
 */
export async function packArchive(
  parts: ArchiveParts,
  files: readonly ArchiveFile[],
  modified: string,
): Promise<Uint8Array> {
  const Container = containerOf((await import('epub-gen-memory')).EPub)
  const options = {
    title: 'unused',
    version: 3 as const,
    date: modified,
    css: parts.css,
    contentOPF: '<%- opf %>',
    tocXHTML: '<%- nav %>',
    tocNCX: '<%- ncx %>',
    opf: parts.opf,
    nav: parts.nav,
    ncx: parts.ncx,
  }
  return new Container(options, []).pack(files, new Date(modified))
}
