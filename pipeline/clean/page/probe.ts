import { readPage } from './read-page.ts'

export interface HtmlProbe {
  readonly id: string
  readonly html: string
  readonly url?: string
}

/** The article of a page for outside measurements: title and blocks, without captions, joined by blank lines; and what the page says of itself. */
export function probeHtml({ id, html, url }: HtmlProbe): object {
  const { title, texts, metadata } = readPage(html, url)
  const { author, date, lang, site, image } = metadata
  const meta = { title, author, date, lang, site, image }
  return { id, text: [title, ...texts].filter((part) => part !== undefined && part !== '').join('\n\n'), meta }
}
