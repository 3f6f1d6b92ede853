/**
 * node test/bench/evenness.mjs [--measures 200,275.5,310,360] [--languages ru,kk]: how even justified paragraphs are beside those of Typst
 * (`pip install typst`, poppler): the same text (paragraphs of the declaration of human rights), font, size (10 pt), measure and page.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { declaration } from '../referees/declarations.mjs'
import { spacingOf } from './spacing.mjs'
import { publication } from './works.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const codes = { en: 'eng', de: 'deu_1996', es: 'spa', ru: 'rus', tr: 'tur', kk: 'kaz' }
const { values } = parseArgs({
  options: {
    measures: { type: 'string', default: '200,275.5,310,360' },
    languages: { type: 'string', default: Object.keys(codes).join() },
  },
})
const languages = values.languages.split(',')
const margin = 60
const height = 600

const typst = spawnSync('python3', ['-c', 'import typst; print(typst.__version__)'], { encoding: 'utf8' })
if (typst.status !== 0) {
  console.log('python3 has no Typst to compare with: pip install typst')
  process.exit(2)
}

/** Running text alone: what is not justified would only stand in the way. */
const paragraphsOf = (lang) =>
  declaration(codes[lang], lang)
    .replace(/^---\n.*?\n---\n/su, '')
    .split('\n\n')
    .map((block) => block.trim())
    .filter((block) => block.length > 60 && !/^(?:#|[-*+] |\d+[.)] )/u.test(block))

function ours(measure) {
  const page = `page: {size: [${measure + 2 * margin}pt, ${height}pt], fontSize: 10pt, margins: {top: ${margin}pt, bottom: ${margin}pt, inside: ${margin}pt, outside: ${margin}pt}}`
  const files = {
    'publication.yaml': `title: T\nsource: en\nlocales: [en]\ndate: 2026-01-02\nformats: [pdf]\ncover: none\nwebfonts: none\n${page}\n`,
  }
  for (const lang of languages)
    files[`content/${lang}/source.md`] = `---\nlang: ${lang}\n---\n\n# ${lang}\n\n${paragraphsOf(lang).join('\n\n')}\n`
  const folder = publication(files)
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'build', '--quiet', '--publication', folder], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`the build failed\n${run.stderr}`)
  return folder
}

/** A source for Typst: what it does by default, with the language, so that it hyphenates. */
function theirs(folder, lang, measure) {
  const text = paragraphsOf(lang).map((paragraph) => `#par[#${JSON.stringify(paragraph)}]`)
  const source = [
    `#set page(width: ${measure + 2 * margin}pt, height: ${height}pt, margin: ${margin}pt)`,
    `#set text(font: "Noto Serif", size: 10pt, lang: "${lang}")`,
    '#set par(justify: true, first-line-indent: 12pt, spacing: 0.65em)',
    ...text,
  ].join('\n\n')
  mkdirSync(join(folder, 'typst'), { recursive: true })
  const file = join(folder, 'typst', `${lang}.typ`)
  writeFileSync(file, source)
  const fonts = join(root, 'node_modules/@expo-google-fonts/noto-serif/400Regular')
  const script = 'import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])'
  const run = spawnSync('python3', ['-c', script, file, `${file}.pdf`, fonts], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`Typst failed\n${run.stderr}`)
  return `${file}.pdf`
}

const percent = (share) => `${(100 * share).toFixed(1)} %`
const ratio = (own, other) => (other === 0 ? (own === 0 ? '0' : '∞') : (own / other).toFixed(2))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
console.log(`Stemma ${version} and Typst ${typst.stdout.trim()}; reach: cv × ≤ 0.75, loose × ≤ 0.40, ladder ≤ 2`)
console.log(
  '| measure, pt | language | lines | cv, ours : Typst | × | looser than 1.5 × median | × | longest ladder |\n|---|---|---|---|---|---|---|---|',
)
for (const measure of values.measures.split(',').map(Number)) {
  const folder = ours(measure)
  for (const lang of languages) {
    const own = spacingOf(join(folder, 'output', lang, `${lang}.pdf`))
    const other = spacingOf(theirs(folder, lang, measure))
    const cells = [
      measure,
      lang,
      own.lines,
      `${own.variation.toFixed(3)} : ${other.variation.toFixed(3)}`,
      ratio(own.variation, other.variation),
      `${percent(own.loose)} : ${percent(other.loose)}`,
      ratio(own.loose, other.loose),
      `${own.ladder} : ${other.ladder}`,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  rmSync(folder, { recursive: true, force: true })
}
