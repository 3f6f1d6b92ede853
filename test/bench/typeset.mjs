/**
 * npm run bench:typeset: pages per CPU second of typesetting and painting plain prose (A5, hyphenated, tagged), peak memory of that
 * process, and how time grows with twice the text; then the whole build of the same text as PDF: start, parsing, cleaning, verification; and both for the Rust book as it is, with its code. Least of `--runs N` (default 3). With STEMMA_CORPUS the prose is that of the Rust book, else the declaration
 * of human rights over and over, whose words are few. `--profile DIR` writes CPU profiles of typesetting there.
 */
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { childUsage, leastOf } from './measure.mjs'
import { book, bookText, editionsOf, publication } from './works.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, profile: { type: 'string' }, pdf: { type: 'string' } },
})
const corpus = process.env['STEMMA_CORPUS'] === undefined ? '' : `${process.env['STEMMA_CORPUS']}/corpus`
const folder = `${root}/dist/bench`
await build({
  absWorkingDir: root,
  entryPoints: { prose: 'test/bench/prose.ts' },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
})

function measure(characters, options = []) {
  return least([...options, `${folder}/prose.mjs`, String(characters), corpus, ...(values.pdf ? [values.pdf] : [])])
}

/** The cheapest of some runs. */
function least(args) {
  const results = Array.from({ length: Number(values.runs) }, () =>
    JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })),
  )
  const time = ({ parse, layout, paint }) => parse + layout + paint
  return results.toSorted((a, b) => time(a) - time(b))[0]
}

/** Start, parsing, cleaning and verification inside. */
async function wholeBuild(name, publicationRoot) {
  const forget = () =>
    ['.stemma', 'output'].forEach((path) => rmSync(join(publicationRoot, path), { recursive: true, force: true }))
  const run = () => childUsage([join(root, 'dist/cli.js'), 'build', '--quiet', '--publication', publicationRoot])
  const { cpu, memory } = await leastOf(Number(values.runs), run, forget)
  const [{ pages }] = editionsOf(publicationRoot)
  console.log(
    `whole build of ${name}: ${pages} pages, ${Math.round(pages / cpu)} pages/CPU s, peak ${Math.round(memory)} MiB`,
  )
  rmSync(publicationRoot, { recursive: true, force: true })
}

function tell(name, { pages, parse, layout, paint, start, peak, bytes }) {
  const rate = (seconds) => `${Math.round(pages / seconds)} pages/CPU s`
  console.log(
    `${name}: ${pages} pages, ${rate(parse + layout + paint)} (parse ${parse.toFixed(2)} s, layout ${layout.toFixed(2)} s, paint ${paint.toFixed(2)} s), ` +
      `${rate(start + parse + layout + paint)} with the start of the process, peak ${Math.round(peak)} MiB, ${Math.round(bytes / 1024)} KiB`,
  )
}

console.log(corpus === '' ? 'STEMMA_CORPUS is not set: the declaration over and over' : 'prose of the Rust book')
const profile = values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', values.profile]
const once = measure(590_000, profile)
tell('once', once)
if (profile.length === 0) {
  const twice = measure(1_180_000)
  tell('twice the text', twice)
  console.log(`time × ${((twice.layout + twice.paint) / (once.layout + once.paint)).toFixed(2)}`)
}
if (profile.length === 0) {
  const text = execFileSync(process.execPath, [`${folder}/prose.mjs`, '590000', corpus, '--text'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const settings =
    'title: Prose\nsource: en\nlocales: [en]\ndate: 2026-01-02\nformats: [pdf]\ncover: none\nwebfonts: none\n'
  const prose = publication({ 'publication.yaml': settings, 'content/prose/source.md': text })
  await wholeBuild('the prose', prose)
}
const bookFile = join(folder, 'book.md')
const text = bookText()
if (text !== undefined && profile.length === 0) {
  writeFileSync(bookFile, text)
  tell('the Rust book with its code, parsed, set and painted', least([`${folder}/prose.mjs`, '--markdown', bookFile]))
  await wholeBuild('the Rust book', book('formats: [pdf]\n'))
}
rmSync(folder, { recursive: true, force: true })
