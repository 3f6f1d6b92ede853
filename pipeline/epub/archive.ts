import type { EPub } from 'epub-gen-memory'
import { isCompressed, zipOf, type ArchiveFile } from './zip.ts'

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
      // What the templates made (all but the type) is compressed anew by the same way as the rest, see zipOf.
      const rendered = Object.values(this.zip.files).filter(({ name, dir }) => !dir && name !== 'mimetype')
      const own = await Promise.all(
        rendered.map(async (entry) => ({ path: entry.name, content: await entry.async('uint8array') })),
      )
      const prefixed = [...own, ...files.map(({ path, content }) => ({ path: `OEBPS/${path}`, content }))]
      await this.zip.loadAsync(zipOf(prefixed))
      for (const { path } of prefixed) {
        const entry = this.zip.files[path]
        // What came stored goes out stored; everything else goes out as it came.
        if (entry !== undefined && isCompressed(path)) entry.options.compression = 'STORE'
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
