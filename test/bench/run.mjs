/**
 * npm run bench: CPU seconds (user + system of the whole process, start included) and peak memory of the works that README names, least
 * of `--runs N` (default 3). The first lines are the sample with covers and web fonts, and without. `--all` also builds the declaration of
 * human rights in forty languages and, when STEMMA_CORPUS names the folder that holds `corpus`, the Rust book; `--many N` so many articles in five
 * locales. `--markdown` prints the table as RESULTS.md wants it. Every build is cold unless its line says otherwise. Verification is part of every build.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { childUsage, leastOf } from './measure.mjs'
import { peers } from './peers.mjs'
import { book, declarations, editionsOf, many, sample } from './works.mjs'

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const { values } = parseArgs({
  options: {
    markdown: { type: 'boolean' },
    all: { type: 'boolean' },
    many: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
})
const runs = Math.max(1, Number(values.runs))
const rows = []

function tell(work, reach, { cpu, wall, memory }, note = '') {
  const row = [work, reach, cpu.toFixed(2), wall.toFixed(2), memory.toFixed(0), note]
  rows.push(row)
  console.log(
    `${work.padEnd(58)} ${`${cpu.toFixed(2)} CPU s`.padStart(12)} ${`${memory.toFixed(0)} MiB`.padStart(9)}  reach ${reach} ${note}`,
  )
}

const build = (root, ...more) => childUsage([command, 'build', '--quiet', '--publication', root, ...more])
const forget = (root) => () => {
  for (const name of ['.stemma', 'output']) rmSync(join(root, name), { recursive: true, force: true })
}
const pagesOf = (root) => editionsOf(root).reduce((sum, { pages = 0 }) => sum + pages, 0)

const full = sample(true)
tell('W1 with covers and web fonts, 18 editions', '≤ 2.0', await leastOf(runs, () => build(full), forget(full)))
const plain = sample(false)
tell(
  'W1: one article, 6 locales × 3 formats',
  '≤ 0.8',
  await leastOf(runs, () => build(plain), forget(plain)),
  `${pagesOf(plain)} pages`,
)

const catalog = join(plain, 'locales/ru/almaty-january-2022.json')
const original = JSON.parse(readFileSync(catalog, 'utf8'))
const key = Object.keys(original).find((id) => !id.startsWith('@') && String(original[id]).length > 100)
const change = (round) => writeFileSync(catalog, JSON.stringify({ ...original, [key]: `${original[key]} ${round}` }))
tell('one paragraph changed in one locale', '≤ 0.25', await leastOf(runs, () => build(plain), change))
tell('nothing changed', '≤ 0.15', await leastOf(runs, () => build(plain)))
tell('--version', '≤ 0.15', await leastOf(runs, () => childUsage([command, '--version'])))
for (const root of [full, plain]) rmSync(root, { recursive: true, force: true })

if (values.all === true) {
  const forty = declarations()
  const one = await leastOf(runs, () => build(forty), forget(forty))
  tell('W2: declaration in 40 languages × 3 formats', '≤ 10', one, `${pagesOf(forty)} pages`)
  const two = await leastOf(runs, () => build(forty, '--jobs', '2'), forget(forty))
  tell('W2 with two workers', 'wall ≤ 0.6', two, `wall ${(two.wall / one.wall).toFixed(2)} of one worker`)
  const rust = book()
  if (rust === undefined) console.log('W3: skipped, STEMMA_CORPUS is not set')
  else
    tell(
      'W3: the Rust book × 3 formats',
      '≤ 7.9',
      await leastOf(runs, () => build(rust), forget(rust)),
      `${pagesOf(rust)} A4 pages`,
    )
  for (const line of peers({ forty, rust })) {
    console.log(line)
    rows.push(['', '', '', '', '', line])
  }
  for (const root of [forty, rust]) if (root !== undefined) rmSync(root, { recursive: true, force: true })
}
if (values.many !== undefined) {
  const root = many(Number(values.many))
  tell(`${values.many} short articles × 5 locales, pages only, cold`, '–', await build(root))
  const file = join(root, 'content/a7/source.md')
  const text = readFileSync(file, 'utf8')
  const edit = (round) => writeFileSync(file, `${text}\nChanged ${round}.\n`)
  tell(
    `${values.many} short articles × 5 locales, one paragraph changed`,
    '≤ 1.5',
    await leastOf(runs, () => build(root), edit),
  )
  rmSync(root, { recursive: true, force: true })
}

const machine = `Node ${process.versions.node}, ${process.arch}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, load ${loadavg()[0]?.toFixed(1)}`
console.log(`least of ${runs} runs; ${machine}`)
if (values.markdown === true) {
  const table = rows
    .map(([work, reach, cpu, wall, memory, note]) => `| ${work} | ${reach} | ${cpu} | ${wall} | ${memory} | ${note} |`)
    .join('\n')
  const head = '| work | reach, CPU s | CPU s | wall s | MiB | |\n| --- | --- | --- | --- | --- | --- |'
  const text = `${head}\n${table}\n\nLeast of ${runs} runs; ${machine}. Other work on the machine only ever adds.\n`
  console.log(`
${text}`)
}
