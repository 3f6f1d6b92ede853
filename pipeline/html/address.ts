/** Path of a page, PDF or EPUB of an edition below the output folder, as an address (DESIGN: output/<locale>/<article>.<format>). */
export function editionPath(locale: string, article: string, format: 'html' | 'pdf' | 'epub'): string {
  return `${encodeURIComponent(locale)}/${encodeURIComponent(article)}.${format}`
}

/** Media types of the formats that are offered for download. */
export const mediaTypes = { pdf: 'application/pdf', epub: 'application/epub+zip' } as const

/** Name of the page that shows an edition beside its original, in the folder of its locale. */
export function comparisonName(article: string): string {
  return `${article}.compare.html`
}

/** Name of the accessibility statement of an edition, in the folder of its locale. */
export function editionStatementName(article: string): string {
  return `${article}.accessibility.html`
}

/** Address of another article from a page of the same locale. */
export function pageHref(article: string, fragment?: string): string {
  return `${encodeURIComponent(article)}.html${fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`}`
}
