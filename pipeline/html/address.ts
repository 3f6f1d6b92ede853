/** Path of a page, PDF or EPUB of an edition below the output folder, as an address (DESIGN: output/<locale>/<article>.<format>). */
export function editionPath(locale: string, article: string, format: 'html' | 'pdf' | 'epub'): string {
  return `${encodeURIComponent(locale)}/${encodeURIComponent(article)}.${format}`
}

/** Media types of the formats that are offered for download. */
export const mediaTypes = { pdf: 'application/pdf', epub: 'application/epub+zip' } as const
