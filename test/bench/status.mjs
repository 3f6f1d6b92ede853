/**
 * node test/bench/status.mjs [ARTICLES] [LOCALES]: CPU seconds of `stemma status` over so many articles (default 1000) in so many locales
 * (default 10), for the first time and again when nothing has changed, and when one catalog has.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childUsage } from './measure.mjs'
import { publication } from './works.mjs'

const [articles = 1000, locales = 10] = process.argv.slice(2).map(Number)
const tags = 'ru kk ar hi zh-Hans de fr es pt ja ko tr uk pl it nl sv fi cs el'.split(' ').slice(0, locales)
const files = {
  'publication.yaml': `title: Many\nsource: en\nlocales: [en, ${tags.join(', ')}]\ndate: 2026-01-02\n`,
}
const sentence = (n) => `Paragraph ${n} says something that nobody has said in these words before, ${n * 7} times.`
for (let article = 0; article < articles; article++) {
  const name = `article-${String(article).padStart(4, '0')}`
  const paragraphs = [`Title ${article}`, ...Array.from({ length: 6 }, (_, n) => sentence(article * 10 + n))]
  files[`content/${name}/source.md`] = `# ${paragraphs.join('\n\n')}\n`
}
const root = publication(files)
const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const usage = (name, ...rest) => childUsage([command, name, '--publication', root, ...rest])
try {
  await usage('extract', '--no-memory')
  for (const locale of tags) {
    mkdirSync(join(root, 'locales', locale), { recursive: true })
    for (let article = 0; article < articles; article++) {
      const name = `article-${String(article).padStart(4, '0')}.json`
      const source = JSON.parse(readFileSync(join(root, 'locales/en', name), 'utf8'))
      const targets = Object.entries(source).map(([id, text]) => [id, text.toUpperCase()])
      writeFileSync(
        join(root, 'locales', locale, name),
        `${JSON.stringify(Object.fromEntries(targets), undefined, 2)}\n`,
      )
    }
  }
  await usage('extract', '--no-memory')
  const tell = (name, { cpu, memory }) =>
    console.log(`${name.padEnd(28)} ${cpu.toFixed(2)} CPU s, ${memory.toFixed(0)} MiB`)
  console.log(`status over ${articles} articles × ${tags.length} locales`)
  tell('first', await usage('status', '--json'))
  for (let run = 0; run < 3; run++) tell('nothing has changed', await usage('status', '--json'))
  writeFileSync(join(root, 'locales/ru/article-0000.json'), '{}\n')
  tell('one catalog has changed', await usage('status', '--json'))
} finally {
  rmSync(root, { recursive: true, force: true })
}
